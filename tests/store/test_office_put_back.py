"""An office terminal put back from a copy: what it had comes back, and what it pins is read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from store.carrying import share
from store.checkup import check_open, check_session
from store.letterbox.collect import collect
from store.school import people
from store.school.public_list import SAFEGUARDING, next_list
from store.signing_in.session import Session
from store.worries.case_numbers import last_given
from tests.made_up import NOW
from tests.store.putting_back import DSL, HEAD, put_backs, tell, told
from tests.terminals import Terminal, Terminals


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom."""
    return terminals.added()


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which two people can sign in."""
    return terminals.second_office(DSL, HEAD)


def meet(terminals: Terminals, there: Terminal) -> None:
    for _ in range(2):
        collect(terminals.school.sign_in(DSL), NOW)
        there.sign_in(DSL).lock()
        terminals.all()


def write(there: Terminal, title: str) -> None:
    session = there.sign_in(DSL)
    session.drawer(SAFEGUARDING).record(f"case:{title}", "case.opened", {"title": title}, NOW)
    for drawer in session.drawers.values():
        share.post(there.home, drawer, NOW)
    session.lock()


def test_what_an_office_put_back_had_comes_back_and_what_it_writes_is_heard(
    terminals: Terminals, there: Terminal
) -> None:
    meet(terminals, there)
    copy = there.copied()
    tell(there, "before")
    write(there, "lost")
    meet(terminals, there)
    there.put_back(copy)
    tell(there, "after")
    write(there, "new")
    for _ in range(2):
        meet(terminals, there)
    assert told(terminals) == told(terminals, there) == ["after", "before"]
    first, second = terminals.school.sign_in(DSL), there.sign_in(DSL)
    for session in (first, second):
        drawer = session.drawer(SAFEGUARDING)
        assert drawer.get("case:lost").title == "lost"
        assert drawer.get("case:new").title == "new"
        assert check_session(session) == []
    assert there.home.letterbox.chain(there.id).missing == ()
    assert there.undelivered() == terminals.office.undelivered() == 0
    assert put_backs(terminals.school.home, there) == put_backs(there.home, there) != []
    assert check_open(there.home) == check_open(terminals.school.home) == []
    assert (last_given(first, NOW), last_given(second, NOW)) == ("", "2026-050B"), "some left out"


def test_classrooms_read_what_the_only_office_pins_after_it_was_put_back(
    terminals: Terminals,
) -> None:
    """Its list and its notes went back in number too."""
    room, school, folder = terminals.added(), terminals.school, terminals.school.path
    copy = folder.with_name("copy")
    with reopened(terminals):
        shutil.copytree(folder, copy)
    change_address(school.sign_in(DSL), "https://one.example")
    tell(room, "before", "still before")
    terminals.all()
    with reopened(terminals):
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    terminals.all()
    assert school.home.desk.school.form_address == "https://one.example"
    change_address(school.sign_in(DSL), "https://two.example")
    tell(room, "after")
    terminals.all()
    room.carry(again=True)
    terminals.all()
    assert room.home.desk.school.form_address == "https://two.example"
    assert told(terminals) == ["after", "before", "still before"]
    assert put_backs(school.home, terminals.office) != []


def test_what_an_office_would_pin_does_not_hide_from_it_that_it_was_put_back(
    terminals: Terminals,
) -> None:
    """Its note was written and not yet pinned when it was copied; the next ones were."""
    room, folder = terminals.added(), terminals.school.path
    tell(room, "one", carry=True)
    terminals.office.carry()
    copy = folder.with_name("copy")
    with reopened(terminals):
        shutil.copytree(folder, copy)
    tell(room, "two", carry=True)
    terminals.all()
    with reopened(terminals):
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    terminals.office.carry()
    assert put_backs(terminals.school.home, terminals.office) != []
    room.carry()  # reads the note
    room.carry(again=True)
    terminals.all()
    assert told(terminals) == ["one", "two"]


@contextmanager
def reopened(terminals: Terminals) -> Iterator[None]:
    """Do something to the first office's data folder while it is closed."""
    school = terminals.school
    school.close()
    yield
    school.reopen()
    terminals.office.home, terminals.office.intake = school.home, school.intake


def change_address(session: Session, address: str) -> None:
    new = replace(next_list(session.public), form_address=address)
    assert people.propose(session, new, "the address", NOW)
