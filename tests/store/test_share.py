"""Two office terminals: whatever was written apart, both come to hold the same."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import envelope, grants, holders, share, undecided
from store.checkup import check_session
from store.collect import collect
from store.contents import Contents
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.drawer import Drawer
from store.errors import Refused
from store.journal import Author, in_order, write
from store.nouns import NOUNS
from store.public_list import SAFEGUARDING
from store.session import Session
from store.told import Told
from store.ways import Travelled
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, DEPUTY, HEAD = "Mrs Adeyemi", "Mr Patel", "Ms Hart"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


def rows(drawer: Contents) -> dict[str, object]:
    """Return every record but the drawer's own, which says who granted it last."""
    found = drawer.db.query("SELECT subject, body FROM records WHERE noun <> 'drawer'")
    return {row["subject"]: row["body"] for row in found}


def same(one: Session, other: Session) -> None:
    """Both sessions hold the same drawers, with the same entries and records."""
    for name, drawer in one.drawers.items():
        if not other.holds(name):
            continue
        there = other.drawer(name)
        assert rows(drawer) == rows(there)
        subjects = rows(drawer)
        for subject in subjects:
            assert in_order(drawer.entries(subject)) == in_order(there.entries(subject))


def share_all(session: Session, now: datetime) -> None:
    for drawer in session.drawers.values():
        share.post(session.home, drawer, now)


def meet(terminals: Terminals, *sessions: Session) -> None:
    """Let everything travel, and both sides take it in, until nothing is new."""
    for _ in range(2):
        for session in sessions:
            collect(session, NOW)
            holders.settle(session, NOW)
        terminals.all()
    for session in sessions:
        collect(session, NOW)


def test_what_was_there_before_comes_to_a_new_office(terminals: Terminals) -> None:
    sent = terminals.office.intake.post(Told(words="They took my hat"), NOW)
    first = terminals.school.sign_in(DSL)
    collect(first, NOW)
    there = terminals.second_office(DSL)
    second = there.sign_in(DSL)
    assert second.trouble == []
    assert second.drawer(SAFEGUARDING).get(sent.subject).told.words == "They took my hat"
    same(first, second)


def test_both_collect_the_same_worry_apart(terminals: Terminals, there: Terminal) -> None:
    sent = terminals.office.intake.post(Told(words="once"), NOW)
    terminals.all()
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    collect(first, NOW)
    assert first.drawer(SAFEGUARDING).get(sent.subject)
    assert second.drawer(SAFEGUARDING).get(sent.subject)
    meet(terminals, first, second)
    same(first, second)
    assert len(in_order(first.drawer(SAFEGUARDING).entries(sent.subject))) == 1
    assert check_session(first) == check_session(second) == []


def test_both_write_in_the_same_case_apart(terminals: Terminals, there: Terminal) -> None:
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    for session in (first, second):
        for number in range(3):
            body = {"fact": f"{session.person_id} {number}"}
            session.drawer(SAFEGUARDING).record("case:1", "case.note_added", body, NOW)
    meet(terminals, first, second)
    same(first, second)
    assert len(first.drawer(SAFEGUARDING).entries("case:1")) == 7
    assert check_session(first) == check_session(second) == []


