from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

from screens.widgets.secret_entry import SecretEntry
from screens.widgets.text_entry import Cut, LineEntry, TextEntry
from screens.widgets.tile import Tile
from store.fields import TEXT_LIMIT

KINDS = (LineEntry, TextEntry, SecretEntry)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_typed_is_the_value(stage: Callable[..., Any], kind: Any) -> None:
    entry = kind()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("a", "b", "1", "٣")
        assert entry.value == "ab1٣"


@pytest.mark.parametrize("kind", [LineEntry, TextEntry])
async def test_whoever_finds_what_they_began_goes_on_behind_it(
    stage: Callable[..., Any], kind: Any
) -> None:
    entry = kind("He hid")
    async with stage(entry).run_test() as pilot:
        entry.focus()
        await pilot.press("!")
        assert entry.value == "He hid!"


@pytest.mark.parametrize("kind", KINDS)
async def test_keys_in_haste_act_in_their_order(stage: Callable[..., Any], kind: Any) -> None:
    entry = kind()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        for key in ("a", "b", "backspace", "c", "left", "left", "x", "delete", "home", "y"):
            letter = key if len(key) == 1 else None
            app._driver.send_message(events.Key(key, letter).set_sender(app))
        await pilot.pause()
        assert entry.value == "yxc"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_paste_is_cut_to_what_is_left_and_says_so(
    stage: Callable[..., Any], kind: Any
) -> None:
    entry = kind(limit=10)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("a", "b")
        entry.post_message(events.Paste("123456789012"))
        await pilot.pause()
        assert entry.value == "ab12345678"
        (cut,) = app.said(Cut)
        assert (cut.entry, cut.left_out) == (entry, 4)
        assert "last 4 characters were left out" in app.shown()


@pytest.mark.parametrize("kind", KINDS)
async def test_typing_into_a_full_entry_says_that_it_is_full(
    stage: Callable[..., Any], kind: Any
) -> None:
    entry = kind(limit=2)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("a", "b", "c")
        assert entry.value == "ab"
        assert "It is full" in app.shown()
        await pilot.press("backspace")
        assert "It is full" not in app.shown()


async def test_a_million_characters_are_cut_to_the_limit(stage: Callable[..., Any]) -> None:
    entry = TextEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        entry.post_message(events.Paste("x\r\n" * 333_333))
        await pilot.pause()
        assert len(entry.value) == TEXT_LIMIT
        assert app.said(Cut)[0].left_out == 666_666 - TEXT_LIMIT


@pytest.mark.parametrize("kind", KINDS)
async def test_a_paste_takes_the_place_of_what_is_selected(
    stage: Callable[..., Any], kind: Any
) -> None:
    entry = kind(limit=4)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("a", "b", "c", "d", "shift+left", "shift+left")
        entry.post_message(events.Paste("xy"))
        await pilot.pause()
        assert entry.value == "abxy"
        assert app.said(Cut) == []


async def test_pasted_lines_stay_whole_on_one_line(stage: Callable[..., Any]) -> None:
    entry = LineEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        entry.post_message(events.Paste("one\ntwo\r\nthree"))
        await pilot.pause()
        assert entry.value == "one two three"


async def test_an_empty_paste_does_nothing(stage: Callable[..., Any]) -> None:
    entry = LineEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        entry.post_message(events.Paste(""))
        await pilot.pause()
        assert entry.value == ""


async def test_undo_brings_nothing_back_after_clear(stage: Callable[..., Any]) -> None:
    entry = TextEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("s", "e", "c", "r", "e", "t")
        entry.clear()
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+z")
        assert entry.value == ""


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_can_be_copied_or_cut(stage: Callable[..., Any], kind: Any) -> None:
    entry = kind()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("1", "2", "3", "shift+home", "ctrl+c", "ctrl+x", "ctrl+v")
        assert app.clipboard == ""
        assert entry.value == "123"


async def test_dots_hide_what_is_typed(stage: Callable[..., Any]) -> None:
    entry = TextEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("h", "e", "y")
        assert "hey" in app.shown()
        entry.dots = True
        await pilot.pause()
        assert "hey" not in app.shown()
        assert "•••" in app.shown()
        entry.dots = False
        await pilot.pause()
        assert "hey" in app.shown()


async def test_a_secret_is_dots_and_is_forgotten_when_taken(stage: Callable[..., Any]) -> None:
    entry = SecretEntry()
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        await pilot.press("4", "9")
        assert "49" not in app.shown()
        assert entry.take() == "49"
        assert entry.value == ""


@pytest.mark.parametrize("kind", [LineEntry, TextEntry])
async def test_hostile_text_is_kept_as_typed(
    stage: Callable[..., Any], kind: Any, hostile: str
) -> None:
    entry = kind(placeholder=hostile)
    app = stage(entry)
    async with app.run_test() as pilot:
        entry.focus()
        entry.post_message(events.Paste(hostile))
        await pilot.pause()
        await pilot.click(entry, offset=(3, 1))
        assert entry.value == hostile
        assert app.is_running


async def test_no_letter_lays_the_page_out_anew_and_the_cursor_stays_in_sight(
    stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = LineEntry(id="e")
    app = stage(entry)
    async with app.run_test(size=(40, 10)) as pilot:
        laid_out: list[str] = []
        whole = Screen._refresh_layout

        def lay_out(screen: Screen[Any], *given: Any, **named: Any) -> None:
            laid_out.append(entry.value)
            whole(screen, *given, **named)

        monkeypatch.setattr(Screen, "_refresh_layout", lay_out)
        letters = "the_quick_brown_fox_jumps_over_the_lazy_dog_again"
        await pilot.press(*letters, "!")
        assert entry.value.endswith("dog_again!")
        assert "dog_again!" in app.shown()
        assert "the_quick" not in app.shown()
        await pilot.press("home")
        assert "the_quick" in app.shown()
        await pilot.press("end", "backspace")
        assert "dog_again" in app.shown()
        assert "dog_again!" not in app.shown()
        assert laid_out == []


async def test_keys_go_where_a_tab_before_them_leads_however_quick(
    stage: Callable[..., Any],
) -> None:
    words, name, tile = TextEntry(), LineEntry(), Tile("Next", "next")
    app = stage(words, name, tile)
    async with app.run_test() as pilot:
        words.focus()
        await pilot.pause()
        for key in ("a", "tab", "b", "tab", "shift+tab", "c", "tab", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert (words.value, name.value) == ("a", "bc")
        assert [each.tile for each in app.said(Tile.Chosen)] == [tile]
