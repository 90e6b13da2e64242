"""A case that is moved at one office terminal, and what the other wrote in it meanwhile."""

import pytest

from store.checkup import check_session
from store.drawers import holders
from store.letterbox.collect import collect
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet, share_all
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


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
