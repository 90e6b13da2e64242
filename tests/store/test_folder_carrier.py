"""A folder that others write into, that is pulled out, fills up, and half arrives."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.carriers import limits
from store.carriers.carried_file import Carried, folders, read, understood
from store.carriers.carrier import Notice, Parcel
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import MARK, prepare
from store.carriers.folder_names import notice_name
from store.errors import Refused, Unreachable

ROOM = "room1"


def parcel(counter: int, body: bytes = b"sealed") -> Parcel:
    return Parcel(ROOM, counter, body)


@pytest.fixture
def carrier(folder: Path) -> FolderCarrier:
    """A folder with parcels 1, 2 and 3 of room1, and notices 1 and 2 of desk1."""
    made = FolderCarrier(folder, "oakfield")
    made.send([parcel(1), parcel(2), parcel(3)])
    made.pin(Notice("desk1", 1, "list", b"list"))
    made.pin(Notice("desk1", 2, "rota", b"rota"))
    return made


def counters(carrier: FolderCarrier) -> list[int]:
    return [each.counter for each in carrier.fetch(ROOM, 0)]


def keys(carrier: FolderCarrier) -> list[str]:
    return [each.key for each in carrier.notices({})]


def files(folder: Path, end: str) -> list[Path]:
    return sorted(folder.rglob(f"*{end}"))


def parcel_file(folder: Path, counter: int) -> Path:
    return next(folder.rglob(f"{counter:010}-*.parcel"))


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


def test_names_that_are_not_ours_are_passed_over(carrier: FolderCarrier, folder: Path) -> None:
    file = parcel_file(folder, 2)
    for name in (
        f"{file.stem} (conflicted copy 2026-11-22).parcel",
        f"{file.stem}.sync-conflict-20261122-101010-ABCDEFG.parcel",
        file.name.upper(),
        f"{file.name}.tmp",
        f"0{file.name}",
        f"~{file.name}",
        ".DS_Store",
        "Thumbs.db",
        "\x1b]0;name\x07",
    ):
        shutil.copy(file, file.with_name(name))
    for name in ("UP", "room1 (1)", "Room1", "..room"):
        shutil.copytree(file.parents[1], folder / "oakfield" / "up" / name)
    assert carrier.terminals() == (ROOM,)
    assert counters(carrier) == [1, 2, 3]


def test_a_file_under_another_counter_terminal_or_digest_is_passed_over(
    carrier: FolderCarrier, folder: Path
) -> None:
    file = parcel_file(folder, 2)
    shutil.copy(file, file.with_name(file.name.replace("0000000002-", "0000000009-")))
    shutil.copy(file, file.with_name(f"0000000002-{'f' * 16}.parcel"))
    shutil.copytree(file.parents[1], folder / "oakfield" / "up" / "room2")
    notice = files(folder, ".notice")[0]
    shutil.copytree(notice.parent, notice.parents[1] / "desk2")
    assert counters(carrier) == [1, 2, 3]
    assert list(carrier.fetch("room2", 0)) == []
    assert {each.terminal for each in carrier.notices({})} == {"desk1"}


@pytest.mark.parametrize("counter", [limits.LAST + 1, 10**19 - 1])
def test_a_number_that_nobody_can_have_counted_to_is_passed_over(
    carrier: FolderCarrier, folder: Path, counter: int
) -> None:
    """No database keeps the larger one: it would break off every round of every terminal."""
    parcel, notice = Path(f"up/{ROOM}/{counter // 100:017}"), Path("down/desk1")
    for kind, place, label, end in (
        ("parcel", parcel, "a" * 64, "a" * 16),
        ("notice", notice, "list", notice_name(1, "list")[11:27]),
    ):
        file = folder / "oakfield" / place / f"{counter}-{end}.{kind}"
        file.parent.mkdir(exist_ok=True)
        whose = ROOM if kind == "parcel" else "desk1"
        file.write_bytes(Carried(kind, whose, counter, label, b"x").content())
    assert counters(carrier) == [1, 2, 3]
    assert keys(carrier) == ["list", "rota"]


@pytest.mark.parametrize("left", [0, 1, 40, -1])
def test_half_a_file_is_passed_over_until_it_is_sent_again(
    carrier: FolderCarrier, folder: Path, left: int
) -> None:
    file = parcel_file(folder, 2)
    file.write_bytes(file.read_bytes()[:left])
    assert counters(carrier) == [1, 3]
    carrier.send([parcel(2)])
    assert counters(carrier) == [1, 2, 3]


def test_rubbish_before_the_good_ones_does_not_use_up_the_limit(
    carrier: FolderCarrier, folder: Path
) -> None:
    bucket = parcel_file(folder, 1).parent
    for number in range(1, 51):
        (bucket / f"0000000001-{number:016x}.parcel").write_bytes(b"rubbish")
    assert [each.counter for each in carrier.fetch(ROOM, 0, limit=3)] == [1, 2, 3]


def test_a_file_that_vanishes_between_listing_and_reading_is_passed_over(
    carrier: FolderCarrier, folder: Path
) -> None:
    coming = carrier.fetch(ROOM, 0)
    assert next(coming).counter == 1
    parcel_file(folder, 2).unlink()
    assert [each.counter for each in coming] == [3]
    posted = carrier.notices({})
    assert next(posted).key == "list"
    files(folder, ".notice")[1].unlink()
    assert list(posted) == []


def test_a_notice_that_is_not_whole_holds_later_ones_back_until_it_is_pinned_again(
    carrier: FolderCarrier, folder: Path
) -> None:
    whole = files(folder, ".notice")[0].read_bytes()
    files(folder, ".notice")[0].write_bytes(b"")
    assert keys(carrier) == []
    files(folder, ".notice")[0].write_bytes(whole)
    assert keys(carrier) == ["list", "rota"]
    files(folder, ".notice")[0].write_bytes(b"")
    FolderCarrier(folder, "oakfield").pin(Notice("desk1", 3, "other", b""))
    assert keys(carrier) == ["rota", "other"]


def test_a_later_notice_nobody_pinned_cannot_hide_the_real_one(
    carrier: FolderCarrier, folder: Path
) -> None:
    forged = Carried("notice", "desk1", 99, "list", b"forged").content()
    (folder / "oakfield" / "down" / "desk1" / notice_name(99, "list")).write_bytes(forged)
    carrier.pin(Notice("desk1", 3, "list", b"new"))
    assert [each.body for each in carrier.notices({})] == [b"rota", b"new"]


def test_links_are_not_followed(carrier: FolderCarrier, folder: Path, tmp_path: Path) -> None:
    file = parcel_file(folder, 2)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    up = folder / "oakfield" / "up"
    (up / "room2").symlink_to(up / ROOM)
    assert counters(carrier) == [1, 3]
    assert carrier.terminals() == (ROOM,)
    # Each of these alone would do; a name may become a link after it was listed.
    assert (read(file), list(folders(up))) == (None, [ROOM])
    assert list(folders(up / "room2")) == []
    os.mkfifo(file.with_name(f"0000000004-{'0' * 16}.parcel"))
    assert counters(carrier) == [1, 3]


def test_nothing_is_written_or_thrown_away_through_a_link(
    carrier: FolderCarrier, folder: Path, tmp_path: Path
) -> None:
    up = folder / "oakfield" / "up"
    elsewhere = tmp_path / "elsewhere"
    up.rename(elsewhere)
    up.symlink_to(elsewhere)
    before = files(elsewhere, "")
    with pytest.raises(Unreachable, match="link"):
        carrier.send([parcel(4)])
    with pytest.raises(Unreachable, match="link"):
        carrier.discard(ROOM, 3)
    assert files(elsewhere, "") == before


def test_a_link_in_place_of_a_terminals_folder_is_not_written_through(
    folder: Path, tmp_path: Path
) -> None:
    carrier = FolderCarrier(folder, "oakfield")
    carrier.send([Parcel("room2", 1, b"")])
    (folder / "oakfield" / "up" / ROOM).symlink_to(tmp_path)
    with pytest.raises(Unreachable):
        carrier.send([parcel(1)])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["stick"]


def test_a_huge_file_is_not_read(
    carrier: FolderCarrier, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with parcel_file(folder, 2).open("r+b") as file:
        file.truncate(limits.LARGEST + 1_000)
    assert counters(carrier) == [1, 3]
    monkeypatch.setattr(limits, "LARGEST", 10)
    with pytest.raises(Refused, match="too large"):
        carrier.send([parcel(4, bytes(11))])


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
