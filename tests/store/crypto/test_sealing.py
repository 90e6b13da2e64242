"""Sealing, padding and wraps."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.secret import Aead

from store.crypto import seal
from store.crypto.keys import Keys, derive, verifies
from store.errors import Unopenable

KEY = bytes(range(32))


@given(st.binary(max_size=40_000), st.binary(max_size=40))
def test_what_was_sealed_comes_back(plain: bytes, associated: bytes) -> None:
    assert seal.unseal(seal.seal(plain, KEY, associated), KEY, associated) == plain


@given(st.integers(0, 60_000))
def test_lengths_fall_into_few_classes(length: int) -> None:
    size = seal.padded_size(length)
    assert size > length
    assert size in (1024, 4096) or size % 16384 == 0


def test_a_short_text_takes_little_room() -> None:
    assert [seal.padded_size(length) for length in (0, 1023, 1024, 4095)] == [
        1024,
        1024,
        4096,
        4096,
    ]


def test_two_texts_of_one_class_are_equally_long_when_sealed() -> None:
    lengths = {len(seal.seal(b"x" * length, KEY)) for length in (0, 1, 500, 1023)}
    assert len(lengths) == 1


@given(st.integers(0, 1100), st.integers(0, 7))
def test_one_flipped_bit_opens_nothing(place: int, bit: int) -> None:
    blob = bytearray(seal.seal(b"words", KEY))
    blob[place % len(blob)] ^= 1 << bit
    with pytest.raises(Unopenable):
        seal.unseal(bytes(blob), KEY)


def test_what_is_sealed_is_bound_to_its_place_and_key() -> None:
    blob = seal.seal(b"words", KEY, b"here")
    for key, place in ((KEY, b"there"), (bytes(32), b"here")):
        with pytest.raises(Unopenable):
            seal.unseal(blob, key, place)


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x02" + b"x" * 80, b"\x01" + b"x" * 80])
def test_rubbish_is_refused_with_a_sentence(blob: bytes) -> None:
    with pytest.raises(Unopenable):
        seal.unseal(blob, KEY)
    with pytest.raises(Unopenable):
        seal.unseal_with(KEY, blob)
    assert seal.unwrap(blob, KEY) is None


def test_a_text_whose_padding_has_no_end_is_refused() -> None:
    blob = seal.VERSION + bytes(Aead(KEY).encrypt(bytes(1024), seal.VERSION))
    with pytest.raises(Unopenable):
        seal.unseal(blob, KEY)


def test_every_reader_opens_the_wrap_and_nobody_else() -> None:
    readers = [Keys.fresh() for _ in range(5)]
    wraps = seal.wrap(KEY, [reader.seal for reader in readers])
    assert {seal.unwrap(wraps, reader.unsealing) for reader in readers} == {KEY}
    assert seal.unwrap(wraps, Keys.fresh().unsealing) is None


def test_wraps_for_one_or_sixteen_readers_look_alike() -> None:
    readers = [Keys.fresh().seal for _ in range(16)]
    assert len({len(seal.wrap(KEY, readers[:count])) for count in range(1, 17)}) == 1


def test_a_place_that_nobody_has_looks_like_any_other() -> None:
    wraps = seal.wrap(KEY, [Keys.fresh().seal])
    slots = [wraps[start : start + 48] for start in range(33, len(wraps), 48)]
    assert len(set(slots)) == seal.SLOTS
    assert all(len(set(slot)) > 16 for slot in slots)


def test_nothing_is_made_twice_alike() -> None:
    reader = Keys.fresh()
    for make in (
        seal.fresh_key,
        lambda: Keys.fresh().seed,
        lambda: seal.seal(b"words", KEY)[:25],
        lambda: seal.seal_to(reader.seal, b"words")[:33],
        lambda: seal.wrap(KEY, [reader.seal])[:33],
    ):
        assert make() != make()


def test_seventeen_readers_all_find_their_place() -> None:
    readers = [Keys.fresh() for _ in range(17)]
    wraps = seal.wrap(KEY, [reader.seal for reader in readers])
    assert all(seal.unwrap(wraps, reader.unsealing) == KEY for reader in readers)


def test_a_reader_is_not_always_found_in_the_same_place() -> None:
    reader = Keys.fresh()
    places: Counter[int] = Counter()
    for _ in range(200):
        wraps = seal.wrap(KEY, [reader.seal])
        for place in range(seal.SLOTS):
            start = 33 + place * 48
            spoilt = wraps[:start] + bytes(48) + wraps[start + 48 :]
            if seal.unwrap(spoilt, reader.unsealing) is None:
                places[place] += 1
    assert sum(places.values()) == 200
    assert len(places) > 10


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_only_the_right_key_verifies_the_right_words(seed: bytes, message: bytes) -> None:
    keys = Keys(seed)
    signature = keys.sign(message)
    assert verifies(keys.verify, message, signature)
    assert not verifies(keys.verify, message + b"!", signature)
    assert not verifies(Keys(derive(seed, "other")).verify, message, signature)


@pytest.mark.parametrize("rubbish", ["", "zz", "00", "0" * 128, "é"])
def test_a_rubbish_signature_or_key_verifies_nothing(rubbish: str) -> None:
    keys = Keys(KEY)
    assert not verifies(keys.verify, b"x", rubbish)
    assert not verifies(rubbish, b"x", keys.sign(b"x"))


def test_keys_never_show_their_seed() -> None:
    assert KEY.hex() not in repr(Keys(KEY))
    assert repr(KEY) not in repr(Keys(KEY))


def test_two_labels_give_two_keys() -> None:
    assert derive(KEY, "wb lookup") != derive(KEY, "wb open")