def test_both_know_under_which_number_something_was_posted(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = terminals.school.sign_in(DSL), there.sign_in(DSL)
    drawer = first.drawer(SAFEGUARDING)
    share_all(first, NOW)
    drawer.record("case:1", "case.opened", {"title": "Hats"}, NOW)
    share.post(terminals.school.home, drawer, NOW)
    counter = terminals.school.home.letterbox.head.counter
    terminals.all()
    collect(second, NOW)
    for session in (first, second):
        (found,) = session.drawer(SAFEGUARDING).travelled("case:1")
        assert found.ways == ({terminals.office.id: counter},)


def test_a_new_office_is_given_what_the_others_have_already(
    terminals: Terminals, there: Terminal
) -> None:
    first, _ = both_have(terminals, there)
    drawer, box = first.drawer(SAFEGUARDING), terminals.school.home.letterbox
    share.post(terminals.school.home, drawer, NOW)
    before = box.head.counter
    share.post(terminals.school.home, drawer, NOW)
    assert box.head.counter == before
    third = terminals.added("office", "Library")
    # Somebody has signed in since: that filled it. What follows asks for it anew.
    drawer.db.execute("DELETE FROM filled WHERE terminal = ?", [third.id])
    share.post(terminals.school.home, drawer, NOW)
    (place, letter) = list(box.letters(0))[-1]
    assert place
    content = next(
        found
        for key in share.carry_keys(drawer)
        if (found := envelope.open_with(letter, key.unsealing, first.public))
    )
    posted = {each["id"] for each in content.body["entries"]}
    assert posted == {entry.id for entry in drawer.everything()}


def test_only_holders_can_read_a_letter_between_terminals(
    terminals: Terminals, there: Terminal
) -> None:
    head = terminals.school.sign_in(HEAD)
    head.drawer("head").record("case:9", "case.opened", {"title": "about an adult"}, NOW)
    share_all(head, NOW)
    terminals.all()
    deputy = there.sign_in(DEPUTY)
    assert not deputy.holds("head")
    assert deputy.search("adult") == []
    waiting = there.home.letterbox.letters(0)
    mine = deputy.keys.unsealing
    assert all(envelope.open_with(each, mine, deputy.public) is None for _, each in waiting)


def test_a_case_restricted_here_is_gone_there_too(terminals: Terminals, there: Terminal) -> None:
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    assert second.drawer(SAFEGUARDING).get("case:1").title == "Hats"
    holders.keep_from(first, "case:1", terminals.school.people[DEPUTY], "a friend", NOW)
    meet(terminals, first, second)
    assert second.find("case:1") is None
    assert second.search("Hats") == []
    bodies = [entry.body for entry in second.drawer(SAFEGUARDING).entries("case:1")]
    assert [body for body in bodies if body and "to" not in body] == []
    again = there.sign_in(DSL)
    found = again.find("case:1")
    assert found is not None
    assert found.get("case:1").title == "Hats"
    assert check_session(again) == []


def test_what_somebody_stepped_aside_from_is_sent_before_it_is_gone(
    terminals: Terminals, there: Terminal
) -> None:
    """Nobody else signs in where it was moved: the others have it all the same."""
    first, second = both_have(terminals, there)
    holders.keep_from(first, "case:1", first.person_id, "a friend", NOW)
    share_all(first, NOW)
    terminals.all()
    second.reopen()
    meet(terminals, second)
    found = second.find("case:1")
    assert found is not None
    assert found.name.startswith("case-")
    assert found.get("case:1").title == "Hats"


def test_what_was_written_meanwhile_follows_the_case(terminals: Terminals, there: Terminal) -> None:
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    holders.keep_from(first, "case:1", terminals.school.people[DEPUTY], "a friend", NOW)
    second.drawer(SAFEGUARDING).record("case:1", "case.note_added", {"fact": "A late word"}, NOW)
    meet(terminals, first, second)
    assert second.search("late") == []
    found = first.find("case:1")
    assert found is not None
    assert found.name.startswith("case-")
    assert [e.said.get("fact") for e in found.entries("case:1") if "fact" in e.said] == [
        "A late word"
    ]
    assert check_session(first) == check_session(second) == []


def test_late_words_follow_a_case_that_was_moved_twice(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = both_have(terminals, there)
    for name in (HEAD, DEPUTY):
        holders.keep_from(first, "case:1", terminals.school.people[name], "a friend", NOW)
    second.drawer(SAFEGUARDING).record("case:1", "case.note_added", {"fact": "A late word"}, NOW)
    meet(terminals, first, second)
    found = first.find("case:1")
    assert found is not None
    assert [hit.drawer for hit in first.search("late")] == [found.name]
    assert check_session(first) == []


def test_what_nobody_here_may_forward_waits_for_who_may(
    terminals: Terminals, there: Terminal
) -> None:
    """The deputy collects first at both machines; the case drawer is kept from him."""
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    holders.keep_from(first, "case:1", terminals.school.people[DEPUTY], "a friend", NOW)
    share_all(first, NOW)
    first.lock()
    second.drawer(SAFEGUARDING).record("case:1", "case.note_added", {"fact": "A late word"}, NOW)
    share_all(second, NOW)
    terminals.all()
    for session in (second, terminals.school.sign_in(DEPUTY)):
        collect(session, NOW)
        assert session.search("late") == []
    again = terminals.school.sign_in(DSL)
    collect(again, NOW)
    assert [hit.subject for hit in again.search("late")] == ["case:1"]


def test_a_drawer_whose_key_was_changed_goes_on_being_shared(
    terminals: Terminals, there: Terminal
) -> None:
    first = terminals.school.sign_in(DSL)
    second = there.sign_in(DSL)
    second.drawer(SAFEGUARDING).record("case:2", "case.opened", {"title": "before"}, NOW)
    share_all(second, NOW)
    second.lock()
    drawer, home = first.drawer(SAFEGUARDING), terminals.school.home
    holding = drawer.get(f"drawer:{SAFEGUARDING}")
    key = fresh_key()
    grants.give(
        home.desk.db,
        first.public,
        SAFEGUARDING,
        key,
        tuple(holding.holders),
        first.person_id,
        first.keys,
    )
    drawer.change_key(key)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "after"}, NOW)
    meet(terminals, first)
    assert drawer.get("case:2").title == "before"
    again = there.sign_in(DSL)
    assert again.drawer(SAFEGUARDING).get("case:1").title == "after"
    assert again.drawer(SAFEGUARDING).key == key


