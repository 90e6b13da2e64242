"""PINs, pass-phrases, recovery phrases and pictures."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.texts import wordlist
from store.crypto import codes
from store.errors import BadCode

WORDS = wordlist()


@pytest.mark.parametrize(
    "weak",
    [
        *("12345", "111111", "121212", "123123", "11112222", "135135"),
        *("123456", "987654", "890123", "12344321", "11223344", "02468024"),
        *("030326", "260303", "19840512", "12051984", "20260303"),
        *("147258", "14725836", "78963214", "15915948"),
        *("１１１１１１", "١٢٣٤٥٦", "12-34-56"),
        *("short words", "aaaaaaaaaaaaaaaaaaaa", "hahaha hahaha hahaha"),
    ],
)
def test_weak_secrets_are_refused_with_a_sentence(weak: str) -> None:
    assert codes.weakness(weak).startswith("Please")


@pytest.mark.parametrize("good", ["83519402", "409273", "river lantern apple dog"])
def test_ordinary_secrets_are_taken(good: str) -> None:
    assert codes.weakness(good) == ""


@pytest.mark.parametrize(
    "typed", ["83519402", "８３５１９４０２", "٨٣٥١٩٤٠٢", "८३५१९४०२", "8351 9402", "83-51-94-02"]
)
def test_digits_of_any_script_and_spacing_are_the_same_pin(typed: str) -> None:
    assert codes.normalise(typed) == "83519402"


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(typed: str) -> None:
    once = codes.normalise(typed)
    assert codes.normalise(once) == once


@pytest.mark.parametrize("typed", ["River  Lantern\tapple dog", "ＲＩＶＥＲ lantern Apple dog "])
def test_a_pass_phrase_forgives_case_width_and_spaces(typed: str) -> None:
    assert codes.normalise(typed) == "river lantern apple dog"


def test_made_pins_and_words_are_never_weak() -> None:
    assert all(codes.weakness(codes.make_pin()) == "" for _ in range(300))
    assert all(codes.weakness(codes.make_words(WORDS)) == "" for _ in range(300))


def test_few_random_pins_are_called_weak() -> None:
    chosen = random.Random(7)
    weak = sum(bool(codes.weakness(f"{chosen.randrange(10**8):08}")) for _ in range(2000))
    assert weak < 200


def test_a_recovery_phrase_reads_back_however_it_was_written_down() -> None:
    phrase = codes.make_phrase(WORDS)
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(phrase, 1))
    assert codes.read_phrase(numbered, WORDS) == phrase
    assert codes.read_phrase(", ".join(phrase), WORDS) == phrase
    assert len(set(WORDS)) == 7776


@pytest.mark.parametrize("place", range(1, 10))
def test_a_word_that_is_not_ours_is_named_by_its_place(place: int) -> None:
    phrase = list(codes.make_phrase(WORDS))
    phrase[place - 1] = "zzyzx"
    with pytest.raises(BadCode, match=f"Word {place} "):
        codes.read_phrase(" ".join(phrase), WORDS)


def test_one_wrong_word_of_ours_is_noticed() -> None:
    phrase = codes.make_phrase(WORDS)
    for place in range(9):
        missed = 0
        for other in WORDS[:40]:
            changed = (*phrase[:place], other, *phrase[place + 1 :])
            try:
                codes.read_phrase(" ".join(changed), WORDS)
            except BadCode:
                continue
            missed += changed != phrase
        assert missed <= 1  # one wrong word in 7,776 fits the checksum by chance


@pytest.mark.parametrize("count", [0, 1, 8, 10])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    with pytest.raises(BadCode, match=f"here are {count}"):
        codes.read_phrase(" ".join(WORDS[:count]), WORDS)


def test_two_phrases_stand_for_two_keys() -> None:
    one, two = codes.make_phrase(WORDS), codes.make_phrase(WORDS)
    assert codes.phrase_seed(one) == codes.phrase_seed(list(one))
    assert codes.phrase_seed(one) != codes.phrase_seed(two)


def test_four_different_pictures_in_a_row() -> None:
    alphabet = [f"picture-{number}" for number in range(24)]
    for _ in range(50):
        assert len(set(codes.make_pictures(alphabet))) == 4


def test_nothing_that_is_made_can_be_guessed() -> None:
    assert len({codes.make_pin() for _ in range(50)}) == 50
    assert len({codes.make_words(WORDS) for _ in range(50)}) == 50
    assert len({codes.make_phrase(WORDS) for _ in range(50)}) == 50
    alphabet = [f"picture-{number}" for number in range(24)]
    made = [codes.make_pictures(alphabet) for _ in range(1000)]
    assert all({each[place] for each in made} == set(alphabet) for place in range(4))
