"""The sanctions tables: cells ticked by key and by mouse, saved together; what they propose."""

from screens.staff.school.rules_page import RulesPage
from screens.widgets.cell_table import CellTable
from store.cases.sanctions import PUPILS, given
from store.cases.school_rules import main_file, table
from store.signing_in.session import Session
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.staff.desk_stage import click_key
from tests.screens.staff.record_stage import (
    SMALL,
    RecordStage,
    case_page,
    fill,
    press,
    settle,
    triaged,
)
from tests.store.triaging_stage import QUARREL


def actions(session: Session, row: str) -> tuple[str, ...]:
    found = table(session, PUPILS).row(row)
    assert found is not None
    return found.actions


async def test_cells_are_ticked_by_key_and_mouse_and_saved_together(
    school: School, dsl: Session
) -> None:
    stage = RecordStage(lambda: RulesPage(dsl, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Class teacher: On purpose: opened, or tried to open" in stage.shown("#rules-cell")
        await press(pilot, "space", "right", "right", "right")
        assert "Police: On purpose" in stage.shown("#rules-cell")
        cells = stage.screen.query_one(CellTable)
        last = cells.size.width - 2
        await pilot.click(cells, offset=(last, 2))
        await settle(pilot)
        assert "Further: detention" in stage.shown("#rules-cell")
        assert "2 not saved yet (*)." in stage.shown("#rules-cell")
        assert too_faint(stage, 4.5) == []
        assert actions(dsl, "illegal") == ("head", "police"), "nothing counts before it is saved"
        await press(pilot, "s")
        await fill(pilot, why="The governors agreed")
        assert "not saved yet" not in stage.shown("#rules-cell")
        await click_key(pilot, "versions")
        await settle(pilot)
        assert "Mrs Adeyemi: The governors agreed" in stage.shown()
        assert "Before: as it came with the program." in stage.shown()
        await press(pilot, "enter")
        await press(pilot, "f")
        await fill(pilot, where="cpoms")
        assert "The main file of a child: CPOMS." in stage.shown()
        await press(pilot, "n")
        await fill(pilot, say="Filmed somebody without asking", why="It happened")
        await press(pilot, "2")
        assert "Line manager: On purpose" in stage.shown("#rules-cell")
        await press(pilot, "space", "escape")
        assert "What you ticked is not saved." in stage.shown()
        await press(pilot, "left", "enter")
        assert stage.closed
    assert actions(dsl, "illegal") == ("teacher", "head", "police", "further")
    assert table(dsl, PUPILS).rows[-1].say == "Filmed somebody without asking"
    assert main_file(dsl).where == "cpoms"


async def test_who_does_not_lead_reads_the_table_and_changes_nothing(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = RecordStage(lambda: RulesPage(lee, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "space", "s", "n", "f")
        assert "Used sites in a lesson" in stage.shown()
        assert "Save" not in stage.shown()
    assert table(lee, PUPILS) == given(PUPILS)


async def test_whoever_decides_is_not_asked_to_tell_themselves(
    school: School, dsl: Session, case: str
) -> None:
    sam = {"name": "Sam Fox", "role": "instigator", "detail": "Oak"}
    dsl.drawer("safeguarding").record(case, "case.person_added", sam, school.now)
    triaged(dsl, case, QUARREL, school)
    stage = case_page(school, school.sign_in("Ms Hart"), case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "b", "3", "enter", "3", "enter", "2", "enter", "1", "ctrl+s")
        assert "Tell the class teacher: Sam Fox" in stage.shown()
        assert "Tell the headteacher" not in stage.shown()
