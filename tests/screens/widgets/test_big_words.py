"""Large letters: drawn when all of them are known and there is room, else not at all."""

from collections.abc import Callable
from typing import Any

import pytest

from assets.catalogues import catalogue, codes
from assets.texts import templates
from screens.widgets.big_words import BROAD, NARROW, SMALL, WIDE, big_words
from screens.widgets.plain import PlainText


def rows(words: str, width: int = 200, most: int = 40) -> list[str]:
    drawn = big_words(words, width, most)
    return drawn.plain.split("\n") if drawn is not None else []


def test_a_word_takes_four_rows_and_five_where_something_hangs_below() -> None:
    assert len(rows("Sad")) == 4
    assert len(rows("day")) == 5
    assert rows("L")[1:] == ["█\u00a0\u00a0\u00a0\u00a0"] * 2 + ["█▄▄▄▄"]


def test_a_tall_letter_keeps_half_a_row_from_what_is_above_it() -> None:
    assert rows("L")[0][0] == "▄"


def test_words_that_do_not_fit_beside_one_another_go_below() -> None:
    assert len(rows("Not yet", 60)) == 5
    assert len(rows("Not yet", 24)) == 4 + 5
    assert max(map(len, rows("Before home time", 36))) <= 36


def test_words_without_room_for_large_letters_are_drawn_half_as_wide() -> None:
    assert len(rows("Scared", 22)) == 4
    assert len(rows("Before home time", 44, most=4)) == 4
    assert set("".join(rows("When?", 16))) <= set("\u00a0▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


def test_words_without_room_for_tall_letters_are_drawn_in_low_ones() -> None:
    assert len(rows("Sad", 8, most=3)) == 3
    assert len(rows("It is not a secret.", 40, most=3)) == 3
    assert len(rows("It is not a secret.", 13, most=9)) == 9


def test_a_telephone_number_stays_on_one_line_in_large_letters() -> None:
    shown = PlainText("Call 0800 1111")
    assert shown.rows_in((SMALL,), 20) == 6
    assert rows("Call 0800\u00a01111", 20, most=6) == rows("Call\n0800\u00a01111", 20, most=6)


def test_no_sentence_begins_at_the_end_of_a_line_where_the_next_has_room() -> None:
    call, danger = "You can call Childline on 0800 1111.", "In danger? Call 999."
    for width in (60, 70, 80):
        assert rows(f"{call} {danger}", width, 6) == rows(f"{call}\n{danger}", width, 6) != []
    # What has no room there goes on at once, and so does what is whole where it stands.
    assert len(rows(f"{call} {danger}", 58, 6)) == 6
    assert len(rows("Yes. No.", 30, 3)) == 3
    assert rows("Yes. No. Perhaps.", 24, 6) == rows("Yes. No.\nPerhaps.", 24, 6) != []


def test_nothing_is_drawn_without_room_or_with_an_unknown_letter() -> None:
    assert rows("Sad", 5) == []
    assert rows("Sad", 80, most=2) == []
    assert rows("Sad ☺") == []
    assert rows("") == []
    assert rows("Éa") == []


def test_small_letters_wear_their_accents() -> None:
    plain, marked = rows("e"), rows("é")
    assert len(marked) == len(plain) == 4
    assert plain[0].strip("\u00a0") == ""
    assert marked[0].strip("\u00a0") != ""
    assert rows("ï")


def test_a_capital_with_a_dot_is_as_high_as_one_without() -> None:
    for cut in (NARROW, SMALL):
        drawn = big_words("Ż", 20, 8, (cut,))
        assert drawn is not None
        assert "\u00a0" not in drawn.plain.split("\n")[0]


def test_a_capital_is_never_drawn_like_its_small_letter() -> None:
    every = {
        letter
        for code in codes()
        for each in catalogue(code).drafts.values()
        for letter in each.words
    }
    capitals = {letter.upper() for letter in every if letter.isalpha()} | set("ŚĆŃŹŻÓЙЇҐЄІ")
    for cut in (WIDE, BROAD):
        drawn = {
            each: big_words(each, 20, 8, (cut,)) for one in capitals for each in (one, one.lower())
        }
        shapes = {each: said.plain.strip("\n\u00a0") for each, said in drawn.items() if said}
        assert [one for one in capitals if shapes.get(one) == shapes.get(one.lower(), "")] == []
        assert set("ŚĆŃŹŻÓЙЇҐЄІ") <= set(shapes)


def pixels(letter: str) -> tuple[str, ...]:
    """Return the rows of a low letter, without what is empty above and below it."""
    drawn = big_words(letter, 20, 8, (BROAD,))
    assert drawn is not None
    halves = [["\u00a0▀▄█".index(cell) for cell in row] for row in drawn.plain.split("\n")]
    rows = ["".join(".#"[cell >> half & 1] for cell in row) for row in halves for half in (0, 1)]
    full = [place for place, row in enumerate(rows) if "#" in row]
    return tuple(rows[full[0] : full[-1] + 1])


@pytest.mark.parametrize("accented", ["śs", "źz", "żz"])
def test_a_low_letter_with_an_accent_is_the_letter_it_was(accented: str) -> None:
    rows, plain = pixels(accented[0]), pixels(accented[1])
    wide = len(plain[0])
    assert [row[:wide] for row in rows[-len(plain) :]] == list(plain)
    assert any("#" in row for row in rows[: -len(plain)])


def test_drafts_of_other_languages_have_their_letters_too() -> None:
    for code in codes():
        words = {word for each in catalogue(code).drafts.values() for word in each.words.split()}
        kept = {word for word in words if not set(word) & set("{}«»")}
        assert {word for word in kept if not rows(word, 400)} == set()


def test_every_text_for_pupils_has_its_letters() -> None:
    missing = {
        letter
        for name, words in templates().items()
        if name.split(".")[0] in ("younger", "older", "pupil")
        for letter in words
        if letter.strip() and letter not in "{}_" and not rows(letter)
    }
    assert missing == set()


async def test_words_are_large_only_where_wished_and_allowed(stage: Callable[..., Any]) -> None:
    title, other = PlainText("Sad", classes="wished"), PlainText("Sad")
    app = stage(title, other)
    async with app.run_test(size=(80, 24)) as pilot:
        title.styles.max_height = 5
        await pilot.pause()
        assert (title.size.height, other.size.height) == (4, 1)
        app.add_class("-plain")
        title.refresh(layout=True)
        await pilot.pause()
        assert title.size.height == 1


def test_what_is_written_line_by_line_stays_so() -> None:
    assert len(rows("my hat\nis gone", 400)) > len(rows("my hat is gone", 400))
