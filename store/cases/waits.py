"""What of a case, or of a worry, waits for one person's word."""

from store.cases import door, gravity, keeping
from store.cases.accused import no_second
from store.cases.case import Case
from store.cases.case_parts import OPEN, Proposal
from store.cases.checklist import Written
from store.cases.gravity import Lowering
from store.cases.kept_alone import OF_ALL, entry_of
from store.cases.named import why_not
from store.cases.to_do import TO_AGREE, TO_LOWER, TO_SIGN
from store.drawers.drawer import Drawer
from store.drawers.holding import held_by
from store.drawers.record import Item
from store.involved import parents
from store.school.public_list import PublicList
from store.worries.worry import Worry

AGREED = (TO_AGREE, *OF_ALL, TO_LOWER, TO_SIGN)
"""How what waits for a second person's word begins among what is to do."""


class Waits:
    """What of a case waits for one person's word."""

    def __init__(
        self,
        closing: Proposal | None,
        *,
        parents: bool,
        lowering: Lowering | None = None,
        keeping: Written | None = None,
    ) -> None:
        self.closing, self.parents, self.lowering = closing, parents, lowering
        self.keeping = keeping

    def __bool__(self) -> bool:
        return self.parents or any((self.closing, self.lowering, self.keeping))


def waits_for(record: Case | Worry, person: str) -> Waits:
    """Return what of a case, or of a worry that is in none, waits for this person's word."""
    kept = keeping.waits_for(record, person)
    if isinstance(record, Worry):
        return Waits(None, parents=False, keeping=kept)
    case = record
    if case.state != OPEN:
        return Waits(None, parents=False, keeping=kept)
    closing = case.proposal if case.proposal and case.proposal.by != person else None
    asked = any(told.agreed == person for told in parents.unsigned(case))
    lower = next((each for each in gravity.waiting(case) if each.by != person), None)
    return Waits(closing, parents=asked, lowering=lower, keeping=kept)


def may_agree(public: PublicList, record: Case | Worry, item: Item, person: str) -> bool:
    """Tell whether this person may give the word for which one of `AGREED` waits.

    In an open case, or of a worry that is in none. Nobody agrees to what they said themself, nor
    where it names them; nor whoever may have harmed a child by what was told.
    """
    word, _, id = item.id.partition(" ")
    if word in OF_ALL:
        kept = (each for each in keeping.alone(record) if entry_of(each) == id)
        both = any(person not in (each.by, each.to) for each in kept)
        return both and not names_them(public, record, person)
    if isinstance(record, Worry) or why_not(public, person, record):
        return False
    case = record
    if word == TO_SIGN:
        return any(told.agreed == person for told in parents.unsigned(case) if told.child == id)
    if person in no_second(public, case):
        return False
    if word == TO_AGREE:
        return case.proposal is not None and case.proposal.by != person
    return any(each.by != person for each in gravity.waiting(case) if each.id == id)


def others(public: PublicList, drawer: Drawer, record: Case | Worry, first: str) -> tuple[str, ...]:
    """Return who may say the word beside that of the `first`: who reads it, and is not named."""
    held = held_by(public, drawer)
    return tuple(id for id in held if id != first and not names_them(public, record, id))


def names_them(public: PublicList, record: Case | Worry, person: str) -> bool:
    """Tell whether a case or a worry may be about somebody, or they are not the second in it."""
    if person in no_second(public, record):
        return True
    if isinstance(record, Worry):
        return door.tells_of(public, record, person)
    return bool(why_not(public, person, record))
