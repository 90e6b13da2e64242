"""Send, sign-in and search, each over the bare thing beneath it."""

import shutil
from pathlib import Path

import sqlcipher3
from argon2.low_level import Type, hash_secret_raw

from bench.made_up import NOW, School, fill, school
from bench.measure import Ratio, in_turn
from store.crypto.stretch import STANDARD
from store.letterbox.intake import Intake
from store.letterbox.told import Told

TOLD = Told(words="Somebody took my hat at playtime. " * 8, when="before_home", name="Sam")


def send(folder: Path) -> Ratio:
    """Send (seal, commit, read back) over a raw insert of the same bytes."""
    made = school(folder / "send")
    intake = Intake(made.home)
    sent = intake.post(TOLD, NOW)
    blob = next(e.envelope.blob for e in made.home.letterbox.everything())
    bare = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE envelopes (id INTEGER PRIMARY KEY, sealed BLOB)")
    ratio = in_turn(
        "Send / a raw WAL+FULL insert of the same bytes",
        lambda: intake.post(TOLD, NOW),
        lambda: bare.execute("INSERT INTO envelopes (sealed) VALUES (?)", [blob]),
        target=3.0,
        rounds=300,
        warm_up=20,
    )
    bare.close()
    made.home.close()
    return ratio if sent.readers.people else Ratio(ratio.what, 0, 1, 0)


def sign_in(folder: Path) -> Ratio:
    """Signing in, drawers open, over argon2id alone."""
    made = school(folder / "sign-in", STANDARD)

    def ours() -> None:
        made.sign_in().lock()

    def bare() -> None:
        hash_secret_raw(
            made.pin.encode(), b"0" * 16, STANDARD.passes, STANDARD.memory_kib, 1, 32, Type.ID
        )

    ratio = in_turn("Sign-in / argon2id alone", ours, bare, target=1.2, rounds=7)
    made.home.close()
    return ratio


def search(made: School) -> Ratio:
    """Search over everything a session holds, over the bare FTS5 query."""
    session = made.sign_in()
    db = session.drawer("safeguarding").db

    def bare() -> None:
        list(
            db.query(
                "SELECT rowid, snippet(search, 0, '', '', '…', 12) FROM search"
                " WHERE search MATCH ? ORDER BY rank LIMIT 50",
                ['"hat"*'],
            )
        )

    ratio = in_turn(
        "Search over 100,000 entries / the bare FTS5 query",
        lambda: session.search("hat"),
        bare,
        target=1.5,
        rounds=41,
    )
    session.lock()
    return ratio


def filled(folder: Path, entries: int) -> tuple[School, str]:
    """Return a school whose safeguarding drawer holds that many entries."""
    shutil.rmtree(folder, ignore_errors=True)
    made = school(folder)
    session = made.sign_in()
    case = fill(session, entries)
    session.lock()
    return made, case
