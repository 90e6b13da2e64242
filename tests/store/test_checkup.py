"""What `check` finds, tried on real files that somebody has tampered with."""

from dataclasses import replace

import pytest

from screens.staff.desk.headline import headline
from screens.staff.desk.notices import troubles
from store import checkup, on_desk
from store.drawers.journal import Author, Head, from_row, to_row, write
from store.home import Home
from store.letterbox import collect
from store.letterbox.told import Told
from store.school.public_list import SAFEGUARDING
from store.signing_in import sign_in
from store.signing_in.session import Session
from store.worries import triage
from store.worries.case_numbers import next_number
from tests.made_up import CHEAP, NOW, School
from tests.store.lived import ALL_IS_WELL, LEAD, Lived


@pytest.fixture
def lived(school: School) -> Lived:
    return Lived(school)


def test_all_is_well_where_nothing_was_touched(lived: Lived) -> None:
    assert lived.check() == ALL_IS_WELL
    assert lived.check() == ALL_IS_WELL


def test_drawers_that_nobody_opened_are_named(lived: Lived) -> None:
    with Home(lived.path, CHEAP) as home:
        assert checkup.not_looked_into(home, None) == (
            "chair, head, office, roll, safeguarding, 1 own drawer"
        )
        session = sign_in.sign_in(home, lived.school.people[LEAD], lived.school.pins[LEAD], NOW)
        assert isinstance(session, Session)
        assert checkup.not_looked_into(home, session) == "head"
        session.lock()


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
        assert (
            "The drawer safeguarding: the last entries were cut off, 2 at least." in lived.check()
        )
    lived.school.reopen()
    lead = lived.school.sign_in(LEAD)
    assert (
        "some of what was here is gone"
        in headline(lead, replace(on_desk.of(lead, NOW), waiting=())).text
    )
    said = [each.text for each in troubles(lead, NOW)]
    assert any(
        "at least 2 entries of the safeguarding drawer are gone (the last case of this terminal "
        "was 2026-001A). Open and close no case now." in each
        for each in said
    )
    assert not any(
        "old copy" in each.text for each in troubles(lived.school.sign_in("Mr Bell"), NOW)
    )


def test_a_number_that_a_case_has_is_never_given_again(lived: Lived) -> None:
    lived.school.reopen()
    lived.school.home.desk.db.execute("DELETE FROM numbers")
    assert next_number(lived.school.sign_in(LEAD), NOW) == "2026-002A"


def test_a_cut_tail_on_which_new_entries_grew_is_found(lived: Lived) -> None:
    cut_the_tail(lived, 2)
    lived.school.reopen()
    lived.school.intake.post(Told(words="new"), NOW)
    lived.school.intake.post(Told(words="newer"), NOW)
    lead = lived.school.sign_in(LEAD)
    collect.collect(lead, NOW)
    for row in on_desk.of(lead, NOW).waiting:
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


def test_a_state_of_a_call_for_help_that_nobody_signed_is_found(lived: Lived) -> None:
    lived.tamper("front-desk", "UPDATE alert_states SET at = '2026-03-03T08:00:00+00:00'")
    assert any("call for help" in sentence for sentence in lived.check())
