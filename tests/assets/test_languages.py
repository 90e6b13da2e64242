"""The drafts in other languages: whole, the same in what matters, short, and claiming nothing."""

import re

import pytest
from rich.cells import cell_len

from assets import catalogues, never
from assets.catalogues import PARENTS, VERSIONS, catalogue, codes, drafts, translatable
from assets.texts import places, templates, text, together
from assets.tongue import Tongue, speak, speaking

WORDS = {"younger": 12, "reply": 12, "pupil": 14, "older": 17}
"""The longest sentence, in words: two more than in English, whose articles others lack or split."""
LETTERS = 15
"""The longest word, in letters."""
NUMBERS = re.compile(r"\d{2,}(?: \d+)*")


def english() -> dict[str, str]:
    return {name: words for version in VERSIONS for name, words in translatable(version).items()}


@pytest.mark.parametrize("code", codes())
def test_every_text_that_children_meet_has_a_draft_of_its_present_english(code: str) -> None:
    drafts = catalogue(code).drafts
    assert {name: draft.english for name, draft in drafts.items()} == english()
    assert all(draft.words.strip() == draft.words != "" for draft in drafts.values())


@pytest.mark.parametrize("code", codes())
def test_the_drafts_are_marked_as_drafts(code: str) -> None:
    written = (catalogues.LANGUAGES / f"{code}.po").read_text("utf-8")
    assert written.count("\n#, fuzzy") == len(catalogue(code).drafts)


@pytest.mark.parametrize("code", codes())
def test_the_same_is_filled_in_and_the_same_numbers_are_named(code: str) -> None:
    for name, draft in catalogue(code).drafts.items():
        assert places(draft.words) == places(draft.english), name
        assert NUMBERS.findall(draft.words) == NUMBERS.findall(draft.english), name


@pytest.mark.parametrize("code", codes())
def test_the_parents_form_has_a_draft_of_every_text_marked_as_one(code: str) -> None:
    found = drafts(code, PARENTS)
    assert {name: draft.english for name, draft in found.items()} == translatable(PARENTS)
    for name, draft in found.items():
        assert draft.words.strip() == draft.words != "", name
        assert places(draft.words) == places(draft.english), name
        assert NUMBERS.findall(draft.words) == NUMBERS.findall(draft.english), name
    written = (catalogues.LANGUAGES / f"{code}.parents.po").read_text("utf-8")
    assert written.count("\n#, fuzzy") == len(found)


@pytest.mark.parametrize("code", codes())
def test_every_draft_can_be_drawn_and_is_no_markup(code: str) -> None:
    for name, draft in catalogue(code).drafts.items():
        assert cell_len(draft.words) == len(draft.words), name
        assert not set("[]\n") & set(draft.words), name


@pytest.mark.parametrize("code", codes())
def test_sentences_and_words_are_short(code: str) -> None:
    for name, draft in catalogue(code).drafts.items():
        for sentence in re.split(r"[.?!]+(?:\s+|$)", draft.words):
            words = re.findall(r"[\w'{}]+", sentence)
            assert len(words) <= WORDS[name.removeprefix("paper.").split(".")[0]], sentence
            assert all(len(word) <= LETTERS for word in words), sentence


@pytest.mark.parametrize("code", codes())
def test_that_it_is_no_secret_is_said_wherever_english_says_it(code: str) -> None:
    for name, draft in catalogue(code).drafts.items():
        said = never.only(code) in draft.words.lower()
        assert said == ("It is not a secret" in draft.english), name


def test_what_grown_ups_read_is_not_translated() -> None:
    assert "younger.help.page.grown_up" not in english()
    assert "older.welcome.tile.slip" not in english()
    assert "older.help.page.title" in english()


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert [(catalogue(code).name, catalogue(code).english_name) for code in ("pl", "uk")] == [
        ("Polski", "Polish"),
        ("Українська", "Ukrainian"),
    ]


# Speaking.

POLISH = Tongue("pl", {"younger.sent.find": "Znajdzie cię {name}."})


def test_a_text_is_said_in_the_language_spoken_and_english_where_it_has_no_words() -> None:
    with speaking(POLISH):
        said = text("younger.sent.find", name="Mrs Khan")
        assert said == "Znajdzie cię Mrs Khan."
        assert [(part.words, part.tongue) for part in said.parts] == [(said, "pl")]
        assert text("younger.sent.saved") == "It is in the box."
        assert text("younger.sent.saved").parts[0].tongue == ""
    assert (
        text("younger.sent.find", name="Mrs Khan")
        == "Mrs Khan or some other grown-up will find you."
    )


def test_a_text_is_said_again_in_the_language_spoken_by_then() -> None:
    said = together(text("younger.sent.find", name="Mrs Khan"), "!", between="")
    speak(POLISH)
    try:
        assert said.again() == "Znajdzie cię Mrs Khan.!"
    finally:
        speak(Tongue())
    assert said.again() == said == "Mrs Khan or some other grown-up will find you.!"


def test_what_is_typed_stays_as_it_is_in_any_language() -> None:
    with speaking(POLISH):
        assert text("younger.sent.find", name="{name}[b]") == "Znajdzie cię {name}[b]."


def test_a_script_that_cannot_be_drawn_is_heard_while_english_stands_on_the_page() -> None:
    with speaking(Tongue("ur", {"younger.sent.saved": "یہ ڈبے میں ہے۔"}, drawn=False)):
        said = text("younger.sent.saved")
    assert said == templates()["younger.sent.saved"]
    assert [(part.words, part.tongue) for part in said.parts] == [("یہ ڈبے میں ہے۔", "ur")]
