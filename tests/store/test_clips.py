"""Recorded clips are looked into before they are kept, and found by the text's id."""

import struct
from pathlib import Path

import pytest

from store.errors import Refused
from store.languages.clips import clip_of, import_clips, missing, recordable
from tests.clips import wav
from tests.made_up import School


def ogg(seconds: float, head: bytes, rate: int) -> bytes:
    first = b"OggS" + bytes(23) + b"\x1e" + head
    return (
        first + bytes(400) + b"OggS" + struct.pack("<BBq", 0, 4, round(seconds * rate)) + bytes(9)
    )


VORBIS = b"\x01vorbis" + struct.pack("<IBI", 0, 1, 44100) + bytes(14)
OPUS = b"OpusHead\x01\x01" + bytes(9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "recorded"
    made.mkdir()
    return made


def test_clips_are_copied_and_found_by_their_text(school: School, folder: Path) -> None:
    (folder / "younger.feel.title.wav").write_bytes(wav())
    (folder / "older.when.title.OGG").write_bytes(ogg(2, VORBIS, 44100))
    (folder / "older.when.now.ogg").write_bytes(ogg(2, OPUS, 48000))
    done = import_clips(school.home, folder)
    assert done.refused == ()
    found = clip_of(school.home, "younger.feel.title")
    assert found
    assert found.read_bytes() == wav()
    assert found.stat().st_mode & 0o777 == 0o600
    without = missing(school.home)
    assert set(recordable()) - set(without) == set(done.kept)
    assert "younger.feel.sad" in without


def test_a_newer_clip_replaces_the_older_whatever_its_kind(school: School, folder: Path) -> None:
    (folder / "younger.feel.title.wav").write_bytes(wav())
    import_clips(school.home, folder)
    (folder / "younger.feel.title.wav").rename(folder / "x.wav")
    (folder / "younger.feel.title.ogg").write_bytes(ogg(2, OPUS, 48000))
    import_clips(school.home, folder)
    found = clip_of(school.home, "younger.feel.title")
    assert found
    assert found.suffix == ".ogg"


@pytest.mark.parametrize(
    ("name", "clip", "why"),
    [
        ("younger.feel.title.mp3", wav(), "neither WAV nor OGG"),
        ("younger.feel.nothing.wav", wav(), "No text has this name"),
        ("older.sent.find.wav", wav(), "A name is put into this text"),
        ("slip.about.title.wav", wav(), "is not on a pupil"),
        ("younger.feel.title.wav", wav(31), "It lasts 31.0 seconds"),
        ("younger.feel.title.wav", wav(0), "It lasts 0.0 seconds"),
        ("younger.feel.title.wav", b"RIFF", "no WAV file"),
        ("younger.feel.title.wav", ogg(2, OPUS, 48000), "no WAV file"),
        ("younger.feel.title.ogg", wav(), "no OGG file"),
        ("younger.feel.title.ogg", b"OggS", "no OGG file"),
        ("younger.feel.title.ogg", ogg(2, b"theora", 1), "no OGG file"),
        ("younger.feel.title.ogg", ogg(-2, VORBIS, 44100), "It lasts -2.0 seconds"),
        ("younger.feel.title.wav", bytes(7 * 1024 * 1024), "larger than 6 megabytes"),
    ],
)
def test_what_is_no_clip_of_a_text_is_refused_with_a_reason(
    school: School, folder: Path, name: str, clip: bytes, why: str
) -> None:
    (folder / name).write_bytes(clip)
    done = import_clips(school.home, folder)
    assert done.kept == ()
    ((refused, said),) = done.refused
    assert refused == name
    assert why in said


def test_a_folder_that_cannot_be_read_is_refused(school: School, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        import_clips(school.home, tmp_path / "none")
