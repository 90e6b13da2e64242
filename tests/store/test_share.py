"""Two office terminals: whatever was written apart, both come to hold the same."""

from dataclasses import replace

import pytest

from store.carrying import share
from store.checkup import check_session
from store.crypto.seal import fresh_key
from store.drawers import grants
from store.drawers.journal import in_order, write
from store.drawers.ways import Travelled
from store.errors import Refused
from store.letterbox import envelope
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet, same, share_all
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


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
