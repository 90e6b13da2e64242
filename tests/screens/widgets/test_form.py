from collections.abc import Callable
from typing import Any

from textual import events

from screens.widgets.choice_line import ChoiceLine
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from screens.widgets.text_entry import LineEntry, TextEntry
from store.fields import Choice, Field, Kind
from tests.made_up import NOW
from tests.screens.widgets.form_fields import FIELDS, KINDS


async def test_a_form_is_filled_in_with_the_keyboard_alone(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.focus_first()
        await pilot.press("M", "i", "a", "enter")
        await pilot.press("h", "i", "enter", "y", "tab")
        await pilot.press("2", "enter")
        await pilot.press("1", "3", "enter")
        await pilot.press("c", "enter")
        await pilot.press("2", "enter")
        await pilot.press("b", "u", "s", "y", "enter")
        await pilot.press(*"2026-03-03", "ctrl+s")
        (said,) = app.said(Form.Submitted)
        assert said.values == {
            "who": "Mia",
            "words": "hi\ny",
            "kind": "school",
            "to": "home\nonline",
            "procedure": "p2",
            "told": "no",
            "why": "busy",
            "day": "2026-03-03",
        }


async def test_a_form_is_filled_in_with_the_mouse_alone(stage: Callable[..., Any]) -> None:
    form = Form(
        (Field("kind", "Kind", Kind.CHOICE, choices=KINDS), Field("yes", "Well", Kind.YES_NO))
    )
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        kind, yes = app.query(ChoiceLine)
        await pilot.click(kind, offset=(3, 0))
        await pilot.click(yes, offset=(3, 0))
        await pilot.click("#form-save")
        assert app.said(Form.Submitted)[0].values == {"kind": "home", "yes": "yes"}


async def test_a_click_on_a_label_begins_to_type_in_its_field(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS)
    app = stage(form)
    async with app.run_test(size=(100, 50)) as pilot:
        form.focus_first()
        for row in list(app.query(FieldRow))[:4]:
            await pilot.click(row.query_one(".field-label"))
            await pilot.pause()
            assert row.entry.has_focus, row.field.label


async def test_what_is_wrong_stands_beside_its_field(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS, {"day": "soon"})
    app = stage(form)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.click("#form-save")
        await pilot.pause()
        assert app.said(Form.Submitted) == []
        assert "! Please fill in: Who told you." in app.shown()
        assert "! Please write a day, the day before the month" in app.shown()
        assert "Not done yet: 2 to put right." in app.shown()
        assert app.focused is app.query(LineEntry).first()


async def test_a_field_that_does_not_apply_is_not_there(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS, {"who": "Mia", "told": "no", "why": "not safe"})
    app = stage(form)
    async with app.run_test(size=(100, 50)) as pilot:
        assert "Why not" in app.shown()
        form.focus_first()
        app.query(ChoiceLine).last().focus()
        await pilot.press("1", "ctrl+s")
        await pilot.pause()
        assert "Why not" not in app.shown()
        assert app.said(Form.Submitted)[0].values == {"who": "Mia", "told": "yes"}
        assert form.values["why"] == "not safe"


async def test_the_buttons_stay_in_sight_of_a_long_form(stage: Callable[..., Any]) -> None:
    form = Form([Field(f"f{n}", f"Field {n}") for n in range(40)])
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.focus_first()
        await pilot.press(*["tab"] * 30)
        await pilot.pause()
        assert "Field 30" in app.shown()
        assert "Save" in app.shown()
        assert "Back" in app.shown()


async def test_a_paste_that_is_cut_says_so_below_the_form(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.focus_first()
        app.post_message(events.Paste("x" * 60))
        await pilot.pause()
        await pilot.pause()
        assert form.values["who"] == "x" * 40
        assert "the last 20 characters were left out" in app.shown()


async def test_how_much_fits_stands_beside_a_field_before_it_is_full(
    stage: Callable[..., Any],
) -> None:
    app = stage(Form((Field("who", "Who", limit=10), Field("words", "Words", Kind.TEXT, limit=20))))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Form).focus_first()
        await pilot.press(*"abcdefg")
        await pilot.pause()
        assert "characters" not in app.shown()
        await pilot.press("h")
        await pilot.pause()
        assert "8 of 10 characters" in app.shown()
        await pilot.press(*"ijk", "tab")
        await pilot.pause()
        assert "10 of 10 characters: it is full" in app.shown()
        app.post_message(events.Paste("x" * 17))
        await pilot.pause()
        await pilot.pause()
        assert "17 of 20 characters" in app.shown()


async def test_back_and_escape_cancel(stage: Callable[..., Any]) -> None:
    form = Form(FIELDS)
    app = stage(form)
    async with app.run_test() as pilot:
        form.focus_first()
        assert not form.touched
        await pilot.press("x", "escape")
        await pilot.click("#form-back")
        assert len(app.said(Form.Cancelled)) == 2
        assert form.touched


async def test_a_name_filled_in_beforehand_gives_way_to_the_one_that_is_typed(
    stage: Callable[..., Any],
) -> None:
    form = Form((Field("name", "Full name", known=("Kit Shaw",)),), {"name": "Jamie Stone"})
    async with stage(form).run_test() as pilot:
        form.focus_first()
        await pilot.press(*"Sam")
        assert form.values == {"name": "Sam"}


async def test_a_key_pressed_before_a_question_was_seen_goes_to_the_field_below(
    stage: Callable[..., Any],
) -> None:
    asked = (
        Field("told", "Parents told", Kind.YES_NO),
        Field("safe", "Is it safe", Kind.YES_NO, only_if=("told", ("no",))),
        Field("again", "Again", Kind.YES_NO),
        Field("who", "Who"),
    )
    form = Form(asked)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.focus_first()
        await pilot.press("2", "tab")
        there = app.focused
        assert isinstance(there, ChoiceLine)
        for key in ("1", "tab", "x"):
            pressed = events.Key(key, key if len(key) == 1 else None)
            pressed.time = there.drawn - 1
            app.post_message(pressed)
        await pilot.pause()
        await pilot.pause()
        assert form.values == {"told": "no", "safe": "", "again": "yes", "who": "x"}
        there.focus()
        await pilot.press("1")
        assert form.values["safe"] == "yes"


async def test_what_is_missing_is_said_until_it_is_filled_in(stage: Callable[..., Any]) -> None:
    classes = tuple(Choice(each, each) for each in ("2 Birch", "Oak"))
    ask = (
        Field("who", "Who", required=True),
        Field("a", "Class", Kind.CHOICE, True, choices=classes),
    )
    app = stage(Form(ask))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "( ) 1: 2 Birch   ( ) 2: Oak" in app.shown()
        await pilot.press("ctrl+s", "M")
        assert "Please fill in: Who" not in app.shown()
        assert "Please fill in: Class" in app.shown()
        assert "Not done yet: 1 to put right." in app.shown()
        await pilot.press("enter", "1")
        assert "Please fill in" not in app.shown()
        assert "Not done yet" not in app.shown()


async def test_hostile_fields_are_only_words(stage: Callable[..., Any], hostile: str) -> None:
    choices = tuple(Choice(str(n), hostile) for n in range(3))
    form = Form(
        (
            Field("a", hostile, hint=hostile, required=True),
            Field("b", "b", Kind.CHOICE, choices=choices),
            Field("c", "c", Kind.SEVERAL, choices=choices * 3),
            Field("d", "d", Kind.TEXT),
        ),
        {"d": hostile},
        save=hostile,
        back=hostile,
    )
    app = stage(form)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.click(ChoiceLine, offset=(10, 0))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.is_running
        assert app.query_one(TextEntry).value == hostile
        assert app.query(ChoiceLine).first().value


async def test_the_label_of_the_field_with_the_focus_stands_out(
    stage: Callable[..., Any],
) -> None:
    app = stage(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        first, second, *_ = app.query(".field-label")
        app.query_one(Form).focus_first()
        await pilot.pause()
        assert (first.styles.text_style.bold, second.styles.text_style.bold) == (True, None)
        await pilot.press("tab")
        assert (first.styles.text_style.bold, second.styles.text_style.bold) == (None, True)


async def test_labels_stand_above_their_entries_in_a_narrow_window(
    stage: Callable[..., Any],
) -> None:
    app = stage(Form(FIELDS))
    async with app.run_test(size=(50, 24)) as pilot:
        await pilot.pause()
        label, entry = app.query(".field-label").first(), app.query(LineEntry).first()
        assert label.region.bottom <= entry.region.y


async def test_typing_a_day_replaces_the_one_proposed(stage: Callable[..., Any]) -> None:
    form = Form((Field("a", "a"), Field("due", "By when", Kind.DATE)), {"due": "2026-03-03"})
    async with stage(form).run_test() as pilot:
        form.focus_first()
        await pilot.press("tab", *"2026-04-01")
        assert form.values["due"] == "2026-04-01"


async def test_a_day_filled_in_beforehand_says_what_else_can_be_typed(
    stage: Callable[..., Any],
) -> None:
    form = Form((Field("due", "By when", Kind.DATE),), {"due": "2026-03-03"}, clock=lambda: NOW)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "That is Tuesday 3 March 2026. Or type Fri, or 25/11." in app.shown()
        form.focus_first()
        await pilot.press(*"fri")
        assert "That is Friday 6 March 2026." in app.shown()
        assert "Or type" not in app.shown()


async def test_a_day_is_typed_as_people_say_it_and_said_back(stage: Callable[..., Any]) -> None:
    fields = (Field("due", "By when", Kind.DATE), Field("when", "When", Kind.MOMENT))
    form = Form(fields, clock=lambda: NOW)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "For example tomorrow, Fri or 25/11." in app.shown()
        form.focus_first()
        await pilot.press(*"25/1")
        assert "That is Monday 25 January 2027." in app.shown()
        await pilot.press("1", "enter", *"mon", "space", *"9.05")
        assert "That is Wednesday 25 November 2026." in app.shown()
        assert "That is Monday 2 March 2026, 09:05." in app.shown()
        await pilot.press("ctrl+s")
        (said,) = app.said(Form.Submitted)
        assert said.values == {"due": "2026-11-25", "when": "2026-03-02 09:05"}


async def test_a_day_decades_away_is_typed_with_its_year(stage: Callable[..., Any]) -> None:
    form = Form((Field("day", "Day", Kind.DATE, with_year=True),), clock=lambda: NOW)
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "day/month/year" in app.shown()
        form.focus_first()
        await pilot.press(*"31/8", "ctrl+s")
        assert "with its month and year: 31/8/2044." in " ".join(app.shown().split())
        await pilot.press(*"/2044", "ctrl+s")
        (said,) = app.said(Form.Submitted)
        assert said.values == {"day": "2044-08-31"}
