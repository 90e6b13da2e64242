"""A record that is printed."""

from store.cases import printed
from store.cases.printed import Commitment
from tests.made_up import NOW
from tests.store.triaging_stage import Stage

LINES = ("Record of case 2026-001A", "Sam hit me.", "Page 1 of 1")
PDF = b"%PDF as it was made"


def make(stage: Stage) -> Commitment:
    bound = printed.commit(stage.drawer, stage.case, (stage.id,), "\n".join(LINES), NOW)
    said = {"what": printed.RECORD, "why": "For the LADO", "covered": ["[Person A]"]}
    printed.record(stage.drawer, stage.case, bound, PDF, LINES, said, NOW)
    return bound
