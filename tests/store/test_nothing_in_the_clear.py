"""Nothing that anybody typed lies on the disk in the clear: every byte of every file is read."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from store import drafts
from store.cases import casework
from store.cases.acts import acts
from store.crypto import seal
from store.drawers import holders
from store.letterbox import collect
from store.letterbox.told import Told
from store.school.public_list import SCHOOL_SHEET
from store.school.set_up import Plan
from store.signing_in import renewal
from store.worries import concerns, triage
from tests.made_up import OAKFIELD, School
from tests.store.where import where

TYPED = {
    "words": "zebrafish in the rain",
    "name": "Araminta Quillfeather",
    "more": "walrus behind the shed",
    "fact": "ocelot on the playground",
    "opinion": "I fear a pangolin",
    "title": "narwhal by the gate",
    "note": "capybara seen at noon",
    "action": "telephone the axolotl",
    "task": "befriend the wombat",
    "done": "the quokka is well",
    "answer": "thank you dear lemur",
    "why": "cousin of the tapir",
    "draft": "half a manatee",
    "place": "room of the okapi",
}


def lying_about(folder: Path, secrets: dict[str, str]) -> list[str]:
    """Return which secrets are found, in which files, in any usual writing."""
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        for name, secret in secrets.items():
            writings = {secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()}
            # A word of it is enough, because a search index keeps words apart. The words of
            # PINs and phrases are ordinary ones: those count only as a whole.
            if secret in TYPED.values():
                writings |= {word.encode() for word in secret.split() if len(word) > 5}
            if any(writing in content for writing in writings):
                found.append(f"{name} in {file.name}")
    return found


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school of its own, whose temporary files lie apart too."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return made(tmp_path, OAKFIELD)


def made(folder: Path, plan: Plan) -> School:
    return School.make(folder / "home", plan)


def secrets(school: School) -> dict[str, str]:
    """Return all that was typed: words, PINs and phrases."""
    pins = {f"PIN of {name}": pin for name, pin in school.pins.items()}
    phrases = {name: " ".join(phrase) for name, phrase in school.sheets.items()}
    return {**TYPED, "PIN": "83519402", **pins, **phrases}


def the_whole_way(school: School) -> None:
    """Do everything once that takes typed words."""
    now, people, intake = school.now, school.people, school.intake
    told = Told(
        words=TYPED["words"],
        name=TYPED["name"],
        asks_for=people["Miss Lee"],
        kept_from=(people["Mr Patel"],),
    )
    sent = intake.post(told, now, with_receipt=True)
    assert sent.receipt is not None
    assert intake.keep_receipt(sent.receipt, intake.stretch(("fox", "bee", "cup", "cat")), now)
    intake.add(sent, now, words=TYPED["more"])
    intake.help_now(Told(words=TYPED["words"]), TYPED["place"], now)
    dsl = school.sign_in("Mrs Adeyemi")
    drafts.keep(dsl, "concern", {"fact": TYPED["draft"]}, now)
    collect.collect(dsl, now)
    holders.settle(dsl, now)
    drawer = where(dsl, sent.subject)
    worry = drawer.get(sent.subject)
    triage.see(dsl, drawer, worry, now)
    triage.answer(dsl, drawer, worry, TYPED["answer"], now)
    opening = {"title": TYPED["title"], "category": "friends", "seriousness": "low"}
    case = triage.open_case(dsl, drawer, [worry], opening, now)
    act = acts(dsl.public)
    note = {"fact": TYPED["note"], "opinion": TYPED["opinion"]}
    casework.do(drawer, drawer.get(case), act["case.note_added"], note, now)
    action = {"text": TYPED["action"], "owner": dsl.person_id, "due": "2026-03-04"}
    casework.do(drawer, drawer.get(case), act["case.action_added"], action, now)
    task = {"to": people["Miss Lee"], "text": TYPED["task"], "due": "2026-03-04"}
    casework.send_task(dsl, drawer, drawer.get(case), task, now)
    fact = {"about": "pupil", "name": TYPED["name"], "fact": TYPED["fact"], "urgent": "no"}
    concerns.log(dsl, intake, fact, now)
    teacher = school.sign_in("Miss Lee")
    collect.collect(teacher, now)
    for row in teacher.own.rows("task", ["open"]):
        casework.finish_task(teacher, teacher.own.get(row.subject), {"note": TYPED["done"]}, now)
    collect.collect(dsl, now)
    holders.keep_from(dsl, case, people["Ms Hart"], TYPED["why"], now)
    assert dsl.search("zebrafish")


def test_neither_while_it_is_open_nor_after_it_was_closed(fresh: School, tmp_path: Path) -> None:
    first = dict(fresh.pins)
    the_whole_way(fresh)
    renewal.renew_with_sheet(
        fresh.home, fresh.sheets[SCHOOL_SHEET], fresh.people["Mr Bell"], "83519402", fresh.now
    )
    sought = {**secrets(fresh), **{f"first PIN of {name}": pin for name, pin in first.items()}}
    files = {path.name for path in fresh.path.rglob("*") if path.is_file()}
    assert {"letterbox.db-wal", "front-desk.db-wal", "safeguarding.db-wal"} <= files
    assert lying_about(tmp_path, sought) == []
    fresh.close()
    assert lying_about(tmp_path, sought) == []
    fresh._open()
    fresh.close()


def test_nor_after_it_was_killed_in_the_middle(school: School, tmp_path: Path) -> None:
    school.close()
    (tmp_path / "tmp").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.posting_child", str(school.path), TYPED["words"]],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
    )
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert (school.path / "letterbox.db-wal").exists()
    assert lying_about(tmp_path, {"words": TYPED["words"]}) == []
    school.reopen()


def test_the_search_for_secrets_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00zebrafish\x00")
    assert lying_about(tmp_path, TYPED) == ["words in file"]


def test_every_drawer_envelope_and_place_has_a_key_of_its_own(school: School) -> None:
    """A key that is the same everywhere would seal all of it to everybody."""
    intake, box, now = school.intake, school.home.letterbox, school.now
    for kept_from in ((), (), (school.people["Mr Patel"],), (school.people["Mr Patel"],)):
        intake.post(Told(words=TYPED["words"], kept_from=kept_from), now)
    for _ in range(2):
        intake.help_now(Told(words=TYPED["words"]), TYPED["place"], now)
    dsl, office = school.sign_in("Mrs Adeyemi"), school.home.device.keys
    envelopes = box.uncollected()
    blobs = [(envelope.blob, dsl.keys) for envelope in envelopes]
    blobs += [(envelope.alert, office) for envelope in envelopes if envelope.alert]
    wraps = [(blob[4 : 4 + int.from_bytes(blob[:4], "big")], keys) for blob, keys in blobs]
    keys = [seal.unwrap(wrap, keys.unsealing) for wrap, keys in wraps]
    collect.collect(dsl, now)
    moved = dsl.drawer("safeguarding").rows("worry")[0].subject
    holders.keep_from(dsl, moved, school.people["Ms Hart"], TYPED["why"], now)
    keys += [drawer.key for drawer in dsl.drawers.values()]
    assert len(set(keys)) == len(keys) >= 6 + 2 + 7
    assert all(key is not None and len(set(key)) > 8 for key in keys)
