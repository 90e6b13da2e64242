"""A folder that others write into, that is pulled out, fills up, and half arrives."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.carriers.carried_file import Carried, understood
from store.carriers.carrier import Notice
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import MARK, prepare
from store.errors import Refused, Unreachable
from tests.store.folder_stage import ROOM, counters, files, keys, parcel, parcel_file


def test_a_folder_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    carrier = FolderCarrier(stick, "oakfield")
    doing: list[Callable[[], object]] = [
        lambda: carrier.send([parcel(1)]),
        lambda: carrier.terminals(),
        lambda: list(carrier.fetch(ROOM, 0)),
        lambda: carrier.discard(ROOM, 1),
        lambda: carrier.pin(Notice("desk1", 1, "a", b"")),
        lambda: carrier.unpin("desk1", "a"),
        lambda: list(carrier.notices({})),
    ]
    for do in doing:
        with pytest.raises(Unreachable, match="plugged in"):
            do()
    with pytest.raises(Unreachable, match="plug the stick in"):
        prepare(stick)
    assert not stick.exists()


@pytest.mark.parametrize("mark", [None, b"", b"worrybox carrier 2\n"])
def test_a_folder_without_its_mark_is_left_alone(tmp_path: Path, mark: bytes | None) -> None:
    if mark is not None:
        (tmp_path / MARK).write_bytes(mark)
    with pytest.raises(Unreachable):
        FolderCarrier(tmp_path, "oakfield").send([parcel(1)])
    assert [each.name for each in tmp_path.iterdir()] == ([] if mark is None else [MARK])


def test_a_folder_is_marked_once(tmp_path: Path) -> None:
    assert (prepare(tmp_path), prepare(tmp_path)) == (True, False)
    assert [each.name for each in tmp_path.iterdir()] == [MARK]


def test_two_schools_share_a_stick_without_meeting(carrier: FolderCarrier, folder: Path) -> None:
    other = FolderCarrier(folder, "elmwood")
    assert (other.terminals(), list(other.notices({}))) == ((), [])
    with pytest.raises(Refused):
        FolderCarrier(folder, "../elmwood")


def test_a_stick_pulled_out_in_the_middle_is_said_and_tried_again(
    carrier: FolderCarrier, folder: Path
) -> None:
    coming = carrier.fetch(ROOM, 0)
    assert next(coming).counter == 1
    folder.rename(folder.with_name("pulled out"))
    with pytest.raises(Unreachable, match="plugged in"):
        list(coming)
    with pytest.raises(Unreachable):
        carrier.send([parcel(4)])
    assert not folder.exists()
    folder.with_name("pulled out").rename(folder)
    carrier.send([parcel(4)])
    assert counters(carrier) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "does not let this terminal in"),
        (errno.EIO, "cannot be used"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(
    carrier: FolderCarrier,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    sentence: str,
    step: str,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, "no")

    before = files(folder, "")
    with monkeypatch.context() as broken:
        broken.setattr(os, step, fail)
        with pytest.raises(Unreachable, match=sentence):
            carrier.send([parcel(4)])
        with pytest.raises(Unreachable, match=sentence):
            carrier.pin(Notice("desk1", 3, "list", b"new"))
    assert files(folder, "") == before
    assert keys(carrier) == ["list", "rota"]
    carrier.send([parcel(4)])
    assert counters(carrier) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("which", "look"), [(MARK, counters), (".parcel", counters), (".notice", keys)]
)
def test_what_may_not_be_read_is_said_and_not_passed_over(
    carrier: FolderCarrier,
    monkeypatch: pytest.MonkeyPatch,
    which: str,
    look: Callable[[FolderCarrier], object],
) -> None:
    really = os.open

    def refuse(path: Path, *more: int) -> int:
        if str(path).endswith(which):
            raise PermissionError(errno.EACCES, "no")
        return really(path, *more)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreachable, match="does not let this terminal in"):
        look(carrier)


def test_others_may_read_and_throw_away_whatever_the_mask_of_the_sender(folder: Path) -> None:
    folder.chmod(0o2770)
    mask = os.umask(0o077)
    try:
        FolderCarrier(folder, "oakfield").send([parcel(1)])
    finally:
        os.umask(mask)
    file = parcel_file(folder, 1)
    assert file.stat().st_mode & 0o777 == 0o660
    assert {each.stat().st_mode & 0o7777 for each in file.parents if each > folder} == {0o2770}


def test_what_was_cut_off_is_swept_out_by_the_terminal_that_left_it(
    carrier: FolderCarrier, folder: Path
) -> None:
    for where in (parcel_file(folder, 1).parent, files(folder, ".notice")[0].parent):
        (where / ".0123.part").write_bytes(b"half")
    assert (counters(carrier), keys(carrier)) == ([1, 2, 3], ["list", "rota"])
    carrier.send([parcel(4)])
    carrier.pin(Notice("desk1", 3, "list", b"new"))
    assert files(folder, ".part") == []


def test_throwing_away_takes_along_what_nobody_could_read(
    carrier: FolderCarrier, folder: Path
) -> None:
    bucket = parcel_file(folder, 1).parent
    (bucket / "0000000001 (conflicted copy).parcel").write_bytes(b"")
    carrier.send([parcel(1000)])
    carrier.discard(ROOM, 1000)
    assert list((folder / "oakfield" / "up").iterdir()) == []


def test_kill_9_in_the_middle_leaves_only_whole_parcels(folder: Path) -> None:
    told = 0
    for pieces in (1, 2, 3, 5, 8):
        command = [sys.executable, "-m", "tests.store.sending_terminal", str(folder)]
        terminal = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert terminal.stdout
        for _ in range(pieces):
            told = max(told, int(terminal.stdout.readline()))
        terminal.send_signal(signal.SIGKILL)
        terminal.wait()
        terminal.stdout.close()
        found = [each.read_bytes() for each in files(folder, ".parcel")]
        assert len(found) >= told
        assert all(understood(each, "parcel") for each in found)
    whole = counters(FolderCarrier(folder, "oakfield"))
    assert whole == list(range(1, len(whole) + 1))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1, 2**62),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.binary(),
    st.data(),
)
def test_only_the_very_bytes_are_understood(
    counter: int, label: str, body: bytes, data: st.DataObject
) -> None:
    made = Carried("parcel", ROOM, counter, label, body)
    content = made.content()
    assert understood(content, "parcel") == made
    assert understood(content, "notice") is None
    place = data.draw(st.integers(0, len(content) - 1))
    flipped = bytearray(content)
    flipped[place] ^= data.draw(st.integers(1, 255))
    other = understood(bytes(flipped), "parcel")
    # The line is not secret: another terminal, counter or digest is compared with the name.
    assert other is None or (other.body == body and other != made)
    assert understood(content[:place], "parcel") is None
