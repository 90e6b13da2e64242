"""How the case of a stage is closed."""

from store.cases import closings, school_rules
from store.cases.main_file import MainFile
from tests.made_up import NOW
from tests.store.triaging_stage import Stage

CLOSING = {
    "summary": "Small",
    "follow_up": "Talked",
    "decision": "None",
    "reasons": "Sorted",
    "outcome": "resolved",
    "child_told": "no",
    "child_why": "They are away",
    "parents_dealt": "no",
    "parents_why": "They moved away",
    "governors_told": "numbers",
    "staff_told": "no",
    "staff_why": "Nobody needs to know",
}
LEFT = {"left_open": "They have moved away"}


def close(stage: Stage, **more: str) -> bool:
    """Close the case of a stage; True when it is closed."""
    if not stage.case.parents:
        stage.leave_parents()
    there = school_rules.main_file(stage.session)
    values = {**CLOSING, **LEFT, **more}
    return closings.close(stage.session, stage.drawer, stage.case, values, there, NOW)


def main_file_of(stage: Stage) -> MainFile:
    return school_rules.main_file(stage.session)
