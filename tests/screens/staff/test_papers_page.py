"""Papers on a page of staff: chosen, made and saved, by keyboard and by mouse."""

from pathlib import Path

import pytest
from textual.widgets import Button

from screens.staff.making_papers import MakingPapers
from screens.staff.papers_page import PapersPage
from screens.staff.school.people_page import PeoplePage
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.form import Form
from store import printouts
from store.roll import changing, pegs
from store.signing_in.session import Session
from tests.languages import accept_all
from tests.made_up import School
from tests.pdfs import said
from tests.screens.papers.papers_of import RED, change_class, photo
from tests.screens.staff.desk_stage import Stage, click_row, press, put, rows, settle

HOSTILE = "[@click=app.quit]x[/] *b*"


@pytest.fixture(autouse=True)
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where papers go unless somebody says otherwise."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(printouts, "usual_folder", lambda: stick)
    return stick


def page_of(school: School, dsl: Session) -> Stage:
    return Stage(lambda: PapersPage(dsl, lambda: school.now))


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_a_paper_is_made_by_keyboard_from_the_page_of_people(
    school: School, dsl: Session, stick: Path
) -> None:
    stage = Stage(lambda: PeoplePage(dsl, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        buttons = stage.screen.query(".foot > Button").results(Button)
        assert all(button.region.right <= 80 for button in buttons)
        await press(pilot, "p", "down", "down")
        assert "how to answer a child who tells you" in stage.shown()
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(stage.screen, Message)
        assert f"In {stick / 'papers'}: promise.pdf" in " ".join(stage.screen._text.split())
        await press(pilot, "enter")
        assert isinstance(stage.screen, PapersPage)
    assert made(stick / "papers") == ["promise.pdf"]


async def test_a_card_is_made_by_mouse_with_photos_for_one_class(
    school: School, dsl: Session, stick: Path, tmp_path: Path
) -> None:
    photo(tmp_path / "photos", "Miss Lee.png", RED)
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#papers", "card")
        put(stage, classes=dsl.public.classes[1].id, photos=str(tmp_path / "photos"))
        await pilot.click("#form-save")
        await settle(pilot)
        await pilot.click("#message-close")
        await settle(pilot)
        await pilot.click("#back")
        await settle(pilot)
        assert stage.ends == [None]
    assert made(stick / "papers") == ["card-oak.pdf"]
    card = said((stick / "papers/card-oak.pdf").read_bytes())
    assert (card.count("Photo"), "Miss Lee" in card) == (1, True)


async def test_pegs_have_the_children_s_names_only_where_somebody_wants_them(
    school: School, dsl: Session, stick: Path
) -> None:
    change_class(school, dsl, "Oak", pegs=("fox", "bee", "moon"))
    for surname in ("Smith", "Stone"):
        child = {"forename": "Anna", "surname": surname, "school_class": "oak"}
        changing.add_pupil(dsl, child, school.now)
    pegs.give_all(dsl, "Oak", school.now)
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for names in ("yes", "no"):
            await click_row(pilot, "#papers", "pegs")
            put(stage, names=names, folder=str(stick / names))
            await press(pilot, "ctrl+s", "enter")
    with_names, without = (
        said((stick / each / "pegs-oak.pdf").read_bytes()) for each in ("yes", "no")
    )
    assert "Anna S" in with_names
    assert "moon" in with_names
    assert "Anna" not in without


async def test_several_are_chosen_from_all_and_counted(
    school: School, dsl: Session, stick: Path
) -> None:
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        form = stage.screen.query_one(Form)
        assert len(form.values["papers"].split("\n")) == len(rows_of(stage))
        put(stage, papers="place\nkeying\ncard")
        await press(pilot, "ctrl+s")
        assert isinstance(stage.screen, Message)
        assert "card-acorn.pdf" in stage.screen._text
    assert made(stick / "papers") == ["card-acorn.pdf", "card-oak.pdf", "keying.pdf", "place.pdf"]


def rows_of(stage: Stage) -> list[tuple[str, ...]]:
    page = next(each for each in stage.screen_stack if isinstance(each, PapersPage))
    return [row.cells for row in page.query_one("#papers").rows]  # type: ignore[attr-defined]


async def test_files_that_are_there_are_written_over_only_after_asking(
    school: School, dsl: Session, stick: Path
) -> None:
    folder = stick / "papers"
    folder.mkdir()
    (folder / "place.pdf").write_text("mine")
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "down", "enter", "ctrl+s")
        assert isinstance(stage.screen, Confirm)
        assert "place.pdf is there already" in stage.shown()
        await press(pilot, "enter")  # begins at the answer that does no harm
        assert isinstance(stage.screen, Ask)
        assert (folder / "place.pdf").read_text() == "mine"
        await press(pilot, "ctrl+s", "left", "enter")
        assert isinstance(stage.screen, Message)
    assert (folder / "place.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("folder", "papers", "Please give the whole path, for example"),
        ("folder", "/no/such/folder", "There is no folder /no/such. Is the stick"),
        ("folder", "~nobody-of-this-name/x", "Please give the whole path, for example"),
        ("photos", "/no/photos", "The photos in /no/photos cannot be read."),
        ("classes", "", "Please fill in: For classes."),
    ],
)
async def test_what_is_wrong_stands_beside_its_field(
    school: School, dsl: Session, field: str, typed: str, sentence: str
) -> None:
    stage = page_of(school, dsl)
    async with stage.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#papers", "card")
        put(stage, **{field: typed})
        await press(pilot, "ctrl+s")
        assert isinstance(stage.screen, Ask)
        assert f"! {sentence}" in stage.shown()


