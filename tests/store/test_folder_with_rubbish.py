"""What lies in a folder and is not ours, not whole or not real is passed over."""

import os
import shutil
from pathlib import Path

import pytest

from store.carriers import limits
from store.carriers.carried_file import Carried, folders, read
from store.carriers.carrier import Notice, Parcel
from store.carriers.folder import FolderCarrier
from store.carriers.folder_names import notice_name
from store.errors import Refused, Unreachable
from tests.store.folder_stage import ROOM, counters, files, keys, parcel, parcel_file


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
