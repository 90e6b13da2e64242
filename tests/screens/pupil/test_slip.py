"""The slip of a grown-up without a PIN: who can open it, who cannot, and what they read."""

import pytest
from textual.pilot import Pilot

from screens.pupil.grown_up import GrownUp
from screens.pupil.slip import Slip
from screens.widgets.form import Form
from screens.widgets.text_entry import LineEntry, TextEntry
from store import collect
from store.errors import DiskFull
from store.letterbox import Letterbox
from store.public_list import SAFEGUARDING
from store.worries import SLIP, Told, Worry
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.pupil.stage import HOSTILE, Stage


def slip(school: School) -> Slip:
    return Slip(school.intake, lambda: school.now)


def received(school: School, name: str) -> list[Worry]:
    """What this person's session reads after collecting."""
    session = school.sign_in(name)
    collect.collect(session, school.now)
    found = [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]
    session.lock()
    return found


def told_to(school: School, name: str) -> list[Told]:
    return [worry.told for worry in received(school, name)]


async def write(app: Stage, pilot: Pilot[None], **values: str) -> None:
    """Fill in the fields of the form that is shown, and go on."""
    await pilot.pause()
    form = app.screen.query_one(Form)
    for name, value in values.items():
        form._rows[name].entry.value = value
    await pilot.pause()
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_slip_about_a_child_with_the_keyboard_alone(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        for words in ("You are not signed in.", "Call 999", "The headteacher", "Back"):
            assert words in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert "Mrs Adeyemi, Mr Patel and Ms Hart can open this slip." in app.shown()
        assert "Please do not ask the child any more about it." in app.shown()
        await pilot.press(*"Tom Ash", "enter", *"oak", "enter")
        await pilot.press(*"He cried.", "tab", *"Hall", "enter", "tab", *"Jo", "enter")
        await pilot.press("ctrl+s")
        await pilot.pause()
        for words in ("Read it once more and send it", "Tom Ash", "He cried."):
            assert words in app.shown()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.results == [True]
    (told,) = told_to(school, "Mrs Adeyemi")
    assert (told.source, told.about, told.name, told.class_name) == (
        SLIP,
        "pupil",
        "Tom Ash",
        "oak",
    )
    assert told.class_id == school.intake.school.classes[1].id
    assert told.fact == "He cried.\n\nYour name Jo"
    assert (told.happened, told.present) == ("Hall", "")


async def test_a_slip_is_written_with_the_mouse_and_the_keys_of_words_alone(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        await pilot.click("#about-child")
        await pilot.pause()
        await pilot.click(TextEntry)
        await pilot.press(*"seen")
        await pilot.click("#form-save")
        await pilot.pause()
        await pilot.click("#send")
        await pilot.pause()
        for words in ("Thank you for telling us.", "Your slip is in the box.", "school office"):
            assert words in app.shown()
        await pilot.click("#done")
        await pilot.pause()
        assert app.results == [True]
    assert [told.fact for told in told_to(school, "Mr Patel")] == ["seen"]


async def test_a_slip_about_an_adult_does_not_reach_that_adult(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        await app.show(slip(school))
        await pilot.press("2")
        await write(app, pilot, adult=school.people["Mr Patel"], what="seen")
        assert "Ms Hart and Dr Quince can open this slip." in app.shown()
        await pilot.press("1")
        await pilot.pause()
    assert told_to(school, "Mr Patel") == []
    assert told_to(school, "Mrs Adeyemi") == []
    (told,) = told_to(school, "Ms Hart")
    assert (told.about, told.adult) == ("adult", school.people["Mr Patel"])


@pytest.mark.parametrize("way", ["headteacher", "adult"])
async def test_a_slip_about_the_headteacher_goes_past_them(school: School, way: str) -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        await app.show(slip(school))
        await pilot.press("3" if way == "headteacher" else "2")
        chosen = {} if way == "headteacher" else {"adult": school.people["Ms Hart"]}
        await write(app, pilot, what="seen", **chosen)
        await pilot.press("1")
        await pilot.pause()
    assert told_to(school, "Ms Hart") == []
    assert [told.about for told in told_to(school, "Dr Quince")] == ["headteacher"]


async def test_a_named_reader_is_asked_about_and_left_out(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="Mr Pattel shouts. I told Ms Hart.")
        assert "You wrote a name: Mr Patel" in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert "You wrote a name: Ms Hart" in app.shown()
        await pilot.click("#let-in")
        await pilot.pause()
        assert "Mrs Adeyemi and Ms Hart can open this slip." in app.shown()
        await pilot.press("1")
        await pilot.pause()
    assert told_to(school, "Mr Patel") == []
    (worry,) = received(school, "Mrs Adeyemi")
    assert worry.told.kept_from == (school.people["Mr Patel"],)
    assert [told.fact for told in told_to(school, "Ms Hart")] == [worry.told.fact]


async def test_the_writers_own_name_is_not_asked_about(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen", your_name="Mr Patel")
        assert "Read it once more and send it" in app.shown()


async def test_whoever_takes_over_from_those_left_out_is_asked_about_too(
    small_school: School,
) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(small_school))
        await pilot.press("1")
        await write(app, pilot, what="Mrs Grey and Mr Moss and Rev Pike laughed")
        for name in ("Mrs Grey", "Mr Moss", "Rev Pike"):
            assert f"You wrote a name: {name}" in app.shown()
            await pilot.press("1")
            await pilot.pause()
        assert "Nobody at the school can open it now." in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert "Nobody at the school can open it now." in app.shown()
    for name in ("Mrs Grey", "Mr Moss", "Rev Pike"):
        assert told_to(small_school, name) == []


async def test_who_can_open_it_follows_who_should_not_see_it(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(100, 60)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await pilot.pause()
        entry = app.screen.query_one(Form)._rows["not_see"].entry
        entry.focus()
        await pilot.press("space")
        await pilot.pause()
        assert "Mr Patel and Ms Hart can open this slip." in app.shown()
        await write(app, pilot, what="seen")
        await pilot.press("1")
        await pilot.pause()
    assert told_to(school, "Mrs Adeyemi") == []
    assert len(told_to(school, "Mr Patel")) == 1
    assert school.people["Mrs Adeyemi"] in school.intake.school.held_by(SAFEGUARDING)


async def test_an_adult_who_is_not_on_the_list_is_written_down(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(100, 40)) as pilot:
        await app.show(slip(school))
        await pilot.press("2")
        await write(app, pilot, adult="other", adult_name="the bus driver", what="seen")
        await pilot.press("1")
        await pilot.pause()
    (told,) = told_to(school, "Dr Quince")
    assert told.adult == ""
    assert told.fact == "seen\n\nThe adult's name: the bus driver"


async def test_going_back_and_forth_keeps_what_was_written(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen", where="Hall")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "seen" not in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert app.screen.query_one(Form).values["where"] == "Hall"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.results == [False]
    assert told_to(school, "Mrs Adeyemi") == []


async def test_nothing_is_sent_without_words(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot)
        assert "Please fill in: What did you see or hear?" in app.shown()


async def test_a_slip_that_cannot_be_kept_stays_and_can_be_sent_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen")
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", full)
            await pilot.press("1")
            await pilot.pause()
            assert "It did not go in the box." in app.shown()
            assert "seen" in app.shown()
            assert "Thank you" not in app.shown()
        await pilot.press("1", "1")
        await pilot.pause()
    assert [told.fact for told in told_to(school, "Mrs Adeyemi")] == ["seen"]


async def test_hostile_words_in_every_field_are_only_words(school: School) -> None:
    app = Stage()
    names = ("child", "class", "what", "where", "done", "your_name", "your_role", "contact")
    async with app.run_test(size=(100, 60)) as pilot:
        for words in HOSTILE:
            await app.show(slip(school))
            await pilot.press("1")
            await write(app, pilot, **dict.fromkeys(names, words))
            assert "\x1b" not in app.shown()
            await pilot.press("1")
            await pilot.pause()
            await pilot.press("1")
            await pilot.pause()
        assert app.results == [True] * len(HOSTILE)
    told = told_to(school, "Mrs Adeyemi")
    assert {each.name for each in told} == {words.strip() for words in HOSTILE}
    assert all(each.fact.startswith(each.name) for each in told)


async def test_a_slip_leaves_nothing_for_the_next(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.press("1")
        await write(app, pilot, what="seen", child="Tom")
        await pilot.press("1", "1")
        await app.show(slip(school))
        await pilot.press("1")
        await pilot.pause()
        entries = [*app.screen.query(LineEntry), *app.screen.query(TextEntry)]
        assert [entry.value for entry in entries] == [""] * len(entries)


@pytest.mark.parametrize(
    ("keys", "result"), [("1", "pin"), ("2", "slip"), ("ctrl+b", None), ("backspace", None)]
)
async def test_a_grown_up_chooses_their_way(school: School, keys: str, result: str | None) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(GrownUp(school.intake, lambda: school.now))
        await pilot.pause()
        assert too_faint(app) == []
        await pilot.press(keys)
        await pilot.pause()
        assert app.results == [result]


@pytest.mark.parametrize(("tile", "result"), [("pin", "pin"), ("slip", "slip"), ("back", None)])
async def test_a_grown_up_chooses_by_mouse(school: School, tile: str, result: str | None) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(GrownUp(school.intake, lambda: school.now))
        await pilot.pause()
        await pilot.click(f"#{tile}")
        await pilot.pause()
        assert app.results == [result]


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_every_step_reads_well(school: School, theme: str) -> None:
    app = Stage(theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(slip(school))
        await pilot.pause()
        assert too_faint(app) == []
        await pilot.press("1")
        await pilot.pause()
        assert too_faint(app) == []
        await write(app, pilot, what="Mr Patel")
        for _ in range(3):
            assert too_faint(app) == []
            await pilot.press("1")
            await pilot.pause()
