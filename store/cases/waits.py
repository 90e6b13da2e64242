"""What of a case waits for one person's word."""

from store.cases import gravity, keeping
from store.cases.case_parts import Proposal
from store.cases.cases import OPEN, Case
from store.cases.checklist import Written
from store.cases.gravity import Lowering
from store.involved import parents


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
