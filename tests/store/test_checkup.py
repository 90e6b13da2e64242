"""What `check` finds, tried on real files that somebody has tampered with."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from store import checkup, collect, grants, people, rings, sign_in, triage
from store.crypto import seal
from store.crypto.keys import Keys
from store.database import Database, connect
from store.desk import desk
from store.errors import WorryBoxError
from store.front_desk import signed
from store.home import Home
from store.journal import Author, Head, from_row, to_row, write
from store.public_list import SAFEGUARDING
from store.told import Told
from tests.made_up import CHEAP, NOW, School

LEAD = "Mrs Adeyemi"
ALL_IS_WELL: list[str] = []


class Lived:
    """A school in which something has happened, closed, with the keys a tamperer would need."""

    def __init__(self, school: School) -> None:
        self.school, self.path = school, school.path
        school.intake.post(Told(words="I am sad", when="before_home"), NOW)
        school.intake.post(Told(words="Somebody pushed me", when="another_day"), NOW)
        school.intake.help_now(Told(words="now"), "Oak", NOW)
        lead = school.sign_in(LEAD)
        collect.collect(lead, NOW)
        for row in desk(lead, NOW).waiting:
            drawer = lead.drawer(row.drawer)
            triage.see(lead, drawer, drawer.get(row.subject), NOW)
        row = desk(lead, NOW).waiting[-1]
        drawer = lead.drawer(row.drawer)
        triage.open_case(
            lead,
            drawer,
            [drawer.get(row.subject)],
            {"title": "Sad", "category": "friends", "seriousness": "low"},
            NOW,
        )
        self.keys = {name: each.key for name, each in lead.drawers.items()}
        self.device = school.home.device
        school.close()

    def check(self) -> list[str]:
        """Do what `worrybox check --person` does."""
        try:
            with Home(self.path, CHEAP) as home:
                found = checkup.check_open(home)
                id, pin = self.school.people[LEAD], self.school.pins[LEAD]
                session = sign_in.sign_in(home, id, pin, NOW)
                assert not isinstance(session, sign_in.FirstSignIn)
                try:
                    return found + checkup.check_session(session)
                finally:
                    session.lock()
        except WorryBoxError as error:
            return [str(error)]

    def tamper(self, file: str, *statements: str, given: tuple[object, ...] = ()) -> None:
        """Run statements on a file, with its triggers out of the way while they run."""
        db = self.open(file)
        triggers = list(db.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for trigger in triggers:
            db.execute(f"DROP TRIGGER {trigger['name']}")
        for statement in statements:
            assert db.execute(statement, list(given)).rowcount != 0, "nothing was tampered with"
        for trigger in triggers:
            db.execute(trigger["sql"])
        db.close()

    def open(self, file: str) -> Database:
        """Open a file as somebody would who has its key."""
        drawer = self.path / "drawers" / f"{file}.db"
        if drawer.exists():
            return connect(drawer, self.keys[file])
        return connect(self.path / f"{file}.db")


@pytest.fixture
def lived(school: School) -> Lived:
    return Lived(school)


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x10
    file.write_bytes(content)


def test_all_is_well_where_nothing_was_touched(lived: Lived) -> None:
    assert lived.check() == ALL_IS_WELL
    assert lived.check() == ALL_IS_WELL


def test_drawers_that_nobody_opened_are_named(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        assert checkup.not_looked_into(home, None) == (
            "chair, head, office, roll, safeguarding, 1 own drawer"
        )
        session = sign_in.sign_in(home, lived.school.people[LEAD], lived.school.pins[LEAD], NOW)
        assert not isinstance(session, sign_in.FirstSignIn)
        assert checkup.not_looked_into(home, session) == "head"
        session.lock()


# A byte flipped in each file.


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


# Entries.


def test_an_entry_forged_with_the_terminals_key_is_found(lived: Lived) -> None:
    db = lived.open(SAFEGUARDING)
    last = from_row(next(db.query("SELECT * FROM entries ORDER BY counter DESC LIMIT 1")))
    forger = Author(lived.school.people[LEAD], lived.device.keys, lived.device.id)
    forged = write(
        forger,
        SAFEGUARDING,
        last.subject,
        last.kind,
        last.said,
        at=last.at,
        clock=last.clock + 1,
        head=Head(last.counter, last.hash()),
        seen=last.seen,
    )
    db.execute(f"INSERT INTO entries VALUES ({', '.join('?' * 17)})", to_row(forged))
    db.execute("UPDATE heads SET counter = ?, hash = ?", [forged.counter, forged.hash()])
    db.close()
    assert any(f"entry {forged.counter} " in sentence for sentence in lived.check())


def test_an_entry_forged_under_the_authors_own_public_key_is_found(lived: Lived) -> None:
    db = lived.open(SAFEGUARDING)
    last = from_row(next(db.query("SELECT * FROM entries ORDER BY counter DESC LIMIT 1")))
    db.close()
    forged = lived.device.keys.sign(replace(last, at="2026-03-04").signed_part())
    lived.tamper(
        SAFEGUARDING,
        "UPDATE entries SET at = '2026-03-04', signature = ? WHERE id = ?",
        given=(forged, last.id),
    )
    assert any(f"entry {last.counter} " in sentence for sentence in lived.check())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE counter = 3",
        "UPDATE entries SET at = '2020-01-01T00:00:00+00:00' WHERE counter = 3",
        "UPDATE entries SET kind = 'worry.filed' WHERE counter = 3",
        "UPDATE entries SET body = replace(body, 'sad', 'glad') WHERE body LIKE '%I am sad%'",
        "UPDATE entries SET salt = NULL WHERE counter = 3",
        "UPDATE entries SET counter = CASE counter WHEN 2 THEN -3 ELSE -2 END"
        " WHERE counter IN (2, 3)",
        "UPDATE entries SET prev = (SELECT prev FROM entries WHERE counter = 2) WHERE counter = 4",
    ],
    ids=["deleted", "redated", "renamed", "reworded", "unsalted", "reordered", "rechained"],
)
def test_an_entry_that_was_tampered_with_is_found(lived: Lived, statement: str) -> None:
    lived.tamper(SAFEGUARDING, statement)
    if "CASE" in statement:
        lived.tamper(SAFEGUARDING, "UPDATE entries SET counter = -counter WHERE counter < 0")
    found = lived.check()
    assert found
    assert all("safeguarding" in sentence for sentence in found)


def test_a_cut_tail_is_found_and_stays_found(lived: Lived) -> None:
    cut_the_tail(lived, 2)
    for _ in range(2):
        assert "The drawer safeguarding: the last 2 entries were cut off." in lived.check()


def test_a_cut_tail_on_which_new_entries_grew_is_found(lived: Lived) -> None:
    cut_the_tail(lived, 2)
    lived.school.reopen()
    lived.school.intake.post(Told(words="new"), NOW)
    lived.school.intake.post(Told(words="newer"), NOW)
    lead = lived.school.sign_in(LEAD)
    collect.collect(lead, NOW)
    for row in desk(lead, NOW).waiting:
        drawer = lead.drawer(row.drawer)
        triage.see(lead, drawer, drawer.get(row.subject), NOW)
    lived.school.close()
    assert any("is not the one that was there before" in sentence for sentence in lived.check())


def cut_the_tail(lived: Lived, count: int) -> None:
    """Cut entries off so that nothing inside the drawer tells of it."""
    db = lived.open(SAFEGUARDING)
    rows = list(db.query("SELECT * FROM entries ORDER BY counter"))
    db.close()
    gone, end = [row["id"] for row in rows[-count:]], from_row(rows[-count - 1])
    marks = ", ".join(f"'{id}'" for id in gone)
    lived.tamper(SAFEGUARDING, f"DELETE FROM entries WHERE id IN ({marks})")
    lived.tamper(
        SAFEGUARDING, "UPDATE heads SET counter = ?, hash = ?", given=(end.counter, end.hash())
    )
    subjects = {row["subject"] for row in rows[-count:]}
    for table in ("records", "open_items"):
        for subject in subjects:
            lived.open(SAFEGUARDING).execute(f"DELETE FROM {table} WHERE subject = ?", [subject])


# What is made from entries.


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE records SET title = 'x' WHERE noun = 'worry'", "does not say what its entries"),
        ("UPDATE records SET state = 'filed' WHERE noun = 'worry'", "does not say what its"),
        ("DELETE FROM records WHERE noun = 'case'", "does not say what its entries say"),
        ("INSERT INTO records VALUES ('case:x', 'case', 'open', 0, '', '', '', x'')", "no entries"),
        ("INSERT INTO open_items VALUES ('case:x', 'i', 'o', '', 't')", "no entries"),
        ("DELETE FROM search WHERE text LIKE '%sad%'", "search words of the entry"),
        ("UPDATE search SET text = 'glad' WHERE text LIKE '%sad%'", "search words of the entry"),
        ("INSERT INTO search (text, subject, entry) VALUES ('x', 'y', 'z')", "belong to no entry"),
        ("UPDATE heads SET counter = 99", "is not the one it should be"),
    ],
)
def test_a_summary_that_does_not_fit_its_entries_is_found(
    lived: Lived, statement: str, said: str
) -> None:
    lived.tamper(SAFEGUARDING, statement)
    found = lived.check()
    assert any(said in sentence for sentence in found), found


def test_a_trigger_taken_away_is_found(lived: Lived) -> None:
    db = lived.open("letterbox")
    db.execute("DROP TRIGGER envelopes_stay")
    db.close()
    assert "a rule in it was changed" in lived.check()[0]


# The letterbox.


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM envelopes WHERE counter = 2", "An envelope is missing"),
        ("DELETE FROM envelopes WHERE counter = 3", "The last 1 envelopes were cut off."),
        ("UPDATE envelopes SET urgency = 1 WHERE counter = 3", "Envelope 3 was changed"),
        ("UPDATE envelopes SET previous = '' WHERE counter = 2", "does not follow"),
        ("UPDATE collected SET at = 'yes'", "when it was collected"),
    ],
)
def test_a_letterbox_that_was_tampered_with_is_found(
    lived: Lived, statement: str, said: str
) -> None:
    lived.tamper("letterbox", statement)
    found = lived.check()
    assert any(said in sentence for sentence in found), found


# The public list, grants and rings.


@pytest.fixture
def renamed(school: School) -> Lived:
    """A school whose public list has a second version."""
    lead = school.sign_in(LEAD)
    new = replace(people.next_list(lead.public), form_address="https://forms.example")
    assert people.propose(lead, new, "the address of the forms", school.now)
    return Lived(school)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM lists WHERE number = 1",
        "DELETE FROM lists WHERE number = 2",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'Oakfield', 'Oakfielt') AS BLOB)"
        " WHERE number = 1",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'forms.', 'evil.') AS BLOB)"
        " WHERE number = 2",
        "UPDATE lists SET signatures = '{}' WHERE number = 2",
        "UPDATE lists SET signatures = 'x' WHERE number = 1",
    ],
    ids=["first gone", "last gone", "first altered", "last altered", "unsigned", "garbled"],
)
def test_a_version_of_the_list_that_was_tampered_with_is_found(
    renamed: Lived, statement: str
) -> None:
    renamed.tamper("front-desk", statement)
    assert renamed.check() != ALL_IS_WELL


def test_a_version_signed_anew_by_the_terminal_is_found(renamed: Lived) -> None:
    db = renamed.open("front-desk")
    body = next(db.query("SELECT body FROM lists WHERE number = 2"))["body"]
    db.close()
    forged = f'{{"{renamed.school.people[LEAD]}":"{renamed.device.keys.sign(body)}"}}'
    renamed.tamper(
        "front-desk", "UPDATE lists SET signatures = ? WHERE number = 2", given=(forged,)
    )
    assert renamed.check() != ALL_IS_WELL


def test_a_whole_new_list_by_somebody_else_is_found(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        public = home.desk.school
    mine = Keys.fresh()
    taken = tuple(replace(each, seal=mine.seal, verify=mine.verify) for each in public.people)
    forged = replace(public, people=taken)
    signatures = signed(forged, dict.fromkeys(public.keepers, mine))
    text = "{" + ",".join(f'"{id}":"{name}"' for id, name in signatures.items()) + "}"
    lived.tamper(
        "front-desk", "UPDATE lists SET body = ?, signatures = ?", given=(forged.encoded(), text)
    )
    assert lived.check() != ALL_IS_WELL


def exchange_the_grant(lived: Lived) -> None:
    """Wrap another key for the holders, signed by the terminal."""
    with Home(lived.path, CHEAP) as home:
        public, lead = home.desk.school, lived.school.people[LEAD]
        wraps = seal.wrap(seal.fresh_key(), [public.sealing_key(lead)])
        keys = home.device.keys
        grant = grants.Grant(SAFEGUARDING, 1, wraps, lead, keys.verify, "")
    lived.tamper(
        "front-desk",
        "UPDATE grants SET wraps = ?, key = ?, signature = ? WHERE drawer = 'safeguarding'",
        given=(wraps, keys.verify, keys.sign(grant.signed_part())),
    )


def remove_the_grant(lived: Lived) -> None:
    lived.tamper("front-desk", "DELETE FROM grants WHERE drawer = 'safeguarding'")


def swap_the_grants(lived: Lived) -> None:
    """Give the DSL's drawer the wraps of another one, as they were signed."""
    lived.tamper(
        "front-desk",
        "UPDATE grants SET wraps = (SELECT wraps FROM grants WHERE drawer = 'office')"
        " WHERE drawer = 'safeguarding'",
    )


