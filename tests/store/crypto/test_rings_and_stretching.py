"""Key rings: bound to a person, a terminal and its device key; argon2id never too weak."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from store.crypto import key_ring, seal
from store.crypto.key_ring import About, Ring
from store.crypto.keys import Keys
from store.crypto.stretch import LEAST, STANDARD, Effort, stretch
from store.errors import Damaged, WorryBoxError, WrongPin
from tests.made_up import CHEAP

SEED = b"s" * 32
DEVICE = Keys(b"d" * 32)


def ring(effort: Effort = CHEAP) -> bytes:
    about = About("p1", "t1", first=True)
    return key_ring.make(about, SEED, key_ring.stretched("83519402", effort), DEVICE.seal)


def read(blob: bytes, device: Keys = DEVICE, person: str = "p1", terminal: str = "t1") -> Ring:
    return key_ring.read(blob, device.unsealing, person=person, terminal=terminal)


def test_the_right_pin_gives_the_seed_and_a_wrong_one_a_sentence() -> None:
    assert read(ring()).unlock("83519402", CHEAP) == SEED
    with pytest.raises(WrongPin):
        read(ring()).unlock("83519403", CHEAP)


def test_a_ring_belongs_to_one_person_one_terminal_and_one_device() -> None:
    blob = ring()
    for other in ({"person": "p2"}, {"terminal": "t2"}, {"device": Keys.fresh()}):
        with pytest.raises(Damaged):
            read(blob, **other)


@pytest.mark.parametrize(
    "change",
    [
        lambda ring: replace(ring, about=About("p2", "t1", first=True)),
        lambda ring: replace(ring, about=About("p1", "t2", first=True)),
        lambda ring: replace(ring, about=About("p1", "t1", first=False)),
        lambda ring: replace(ring, about=About("p1", "t1", first=True, certificate="00")),
        lambda ring: replace(ring, salt="00" * 16),
        lambda ring: replace(ring, effort=replace(CHEAP, passes=2)),
    ],
)
def test_nothing_inside_a_ring_can_be_exchanged(change: Callable[[Ring], Ring]) -> None:
    changed = change(read(ring()))
    with pytest.raises(WrongPin):
        changed.unlock("83519402", Effort(1024, 1))


def test_a_ring_that_asks_for_too_little_is_refused_before_any_work() -> None:
    with pytest.raises(Damaged):
        read(ring()).unlock("83519402", LEAST)
    for weak in (Effort(64 * 1024 - 1, 3), Effort(256 * 1024, 2)):
        with pytest.raises(Damaged):
            stretch("x", b"s" * 16, weak)
    assert Effort(256 * 1024, 3, 1) == STANDARD


def test_every_ring_has_a_salt_of_its_own() -> None:
    assert read(ring()).salt != read(ring()).salt


def test_effort_that_no_machine_can_make_is_a_sentence() -> None:
    with pytest.raises(WorryBoxError):
        stretch("x", b"s" * 16, Effort(1024, 1, lanes=0), CHEAP)


def test_neither_the_pin_nor_the_seed_is_in_the_ring() -> None:
    blob = ring()
    assert SEED not in blob
    assert b"83519402" not in seal.unseal_with(DEVICE.unsealing, blob)
