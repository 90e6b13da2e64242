"""What stands out among many small worries: said as a reason to look, and missed by no spelling."""

from dataclasses import replace
from typing import Unpack

import pytest

from assets.desk_data import LookCloser, look_closer
from assets.word_list import WordList
from store.drawers.undecided import Decision
from store.letterbox.told import Told
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.listed import flattened, found_in
from store.worries.remark import Remark
from store.worries.stands_out import (
    ADULT,
    DOUBTED,
    HOME,
    IN_A_CASE,
    KEPT,
    LANGUAGE,
    OFTEN,
    ONLINE,
    SCARED,
    SILENT,
    UNDECIDED,
    WANTED_NOW,
    WORDS,
    hints,
)
from store.worries.worry import Worry
from tests.made_up import School
from tests.said import Said

FOOTBALL = (
    "they wont let me play football",
    "Max says I cheated and I didn't",
    "the big ones took our ball",
    "it was my turn in goal and Sam took it",
    "he kicked the ball over the fence on purpose",
    "Leo said I cant be on his team",
    "we fell out about the teams",
    "nobody passes to me",
    "Kai pushed in front of me",
    "I want a turn being captain",
)


@pytest.fixture
def public(school: School) -> PublicList:
    return school.home.desk.school


def worry(**told: Unpack[Said]) -> Worry:
    known: Said = {"words": "they took my ball", **told}
    return Worry("worry:1", Told(**known))


def kinds(public: PublicList, each: Worry, near: int = 1) -> list[str]:
    return [hint.kind for hint in hints(each, public, look_closer(), near)]


@pytest.mark.parametrize("words", FOOTBALL)
def test_a_football_quarrel_does_not_stand_out(public: PublicList, words: str) -> None:
    assert kinds(public, worry(words=words, topic="school", when="another_day")) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("we play football and his dad said its our SECRET", ("dad", "secret")),
        ("don't tell, he touched me", ("touched me", "dont tell")),
        ("DON’T TELL.", ("dont tell",)),
        ("hé híts me!! hits-me", ("hits me", "hits me")),
        ("he laughs at our skin colour", ("skin colour",)),
    ],
)
def test_words_of_the_lists_are_found_however_they_are_written(
    public: PublicList, words: str, found: tuple[str, ...]
) -> None:
    (hint,) = hints(worry(words=words), public, look_closer(), 1)
    assert hint.kind == WORDS
    assert set(hint.about) == set(found)


def test_a_word_is_found_whole_or_from_its_beginning_only_where_the_list_says_so() -> None:
    listed = WordList("x", ("die", "bull*", "hit me"))
    assert found_in(flattened("the diet of an ox: no bull, bullies"), listed) == ("bull", "bullies")
    assert found_in(flattened("he hit. Me too"), listed) == ("hit me",)
    assert found_in(flattened("die die die"), listed) == ("die",) * 3
    assert found_in(flattened("white meat"), listed) == ()


def test_words_that_were_added_later_count_too(public: PublicList) -> None:
    more = Remark("2026-03-03T12:00:00+00:00", "", "it is a secret", "words")
    assert kinds(public, replace(worry(words="football"), more=(more,))) == [WORDS]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"when": "now"}, WANTED_NOW),
        ({"feeling": "scared"}, SCARED),
        ({"feeling": "face-scared"}, SCARED),
        ({"topic": "home"}, HOME),
        ({"topic": "online"}, ONLINE),
        ({"online": "stranger"}, ONLINE),
        ({"language": "pl"}, LANGUAGE),
        ({"speaks": "uk"}, LANGUAGE),
        ({"words": " ", "feeling": "sad"}, SILENT),
        ({"words": "Mr Pattel shouted"}, ADULT),
        ({"words": "miss lee"}, ADULT),
    ],
)
def test_what_a_child_chose_or_whom_it_named_stands_out(
    public: PublicList, told: Said, kind: str
) -> None:
    assert kinds(public, worry(**told)) == [kind]


def test_miss_is_a_grown_up_where_she_does_something(public: PublicList) -> None:
    assert stands_out.jobs_in(worry(words="Miss shouted at me"), public) == ("miss",)
    assert stands_out.jobs_in(worry(words="I miss my mum and I miss playing"), public) == ()


def test_a_topic_chosen_afterwards_stands_out(public: PublicList) -> None:
    chosen = tuple(
        Remark("", "", text, kind) for kind, text in (("topic", "home"), ("online", "x"))
    )
    assert kinds(public, replace(worry(), more=chosen)) == [HOME, ONLINE]


def test_what_is_kept_from_somebody_says_from_whom_and_does_not_name_them_twice(
    school: School, public: PublicList
) -> None:
    patel = school.people["Mr Patel"]
    each = replace(worry(words="Mr Patel shouted"), kept_from=(patel, patel))
    (hint,) = hints(each, public, look_closer(), 1)
    assert (hint.kind, hint.about) == (KEPT, (patel,))


def test_what_has_to_be_seen_to_by_itself_comes_first(public: PublicList) -> None:
    decision = Decision("1", "worry.filed", "a", "", "worry.filed")
    each = replace(worry(topic="home"), help_now=True, case="case:1", apart=(decision,))
    assert kinds(public, each) == [WANTED_NOW, IN_A_CASE, UNDECIDED, HOME]


def test_several_tellings_of_one_child_stand_out_from_the_number_the_school_set(
    public: PublicList,
) -> None:
    look = LookCloser(2, 7, 3, (), ())
    assert hints(worry(), public, look, 1) == ()
    (hint,) = hints(worry(), public, look, 2)
    assert (hint.kind, hint.about) == (OFTEN, ("2", "7"))


def test_what_a_withdrawn_terminal_posted_after_its_end_stands_out(
    school: School, public: PublicList
) -> None:
    office = public.terminals[0]
    ended = replace(public, terminals=(replace(office, last=4),))
    posted = [replace(worry(), posted=((office.id, counter),)) for counter in (4, 5)]
    assert [kinds(ended, each) for each in posted] == [[], [DOUBTED]]
