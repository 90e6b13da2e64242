"""What of a case waits for one person's word."""

from store.cases import gravity, keeping
from store.cases.case_parts import Proposal
from store.cases.case_written import kept_alone
from store.cases.cases import OPEN, Case
from store.cases.checklist import Written
from store.cases.gravity import Lowering
from store.cases.named import why_not
from store.cases.to_do import TO_AGREE, TO_KEEP, TO_LOWER, TO_SIGN
from store.drawers.record import Item
from store.involved import parents
from store.school.public_list import PublicList

AGREED = (TO_AGREE, TO_KEEP, TO_LOWER, TO_SIGN)
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


def waits_for(case: Case, person: str) -> Waits:
    """Return what waits for this person's word."""
    if case.state != OPEN:
        return Waits(None, parents=False)
    closing = case.proposal if case.proposal and case.proposal.by != person else None
    asked = any(told.agreed == person for told in parents.unsigned(case))
    lower = next((each for each in gravity.waiting(case) if each.by != person), None)
    kept = keeping.waits_for(case, person)
    return Waits(closing, parents=asked, lowering=lower, keeping=kept)


def may_agree(public: PublicList, case: Case, item: Item, person: str) -> bool:
    """Tell whether this person may give the word for which one of `AGREED` waits in an open case.

    Nobody agrees to what they said themself, nor where the case names them.
    """
    word, _, id = item.id.partition(" ")
    if why_not(public, person, case):
        return False
    if word == TO_SIGN:
        return any(told.agreed == person for told in parents.unsigned(case) if told.child == id)
    if word == TO_AGREE:
        return case.proposal is not None and case.proposal.by != person
    if word == TO_LOWER:
        return any(each.by != person for each in gravity.waiting(case) if each.id == id)
    kept = (each for each in kept_alone(case) if each.id == id)
    return any(person not in (each.by, each.to) for each in kept)
