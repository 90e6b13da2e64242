"""A byte flipped in any file is found, and never ends in a traceback."""

import re
from pathlib import Path
from random import Random

import pytest

from tests.made_up import School
from tests.store.lived import ALL_IS_WELL, Lived


@pytest.fixture
def lived(school: School) -> Lived:
    return Lived(school)


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x10
    file.write_bytes(content)


def test_a_flipped_byte_in_a_drawer_is_found_wherever_it_is(lived: Lived) -> None:
    own = next(name for name in lived.keys if name.startswith("own-"))
    for name in ("safeguarding", "office", "roll", own):
        file = lived.path / "drawers" / f"{name}.db"
        sound = file.read_bytes()
        for place in Random(name).sample(range(len(sound)), 4):
            flip(file, place)
            assert any(name in sentence for sentence in lived.check()), (name, place)
            file.write_bytes(sound)


@pytest.mark.parametrize("table", ["lists", "rings", "grants"])
def test_a_flipped_byte_in_what_the_front_desk_keeps_is_found(lived: Lived, table: str) -> None:
    column = {"lists": "body", "rings": "ring", "grants": "wraps"}[table]
    db = lived.open("front-desk")
    blob = next(db.query(f"SELECT {column} AS blob FROM {table}"))["blob"]
    db.close()
    file = lived.path / "front-desk.db"
    # A blob may go on in pages of its own; its beginning stands in one piece.
    flip(file, file.read_bytes().index(blob[:40]) + 20)
    assert lived.check() != ALL_IS_WELL


def test_a_flipped_byte_in_an_envelope_is_found(lived: Lived) -> None:
    db = lived.open("letterbox")
    blob = next(db.query("SELECT sealed FROM envelopes WHERE counter = 2"))["sealed"]
    db.close()
    file = lived.path / "letterbox.db"
    flip(file, file.read_bytes().index(blob[:40]) + 20)
    assert "Envelope 2 was changed after it was posted." in lived.check()


@pytest.mark.parametrize("file", ["front-desk.db", "letterbox.db"])
def test_a_flipped_byte_in_how_a_file_is_built_never_ends_in_a_traceback(
    lived: Lived, file: str
) -> None:
    path = lived.path / file
    sound = path.read_bytes()
    used = [place for place in range(4096) if sound[place]]
    for place in Random(file).sample(used, 25):
        flip(path, place)
        lived.check()
        path.write_bytes(sound)
    # Pages that were divided keep old copies of what stands in others by now: all are flipped.
    built = [found.start() + 3 for found in re.finditer(b"CREATE TABLE", sound)]
    for places in ([0], [20], [100], built):
        for place in places:
            flip(path, place)
        assert lived.check() != ALL_IS_WELL, places
        path.write_bytes(sound)


def test_a_flipped_byte_in_the_terminals_key_is_found(lived: Lived) -> None:
    file = lived.path / "device.key"
    sound = file.read_bytes()
    for place in (2, sound.index(b"seed") + 8, len(sound) - 4):
        flip(file, place)
        assert "key" in lived.check()[0]
        file.write_bytes(sound)
