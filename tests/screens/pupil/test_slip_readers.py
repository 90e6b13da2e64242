"""Whom a slip reaches: never whom it is about, nor whom the writer leaves out."""

import pytest

from screens.pupil import slip_fields
from screens.pupil.slip_fields import OTHER, Slip
from screens.widgets.form import Form
from store.letterbox.readers import ADULT
from store.school.public_list import SAFEGUARDING
from tests.made_up import School
from tests.screens.pupil.slips import received, slip, told_to, write
from tests.screens.pupil.stage import Stage


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


@pytest.mark.parametrize("typed", ["Ms H", "our head", "Hert"])
def test_whoever_a_typed_name_may_mean_is_asked_about(school: School, typed: str) -> None:
    about_other = Slip(ADULT, {"adult": OTHER, "adult_name": typed, "what": "Shouted"})
    found = slip_fields.named(school.intake, about_other, ())
    assert [each.name for each in found] == ["Ms Hart"]
