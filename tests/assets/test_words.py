"""The words are found by their ids and filled without reading what fills them."""

import pytest

from assets.texts import places, templates, text, texts, wordlist

SHARED_PAGES = ("welcome", "when", "sent", "answer", "help", "still_here", "what_happens", "cards")


def test_a_text_is_found_by_its_id() -> None:
    assert text("younger.feel.title") == "How do you feel?"


def test_a_value_takes_its_place() -> None:
    assert text("older.ask.opens", name="Mrs Khan") == "Mrs Khan opens the box."


@pytest.mark.parametrize("typed", ["{name}", "{0}", "{", "}}", "{name.__class__}", "[b]x[/]"])
def test_braces_and_brackets_in_a_value_stay_as_typed(typed: str) -> None:
    assert text("older.sent.find", name=typed) == f"{typed} or some other grown-up will find you."


@pytest.mark.parametrize("unknown", ["", "younger", "younger.feel", "younger.feel.proud"])
def test_an_unknown_id_is_an_error(unknown: str) -> None:
    with pytest.raises(KeyError):
        text(unknown)


def test_a_missing_value_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"older\.sent\.find needs name"):
        text("older.sent.find")


def test_a_value_nobody_asked_for_does_no_harm() -> None:
    assert text("older.sent.unknown", when="soon") == "Please tell a grown-up yourself too."


def test_the_texts_below_an_id_come_in_the_order_of_the_file() -> None:
    starters = texts("older.words.starter")
    assert len(starters) == 6
    assert next(iter(starters)) == "older.words.starter.feel"


def test_texts_of_an_unknown_prefix_are_an_error() -> None:
    with pytest.raises(KeyError):
        texts("younger.fee")


def test_texts_below_an_id_are_filled() -> None:
    assert "You can come and talk to Mr Lee." in texts("reply", name="Mr Lee").values()


def test_there_are_six_to_eight_fixed_replies() -> None:
    assert 6 <= len(templates("reply")) <= 8


@pytest.mark.parametrize("page", SHARED_PAGES)
def test_a_page_both_ages_see_has_the_same_ids_for_both(page: str) -> None:
    younger = [name.split(".", 1)[1] for name in templates(f"younger.{page}")]
    assert younger == [name.split(".", 1)[1] for name in templates(f"older.{page}")]
    assert younger


def test_no_text_is_empty_padded_or_can_be_read_as_markup() -> None:
    for name, template in templates().items():
        assert template.strip() == template != "", name
        assert "[" not in template, name
        assert "\n" not in template, name


def test_every_place_is_one_the_screens_know() -> None:
    known = {"name", "names", "when", "seconds", "page", "pages", "count", "day", "opens"}
    known |= {"school", "initial", "form", "what", "place", "of", "limit"}
    assert all(places(template) <= known for template in templates().values())


def test_the_word_list_has_7776_different_lower_case_words() -> None:
    words = wordlist()
    assert len(words) == len(set(words)) == 7776
    assert all(word.replace("-", "").isalpha() and word.islower() for word in words)
    assert (words[0], words[-1]) == ("abacus", "zoom")
