"""A withdrawn office terminal: what it posted after its end is set apart at every other one."""

import pytest

from store.checkup import check_session
from store.drawers import holders, set_apart
from store.drawers.drawer import Drawer
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.terminals import enrolment
from tests.made_up import NOW
from tests.store.two_offices import both_have, meet, rows, same, share_all
from tests.terminals import Terminal, Terminals

DSL, DEPUTY, HEAD = "Mrs Adeyemi", "Mr Patel", "Ms Hart"
CASE, NOTE, CLOSED = "case:1", "case.note_added", "case.closed"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


def withdraw(terminals: Terminals, there: Terminal, last: int) -> None:
    """Withdraw a terminal on the list of the first one: nobody else hears of it yet."""
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in(HEAD)
    new = enrolment.withdraw(one.public, there.id, last)
    assert not people.propose(one, new, "stolen", NOW)
    assert people.agree(other, people.proposals(terminals.school.home.desk)[0], NOW)


def written_after(terminals: Terminals, there: Terminal) -> tuple[Session, Session, int]:
    """Return sessions at both terminals, and the end of the second, which wrote on after it."""
    first, second = both_have(terminals, there)
    second.drawer(SAFEGUARDING).record(CASE, NOTE, {"fact": "before"}, NOW)
    share_all(second, NOW)
    last = there.home.letterbox.head.counter
    second.drawer(SAFEGUARDING).record(CASE, CLOSED, {"summary": "made up"}, NOW)
    share_all(second, NOW)
    return first, second, last


def facts(session: Session) -> list[str]:
    drawer = session.drawer(SAFEGUARDING)
    return [str(e.said["fact"]) for e in drawer.entries(CASE) if "fact" in e.said]


@pytest.mark.parametrize("list_first", [True, False])
def test_all_terminals_agree_on_what_a_withdrawn_one_wrote(
    terminals: Terminals, there: Terminal, list_first: bool
) -> None:
    first, _, last = written_after(terminals, there)
    if not list_first:
        terminals.all()
        collect(first, NOW)
        assert first.drawer(SAFEGUARDING).get(CASE).state == "closed"
    withdraw(terminals, there, last)
    there.carry()
    terminals.all()
    collect(first, NOW)
    # The third one is filled by the first alone: nothing of the second's is waiting for it.
    terminals.others.remove(there)
    box = terminals.school.home.letterbox
    for waits in box.uncollected():
        box.mark_collected(waits.id, NOW)
    third = terminals.second_office(DSL, place="Library").sign_in(DSL)
    for session in (first, third):
        drawer = session.drawer(SAFEGUARDING)
        assert drawer.get(CASE).state == "open"
        assert facts(session) == ["before"]
        assert [entry.said for entry in drawer.apart(CASE)] == [{"summary": "made up"}]
        assert check_session(session) == []
    same(first, third)


def test_the_withdrawn_terminal_says_so_too(terminals: Terminals, there: Terminal) -> None:
    first, second, last = written_after(terminals, there)
    withdraw(terminals, there, last)
    terminals.all()
    second.drawer(SAFEGUARDING).record(CASE, NOTE, {"fact": "nobody told me"}, NOW)
    collect(second, NOW)
    collect(first, NOW)
    assert facts(second) == ["before"]
    apart = second.drawer(SAFEGUARDING).apart(CASE)
    assert [entry.kind for entry in apart] == [CLOSED, NOTE]
    assert rows(first.drawer(SAFEGUARDING)) == rows(second.drawer(SAFEGUARDING))


def test_what_a_child_told_is_collected_again_where_its_envelope_lies(
    terminals: Terminals, there: Terminal
) -> None:
    sent = terminals.office.intake.post(Told(words="They took my hat"), NOW)
    terminals.office.carry()
    there.carry()
    last = there.home.letterbox.head.counter
    second = there.sign_in(DEPUTY)
    terminals.all()
    first = terminals.school.sign_in(DSL)
    collect(first, NOW)
    drawer = first.drawer(SAFEGUARDING)
    (entry,) = drawer.entries(sent.subject)
    assert entry.terminal == there.id == second.author.terminal
    withdraw(terminals, there, last)
    collect(first, NOW)
    (entry,) = drawer.entries(sent.subject)
    assert entry.terminal == terminals.office.id
    assert drawer.get(sent.subject).told.words == "They took my hat"
    assert terminals.school.home.letterbox.waiting().count == 0
    assert drawer.apart(sent.subject) == []
    assert check_session(first) == []


def test_breaking_off_between_the_list_and_the_records_harms_nothing(
    terminals: Terminals, there: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, last = written_after(terminals, there)
    terminals.all()
    collect(first, NOW)
    withdraw(terminals, there, last)
    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "_summarise", _broken)
        with pytest.raises(KeyboardInterrupt):
            set_apart.bring(terminals.school.home, first.drawer(SAFEGUARDING))
    assert first.drawer(SAFEGUARDING).get(CASE).state == "closed"
    again = terminals.school.sign_in(DSL)
    assert again.drawer(SAFEGUARDING).get(CASE).state == "open"


def _broken(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_it_moved_away_afterwards_lies_where_it_was(
    terminals: Terminals, there: Terminal
) -> None:
    """Whoever stole it knows a PIN, and makes a drawer that leaves the others out."""
    first, second = both_have(terminals, there)
    last = there.home.letterbox.head.counter
    withdraw(terminals, there, last)
    holders.keep_from(second, CASE, terminals.school.people[HEAD], "I say so", NOW)
    share_all(second, NOW)
    meet(terminals, first)
    first.reopen()
    meet(terminals, first)
    found = first.find(CASE)
    assert found is not None
    assert found.name == SAFEGUARDING
    assert found.get(CASE).title == "Hats"
    assert found.get(CASE).kept_from == ()
    assert {entry.kind for entry in found.apart(CASE)} == {"case.kept_from", "case.moved_out"}
    assert check_session(first) == []


def test_apart_goes_along_when_the_case_is_moved(terminals: Terminals, there: Terminal) -> None:
    first, _, last = written_after(terminals, there)
    withdraw(terminals, there, last)
    terminals.all()
    collect(first, NOW)
    holders.keep_from(first, CASE, terminals.school.people[HEAD], "her son", NOW)
    found = first.find(CASE)
    assert found is not None
    assert found.name.startswith("case-")
    assert found.get(CASE).state == "open"
    assert [entry.said for entry in found.apart(CASE)] == [{"summary": "made up"}]
    assert check_session(first) == []
