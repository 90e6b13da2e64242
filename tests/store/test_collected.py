"""What a locked screen counts: not what another office terminal has collected already."""

import pytest

from store.carrying import board
from store.carrying.delivery import MISSING_TOLD
from store.errors import Unopenable
from store.letterbox import collected
from store.letterbox.collect import collect
from store.letterbox.pile import Waiting
from store.letterbox.told import Told
from store.school import people
from store.terminals import enrolment
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals
from tui.watch import Watch

DSL = "Mrs Adeyemi"


def test_the_locked_screen_says_what_waits_anywhere(terminals: Terminals) -> None:
    there = terminals.second_office(DSL)
    there.intake.post(Told(words="one"), NOW)
    terminals.all()
    watch = Watch(there.home, lambda: NOW)
    watch.tick(0.1)
    assert watch.notice.for_staff == "1 letter is in the box"
    collect(terminals.school.sign_in(DSL), NOW)
    terminals.all()
    watch.look_soon()
    watch.tick(0.1)
    assert watch.notice.sentence == ""


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal."""
    return terminals.second_office(DSL)


def test_what_is_collected_at_one_office_is_not_counted_at_the_other(
    terminals: Terminals, there: Terminal
) -> None:
    home = terminals.school.home
    terminals.office.intake.post(Told(words="one"), NOW)
    there.intake.post(Told(words="two"), NOW)
    terminals.all()
    assert collected.waiting(home) == collected.waiting(there.home) == Waiting(2, 0)
    collect(terminals.school.sign_in(DSL), NOW)
    terminals.all()
    assert collected.waiting(there.home) == Waiting(0, 0)
    there.intake.post(Told(words="three"), NOW)
    assert collected.waiting(there.home) == Waiting(1, 0)


def test_who_signs_in_there_still_takes_everything_in(
    terminals: Terminals, there: Terminal
) -> None:
    sent = terminals.office.intake.post(Told(words="one"), NOW)
    terminals.all()
    collect(terminals.school.sign_in(DSL), NOW)
    terminals.all()
    assert sent.envelope in {each.id for each in there.home.letterbox.uncollected()}
    session = there.sign_in(DSL)
    assert session.drawer("safeguarding").get(sent.subject).told.words == "one"


def test_the_word_of_a_withdrawn_terminal_hides_nothing(
    terminals: Terminals, there: Terminal
) -> None:
    there.intake.post(Told(words="one"), NOW)
    there.sign_in(DSL)
    terminals.all()
    home = terminals.school.home
    assert collected.waiting(home).count == 0
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in("Ms Hart")
    new = enrolment.withdraw(one.public, there.id, 10_000)
    people.propose(one, new, "it was stolen", NOW)
    for proposal in people.proposals(home.desk):
        people.agree(other, proposal, NOW)
    assert collected.waiting(home).count == 1


def test_nothing_new_pins_nothing_and_an_older_word_changes_nothing(
    terminals: Terminals, there: Terminal
) -> None:
    home = terminals.school.home
    terminals.all()
    collected.pin(home)
    before = board.newest(home.desk.db)
    collected.pin(home)
    assert board.newest(home.desk.db) == before
    (old,) = home.desk.db.query("SELECT * FROM pins WHERE key = ?", [board.COLLECTED])
    terminals.office.intake.post(Told(words="one"), NOW)
    collect(terminals.school.sign_in(DSL), NOW)
    terminals.all()
    assert collected.waiting(there.home).count == 0
    collected.keep(there.home.letterbox, home.device.id, old["counter"], old["body"])
    assert collected.waiting(there.home).count == 0


def test_what_is_set_aside_or_has_not_come_counts_as_waiting_elsewhere(
    terminals: Terminals, there: Terminal
) -> None:
    home = terminals.school.home
    sent = there.intake.post(Told(words="one"), NOW)
    there.intake.post(Told(words="two"), NOW)
    terminals.all()
    home.letterbox.set_aside(sent.envelope, "for a test")
    collect(terminals.school.sign_in(DSL), NOW)
    terminals.all()
    assert collected.waiting(there.home).count == 1


def test_a_long_list_says_too_little_rather_than_too_much(
    terminals: Terminals, there: Terminal
) -> None:
    for number in range(MISSING_TOLD + 3):
        there.intake.post(Told(words=f"{number}"), NOW)
    terminals.all()
    assert collected.waiting(there.home).count == MISSING_TOLD + 3


def test_a_word_that_cannot_be_read_is_refused(terminals: Terminals) -> None:
    for body in (b"", b"[]", b"\xff"):
        with pytest.raises(Unopenable):
            collected.keep(terminals.school.home.letterbox, "office", 1, body)
