"""Letters between office terminals: what is not right in one stays out of the drawer."""

from dataclasses import replace

import pytest

from store.carrying import share
from store.drawers.journal import Entry, write
from store.drawers.ways import Travelled
from store.letterbox.collect import collect
from store.letterbox.envelope import Content
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, CASE = "Mrs Adeyemi", "case:1"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL)


@pytest.fixture
def first(terminals: Terminals, there: Terminal) -> Session:
    """A session at the first office, whose drawer the other one has."""
    return terminals.school.sign_in(DSL)


def said(session: Session, subject: str = CASE, terminal: str = "") -> Entry:
    """Return an entry that this person signed, and that lies nowhere yet."""
    author = replace(session.author, terminal=terminal or session.author.terminal)
    drawer = session.drawer(SAFEGUARDING)
    head = drawer.heads()[session.author.terminal]
    body, at = {"title": "Hats"}, NOW.isoformat()
    return write(
        author, SAFEGUARDING, subject, "case.opened", body, at=at, clock=99, head=head, seen={}
    )


def send(writer: Terminal, first: Session, *entries: Entry, poster: Terminal | None = None) -> None:
    """Write a letter at one terminal, and let it (or another) post it."""
    drawer = first.drawer(SAFEGUARDING)
    letter = share.letter(writer.home, drawer, [Travelled(each) for each in entries], NOW)
    (poster or writer).home.letterbox.post(letter)
    (poster or writer).carry()


def test_a_letter_is_taken_in_with_the_counter_it_was_posted_under(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    entry = said(first, terminal=there.id)
    send(there, first, entry)
    terminals.office.carry()
    assert collect(first, NOW).set_aside == ()
    (found,) = first.drawer(SAFEGUARDING).travelled(CASE)
    assert found == Travelled(entry, ({there.id: there.home.letterbox.head.counter},))


def test_a_changed_entry_is_set_aside_with_all_of_its_letter(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    good = said(first, "case:2")
    send(there, first, good, replace(said(first), subject="case:3"))
    terminals.office.carry()
    (sentence,) = collect(first, NOW).set_aside
    assert "not rightly signed" in sentence
    box = terminals.school.home.letterbox
    assert [why for _, why in box.aside()] == [sentence]
    drawer = first.drawer(SAFEGUARDING)
    assert [drawer.state_of(each) for each in ("case:2", "case:3")] == ["", ""]
    assert collect(first, NOW).set_aside == ()  # it is told once


def test_an_entry_about_nothing_is_set_aside(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    send(there, first, said(first, subject=""))
    terminals.office.carry()
    (sentence,) = collect(first, NOW).set_aside
    assert "not rightly signed" in sentence


def test_a_classroom_writes_no_letters(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    room = terminals.added()
    send(room, first, said(first))
    terminals.office.carry()
    (sentence,) = collect(first, NOW).set_aside
    assert "may not post such a one" in sentence
    assert first.drawer(SAFEGUARDING).state_of(CASE) == ""


def test_what_somebody_unknown_wrote_waits_until_they_are_known(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    for _ in range(2):
        send(there, first, replace(said(first), by="somebody new"))
    send(there, first, said(first, "case:2"))
    terminals.office.carry()
    for _ in range(2):
        sentences = collect(first, NOW).set_aside
        assert ["not on the list here yet" in each for each in sentences] == [True, True]
    assert terminals.school.home.letterbox.aside() == []
    assert first.drawer(SAFEGUARDING).state_of("case:2") == "open"


def test_a_letter_that_another_terminal_posted_waits_for_its_writer(
    terminals: Terminals, there: Terminal, first: Session
) -> None:
    """Whoever has a copy of a letter cannot date it by posting it elsewhere."""
    third = terminals.second_office(DSL, place="Library")
    drawer = first.drawer(SAFEGUARDING)
    letter = share.letter(third.home, drawer, [Travelled(said(first))], NOW)
    there.home.letterbox.post(letter)
    there.carry()
    terminals.office.carry()
    (sentence,) = collect(first, NOW).set_aside
    assert "other than the one that wrote it" in sentence
    assert drawer.state_of(CASE) == ""
    third.home.letterbox.post(letter)
    third.carry()
    terminals.office.carry()
    assert collect(first, NOW).set_aside == ()
    assert drawer.state_of(CASE) == "open"


def test_a_letter_without_the_ways_of_each_entry_is_set_aside(
    terminals: Terminals, there: Terminal, first: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(**said: object) -> object:
        body = said["body"]
        assert isinstance(body, dict)
        return Content(**{**said, "body": {**body, "ways": []}})  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(share, "Content", short)
        send(there, first, said(first))
    terminals.office.carry()
    (sentence,) = collect(first, NOW).set_aside
    assert "does not hold what it should" in sentence
