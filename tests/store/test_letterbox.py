"""The letterbox: what is said to be kept is kept, whatever happens next."""

import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.checkup import check_open
from store.crypto.keys import Keys, verifies
from store.database import sound
from store.errors import DiskFull, OutOfOrder, WorryBoxError
from store.letterbox.envelope import QUIET, URGENT, WAITING, Sealed
from store.letterbox.letterbox import Letterbox
from store.letterbox.pile import Call, Waiting
from store.letterbox.told import Told
from tests.made_up import School

KEYS, HERE = Keys(b"t" * 32), "0123456789ab"
AT = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Letterbox]:
    opened = Letterbox.open(tmp_path / "letterbox.db", HERE, KEYS)
    yield opened
    opened.close()


def sealed(id: str, urgency: int = WAITING, alert: bytes | None = None) -> Sealed:
    return Sealed(id, urgency, b"sealed " + id.encode(), alert)


def test_envelopes_come_back_as_they_were_in_order(box: Letterbox) -> None:
    envelopes = [sealed("b"), sealed("a", URGENT, b"place"), sealed("c", QUIET)]
    for envelope in envelopes:
        box.post(envelope)
    assert box.uncollected() == envelopes
    assert [posted.counter for posted in box.everything()] == [1, 2, 3]
    assert box.waiting() == Waiting(2, 1)
    assert box.calls() == [Call("a", HERE, b"place")]


def test_every_envelope_names_the_one_before_and_is_signed(box: Letterbox) -> None:
    box.post(sealed("a"), sealed("b"))
    box.post(sealed("c"))
    posted = list(box.everything())
    assert [each.previous for each in posted] == ["", posted[0].hash, posted[1].hash]
    assert all(verifies(KEYS.verify, each.signed_part(), each.signature) for each in posted)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "b"},
        {"urgency": WAITING},
        {"blob": b"other"},
        {"alert": b"another place"},
        {"alert": None},
    ],
)
def test_the_terminal_signs_all_that_stands_on_an_envelope(
    box: Letterbox, change: dict[str, Any]
) -> None:
    box.post(sealed("a", URGENT, b"place"))
    (posted,) = box.everything()
    changed = replace(posted, envelope=replace(posted.envelope, **change))
    assert not verifies(KEYS.verify, changed.signed_part(), posted.signature)


@pytest.mark.parametrize("change", [{"counter": 2}, {"previous": "x"}])
def test_the_terminal_signs_where_an_envelope_stands(
    box: Letterbox, change: dict[str, Any]
) -> None:
    box.post(sealed("a"))
    (posted,) = box.everything()
    changed = replace(posted, **change)
    assert not verifies(KEYS.verify, changed.signed_part(), posted.signature)


def test_several_are_posted_together_or_not_at_all(box: Letterbox) -> None:
    box.post(sealed("a"))
    fails = "BEFORE INSERT ON envelopes WHEN NEW.id = 'c' BEGIN SELECT RAISE(ABORT, 'full'); END"
    box.db.execute(f"CREATE TRIGGER fails {fails}")
    with pytest.raises(WorryBoxError):
        box.post(sealed("b"), sealed("c"))
    box.db.execute("DROP TRIGGER fails")
    assert [envelope.id for envelope in box.uncollected()] == ["a"]
    box.post(sealed("c"))
    assert len(list(box.everything())) == 2


def test_collected_and_set_aside_no_longer_wait_but_stay(box: Letterbox) -> None:
    box.post(sealed("a"), sealed("b"), sealed("c"))
    box.mark_collected("a", AT)
    box.set_aside("b", "why")
    assert [envelope.id for envelope in box.uncollected()] == ["c"]
    assert box.aside() == [("b", "why")]
    assert len(list(box.everything())) == 3


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM envelopes",
        "UPDATE envelopes SET sealed = x'00'",
        "UPDATE envelopes SET urgency = 0",
        "UPDATE envelopes SET counter = counter + 10",
        "INSERT OR REPLACE INTO envelopes SELECT * FROM envelopes",
    ],
)
def test_an_envelope_is_neither_changed_nor_deleted(box: Letterbox, change: str) -> None:
    box.post(sealed("a"))
    with pytest.raises(WorryBoxError):
        box.db.execute(change)
    assert box.uncollected() == [sealed("a")]


