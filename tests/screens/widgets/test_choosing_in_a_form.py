"""Choosing one or several in a form, in a line and in a list."""

from collections.abc import Callable
from typing import Any

import pytest

from screens.widgets.choice_line import ChoiceLine
from screens.widgets.choice_list import ChoiceList
from screens.widgets.choices import FINDS_NONE
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from screens.widgets.plain import PlainText
from store.fields import Choice, Field, Kind
from tests.screens.widgets.form_fields import KINDS, MANY


@pytest.mark.parametrize("kind", [ChoiceLine, ChoiceList])
@pytest.mark.parametrize("many", [False, True])
async def test_a_sentence_typed_into_a_question_answers_nothing(
    stage: Callable[..., Any], kind: type[ChoiceLine | ChoiceList], many: bool
) -> None:
    entry = kind(KINDS, "online", many=many)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press(*"hamark", "space", *"was", "space", "backspace", "2", "enter")
        assert entry.value == "online"
        entry.focus()
        await pilot.press("h", "a", "up", "space")
        assert "school" in entry.value.split("\n")


async def test_a_digit_that_chooses_nothing_says_what_to_press(stage: Callable[..., Any]) -> None:
    row = FieldRow(Field("kind", "Kind", Kind.CHOICE, choices=KINDS))
    async with stage(row).run_test() as pilot:
        row.entry.focus()
        await pilot.press("x", "2")
        error = row.query_one(".field-error", PlainText)
        assert not row.value
        assert "arrow key" in error.text
        await pilot.press("down", "2")
        assert row.value == KINDS[1].id
        assert not error.text


async def test_what_to_press_is_in_sight_however_small_the_window(
    stage: Callable[..., Any],
) -> None:
    fields = [Field(f"n{n}", "Note", Kind.TEXT) for n in range(3)]
    form = Form((*fields, Field("kind", "Kind", Kind.CHOICE, choices=KINDS[:2])))
    async with stage(form).run_test(size=(80, 18)) as pilot:
        form._rows["kind"].entry.focus()
        await pilot.pause()
        await pilot.press("x", "1")
        await pilot.pause()
        error = form._rows["kind"].query_one(".field-error", PlainText)
        seen = form.query_one(".form-fields").region
        assert error.region.height
        assert seen.contains_region(error.region)


async def test_what_letters_found_or_did_not_find_is_never_passed_over(
    stage: Callable[..., Any],
) -> None:
    """The end of a long list is out of sight: what chose nothing is said at the buttons, too."""
    fields = (
        Field("which", "Which", Kind.CHOICE, choices=MANY),
        Field("about", "About", Kind.SEVERAL, choices=MANY),
        Field("line", "Line"),
    )
    form = Form(fields, {"about": "p0"})
    app = stage(form)
    async with app.run_test(size=(80, 14)) as pilot:
        note, rows = form.query_one(".form-note", PlainText), form._rows
        rows["which"].entry.focus()
        await pilot.press("c", "tab")
        await pilot.pause()
        assert "“c procedure” was found, but is not chosen" in note.text
        await pilot.press("shift+tab", "space")
        await pilot.pause()
        assert (rows["which"].value, note.text) == ("p2", "")
        await pilot.press("tab", "x", "2")
        await pilot.pause()
        assert note.text == FINDS_NONE
        await pilot.press("ctrl+s")
        assert app.said(Form.Submitted) == [], "a digit that did nothing was meant"
        await pilot.press("down", "space", "d", "ctrl+s")
        await pilot.pause()
        assert app.said(Form.Submitted) == []
        assert "“d procedure” was found" in app.shown(), "Enter ticks it, and was not pressed"
        await pilot.press("ctrl+s")
        await pilot.pause()
        (saved,) = app.said(Form.Submitted)
        assert saved.values == {"which": "p2", "about": "p0\np1"}


async def test_letters_look_for_a_choice_and_enter_takes_it(stage: Callable[..., Any]) -> None:
    names = tuple(Choice(id, id.title()) for id in ("mr webb", "mrs webb", "miss o'hara", "ms no"))
    entry = ChoiceList(names)
    async with stage(entry).run_test() as pilot:
        entry.focus()
        await pilot.press(*"mrs", "space", "w", "enter")
        assert entry.value == "mrs webb"
        entry.focus()
        await pilot.press(*"miss", "space", *"oh", "enter")
        assert entry.value == "miss o'hara"
        entry.focus()
        await pilot.press(*"no", "enter")
        assert entry.value == "ms no", "a word within it, where none begins so"


@pytest.mark.parametrize("kind", [ChoiceLine, ChoiceList])
async def test_a_single_choice_can_be_taken_back(
    stage: Callable[..., Any], kind: type[ChoiceLine | ChoiceList]
) -> None:
    entry = kind(KINDS, "school")
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("backspace")
        assert entry.value == ""


