"""What a case's records show: which steps are done by them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from store.adults.rows import COPY, DECIDED
from store.cases.checklist import Written
from store.cases.kept import ABOUT, BY_TRIAGE
from store.cases.kinds import KEPT_FROM, PARENTS, SANCTIONED
from store.involved import parents, target
from store.involved.kinds import ADDED
from store.involved.people import INSTIGATOR
from store.looking import kept_safe, noted

if TYPE_CHECKING:
    from store.cases.case import Case

NOT_DONE_YET = "Agreed, and not done yet: it stands among the actions (D)."
"""What is said of a step while the action that it asks for is still to be done."""


def shown(case: "Case") -> tuple[Written, ...]:
    """Return the records that show steps done; of an action, also whether that is to be done yet.

    That somebody is kept out shows it only where they are the one the case is about. Somebody who
    is not on the list has no key: of them it is said that the step is not needed. What was said
    of parents shows it once it is said of all of them, and agreed to where they are not told; what
    was decided about a behaviour, once it is decided about everybody who did it. People and their
    parts are named once whom the triage tells of is (`target.parts_missing`), devices left as they
    are once each is kept safe (`kept_safe`). The copy an adult gets says how it ended: what they
    got before that shows nothing.
    """
    adult = case.matter.adult[0]
    unnamed, unsafe = target.parts_missing(case), kept_safe.not_safe(case.noted)
    parents_said, words = parents.is_said(case), parents.in_words(case)
    decided = {each.person for each in case.sanctions if not each.lifted}
    undecided = [each for each in case.people if each.has(INSTIGATOR) and each.id not in decided]

    to_do = {each.id for each in case.open_actions}
    ended = [place for place, each in enumerate(case.written) if each.kind == DECIDED][-1:]
    early = {each.id for each in case.written[: ended[0] if ended else None] if each.kind == COPY}

    def as_shown(record: Written) -> Written:
        if record.id in to_do:
            return replace(record, says=NOT_DONE_YET)
        if record.kind == PARENTS:
            return replace(record, kind=record.kind if parents_said else "", says=words)
        if (record.kind == SANCTIONED and undecided) or record.id in early:
            return replace(record, kind="")
        if (record.kind == ADDED and unnamed) or (record.kind == noted.DEVICE and unsafe):
            return replace(record, kind="")
        if record.kind == KEPT_FROM:
            counts = record.to == adult if adult else record.reference in (ABOUT, BY_TRIAGE)
            return record if counts else replace(record, kind="")
        return record

    # All keep their places: a step that is open again counts what was there before.
    return tuple(as_shown(each) for each in case.written)
