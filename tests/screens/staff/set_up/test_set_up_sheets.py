"""The papers of set-up: recovery sheets typed back, and files for printing."""

from pathlib import Path

from screens.staff.set_up.sheet import SheetStep, TypedBackStep
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.home import Home
from store.school.public_list import SCHOOL_SHEET
from tests.made_up import OAKFIELD
from tests.screens.staff.set_up.stage import stage


async def test_a_wrong_word_of_a_sheet_is_named_by_its_place(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(7):
            await seen.next()
        words = list(seen.screen.work.prepared.sheets[SCHOOL_SHEET])
        entry = seen.screen.query_one(LineEntry)
        for typed, said in (
            ([*words[:3], "zzz", *words[4:]], "Word 4: not what is on the sheet."),
            ([words[1], words[0], *words[2:]], "Words 1, 2: not what is on the sheet."),
            (words[:8], "The sheet has 9 words; here are 8."),
        ):
            entry.value = " ".join(typed)
            await seen.turn("enter")
            assert seen.note == said
        entry.value = ", ".join(words).upper()
        await seen.turn("enter")
        assert isinstance(seen.screen.step, SheetStep)


async def test_the_other_sheet_typed_back_is_named(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(6):
            await seen.next()
        await seen.copy_sheet(SCHOOL_SHEET)
        await seen.next()
        entry = seen.screen.query_one(LineEntry)
        entry.value = " ".join(seen.screen.work.prepared.sheets[SCHOOL_SHEET])
        await seen.turn("enter")
        assert seen.note == "The school's sheet was typed. Please take the other paper."
        assert isinstance(seen.screen.step, TypedBackStep)


async def test_words_typed_back_are_numbered_as_on_the_paper(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(7):
            await seen.next()
        await seen.type("lamp river, stone acorn")
        lines = seen.screen.query_one("#typed", PlainText).text.splitlines()
        assert [line.split() for line in lines] == [
            ["1", "lamp", "2", "river", "3", "stone"],
            ["4", "acorn"],
        ]


async def test_a_sheet_is_saved_for_printing_in_a_new_file_of_ones_own(
    home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.txt"
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(6):
            await seen.next()
        for _ in range(2):
            await seen.pilot.click("#save")
            await seen.pilot.pause()
            seen.app.screen.query_one(LineEntry).value = str(file)
            await seen.press("ctrl+s")
            shown = "\n".join(each.text for each in seen.app.screen.query(PlainText))
            await seen.press("escape")
        words = seen.screen.work.prepared.sheets[SCHOOL_SHEET]
    assert "There is such a file already. It was not changed." in shown
    assert file.stat().st_mode & 0o777 == 0o600
    assert all(word in file.read_text() for word in words)