def test_an_entry_that_somebody_forged_is_not_taken_in(
    terminals: Terminals, there: Terminal
) -> None:
    first = terminals.school.sign_in(DSL)
    drawer = first.drawer(SAFEGUARDING)
    drawer.record("case:1", "case.opened", {"title": "Hats"}, NOW)
    (entry,) = drawer.entries("case:1")
    forged = replace(entry, id="forged", by=terminals.school.people[HEAD])
    letter = share.letter(terminals.school.home, drawer, [Travelled(forged)], NOW)
    terminals.school.home.letterbox.post(letter)
    terminals.all()
    second = there.sign_in(DSL)
    assert all(each.id != "forged" for each in second.drawer(SAFEGUARDING).everything())
    (sentence,) = collect(second, NOW).set_aside
    assert "not on the list" in sentence


def both_have(terminals: Terminals, there: Terminal, name: str = DEPUTY) -> tuple[Session, Session]:
    """Return sessions at both terminals that have the same open case."""
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    return first, there.sign_in(name)


def test_two_who_restrict_the_same_case_apart(terminals: Terminals, there: Terminal) -> None:
    """One keeps it from the headteacher, the other from the deputy: neither reads it after."""
    people = terminals.school.people
    first, second = both_have(terminals, there, DSL)
    holders.keep_from(first, "case:1", people[HEAD], "her son", NOW)
    holders.keep_from(second, "case:1", people[DEPUTY], "a friend", NOW)
    for _ in range(3):
        meet(terminals, first, second)
        first.reopen()
        second.reopen()
    for session in (first, second):
        living = [
            drawer.name
            for drawer in session.shared()
            if drawer.state_of("case:1") not in ("", "moved")
        ]
        assert len(living) == 1
        case = session.drawer(living[0]).get("case:1")
        assert set(case.kept_from) == {people[HEAD], people[DEPUTY]}
        assert check_session(session) == []
    assert first.find("case:1").name == second.find("case:1").name
    for name in (HEAD, DEPUTY):
        for session in (terminals.school.sign_in(name), there.sign_in(name)):
            collect(session, NOW)
            holders.settle(session, NOW)
            assert session.find("case:1") is None
            assert session.search("Hats") == []


