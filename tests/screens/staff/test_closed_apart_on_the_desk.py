"""A case that was closed without knowing of something grave says so on To do and on its head."""

from screens.staff.cases.case_page import CasePage
from store.cases import kinds
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW
from tests.screens.staff.desk_stage import desk_of, rows, settle
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet
from tests.terminals import Terminals


async def test_who_looks_again_reads_by_whom_it_was_closed(terminals: Terminals) -> None:
    first, second = both_have(terminals, terminals.second_office(DSL, DEPUTY, HEAD))
    first.drawer(SAFEGUARDING).record("case:1", kinds.WORRY_PUT_IN, {"worry": "worry:1"}, NOW)
    second.drawer(SAFEGUARDING).record("case:1", kinds.CLOSED, {"summary": "done"}, NOW)
    meet(terminals, first, second)
    stage = desk_of(terminals.school, first)
    said = f"losed by {DEPUTY} without knowing of what was put in"
    async with stage.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        assert [row[2] for row in rows(stage, "#pane-mine")] == [
            f"Look again: c{said}",
            "Triage it (F)",
        ]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)
        assert f"C{said}: look again (F, or C)." in stage.shown()
        assert "(closed)" not in stage.shown()