def remove_the_drawer(lived: Lived) -> None:
    (lived.path / "drawers" / "safeguarding.db").unlink()


@pytest.mark.parametrize(
    "act", [exchange_the_grant, remove_the_grant, swap_the_grants, remove_the_drawer]
)
def test_a_grant_that_was_tampered_with_is_found(
    lived: Lived, act: Callable[[Lived], None]
) -> None:
    act(lived)
    assert any(SAFEGUARDING in sentence for sentence in lived.check())


def test_a_ring_of_somebody_else_is_found(lived: Lived) -> None:
    lead, other = lived.school.people[LEAD], lived.school.people["Mr Patel"]
    lived.tamper(
        "front-desk",
        "UPDATE rings SET ring = (SELECT ring FROM rings WHERE person = ?) WHERE person = ?",
        given=(lead, other),
    )
    assert lived.check() == [
        "The key ring of Mr Patel was exchanged or changed. They need a new PIN."
    ]


def test_a_ring_with_another_seed_is_found_when_it_is_used(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        lead, pin = lived.school.people[LEAD], lived.school.pins[LEAD]
        rings.put(home, lead, Keys.fresh().seed, pin, NOW)
    assert lived.check() == ["This key ring is older than the list of people. Ask for a new PIN."]


def test_a_state_of_a_call_for_help_that_nobody_signed_is_found(lived: Lived) -> None:
    lived.tamper("front-desk", "UPDATE alert_states SET at = '2026-03-03T08:00:00+00:00'")
    assert any("call for help" in sentence for sentence in lived.check())
