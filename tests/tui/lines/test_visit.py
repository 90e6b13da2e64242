"""A whole visit in plain lines: the same questions, texts and envelopes as on full screens."""

import re

import pytest

from assets.texts import text
from store.errors import DiskFull
from store.letterbox import alerts, receipts
from store.letterbox.receipts import Reply, Sentence
from tests.made_up import School
from tests.tui.lines.saying import CTRL_C, Slot, visit
from tui.lines.choosing import Choice, Offer
from tui.lines.talk import QUIET
from tui.lines.visit import DONE, NOTHING_SENT, OUT_OF_USE

TELL, ABOUT, HELP = "1", "3", "7"
ACORN, OAK = "1", "2"
WORDS = "the boats are sinking"
TO_WORDS = (TELL, OAK, "1", WORDS, "")
"""The older version up to the question after the words."""
TO_LOOK = (*TO_WORDS, "3", "2", "1", "1")


def pictures_on(page: str) -> list[str]:
    found = re.search(r"^    ((?:\w+ ){3}\w+)$", page, re.MULTILINE)
    assert found
    return found[1].split()


def test_the_younger_tell_in_four_numbers(school: School) -> None:
    done = visit(school, TELL, ACORN, "2", "3")
    assert done.status == DONE
    (told,) = done.slot.told
    assert (told.class_name, told.feeling, told.when) == ("Acorn", "scared", "another_day")
    assert text("younger.sent.saved") in done.page


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


def test_changing_an_answer_comes_back_to_the_last_look(school: School) -> None:
    done = visit(school, *TO_LOOK, "3", "2", "1")
    assert done.slot.told[0].when == "before_home"


def test_the_name_is_asked_for_and_not_read_out(school: School) -> None:
    done = visit(school, *TO_WORDS, "3", "1", "Sam Green", "2", "1", "1")
    told = done.slot.told[0]
    assert (told.name, told.helper) == ("Sam Green", "friend")
    assert "Sam Green" not in done.page
    assert "Miss Lee or another grown-up will find you." in done.page


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
    monkeypatch.setattr(slot, "post", _full)
    done = visit(school, *TO_LOOK, "1", "2", slot=slot)
    assert text("pupil.error.full.title") in done.page
    assert text("older.sent.saved") not in done.page
    assert done.status == OUT_OF_USE


def _full(*given: object, **named: object) -> None:
    raise DiskFull("The disk is full.")


