"""Picking one from a list: what is typed finds names first, and says where nothing fits."""

from screens.staff.pick import NONE_FITS, Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Row
from screens.widgets.text_entry import LineEntry
from tests.screens.staff.desk_stage import Stage, rows, settle

PUPILS = (
    Row("mia", ("Mia Khan (born 20 Jan)", "Elm")),
    Row("zoe", ("Zoë Fox", "Elm")),
    Row("jan", ("Jan Nowak", "Oak")),
)


async def test_a_name_is_found_before_a_birthday_and_a_child_by_an_adults_name() -> None:
    stage = Stage(lambda: Message("Behind", "."))
    columns = (Column("Child"), Column("Class"))
    pick = Pick("Which?", columns, PUPILS, empty="None.", search=True, also={"zoe": "Ewa Fox"})
    chosen: list[str | None] = []
    async with stage.run_test(size=(80, 24)) as pilot:
        stage.push_screen(pick, chosen.append)
        for typed, names in (
            ("jan", ["Jan Nowak", "Mia Khan (born 20 Jan)"]),
            ("zoe", ["Zoë Fox"]),
            ("Ewa", ["Zoë Fox"]),
            ("Elmer", []),
        ):
            await settle(pilot)
            pick.query_one("#pick-search", LineEntry).value = typed
            await settle(pilot)
            assert [row[1] for row in rows(stage, "#pick-list")] == names
        assert NONE_FITS in stage.shown()
        pick.query_one("#pick-search", LineEntry).value = "jan"
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert chosen == ["jan"]
