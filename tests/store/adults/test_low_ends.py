"""A low end is the headteacher's decision, but for what a child told or what speaks of harm."""

import pytest

from store.adults import low_ends, low_level, threshold
from store.cases import seconds
from tests.made_up import NOW, School
from tests.store.adults.test_register import DONE
from tests.store.adults.test_threshold import BELOW_IT


@pytest.mark.parametrize(
    ("what", "source", "one"),
    [
        ("He was late for the trip", "seen", True),
        ("He was late for the trip", "child", False),
        ("He grabbed a boy by the arm", "seen", False),
        ("He let a child sit on his lap", "colleague", False),
    ],
)
def test_one_alone_closes_no_low_concern_that_a_child_told_or_that_speaks_of_harm(
    school: School, what: str, source: str, one: bool
) -> None:
    session = school.sign_in("Ms Hart")
    bell = school.people["Mr Bell"]
    kind = low_level.categories()[0].id
    said = {"adult": bell, "category": kind, "what": what, "source": source}
    drawer, id = low_level.record(session, said, NOW)
    case = drawer.get(id)
    drawer = threshold.judge(session, drawer, case, {**BELOW_IT, "adult": bell}, NOW)[0]
    assert low_level.answer(session, drawer, drawer.get(id), DONE, NOW) == one
    case = drawer.get(id)
    assert (case.state == "closed") == one
    if not one:
        assert seconds.needs_two(session, drawer, case)


@pytest.mark.parametrize(
    "words",
    [
        "pulled a boy by the arm",
        "pulled his hair",
        "threw a chair at him",
        "squeezed my neck",
        "hands round his throat",
        "pinched her",
        "spat at him",
        "poked him in the chest",
        "twisted his wrist",
        "locked her in the cupboard",
        "took photos of her in the changing room",
        "he smaked me",
        "she kiked him",
        "he strangeled me",
        "Pani mnie szarpała za ucho",
        "він вдарив мене",
    ],
)
def test_words_of_harm_are_heard_however_they_are_written(words: str) -> None:
    assert low_ends.speaks_of_harm(words)


@pytest.mark.parametrize(
    "words",
    [
        "He was late for the trip and left with Mr Tutch",
        "She threw the ball to him and he caught it",
        "He picks up the poster and packed the box",
        "She speaks of lunch with two grown-ups on Facebook",
        "Привіт, я пані Коваль",
    ],
)
def test_words_that_sound_like_harm_are_none(words: str) -> None:
    assert not low_ends.speaks_of_harm(words)