def test_decisions_that_did_not_know_of_one_another_wait_for_a_person(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = both_have(terminals, there)
    closing = {"summary": "settled", "outcome": "resolved"}
    first.drawer(SAFEGUARDING).record("case:1", "case.closed", closing, NOW)
    other = {"summary": "passed to the council", "outcome": "referred"}
    second.drawer(SAFEGUARDING).record("case:1", "case.closed", other, NOW)
    meet(terminals, first, second)
    drawer = first.drawer(SAFEGUARDING)
    apart = drawer.get("case:1").apart
    assert [each.kind for each in apart] == ["case.closed"] * 2
    assert {each.by for each in apart} == {first.person_id, second.person_id}
    mine = next(each for each in apart if each.by == first.person_id)
    undecided.choose(drawer, drawer.get("case:1"), mine.id, NOW)
    meet(terminals, first, second)
    same(first, second)
    for session in (first, second):
        case = session.drawer(SAFEGUARDING).get("case:1")
        assert case.apart == ()
        assert case.closing["outcome"] == "resolved"
    with pytest.raises(Refused):
        undecided.choose(drawer, drawer.get("case:1"), mine.id, NOW)


def test_two_who_choose_differently_apart_are_asked_once_more(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = both_have(terminals, there)
    for session in (first, second):
        body = {"category": session.person_id, "seriousness": "high"}
        session.drawer(SAFEGUARDING).record("case:1", "case.categorised", body, NOW)
    meet(terminals, first, second)
    for session in (first, second):
        drawer = session.drawer(SAFEGUARDING)
        case = drawer.get("case:1")
        mine = next(each for each in case.apart if each.by == session.person_id)
        undecided.choose(drawer, case, mine.id, NOW)
        assert drawer.get("case:1").apart == ()
    meet(terminals, first, second)
    same(first, second)
    drawer = second.drawer(SAFEGUARDING)
    apart = drawer.get("case:1").apart
    assert {each.by for each in apart} == {first.person_id, second.person_id}
    undecided.choose(drawer, drawer.get("case:1"), apart[0].id, NOW)
    meet(terminals, first, second)
    same(first, second)
    case = first.drawer(SAFEGUARDING).get("case:1")
    assert (case.apart, case.category) == ((), apart[0].by)


def test_one_after_the_other_leaves_nothing_to_choose(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = both_have(terminals, there)
    body = {"category": "bullying", "seriousness": "high"}
    first.drawer(SAFEGUARDING).record("case:1", "case.categorised", body, NOW)
    meet(terminals, first, second)
    lower = {**body, "seriousness": "low"}
    second.drawer(SAFEGUARDING).record("case:1", "case.categorised", lower, NOW)
    meet(terminals, first, second)
    case = first.drawer(SAFEGUARDING).get("case:1")
    assert (case.apart, case.seriousness) == ((), "low")


def test_the_same_decision_twice_needs_no_choosing(terminals: Terminals, there: Terminal) -> None:
    first, second = both_have(terminals, there)
    body = {"category": "bullying", "seriousness": "high"}
    for session in (first, second):
        session.drawer(SAFEGUARDING).record("case:1", "case.categorised", body, NOW)
    meet(terminals, first, second)
    assert first.drawer(SAFEGUARDING).get("case:1").apart == ()


def test_what_a_newer_program_wrote_is_kept_and_carried_on(
    terminals: Terminals, there: Terminal
) -> None:
    first, second = both_have(terminals, there)
    drawer = first.drawer(SAFEGUARDING)
    for subject in ("case:1", "poem:1"):
        kind = f"{subject.partition(':')[0]}.sung"
        entry = write(
            first.author,
            SAFEGUARDING,
            subject,
            kind,
            {"fact": "la"},
            at=NOW.isoformat(),
            clock=99,
            head=drawer.heads()[first.author.terminal],
            seen={},
        )
        drawer.receive([Travelled(entry)])
        terminals.school.home.letterbox.post(
            share.letter(terminals.school.home, drawer, [Travelled(entry)], NOW)
        )
    meet(terminals, first, second)
    there_too = second.drawer(SAFEGUARDING)
    assert [e.kind for e in there_too.entries("poem:1")] == ["poem.sung"]
    assert "case.sung" in [e.kind for e in there_too.entries("case:1")]
    assert there_too.get("case:1").title == "Hats"
    with pytest.raises(Refused):
        there_too.record("case:1", "case.note_added", {"fact": "x"}, NOW)


def test_damage_here_holds_back_only_what_touches_it(terminals: Terminals, there: Terminal) -> None:
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    second = there.sign_in(DSL)
    db = second.drawer(SAFEGUARDING).db
    db.execute("DROP TRIGGER entries_do_not_change")
    db.execute("UPDATE entries SET seen = 'no ' || seen WHERE subject = 'case:1'")
    for number in (1, 2):
        first.drawer(SAFEGUARDING).record(f"case:{number}", "case.opened", {"title": "Gloves"}, NOW)
        collect(first, NOW)
    terminals.all()
    (sentence,) = collect(second, NOW).set_aside
    assert "cannot be read" in sentence
    assert second.drawer(SAFEGUARDING).get("case:2").title == "Gloves"
    db.execute("UPDATE entries SET seen = substr(seen, 4) WHERE subject = 'case:1'")
    assert collect(second, NOW).set_aside == ()
    same(first, second)


FACTS = (
    ("case.note_added", {"fact": "a note"}),
    ("case.categorised", {"category": "bullying", "seriousness": "high"}),
    ("case.action_added", {"text": "ring", "owner": "x", "due": ""}),
    ("case.closed", {"summary": "done"}),
    ("case.reopened", {}),
)


Written = list[tuple[str, str, tuple[str, dict[str, str]]]]


@settings(max_examples=40, deadline=None)
@given(
    written=st.lists(
        st.tuples(
            st.sampled_from("AB"), st.sampled_from(("case:1", "case:2")), st.sampled_from(FACTS)
        ),
        max_size=14,
    ),
    data=st.data(),
)
def test_any_order_of_arrival_makes_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, written: Written, data: st.DataObject
) -> None:
    """Two terminals write apart; a third and a fourth take it in in any order and groups."""
    folder = tmp_path_factory.mktemp("drawers")
    drawers = {each: made(folder / each, each) for each in "ABCD"}
    for terminal, subject, (kind, body) in written:
        drawers[terminal].record(subject, kind, body, NOW)
    entries = [Travelled(entry) for each in "AB" for entry in drawers[each].everything()]
    for each in "ABCD":
        left = data.draw(st.permutations(entries))
        while left:
            size = data.draw(st.integers(1, len(left)))
            drawers[each].receive(left[:size])
            left = left[size:]
        drawers[each].receive(data.draw(st.permutations(entries)))
    records = [rows(drawer) for drawer in drawers.values()]
    assert all(record == records[0] for record in records)
    for drawer in drawers.values():
        drawer.close()


def made(folder: Path, terminal: str) -> Drawer:
    folder.mkdir()
    author = Author(f"person {terminal}", Keys(terminal.encode() * 32), terminal)
    return Drawer.open(folder, SAFEGUARDING, [b"k" * 32], NOUNS, author, make=True)
