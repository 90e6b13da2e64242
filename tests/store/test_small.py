"""Small worries put together: groups, what the same child told before, what comes up often."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Unpack

import pytest

from assets.desk_data import LookCloser, PartOfDay, parts_of_day
from assets.word_list import WordList
from store.cases.outcomes import OUTCOMES
from store.errors import Damaged
from store.letterbox import collect
from store.letterbox.told import SLIP, Told
from store.signing_in.session import Session
from store.worries import small as smalls
from store.worries import triage
from store.worries.earlier import told_before
from store.worries.small import (
    BY_NAME,
    BY_NOTHING,
    BY_PEG,
    Earlier,
    Pattern,
    Small,
    earlier,
    grouped,
    part_of,
    patterns,
    pile,
)
from store.worries.stands_out import KEPT, WANTED_NOW, WORDS, Hint
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.said import Said

PARTS = parts_of_day()
LOOK = LookCloser(3, 5, 3, (), (WordList("the toilets", ("toilet*", "loo")),))


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def tell(school: School, session: Session, hours: float = 0.0, **told: Unpack[Said]) -> str:
    sent = school.intake.post(Told(**told), school.now - timedelta(hours=hours))
    collect.collect(session, school.now)
    return sent.subject


def told(id: str, at: datetime, **said: Unpack[Said]) -> Worry:
    return Worry(id, Told(**said), sent_at=at.isoformat())


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        (time(0), "before"),
        (time(8, 44, 59), "before"),
        (time(8, 45), "morning"),
        (time(12), "lunch"),
        (time(13, 15), "afternoon"),
        (time(15, 15), "after"),
        (time(23, 59), "after"),
    ],
)
def test_a_part_of_the_day_begins_when_the_one_before_ends(clock: time, part: str) -> None:
    assert part_of(datetime.combine(NOW, clock, UTC), PARTS).id == part


def test_one_class_one_day_one_part_make_a_group_and_what_stands_out_is_on_top() -> None:
    lunch = NOW.replace(hour=12)
    one = Small("safeguarding", told("1", lunch, class_name="Oak"))
    odd = Small(
        "safeguarding", told("2", lunch + timedelta(minutes=9), class_name="Oak"), (Hint(WORDS),)
    )
    day_before = Small("safeguarding", told("3", lunch - timedelta(days=1), class_name="Oak"))
    morning = Small("safeguarding", told("4", NOW, class_name="Oak"))
    acorn = Small("safeguarding", told("5", lunch, class_name="Acorn"))
    found = grouped([one, odd, acorn, morning, day_before], ["Acorn", "Oak"], PARTS, NOW)
    assert [(g.class_name, g.day, g.part.id, [s.worry.id for s in g.worries]) for g in found] == [
        ("Oak", "2026-03-02", "lunch", ["3"]),
        ("Oak", "2026-03-03", "morning", ["4"]),
        ("Acorn", "2026-03-03", "lunch", ["5"]),
        ("Oak", "2026-03-03", "lunch", ["2", "1"]),
    ]


def test_a_group_in_which_a_child_waits_now_is_the_first() -> None:
    late = NOW.replace(hour=16)
    old = Small("safeguarding", told("1", NOW - timedelta(days=3), class_name="Acorn"))
    now = Small("safeguarding", told("2", late, class_name="Oak"), (Hint(WANTED_NOW),))
    assert [g.class_name for g in grouped([old, now], ["Acorn", "Oak"], PARTS, late)] == [
        "Oak",
        "Acorn",
    ]


def test_times_count_on_the_school_s_own_clock() -> None:
    summer = timezone(timedelta(hours=1))
    at = datetime(2026, 6, 3, 11, 30, tzinfo=UTC)
    small = Small("safeguarding", told("1", at, class_name="Oak"))
    (group,) = grouped([small], ["Oak"], PARTS, at.astimezone(summer))
    assert group.part.id == "lunch"


def test_a_class_that_is_gone_and_a_worry_without_time_or_class_are_not_lost() -> None:
    lost = [
        Small("safeguarding", told("1", NOW, class_name="Elm")),
        Small("safeguarding", Worry("2", Told(), sent_at="soon")),
    ]
    found = grouped(lost, ["Oak"], PARTS, NOW)
    assert sorted(s.worry.id for g in found for s in g.worries) == ["1", "2"]


def test_how_often_a_child_told_says_how_that_is_known() -> None:
    moments = [(NOW - timedelta(days=n)).isoformat() for n in (0, 1, 4, 40)]
    named = told("1", NOW, name="Sam Fox", peg="fox")
    assert earlier(named, moments, 5) == Earlier(3, BY_NAME, 3)
    assert earlier(told("1", NOW, peg="fox"), moments[:1], 5) == Earlier(0, BY_PEG, 1)
    assert earlier(told("1", NOW), moments, 5) == Earlier(0, BY_NOTHING, 1)


def test_the_earlier_count_is_the_desk_s_own(school: School, dsl: Session) -> None:
    for hours in (1, 30, 900):
        tell(school, dsl, hours, name="Sam Fox", class_name="Oak", words="hat")
    tell(school, dsl, name="Sam Fox", class_name="Acorn", words="hat")
    tell(school, dsl, peg="fox", class_name="Oak")
    found = pile(dsl, school.now).worries
    assert {(s.worry.told.class_name, s.earlier.count, s.earlier.by) for s in found} == {
        ("Oak", 2, BY_NAME),
        ("Acorn", 0, BY_NAME),
        ("Oak", 0, BY_PEG),
    }
    for each in found:
        assert each.earlier.count == told_before(dsl, each.worry)


def test_a_first_name_alone_may_be_who_tells_by_their_whole_name_in_that_class(
    school: School, dsl: Session
) -> None:
    for name in ("Jamie", "Jamie Stone", "Jamie Stone", "Jamieson Hart", "Stone"):
        tell(school, dsl, name=name, class_name="Oak", words="hat")
    tell(school, dsl, name="Jamie Stone", class_name="Acorn", words="hat")
    tell(school, dsl, name="Jamie", words="hat")
    found = pile(dsl, school.now).worries
    assert {(s.worry.name, s.worry.told.class_name, s.earlier.maybe) for s in found} == {
        ("Jamie", "Oak", 2),
        ("Jamie Stone", "Oak", 1),
        ("Jamieson Hart", "Oak", 0),
        ("Stone", "Oak", 0),
        ("Jamie Stone", "Acorn", 0),
        ("Jamie", "", 0),
    }


def test_what_is_filed_counts_as_earlier_and_waits_no_more(school: School, dsl: Session) -> None:
    first = tell(school, dsl, 2, name="Sam Fox", class_name="Oak")
    tell(school, dsl, 1, name="Sam Fox", class_name="Oak")
    drawer = dsl.drawer("safeguarding")
    closing = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A quarrel")
    values = {**closing, "outcome": OUTCOMES[0].id}
    triage.file_away(dsl, drawer, drawer.get(first), values, school.now)
    (left,) = pile(dsl, school.now).worries
    assert left.earlier == Earlier(1, BY_NAME, 2)


def test_what_adults_told_is_only_counted(school: School, dsl: Session) -> None:
    tell(school, dsl, source=SLIP, words="x")
    tell(school, dsl, words="my hat")
    found = pile(dsl, school.now)
    assert (len(found.worries), found.others) == (1, 1)


def test_a_worry_kept_from_a_holder_is_in_its_own_drawer_and_not_in_theirs(
    school: School, dsl: Session
) -> None:
    patel = school.people["Mr Patel"]
    tell(school, dsl, words="he shouted", kept_from=(patel,), name="Ada", class_name="Oak")
    tell(school, dsl, words="my hat", name="Ada", class_name="Oak")
    deputy = school.sign_in("Mr Patel")
    collect.collect(deputy, school.now)
    mine, theirs = pile(dsl, school.now), pile(deputy, school.now)
    (kept,) = (s for s in mine.worries if s.hints)
    assert [hint.kind for hint in kept.hints] == [KEPT]
    assert kept.drawer.startswith("case-")
    assert kept.earlier.count == 1
    (theirs_only,) = theirs.worries
    assert (theirs_only.worry.told.words, theirs_only.earlier.count) == ("my hat", 0)


def test_from_the_least_number_on_a_time_or_a_place_is_a_pattern() -> None:
    lunch = NOW.replace(hour=12)
    in_the_loo = [told(str(n), lunch, class_name="Oak", words="by the LOO") for n in range(3)]
    elsewhere = told("4", lunch, class_name="Oak", words="toilet paper, toilets, loo")
    found = patterns([*in_the_loo, elsewhere], LOOK, PARTS, NOW)
    assert found == (
        Pattern(4, place="the toilets"),
        Pattern(4, class_name="Oak", part="at lunch"),
    )
    assert patterns(in_the_loo[:2], LOOK, PARTS, NOW) == ()


def test_a_pattern_counts_this_week_and_what_is_filed_too(school: School, dsl: Session) -> None:
    for hours in (0.5, 1, 1.1, 40):
        last = tell(school, dsl, hours, class_name="Oak", words="by the toilets")
    drawer = dsl.drawer("safeguarding")
    values = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A quarrel")
    for each in pile(dsl, school.now).worries[:1]:
        worry = replace(each.worry)
        triage.file_away(dsl, drawer, worry, {**values, "outcome": "resolved"}, school.now)
    assert last
    found = pile(dsl, school.now).patterns
    assert Pattern(3, place="the toilets") in found


def test_a_spoilt_list_is_said_and_nothing_is_called_small(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt() -> tuple[PartOfDay, ...]:
        raise ValueError("Expected '=' after a key")

    monkeypatch.setattr(smalls, "parts_of_day", spoilt)
    with pytest.raises(Damaged, match="assets/desk cannot be read"):
        pile(dsl, school.now)
