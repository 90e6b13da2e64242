"""What is for every day, in plain lines: something good, the five cards, the words that work."""

from store.letterbox import collect
from store.terminals import enrolment
from tests.made_up import School
from tests.store.changing import agreed
from tests.tui.lines.saying import visit
from tui.lines.visit import DONE, NOTHING_SENT, OUT_OF_USE

TELL, GOOD, CARDS = "1", "5", "6"
ACORN, OAK = "1", "2"


def test_a_younger_child_says_something_good_with_numbers(school: School) -> None:
    done = visit(school, GOOD, ACORN, "1", "2")
    assert done.status == DONE
    assert "That was a good thing to say!" in done.page


def test_words_that_need_help_too_go_over_to_telling(school: School) -> None:
    done = visit(
        school, GOOD, OAK, "1", "my boat sails", "", "2", "2", "1", "2", "2", "1", "1", "1"
    )
    (told,) = done.slot.told
    assert (done.status, told.words) == (DONE, "my boat sails")


def test_back_keeps_the_words_of_something_good(school: School) -> None:
    done = visit(school, GOOD, OAK, "1", "my boat sails", "", "2", "back", "1", "2", "1")
    assert done.status == DONE
    session = school.sign_in("Miss Lee")
    collect.collect(session, school.now)
    (row,) = session.own.rows("praise")
    assert session.own.get(row.subject).good.words == "my boat sails"


def test_the_cards_come_one_after_another_and_keep_nothing(school: School) -> None:
    done = visit(school, CARDS, "1", "1", "1", "1", "1", "Tell a grown-up", "hide")
    assert done.page.index("Safe.") < done.page.index("Real.") < done.page.index("Good thinking!")
    assert done.status == NOTHING_SENT


def test_what_else_can_be_typed_is_said_at_the_beginning_and_to_who_asks(school: School) -> None:
    done = visit(school, TELL, ACORN, "1", "4")
    assert done.page.count("You can also type: back, help, hide, about.") == 1
    done = visit(school, TELL, ACORN, "?", "1", "4")
    assert done.page.count("You can also type: back, help, hide, about.") == 2


def test_a_withdrawn_terminal_says_whom_to_go_to_instead(school: School) -> None:
    new = enrolment.withdraw(school.home.desk.school, school.home.device.id, 9)
    agreed(school, "Mrs Adeyemi", "Ms Hart", new)
    for way in (TELL, GOOD):
        done = visit(school, way)
        assert done.status == OUT_OF_USE
        said = done.page[done.page.index("This screen is not used any more.") :]
        assert "Please tell a grown-up." in said
        assert "0800 1111" in said
        assert "999" in said
