"""A second person's word on what one alone keeps from a reader, or says of whom it names.

A case or a worry is kept at once: a child may be at risk. But nobody would miss what one hand took
away, so somebody else who reads it agrees or undoes it within two school days; until then its head
and the To do of its readers say so, and nobody closes or files it. The same word is asked on that
it is not about whom it names, where what they did is left open; that blocks nothing (`cleared`).
"""

from collections.abc import Iterator
from datetime import datetime

from store.adults import told_about
from store.adults.rows import SAID_OF
from store.cases import cleared, door
from store.cases.case import Case
from store.cases.case_parts import SHUT
from store.cases.casework import as_it_stands
from store.cases.checklist import Written
from store.cases.kept import kept_alone
from store.cases.kept_alone import BY_WORDS, entry_of, waiting
from store.cases.kept_by_words import settled
from store.cases.kinds import (
    CLEARING_AGREED,
    CLEARING_UNDONE,
    KEEPING_AGREED,
    KEEPING_UNDONE,
    REOPENED,
)
from store.cases.named import heads, why_not
from store.cases.put_back import put_back
from store.cases.seconds import answer_fields, refuse_second
from store.drawers import holders, moves
from store.drawers.drawer import Drawer, Fact
from store.errors import Refused
from store.fields import Values, require
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import kinds as of_worry
from store.worries.worry import Worry

ANSWER_FIELDS = answer_fields("No: they read it again")
BY_WORDS_FIELDS = answer_fields("No: they read it now")
"""What is asked of what was kept from them only since what was told accused them."""
CLEARED_FIELDS = answer_fields("No: it is asked again")
"""What is asked of what one alone says of whom it names."""
GRAVE = (
    "It is judged as grave, so it stays kept from them. If that was a mistake, J (press H) judges "
    "it anew as one, and somebody else agrees; then they read it again."
)
TRIAGED = (
    "A triage says that it is about them, so it stays kept from them. If that was a mistake, "
    "triage it anew (F) as one, and somebody else agrees; then they read it again."
)
STAYS = "It may be about them, or a child shut them out: it stays kept from them."


def alone(record: Case | Worry) -> tuple[Written, ...]:
    """Return what of a case, or of a worry that is in none, waits for a second word."""
    if isinstance(record, Worry):
        return (*(() if record.case else waiting(record.kept_alone)), *record.cleared)
    return (*kept_alone(record), *cleared.alone(record), *settled(record))


def is_cleared(waits: Written) -> bool:
    """Tell whether what waits says that it is not about whom it names, and keeps it from nobody."""
    return waits.kind in (SAID_OF, of_worry.FILED, of_worry.ENDED)


def waits_for(record: Case | Worry, person: str) -> Written | None:
    """Return what of this waits for a person's word; None where nothing does."""
    return next((each for each in alone(record) if person not in (each.by, each.to)), None)


def answer(
    session: Session,
    drawer: Drawer,
    record: Case | Worry,
    values: Values,
    now: datetime,
    *,
    to: str,
) -> None:
    """Agree that it is kept from somebody, or undo it; `to` is which, by its entry.

    Of all whom that puts out at once; undone, of those whom nothing else keeps out. What lies in
    a case goes with it. Or that it is not about whom it names: undone, what was ended
    with that is open again.

    Raises:
        Incomplete: a field is missing.
        Refused: it waits no more, this person may not be the second, or it may be about whoever
            would read it again.
    """
    require(ANSWER_FIELDS, values)
    # What a child added since may accuse whoever would read it again, and no page has noted it.
    told_about.note(session.public, drawer, record.id, now)
    record = as_it_stands(drawer, record)
    found = [each for each in alone(record) if to in (each.id, entry_of(each))]
    if not found:
        raise Refused("Nothing waits to be agreed to any more. Please look again.")
    door.refuse(session.public, drawer, record)
    refuse_second(session, record, found[0].by, now)
    undone = values["answer"] != "agree"
    if is_cleared(found[0]):
        drawer.record_all(_of_clearing(record, found[0], values, undone=undone), now)
        return
    if undone:
        stays = {each.id: _stays(session.public, drawer, record, each) for each in found}
        if all(stays.values()):
            raise Refused(stays[found[0].id])
        found = [each for each in found if not stays[each.id]]
    drawer.record_all(_of_keeping(drawer, record, found, values, undone=undone), now)
    for kept in found if undone else ():
        if kept.to not in moves.kept_from(drawer, moves.linked(drawer, record.id)):
            holders.let_in(session, record.id, kept.to, now)


def _of_keeping(
    drawer: Drawer, record: Case | Worry, found: list[Written], values: Values, *, undone: bool
) -> Iterator[Fact]:
    why = {"why": values["why"]} if undone else {}
    of_case, of_told = (
        (KEEPING_UNDONE, of_worry.KEEPING_UNDONE)
        if undone
        else (KEEPING_AGREED, of_worry.KEEPING_AGREED)
    )
    kind = of_told if isinstance(record, Worry) else of_case
    for kept in found:
        yield Fact(record.id, kind, {"keeping": kept.id, "to": kept.to, **why})
        for each in _told_in(drawer, record):
            for one in each.kept_alone:
                if one.to == kept.to:
                    yield Fact(each.id, of_told, {"keeping": one.id, "to": one.to, **why})


def _of_clearing(
    record: Case | Worry, kept: Written, values: Values, *, undone: bool
) -> Iterator[Fact]:
    said = {"keeping": kept.id, "to": kept.to, **({"why": values["why"]} if undone else {})}
    of_told = isinstance(record, Worry)
    if undone:
        yield Fact(record.id, of_worry.CLEARING_UNDONE if of_told else CLEARING_UNDONE, said)
        if isinstance(record, Case) and record.state == SHUT:
            yield Fact(record.id, REOPENED, {"why": values["why"]})
    else:
        yield Fact(record.id, of_worry.CLEARING_AGREED if of_told else CLEARING_AGREED, said)


def _told_in(drawer: Drawer, record: Case | Worry) -> Iterator[Worry]:
    rows = drawer.rows("worry", parent=record.id) if isinstance(record, Case) else ()
    yield from (each for row in rows if isinstance(each := drawer.get(row.subject), Worry))


def _stays(public: PublicList, drawer: Drawer, record: Case | Worry, kept: Written) -> str:
    """Return why something else keeps it from them, in a sentence: it may be about them, or shuts
    them out; empty where nothing does but what one person alone said."""
    told = [record] if isinstance(record, Worry) else [*_told_in(drawer, record)]
    if kept.reference == BY_WORDS:
        return STAYS if any(kept.to in each.shut_out for each in told) else ""
    if isinstance(record, Case) and why_not(public, kept.to, back := put_back(record, kept)):
        if back.matter.grave_of(kept.to):
            return GRAVE
        return TRIAGED if kept.to in heads(public, back) else STAYS
    if isinstance(record, Worry) and door.tells_of(public, record, kept.to):
        return STAYS
    return STAYS if any(kept.to in each.shut_out for each in told) else ""