async def test_a_photo_that_is_no_picture_is_said(
    school: School, dsl: Session, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "Miss Lee.jpg").write_bytes(b"no picture")
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#papers", "card")
        put(stage, photos=str(tmp_path))
        await press(pilot, "ctrl+s")
        assert "Miss Lee.jpg is no picture that can be opened." in stage.shown()
    assert made(stick / "papers") == []


async def test_escape_ends_it_after_the_paper_that_is_being_made(
    school: School, dsl: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = MakingPapers.on_mount

    def stop_and_begin(self: MakingPapers) -> None:
        self.action_stop()
        begin(self)

    monkeypatch.setattr(MakingPapers, "on_mount", stop_and_begin)
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "ctrl+s")
        assert "Nothing was made." in stage.shown()
    assert made(stick / "papers") == []


async def test_names_are_shown_and_printed_letter_by_letter(
    school: School, dsl: Session, stick: Path
) -> None:
    change_class(school, dsl, "Oak", name=HOSTILE)
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#papers", "card")
        assert HOSTILE in stage.shown()
        await press(pilot, "ctrl+s")
    (card,) = (stick / "papers").glob("card-click*.pdf")
    assert HOSTILE in said(card.read_bytes())


async def test_a_language_can_be_chosen_once_the_school_offers_one(
    school: School, stick: Path
) -> None:
    accept_all(school, "pl", "younger")
    dsl = school.sign_in("Mrs Adeyemi")
    stage = page_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#papers", "place")
        assert "For children in" not in stage.shown()
        await press(pilot, "escape")
        await click_row(pilot, "#papers", "slips-younger")
        assert "(•) 1 English ( ) 2 Polish" in stage.shown()
        await press(pilot, "2", "ctrl+s")
    assert made(stick / "papers") == ["slips-younger-pl.pdf"]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_page_fits_and_has_help(
    school: School, dsl: Session, size: tuple[int, int]
) -> None:
    stage = page_of(school, dsl)
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(rows(stage, "#papers")) == 11
        assert "Blank slip for a grown-up" in stage.shown()
        for button in stage.screen.query("Button"):
            assert button.region.right <= size[0]
            assert button.region.bottom <= size[1]
        await press(pilot, "question_mark")
        assert "Make several papers" in stage.shown()
