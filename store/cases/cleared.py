"""What one person alone says: that it is not about whom it names.

It counts at once, so that work goes on. But where what was told says that they harmed a child, or
names them and leaves open what they did (`worries.by_whom`), somebody else who may judge it agrees
to that, or undoes it, within two school days: then the mention is back as it was.
It blocks nobody but them: until two say so, they decide as little as before (`before`).
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.adults.rows import SAID_OF
from store.adults.whom import NOT_OURS, ONLY, OUTSIDE, SAID, Adult, key_of, known
from store.cases.checklist import Written
from store.cases.kept_alone import AGREE
from store.cases.kinds import CLEARING_AGREED
from store.drawers.drawer import Fact
from store.looking.noted import Noted, of_kind

if TYPE_CHECKING:
    from store.cases.case import Case


def only_mentioned(case: "Case", adult: Adult, why: str) -> Fact:
    """Return what is recorded once somebody said that it is not about somebody who is named."""
    return _said_of(case, adult, why, ONLY)


def of_another_place(case: "Case", adult: Adult, why: str) -> Fact:
    """Return what is recorded once somebody said that whoever is named is nobody at school."""
    return _said_of(case, adult, why, OUTSIDE)


def _said_of(case: "Case", adult: Adult, why: str, what: str) -> Fact:
    said = {"adult": adult.id, "name": adult.name, "why": why, SAID: what}
    return Fact(case.id, SAID_OF, said)


def asks(case: "Case", said: Any) -> bool:
    """Tell whether somebody else agrees to what one person says of an adult in a case."""
    adult = known(case.noted).get(key_of(said))
    return said.get(SAID) in NOT_OURS and adult is not None and is_open(adult)


def is_open(adult: Adult) -> bool:
    """Tell whether it was told that somebody harmed a child, or left open what they did."""
    return adult.harm or adult.left_open


def harming(case: "Case") -> frozenset[str]:
    """Return the ids of those of whom it was ever told that they harmed a child.

    Or whom a child shut out and told of harm. They end it with nobody, whatever is said of them.
    """
    return frozenset(each.id for each in known(case.noted).values() if each.harm)


def before(case: "Case") -> "Case":
    """Return a case without what one person alone said of whom it names: so it is for them."""
    waits = {(each.to, each.by) for each in alone(case)}
    if not waits:
        return case

    def stays(row: Noted) -> bool:
        return row.kind != SAID_OF or (key_of(row.said), row.by) not in waits

    return replace(case, noted=tuple(filter(stays, case.noted)))


def is_left_open(adult: Adult) -> bool:
    """Tell whether it is left open if somebody who is named did harm: what says so two end."""
    return adult.left_open and not adult.harm


def alone(case: "Case") -> tuple[Written, ...]:
    """Return what one person alone said of whom, and by when somebody else agrees to it.

    What was said is the `reference`, one of NOT_OURS.
    """
    agreed = {each.reference for each in case.written if each.kind == CLEARING_AGREED}
    rows = {key_of(row.said): row for row in of_kind(case.noted, SAID_OF)}
    people = known(case.noted) if rows else {}
    return tuple(
        Written(
            SAID_OF, row.by, row.at, key, row.said.get(SAID, ""), id=row.id, next=row.said[AGREE]
        )
        for key, row in rows.items()
        if row.said.get(AGREE) and row.id not in agreed and _is_cleared(case, people[key])
    )


def name_of(case: "Case", said: Written) -> str:
    """Return whom it was said of, as they stand in the case."""
    adult = known(case.noted).get(said.to)
    return adult.name if adult else "somebody"


def undone(case: "Case", cleared: Written) -> "Case":
    """Return a case in which that was never said: whoever is named is asked about again."""
    return replace(case, noted=tuple(row for row in case.noted if row.id != cleared.id))


def _is_cleared(case: "Case", adult: Adult) -> bool:
    return not (adult.told or adult.asked or case.matter.outcome_of(adult.key))
