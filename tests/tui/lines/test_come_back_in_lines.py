"""Four pictures in plain lines: an answer, and more to say."""

import re
from functools import partial

import pytest

from assets.texts import text
from store.letterbox import receipts
from store.letterbox.receipts import Reply, Sentence
from tests.made_up import School
from tests.tui.lines.saying import CTRL_C, TO_LOOK, Slot, full, visit
from tui.lines.visit import DONE, NOTHING_SENT


def pictures_on(page: str) -> list[str]:
    found = re.search(r"^    ((?:\w+ ){3}\w+)$", page, re.MULTILINE)
    assert found
    return found[1].split()


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


def test_added_words_that_name_a_reader_ask_who_should_not_see_them(school: School) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    pictures = ", ".join(pictures_on(sent.page))
    said = ("1", "mr patel hits me", "", "back", "and more", "", "1", "3")
    back = visit(school, pictures, *said, way="answer")
    assert back.page.count(text("older.not_see.title")) == 2
    assert text("younger.answer.add.thanks") in back.page
    (told,) = back.slot.apart
    assert told.words == "mr patel hits me\nand more"
    assert [school.intake.school.name_of(id) for id in told.kept_from] == ["Mr Patel"]
    assert not back.slot.added
    assert text("younger.sent.nobody") not in back.page
    # Everybody who opens the box is left out; what is added later goes the same way.
    named = ("1", "ms hart mrs adeyemi and dr quince", "", "1", "1", "1", "1", "it rains", "")
    page = visit(school, pictures, *named, "3", way="answer").page
    assert page.count(text("younger.sent.nobody")) == 2
    assert page.count(text("younger.sent.childline")) == 2


@pytest.mark.parametrize("until", [(), ("",)])
def test_help_called_while_more_is_added_takes_the_words_along(
    school: School, until: tuple[str, ...]
) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    pictures = ", ".join(pictures_on(sent.page))
    said = ("1", "mr patel is here", *until, "help", "2", *until, "help", "1", "1", "3")
    back = visit(school, pictures, *said, way="answer")
    ((told, _),) = back.slot.calls
    assert (told.words, bool(told.follows)) == ("mr patel is here", True)
    assert [school.intake.school.name_of(id) for id in told.kept_from] == ["Mr Patel"]
    assert (back.slot.added, back.slot.apart) == ([], [])


@pytest.mark.parametrize("ending", [(), ("hide",), (CTRL_C,)])
@pytest.mark.parametrize("until", [(), ("",), ("back",)])
def test_added_words_that_do_not_go_are_not_passed_over(
    school: School, until: tuple[str, ...], ending: tuple[str, ...]
) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    pictures = ", ".join(pictures_on(sent.page))
    more = ("1", "mr patel hits me", *until, *ending)
    back = visit(school, pictures, *more, way="answer")
    assert back.status == NOTHING_SENT
    assert back.page.endswith(text("pupil.lines.ended") + "\n") == (not ending)
    later = visit(school, pictures, "2", "Sam", *more, way="answer")
    assert (later.status, later.slot.added) == (NOTHING_SENT, [{"name": "Sam"}])
    assert later.page.endswith(text("pupil.lines.ended_later") + "\n") == (not ending)


def test_added_words_are_there_after_going_back_and_where_they_could_not_be_kept(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    slot, pictures = Slot(school.home), ", ".join(pictures_on(sent.page))
    keep = partial(monkeypatch.setattr, slot, "add", slot.add)
    monkeypatch.setattr(slot, "add", full)
    more = ("1", "it rains", "back", "1", "2", "still", "", keep, "1", "1", "3")
    back = visit(school, pictures, *more, way="answer", slot=slot)
    assert text("pupil.error.not_saved.title") in back.page
    assert (back.status, slot.added) == (DONE, [{"words": "it rains\nstill"}])


def test_a_name_that_is_more_than_a_name_asks_who_should_not_see_it(school: School) -> None:
    sent = visit(school, *TO_LOOK, "1", "0")
    pictures = ", ".join(pictures_on(sent.page))
    back = visit(school, pictures, "2", "patel hits me", "1", "3", way="answer")
    assert text("older.not_see.title") in back.page
    assert [told.name for told in back.slot.apart] == ["patel hits me"]
    assert not back.slot.added


def test_where_no_pictures_are_left_it_is_said(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "A_DAY", 0)
    page = visit(school, *TO_LOOK, "1", "0").page
    assert text("older.receipt.none.title") in page
    assert text("older.receipt.none.line") in page
    assert text("older.receipt.title") not in page


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
