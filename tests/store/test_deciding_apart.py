"""Two office terminals decide about the same case apart: what they did not know of waits."""

import pytest

from store.checkup import check_session
from store.drawers import holders, undecided
from store.errors import Refused
from store.letterbox.collect import collect
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet, same
from tests.store.where import where
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


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
    assert where(first, "case:1").name == where(second, "case:1").name
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
