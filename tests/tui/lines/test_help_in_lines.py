"""Calling for help in plain lines: with what was said, and with or without more words."""

import pytest

from assets.texts import text
from store.letterbox import alerts
from tests.made_up import School
from tests.tui.lines.saying import (
    ACORN,
    CTRL_C,
    HELP,
    OAK,
    TELL,
    TO_WORDS,
    WORDS,
    Slot,
    full,
    visit,
)
from tui.lines.choosing import Choice, Offer
from tui.lines.visit import DONE


def test_help_takes_along_what_was_said_and_tells_how_far_it_has_come(school: School) -> None:
    slot = Slot(school.home)
    keys = school.home.device.keys

    def ring() -> None:
        alerts.mark(school.home.desk.db, slot.sent[-1].envelope, alerts.RUNG, keys, school.now)

    done = visit(school, *TO_WORDS, "help", "1", ring, "1", slot=slot)
    ((told, place),) = slot.calls
    assert (told.words, place) == (WORDS, "Office (a child of Oak)")
    assert done.page.index(text("older.when.now_line")) < done.page.index(
        text("older.help.page.title")
    )
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
    # Whoever leaves out everybody after "now" reads it too.
    called = ("1", "Mr Patel, Ms Hart, Mrs Adeyemi and Dr Quince", "", "1", *"1111", "1")
    assert text("pupil.help.unread") in visit(school, TELL, OAK, *called).page


def test_words_that_name_everybody_go_apart_and_help_is_called(school: School) -> None:
    everybody = ", ".join(one.name for one in school.intake.school.adults())
    done = visit(school, TELL, OAK, "1", everybody, "", "help", "1", "1")
    slot = done.slot
    assert text("pupil.help.unread") in done.page
    assert [told.words for told, _ in slot.calls] == [""]
    assert [told.words for told in slot.told] == [everybody]
    assert [sent.readers.nobody for sent in slot.sent] == [False, True]


@pytest.mark.parametrize("stops", [(), ("hide",), (CTRL_C,), ("back",) * 4])
def test_who_stops_at_the_question_about_a_named_holder_has_called(
    school: School, stops: tuple[str, ...]
) -> None:
    done = visit(school, TELL, OAK, "1", "Mr Patel shouts", "", "1", *stops)
    assert text("older.not_see.called") in done.page
    assert text("pupil.lines.ended") not in done.page
    ((told, _),) = done.slot.calls
    assert (told.words, told.kept_from) == ("", (school.people["Mr Patel"],))
    assert (done.status, done.slot.told) == (DONE, [])
    assert done.slot.added == [{"words": "Mr Patel shouts"}]


def test_help_at_that_question_sends_the_words_once(school: School) -> None:
    done = visit(school, TELL, OAK, "1", "Mr Patel shouts", "", "1", "help", "1", "1")
    assert [told.words for told in done.slot.told] == ["Mr Patel shouts"]
    assert not done.slot.added


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
    monkeypatch.setattr(slot, "help_now", full)
    done = visit(school, HELP, "1", slot=slot)
    assert text("pupil.error.not_saved.title") in done.page
    assert text("younger.help.page.here") not in done.page
    assert text("pupil.lines.enter_done") not in done.page, "1 tries again"
    assert done.status != DONE