def test_a_box_that_takes_nothing_says_so_before_anything_is_typed(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = Slot(school.home)
    monkeypatch.setattr(slot, "ready", lambda: False)
    done = visit(school, TELL, slot=slot)
    assert done.status == OUT_OF_USE
    assert text("pupil.error.full.title") in done.page


# Help now.


def test_help_takes_along_what_was_said_and_tells_how_far_it_has_come(school: School) -> None:
    slot = Slot(school.home)
    keys = school.home.device.keys

    def ring() -> None:
        alerts.mark(school.home.desk.db, slot.sent[-1].envelope, alerts.RUNG, keys, school.now)

    done = visit(school, *TO_WORDS, "help", "1", ring, "1", slot=slot)
    ((told, place),) = slot.calls
    assert (told.words, place) == (WORDS, "Office (a child of Oak)")
    here, rung = text("older.help.page.here"), text("older.help.page.rung")
    assert done.page.index(here) < done.page.index(rung)
    assert text("older.help.page.seen") not in done.page
    assert done.status == DONE


def test_now_calls_without_another_question(school: School) -> None:
    slot = visit(school, TELL, ACORN, "1", "1").slot
    assert [told.feeling for told, _ in slot.calls] == ["sad"]


def test_help_before_a_named_holder_was_decided_about_is_kept_from_them(school: School) -> None:
    slot = visit(school, TELL, OAK, "1", "Mr Patel shouts", "", "help", "1", "1").slot
    ((told, _),) = slot.calls
    assert told.kept_from == (school.people["Mr Patel"],)


def test_who_stops_at_the_question_about_a_named_holder_has_called(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "Mr Patel shouts", "", "1")
    assert text("older.not_see.called") in done.page
    assert text("pupil.lines.ended") not in done.page
    ((told, _),) = done.slot.calls
    assert (told.words, told.kept_from) == ("", (school.people["Mr Patel"],))
    assert (done.status, done.slot.told, done.slot.added) == (DONE, [], [])


def test_the_words_follow_the_call_once(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "Mr Patel shouts", "", "1", "Mr Patel", "help", "1")
    assert done.page.count(text("older.help.page.here")) == 2
    assert (len(done.slot.calls), done.slot.told) == (1, [])
    assert done.slot.added == [{"words": "Mr Patel shouts"}]


@pytest.mark.parametrize(
    ("answer", "calls"), [("yes", 1), ("Y", 1), ("Yes, now", 0), ("no", 0), ("n", 0), ("back", 0)]
)
def test_yes_and_no_answer_whether_help_is_needed(school: School, answer: str, calls: int) -> None:
    assert len(visit(school, "help", answer).slot.calls) == calls


def test_the_first_word_of_one_label_alone_is_taken() -> None:
    people = [Choice("p", "Mrs Adeyemi"), Choice("h", "Ms Hart"), Choice("", "Nobody. They may.")]
    offer = Offer([*people, Choice("a", "Change: words"), Choice("b", "Change: when")])
    found = [offer.find(said) for said in ("nobody", "mrs", "change", "ms hart")]
    assert found == ["", None, None, "h"]


def test_no_goes_back_to_the_question(school: School) -> None:
    slot = visit(school, TELL, ACORN, "help", "2", "1", "2").slot
    assert slot.calls == []
    assert slot.told[0].feeling == "sad"


def test_a_call_that_is_not_kept_claims_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = Slot(school.home)
    monkeypatch.setattr(slot, "help_now", _full)
    done = visit(school, HELP, "1", slot=slot)
    assert text("pupil.error.not_saved.title") in done.page
    assert text("younger.help.page.here") not in done.page
    assert text("pupil.lines.enter_done") not in done.page, "1 tries again"
    assert done.status != DONE


# Four pictures.


def test_four_pictures_bring_an_answer_and_take_more_words(school: School) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    pictures = pictures_on(sent.page)
    receipt = sent.slot.sent[0].receipt
    assert receipt
    made_of = Sentence("reply.read", line="In the hall. [b]")
    for said in (
        Reply("Mrs Adeyemi", school.now.isoformat(), "We read it. [b]"),
        Reply("Mrs Adeyemi", school.now.isoformat(), "Read.", made_of=made_of),
    ):
        receipts.answer(school.home.desk.db, receipt.id, receipt.keys.seal, said)
    back = visit(
        school, ", ".join(pictures).upper(), "1", "more words", "and more", "", "3", way="answer"
    )
    assert "We read it. [b]\n" in back.page
    assert f"{text('reply.read')}\nIn the hall. [b]\n" in back.page
    assert back.slot.added == [{"words": "more words\nand more"}]
    assert back.status == DONE
    one, two, three, four = pictures
    pieces = (one.title(), "sofa", f"{two}; {one},{three.upper()}.", four)
    left = visit(school, *pieces, "2", "Sam Reed", way="answer")
    assert [text("pupil.lines.next_picture", count=n) in left.page for n in "1234"] == [
        True,
        False,
        True,
        False,
    ]
    assert left.slot.added == [{"name": "Sam Reed"}]
    assert (left.status, text("pupil.lines.ended") in left.page) == (DONE, False)


def test_wrong_pictures_are_told_apart_from_words_that_are_none(school: School) -> None:
    wrong = ("list", "fox bee sofa boat", "fox bee", "moon boat star")
    page = visit(school, *wrong, "fox bee moon boat", way="answer").page
    assert "rocket" in page
    assert page.count(text("pupil.lines.not_pictures")) == 2
    assert page.count(text("younger.answer.not_found.title")) == 1


def test_guessing_pictures_ends_the_visit(school: School) -> None:
    done = visit(school, *["fox bee moon boat"] * 5, way="answer")
    assert done.page.count(text("younger.answer.not_found.title")) == 3
    assert text("pupil.error.tries.title") in done.page


def test_what_it_was_about_may_be_said_or_skipped(school: School) -> None:
    done = visit(school, *TO_LOOK, "1", "online", "1")
    assert done.slot.added == [{"topic": "online"}, {"online": "message"}]
    assert text("older.online.do.message") in done.page


def test_what_is_shown_is_cleaned_of_controls(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "a\x1b]0;x\x07b", "", "3", "2", "1", "1", "0")
    assert "a]0;xb" in done.page
    assert "\x1b" not in done.page
