"""Files to print: named for every file system, written whole or not at all, never over another."""

import errno
import os
from pathlib import Path

import pytest

from store import printouts
from store.errors import Refused


@pytest.mark.parametrize(
    ("of", "name"),
    [
        ("", "card.pdf"),
        ("Oak", "card-oak.pdf"),
        ("Year 3 / 4", "card-year-3-4.pdf"),
        ("../../etc/passwd", "card-etc-passwd.pdf"),
        ("*", "card-class.pdf"),
        ("CON", "card-class.pdf"),
        ("Łąka", "card-łąka.pdf"),
        ("x" * 300, f"card-{'x' * 60}.pdf"),
        ('a\x00b\\c:d|e?"<f>', "card-a-b-c-d-e-f.pdf"),
    ],
)
def test_a_class_gives_a_name_that_every_file_system_takes(of: str, name: str) -> None:
    assert printouts.file_name("card", of) == name


def test_a_file_is_written_and_another_is_never_touched(tmp_path: Path) -> None:
    assert printouts.put(tmp_path, "a.pdf", b"one").read_bytes() == b"one"
    with pytest.raises(Refused, match=r"There is a file a\.pdf already"):
        printouts.put(tmp_path, "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert printouts.taken(tmp_path, ["b.pdf", "a.pdf"]) == ("a.pdf",)


def test_a_file_is_replaced_when_that_is_wished(tmp_path: Path) -> None:
    printouts.put(tmp_path, "a.pdf", b"one")
    (tmp_path / ".a.pdf.part").write_bytes(b"left by an earlier power cut")
    printouts.put(tmp_path, "a.pdf", b"two", replace=True)
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"two"


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        printouts.put(tmp_path, "a.pdf", b"one")
    printouts.put(tmp_path, "a.pdf", b"one", replace=True)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_what_was_there_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    if replace:
        printouts.put(tmp_path, "a.pdf", b"one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match=r"a\.pdf could not be written there\. Is the disk full"):
        printouts.put(tmp_path, "a.pdf", b"two", replace=replace)
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert left == ({"a.pdf": b"one"} if replace else {})


def test_a_folder_is_made_but_not_the_way_to_it(tmp_path: Path) -> None:
    printouts.judge_folder(tmp_path / "papers")
    assert (tmp_path / "papers").is_dir()
    with pytest.raises(Refused, match=r"There is no folder .*away\. Is the stick plugged in"):
        printouts.judge_folder(tmp_path / "away" / "papers")
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="is a file"):
        printouts.judge_folder(tmp_path / "file")
    with pytest.raises(Refused, match="Nothing can be written there"):
        printouts.judge_folder(tmp_path / "a\x00b")
    with pytest.raises(Refused):
        printouts.judge_folder(tmp_path / "file" / "papers")


def test_a_stick_is_offered_first(tmp_path: Path) -> None:
    assert printouts.usual_folder(tmp_path) == Path.home()
    stick = tmp_path / "run/media/kiosk/STICK"
    stick.mkdir(parents=True)
    assert printouts.usual_folder(tmp_path) == stick


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_printed_is_for_whoever_printed_it_alone(tmp_path: Path, replace: bool) -> None:
    printouts.put(tmp_path, "a.pdf", b"one", replace=replace)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o077 == 0
