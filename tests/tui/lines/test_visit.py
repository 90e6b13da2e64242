"""A whole visit in plain lines: the same questions, texts and envelopes as on full screens."""

import pytest

from assets.texts import text
from tests.made_up import School
from tests.tui.lines.saying import (
    ABOUT,
    ACORN,
    CTRL_C,
    OAK,
    TELL,
    TO_LOOK,
    TO_WORDS,
    WORDS,
    Slot,
    full,
    visit,
)
from tui.lines.talk import QUIET
from tui.lines.visit import DONE, NOTHING_SENT, OUT_OF_USE


def test_the_younger_tell_in_four_numbers(school: School) -> None:
    done = visit(school, TELL, ACORN, "2", "3")
    assert done.status == DONE
    (told,) = done.slot.told
    assert (told.class_name, told.feeling, told.when) == ("Acorn", "scared", "another_day")
    assert text("younger.sent.saved") in done.page


def test_a_terminal_called_after_a_class_asks_for_none(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    acorn, oak = school.intake.school.classes
    monkeypatch.setattr(Slot, "own_class", property(lambda self: acorn))
    done = visit(school, TELL, "2", "3")
    assert (done.slot.told[0].class_name, done.slot.told[0].feeling) == ("Acorn", "scared")
    assert text("pupil.class.title") not in done.page
    # Back leads to the classes all the same; something good is from the class as well.
    other = visit(
        school, TELL, text("pupil.button.back"), OAK, "1", WORDS, "", "3", "2", "1", "1", "1"
    )
    assert other.slot.told[0].class_name == "Oak"
    good = visit(school, "5", "1", "2", "1", "1")
    assert text("pupil.class.title") not in good.page
    monkeypatch.setattr(Slot, "own_class", property(lambda self: oak))
    assert text("older.welcome.tile.tell") in visit(school).page


def test_the_older_tell_in_their_own_words_which_are_not_said_again(school: School) -> None:
    done = visit(school, *TO_LOOK, "1", "0")
    assert done.status == DONE
    (told,) = done.slot.told
    assert (told.words, told.when, told.version) == (WORDS, "another_day", "older")
    assert school.intake.school.name_of(told.asks_for) == "Miss Lee"
    assert WORDS not in done.page


def test_the_words_are_said_again_before_sending_to_whoever_asks(school: School) -> None:
    done = visit(school, *TO_LOOK, "0", "1")
    assert WORDS in done.page
    assert done.page.index(WORDS) < done.page.index(text("older.sent.saved"))


def test_several_lines_stay_lines_and_what_does_not_fit_is_said(school: School) -> None:
    rest = ("1", "the end", "")  # no answers, though somebody pasted them
    done = visit(school, TELL, OAK, "1", "one", "x" * 5000, *rest, "3", "2", "1", "1", "1")
    assert not done.slot.calls
    words = done.slot.told[0].words
    assert words.startswith("one\nxx")
    assert len(words) == 4000
    first_part = text("pupil.lines.first_part")
    assert text("older.words.full") in done.page
    assert done.page.count(first_part) == 2
    assert done.page.rindex(first_part) > done.page.index(text("older.ask.title"))


def test_a_word_is_as_good_as_its_number_and_nonsense_is_answered(school: School) -> None:
    done = visit(school, "tell", "acorn", "banana", "99", "cross", "I don't know")
    assert done.slot.told[0].feeling == "cross"
    assert done.page.count(text("pupil.lines.not_there")) == 2
    assert done.page.count(text("younger.feel.title")) == 3


def test_a_question_mark_says_where_one_is_and_asks_again(school: School) -> None:
    done = visit(school, TELL, ACORN, "?")
    where = text("pupil.lines.where", page="2", pages="3")
    assert done.page.rindex(text("younger.feel.title")) > done.page.index(where)


def test_a_question_mark_while_writing_offers_beginnings(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "?")
    assert "You can begin like this: I feel; Something happened;" in done.page


def test_back_returns_with_nothing_lost(school: School) -> None:
    slot = visit(school, *TO_WORDS, "back", "1", "2", "2", "1", "1", "1").slot
    assert slot.told[0].words == WORDS


def test_back_from_the_first_question_is_the_beginning(school: School) -> None:
    done = visit(school, TELL, "back", ABOUT)
    assert text("younger.what_happens.not_secret") in done.page
    assert done.status == NOTHING_SENT


def test_what_happens_can_be_read_at_any_question(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "about")
    assert text("older.what_happens.not_secret") in done.page


def test_a_child_can_change_to_the_other_version(school: School) -> None:
    done = visit(school, TELL, OAK, "0", "1", "2")
    assert done.slot.told[0].version == "younger"


def test_whoever_the_words_name_must_be_decided_about(school: School) -> None:
    answers = (TELL, OAK, "1", "Mr Patel shouts", "", "2", "2", "1", "Mr Patel", "1", "1")
    done = visit(school, *answers)
    assert text("older.not_see.named") in done.page
    assert done.slot.told[0].kept_from == (school.people["Mr Patel"],)


def test_one_of_those_left_out_is_let_back_in(school: School) -> None:
    out = ("0", "Mr Patel", "0", "Miss Lee", "0", "let mr patel see it")
    (told,) = visit(school, *TO_WORDS, "3", "2", "1", *out, "anyone who can help", "1").slot.told
    assert told.kept_from == (school.people["Miss Lee"],)


def test_changing_an_answer_comes_back_to_the_last_look(school: School) -> None:
    done = visit(school, *TO_LOOK, "3", "2", "1")
    assert done.slot.told[0].when == "before_home"


def test_the_name_is_asked_for_and_not_read_out(school: School) -> None:
    done = visit(school, *TO_WORDS, "3", "1", "Sam Green", "2", "1", "1")
    told = done.slot.told[0]
    assert (told.name, told.helper) == ("Sam Green", "friend")
    assert "Sam Green" not in done.page
    assert "Miss Lee or some other grown-up will find you." in done.page


# Hiding and ending.


@pytest.mark.parametrize("ending", ["hide", CTRL_C])
def test_hiding_forgets_everything_at_any_question(school: School, ending: str) -> None:
    done = visit(school, *TO_WORDS, ending)
    assert (done.status, done.slot.told) == (NOTHING_SENT, [])
    assert done.page.endswith(text("younger.welcome.title") + "\n")


def test_hide_on_a_line_of_its_own_hides_while_writing(school: School) -> None:
    assert visit(school, *TO_WORDS[:-1], "hide", "1").slot.told == []


def test_the_end_of_the_input_sends_nothing_and_says_so(school: School) -> None:
    done = visit(school, *TO_LOOK)
    assert (done.status, done.slot.told) == (NOTHING_SENT, [])
    assert done.page.endswith(text("pupil.lines.ended") + "\n")


def test_after_send_the_end_of_the_input_takes_nothing_back(school: School) -> None:
    done = visit(school, *TO_LOOK, "1")
    assert (done.status, len(done.slot.told)) == (DONE, 1)
    assert text("pupil.lines.ended") not in done.page


def test_quiet_at_a_terminal_asks_and_then_hides(school: School) -> None:
    quiet = [None] * round(QUIET.after + QUIET.warn)
    done = visit(school, TELL, ACORN, *quiet, "1", "1", is_tty=True)
    assert (done.status, done.slot.told) == (NOTHING_SENT, [])
    assert text("younger.still_here.title") in done.page


def test_what_cannot_be_kept_is_said_and_can_be_tried_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = Slot(school.home)
    monkeypatch.setattr(slot, "post", full)
    done = visit(school, *TO_LOOK, "1", "2", slot=slot)
    assert text("pupil.error.full.title") in done.page
    assert text("older.sent.saved") not in done.page
    assert done.status == OUT_OF_USE


def test_a_box_that_takes_nothing_says_so_before_anything_is_typed(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = Slot(school.home)
    monkeypatch.setattr(slot, "ready", lambda: False)
    done = visit(school, TELL, slot=slot)
    assert done.status == OUT_OF_USE
    assert text("pupil.error.full.title") in done.page


def test_what_it_was_about_may_be_said_or_skipped(school: School) -> None:
    done = visit(school, *TO_LOOK, "1", "online", "1")
    assert done.slot.added == [{"topic": "online"}, {"online": "message"}]
    assert text("older.online.do.message") in done.page


def test_what_is_shown_is_cleaned_of_controls(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "a\x1b]0;x\x07b", "", "3", "2", "1", "1", "0")
    assert "a]0;xb" in done.page
    assert "\x1b" not in done.page
