import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from screens.clean import clean


def test_ordinary_words_stay_as_they_are() -> None:
    assert clean("Mia's dad – 5 o'clock\nend ☺ žluťoučký 🦊") == (
        "Mia's dad – 5 o'clock\nend ☺ žluťoučký 🦊"
    )


def test_line_ends_become_line_feeds() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"


def test_escape_sequences_lose_their_escape() -> None:
    assert clean("\x1b[2Jx\x1b]52;c;YQ==\x07\x9b31m\x00") == "[2Jx]52;c;YQ==31m"


def test_marks_that_turn_or_hide_text_are_dropped() -> None:
    assert clean("a\u202eb\u2066c\u200bd\u200de\ufefff\U000e0041g") == "abcdefg"


def test_joiners_stay_between_letters_of_scripts_that_are_spelt_with_them() -> None:
    persian, hindi = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937"
    assert (clean(persian), clean(hindi)) == (persian, hindi)


def test_joiners_anywhere_else_and_more_than_one_are_dropped() -> None:
    assert clean("\u200dP\u200ca\u200d\u0645\u200c\u200d\u06cc\u200d") == "Pa\u0645\u200d\u06cc"
    assert clean("\u0645\u200c \u06cc \u2764\u200d\u2764") == "\u0645 \u06cc \u2764\u2764"


def test_surrogates_and_private_characters_are_dropped() -> None:
    assert clean("a\ud800b\ue000c\U00100000d") == "abcd"


def test_text_is_composed() -> None:
    assert clean("e\u0301 e\u200b\u0301") == "é é"


def test_at_most_three_marks_are_piled_up() -> None:
    assert clean("x" + "\u0336" * 50 + "y") == "x" + "\u0336" * 3 + "y"


@given(st.text(st.characters()))
def test_cleaned_text_is_clean(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    for character in shown:
        category = unicodedata.category(character)
        joins = character in "\u200c\u200d" and character in text
        assert character == "\n" or joins or category not in ("Cc", "Cf", "Cs", "Co")
