"""The call that goes before words which name somebody who opens the box, and the words after it."""

import pytest

from screens.pupil.along import Along
from screens.pupil.calling import call, leave
from screens.pupil.help_line import HelpLine
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER
from store.letterbox.told import NOW, PUPIL, Told
from tests.made_up import School
from tests.tui.lines.saying import Slot

WORDS = "ms hart was cross"


@pytest.fixture
def slot(school: School) -> Slot:
    return Slot(school.home)


def telling(words: str = WORDS) -> Telling:
    return Telling(version=OLDER, words=words, when=NOW)


def test_words_that_all_may_see_go_to_all_by_themselves(school: School, slot: Slot) -> None:
    said, line = telling(), HelpLine()
    assert call(said, slot, line, school.now) is None
    said.keep_from("", slot.school)
    assert call(said, slot, line, school.now) is slot.sent[0]
    assert school.people["Ms Hart"] not in slot.sent[0].readers.people
    assert school.people["Ms Hart"] in slot.sent[1].readers.people
    assert ([told.words for told in slot.told], slot.added) == ([WORDS], [])


def test_words_never_follow_to_somebody_who_was_left_out_since(school: School, slot: Slot) -> None:
    said, line, patel = telling(), HelpLine(), school.people["Mr Patel"]
    call(said, slot, line, school.now)
    assert patel in slot.sent[0].readers.people
    said.keep_from(patel, slot.school)
    said.keep_from("", slot.school)
    call(said, slot, line, school.now)
    assert patel not in slot.sent[1].readers.people
    assert ([told.words for told in slot.told], slot.added) == ([WORDS], [])


def test_another_childs_call_is_counted_and_takes_no_words(school: School, slot: Slot) -> None:
    said, line, hart = telling(), HelpLine(), school.people["Ms Hart"]
    line.ask(slot, None, "", school.now)
    call(said, slot, line, school.now)
    assert (len(slot.calls), line.count, slot.told) == (1, 2, [])
    said.keep_from(hart, slot.school)
    call(said, slot, line, school.now)
    assert ([told.kept_from for told in slot.told], slot.added) == ([(hart,)], [])
    assert line.count == 2


def test_whoever_is_named_is_never_the_only_one_called(school: School, slot: Slot) -> None:
    hart, line = school.people["Ms Hart"], HelpLine()
    others = tuple(set(slot.readers(PUPIL, ()).people) - {hart})
    line.ask(slot, Along(Told(kept_from=others)), "", school.now)
    assert slot.sent[0].readers.people == (hart,)
    call(telling(), slot, line, school.now)
    assert set(slot.sent[1].readers.people) == set(others)


def test_now_said_once_more_is_a_repeat(school: School, slot: Slot) -> None:
    said, line = telling(), HelpLine()
    call(said, slot, line, school.now)
    first = said.help_called
    call(said, slot, line, school.now)
    assert (said.help_called, line.count, len(slot.calls), slot.told) == (first, 2, 1, [])


def test_whoever_goes_unanswered_is_heard_by_all_who_are_not_named(
    school: School, slot: Slot
) -> None:
    said, line, hart = telling(), HelpLine(), school.people["Ms Hart"]
    assert not leave(said, slot, school.now)
    call(said, slot, line, school.now)
    said.asks_for = school.people["Mr Patel"]
    assert leave(said, slot, school.now)
    assert [(told.words, told.kept_from) for told in slot.told] == [(WORDS, (hart,))]
    said.words = " ".join(one.name for one in slot.school.adults())
    assert leave(said, slot, school.now)
    assert slot.told[-1].words == said.words
    assert not slot.sent[-1].readers.people