def test_what_does_not_read_back_is_not_called_kept(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(box._reader, "query", lambda *given: iter([{"sealed": b"other"}]))
    with pytest.raises(OutOfOrder):
        box.post(sealed("a"))


@pytest.mark.parametrize("moved", ["deleted", "moved", "replaced"])
def test_a_letterbox_that_is_no_longer_there_keeps_nothing(
    box: Letterbox, tmp_path: Path, moved: str
) -> None:
    box.post(sealed("a"))
    path = tmp_path / "letterbox.db"
    path.rename(tmp_path / "elsewhere")
    if moved == "deleted":
        (tmp_path / "elsewhere").unlink()
    elif moved == "replaced":
        path.write_bytes(b"")
    with pytest.raises(OutOfOrder):
        box.post(sealed("b"))


def test_a_commit_that_fails_keeps_nothing_and_blocks_nothing(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = box.db.execute

    def full(sql: str, given: Sequence[object] | None = None) -> object:
        if sql == "COMMIT":
            raise DiskFull("The disk is full. Nothing was kept.")
        return execute(sql, given)

    with monkeypatch.context() as patch:
        patch.setattr(box.db, "execute", full)
        with pytest.raises(DiskFull):
            box.post(sealed("a"))
    assert box.uncollected() == []
    box.post(sealed("b"))
    assert [envelope.id for envelope in box.uncollected()] == ["b"]


def child(school: School, words: str = "Once upon a time") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.posting_child", str(school.path), words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_every_worry_said_to_be_kept_outlives_a_kill(school: School) -> None:
    """200 posts, the process killed without warning again and again."""
    chosen, printed = random.Random(20260303), list[str]()
    school.close()
    while len(printed) < 200:
        process = child(school)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for _ in range(chosen.randint(1, 40)):
            printed.append(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines(keepends=True)
        printed += [line.strip() for line in rest if line.endswith("\n")]
        process.wait()
        process.stdout.close()
    school.reopen()
    kept = [posted.envelope.id for posted in school.home.letterbox.everything()]
    assert set(printed) <= set(kept)
    assert len(kept) == len(set(kept))
    assert sound(school.home.letterbox.db, thorough=True) == []
    assert check_open(school.home) == []


def post_until_it_fails(school: School, kept: list[str]) -> None:
    for _ in range(200):
        kept.append(school.intake.post(Told(words="x" * 3000), school.now).envelope)


def test_a_full_disk_says_so_and_claims_nothing(school: School) -> None:
    """The size of files is limited, so that the disk is full for this process alone."""
    kept: list[str] = []
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = max(path.stat().st_size for path in school.path.glob("letterbox.db*"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, hard))
    try:
        with pytest.raises(OutOfOrder):
            post_until_it_fails(school, kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert kept
    assert [each.id for each in school.home.letterbox.uncollected()] == kept
    after = school.intake.post(Told(words="again"), school.now)
    assert [each.id for each in school.home.letterbox.uncollected()] == [*kept, after.envelope]
    school.reopen()
    assert check_open(school.home) == []


def test_a_really_full_disk_is_called_full(tmp_path: Path) -> None:
    box = Letterbox.open(tmp_path / "letterbox.db", HERE, KEYS)
    pages = next(iter(box.db.query("PRAGMA page_count")))["page_count"]
    box.db.execute(f"PRAGMA max_page_count = {pages + 2}").close()
    many = [Sealed(str(number), WAITING, b"x" * 4000) for number in range(50)]
    box.post(many[0])
    with pytest.raises(DiskFull):
        box.post(*many[1:])
    assert box.uncollected() == many[:1]
    box.close()