@pytest.mark.parametrize("keys", [["2", "2"], ["right", "space"], ["right", "space", "space"]])
async def test_a_key_pressed_twice_keeps_the_choice(
    stage: Callable[..., Any], keys: list[str]
) -> None:
    entry = ChoiceLine(KINDS)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press(*keys)
        assert entry.value == KINDS[1].id


@pytest.mark.parametrize("kind", [ChoiceLine, ChoiceList])
async def test_only_a_later_click_takes_a_choice_back(
    stage: Callable[..., Any], kind: type[ChoiceLine | ChoiceList]
) -> None:
    entry = kind(KINDS)
    app = stage(entry)
    async with app.run_test() as pilot:
        assert await pilot.click(entry, offset=(2, 0), times=2)
        await pilot.pause()
        assert entry.value == KINDS[0].id
        await pilot.click(entry, offset=(2, 0))
        await pilot.pause()
        assert entry.value == ""


@pytest.mark.parametrize("choices", [KINDS, MANY])
async def test_a_click_on_what_has_to_be_answered_and_is_proposed_leaves_it_chosen(
    stage: Callable[..., Any], choices: tuple[Choice, ...]
) -> None:
    row = FieldRow(Field("which", "Which", Kind.CHOICE, True, choices=choices), choices[0].id)
    async with stage(row).run_test() as pilot:
        await pilot.click(row.entry, offset=(2, 0))
        await pilot.pause()
        assert row.value == choices[0].id
        await pilot.press("space")
        assert row.value == choices[0].id
        await pilot.press("backspace")
        assert row.value == "", "that is meant"


async def test_several_are_not_taken_back_at_once(stage: Callable[..., Any]) -> None:
    entry = ChoiceLine(KINDS, "school\nonline", many=True)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("backspace")
        assert entry.value == "school\nonline"


async def test_a_long_list_of_choices_takes_several(stage: Callable[..., Any]) -> None:
    entry = ChoiceList(MANY, "p7", many=True)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("b", "space", "enter", "down", "space")
        assert entry.value == "p1\np2\np7"
        assert "[x] 2 b procedure" in app.shown()


async def test_a_click_in_a_long_list_chooses(stage: Callable[..., Any]) -> None:
    entry = ChoiceList(MANY)
    app = stage(entry)
    async with app.run_test() as pilot:
        await pilot.click(entry, offset=(3, 2))
        await pilot.click(entry, offset=(3, 1))
        assert entry.value == "p1"


async def test_a_single_choice_of_many_moves_with_the_arrows(stage: Callable[..., Any]) -> None:
    entry = ChoiceList(MANY)
    async with stage(entry).run_test(size=(80, 24)) as pilot:
        entry.focus()
        await pilot.pause()
        await pilot.press("enter")
        assert entry.value == ""
        entry.focus()
        await pilot.pause()
        await pilot.press("down", "down")
        assert entry.value == MANY[2].id
        await pilot.press("enter")
        assert entry.value == MANY[2].id


async def test_a_digit_chooses_in_a_long_list(stage: Callable[..., Any]) -> None:
    entry = ChoiceList(MANY)
    app = stage(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        entry.focus()
        await pilot.press("down", "3", "enter")
        assert entry.value == MANY[2].id
        assert f"(•) 3 {MANY[2].label}" in app.shown()


async def test_a_choice_wider_than_its_line_hides_none_behind_it(stage: Callable[..., Any]) -> None:
    long = Choice("long", "Only what nobody has answered since the school year began in September")
    form = Form((Field("which", "Who is asked?", Kind.CHOICE, choices=(long, KINDS[0])),))
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.query_one(ChoiceLine)
        below = line.content_size.height - 1
        assert line.render().plain.splitlines()[below] == "( ) 2 Home"
        await pilot.click(line, offset=(3, below))
        assert line.value == "home"
        await pilot.click(line, offset=(8, 1))
        assert line.value == "long"


@pytest.mark.parametrize(("rows", "shown"), [(24, 8), (40, 20)])
async def test_a_long_list_shows_what_there_is_room_for(
    stage: Callable[..., Any], rows: int, shown: int
) -> None:
    many = tuple(Choice(f"c{n}", f"Choice {n}") for n in range(20))
    app = stage(Form((Field("which", "Which", Kind.CHOICE, choices=many),)))
    async with app.run_test(size=(80, rows)) as pilot:
        await pilot.pause()
        assert app.query_one(ChoiceList).size.height == shown


async def test_what_is_chosen_beforehand_is_in_sight_in_a_long_list(
    stage: Callable[..., Any],
) -> None:
    many = tuple(Choice(str(n), f"Choice {n}") for n in range(30))
    fields = (Field("a", "Above", Kind.TEXT), Field("b", "Below", Kind.SEVERAL, choices=many))
    async with stage(Form(fields, {"b": "25"})).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        listed = pilot.app.screen.query_one(ChoiceList)
        listed.focus()
        await pilot.pause()
        assert "Choice 25" in pilot.app.shown()
