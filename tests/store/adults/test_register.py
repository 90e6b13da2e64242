"""Low-level concerns: written down, answered, seen together; and never by whom they are about."""

from contextlib import suppress
from datetime import timedelta

import pytest

from store import on_desk
from store.adults import low_level, register, threshold
from store.adults.register import ALLEGATION, KEPT, TO_ANSWER, TO_JUDGE, Pattern
from store.adults.rows import REVIEW
from store.cases.case import Case
from store.cases.jump import jump
from store.drawers import holders
from store.errors import Refused
from store.letterbox import collect
from store.signing_in.session import Session
from store.worries import concerns, triage
from tests.made_up import NOW, TINY, School
from tests.store.adults.concerns_written import DONE, SMALL, case, write
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.secret import SECRET, finds
from tests.store.where import where


def pattern(session: Session, folded: Case, days: int = 0) -> Pattern:
    entries = register.entries(session, folded.matter.key)
    found = register.pattern(entries, NOW + timedelta(days=days))
    assert found is not None
    return found


def test_a_concern_is_judged_answered_with_reasons_and_kept(school: School) -> None:
    head = school.sign_in("Ms Hart")
    okafor = school.people["Mr Okafor"]
    drawer, id = low_level.record(head, {**SMALL, "adult": okafor}, NOW)
    assert drawer.name == "head"
    assert case(head, id).kept_from == (okafor,)
    assert [each.state for each in register.entries(head)] == [TO_JUDGE]
    with pytest.raises(Refused, match="First the harm threshold"):
        low_level.answer(head, drawer, case(head, id), DONE, NOW)
    threshold.judge(head, drawer, case(head, id), {**BELOW_IT, "adult": okafor}, NOW)
    assert [each.state for each in register.entries(head)] == [TO_ANSWER]
    assert [item.title for _, item in drawer.open_items()] == ["Say what is done about it"]
    assert low_level.answer(head, drawer, case(head, id), DONE, NOW)
    kept = case(head, id)
    assert kept.matter.answered is not None
    assert kept.matter.answered.said[REVIEW] == "2028-03-03"
    assert kept.closing == {
        "summary": "A late message about a match",
        "follow_up": "Talked on Monday",
        "decision": "A talk with them; Reminded of the code of conduct",
        "reasons": "First time",
        "outcome": "low_level",
    }
    assert [each.state for each in register.entries(head)] == [KEPT]
    stands = [on_desk.of(head, NOW.replace(year=2028, day=day)).mine for day in (2, 3)]
    assert [[each.item.title for each in mine] for mine in stands] == [
        [],
        ["Decide whether it is still kept"],
    ]


def test_a_pattern_counts_over_time_and_asks_for_a_second_look_without_judging(
    school: School,
) -> None:
    head = school.sign_in("Ms Hart")
    first = write(school, head, "Mr Okafor", happened="2025-07-01 09:00")
    assert pattern(head, first).looks_closer == ""
    write(school, head, "Mr Okafor", category="harsh")
    write(school, head, "Miss Lee")
    assert pattern(head, first).looks_closer == "", "one of each kind, and another adult's"
    write(school, head, "Mr Okafor", days=3)
    found = pattern(head, first, days=3)
    assert found.looks_closer == "3 in 12 months"
    assert dict(found.kinds) == {"contact": 2, "harsh": 1}
    assert found.years == (("2025/26", 2), ("2024/25", 1))
    assert pattern(head, first, days=200).looks_closer == "", (
        "the oldest is over a year ago by then"
    )
    assert all(each.case.matter.is_low for each in found.entries), "nobody's judgement changed"


def test_what_two_closed_as_malicious_or_false_is_no_part_of_a_pattern(school: School) -> None:
    head = school.sign_in("Ms Hart")
    first = write(school, head, "Mr Okafor")
    again = write(school, head, "Mr Okafor", days=1)
    assert pattern(head, first, days=1).looks_closer == "2 alike in 12 months"
    drawer = where(head, again.id)
    adult = school.people["Mr Okafor"]
    threshold.judge(head, drawer, again, {**BELOW_IT, "adult": adult, "risk": "yes"}, NOW)
    assert next(each.state for each in register.entries(head)) == ALLEGATION
    found = pattern(head, first, days=1)
    assert (found.low, found.allegations, found.lately) == (1, 1, 2), "an allegation is no nothing"
    drawer.record(again.id, "case.allegation_decided", {"outcome": "false"}, NOW)
    assert pattern(head, first).allegations == 1, "an outcome is one person's word"
    drawer.record(again.id, "case.closing_proposed", {"closing": {"outcome": "false"}}, NOW)
    (proposed,) = [e.id for e in drawer.entries(again.id) if e.kind == "case.closing_proposed"]
    chair = school.sign_in("Dr Quince")
    agreed = {"proposal": proposed, "closing": {"outcome": "false"}}
    where(chair, again.id).record(again.id, "case.closing_agreed", agreed, NOW)
    assert (pattern(head, first).low, pattern(head, first).allegations) == (1, 0)


def test_somebody_who_is_not_on_the_list_has_a_pattern_by_name(school: School) -> None:
    head = school.sign_in("Ms Hart")
    for name in ("Jo Day, coach", "coach jo day"):
        low_level.record(head, {**SMALL, "adult": "other", "adult_name": name}, NOW)
    assert len({each.key for each in register.entries(head)}) == 1


def test_only_who_opens_the_drawer_it_belongs_to_writes_in_the_register(school: School) -> None:
    about_head = {**SMALL, "adult": school.people["Ms Hart"]}
    about_lee = {**SMALL, "adult": school.people["Miss Lee"]}
    for name, said in (("Miss Lee", about_head), ("Mrs Adeyemi", about_lee)):
        with pytest.raises(Refused, match="drawer that you do not open"):
            low_level.record(school.sign_in(name), said, NOW)
    with pytest.raises(Refused, match="About yourself"):
        low_level.record(school.sign_in("Ms Hart"), about_head, NOW)
    drawer, _ = low_level.record(school.sign_in("Dr Quince"), about_head, NOW)
    assert drawer.name == "chair"


@pytest.mark.parametrize(("who", "drawer"), [("Miss Lee", "head"), ("Ms Hart", "chair")])
def test_somebody_tells_of_themself_and_others_read_it(
    school: School, who: str, drawer: str
) -> None:
    teller = school.sign_in(who)
    said = {"about": "myself", "urgent": "no", "fact": "I drove a child home alone"}
    subject = concerns.log(teller, school.intake, said, NOW)
    collect.collect(teller, NOW)
    assert teller.find(subject) is None
    reader = school.sign_in("Dr Quince")
    collect.collect(reader, NOW)
    found = reader.find(subject)
    assert found is not None
    assert found.name == drawer
    worry = found.get(subject)
    assert worry.told.of_self
    assert worry.told.adult == school.people[who]
    assert [hit.noun for hit in teller.search("drove")] == ["concern"], "their own copy, no more"


def everything_about(school: School, name: str) -> None:
    """Have a colleague, a child, the adult themself and each who may tell of an adult."""
    person = school.people[name]
    about = {"about": "adult", "urgent": "no", "adult": person, "fact": SECRET}
    for teller in school.people:
        session = school.sign_in(teller)
        if teller != name:
            concerns.log(session, school.intake, about, NOW)
        session.lock()
    for reader in school.people:
        session = school.sign_in(reader)
        collect.collect(session, NOW)
        holders.settle(session, NOW)
        for drawer in list(session.shared()):
            for row in drawer.rows("worry", ["waiting"]):
                worry = drawer.get(row.subject)
                opening = {"title": SECRET, "category": "adult", "seriousness": "low"}
                id = triage.open_case(session, drawer, [worry], opening, NOW)
                judged = {**BELOW_IT, "adult": person, "reasons": SECRET}
                threshold.judge(session, drawer, drawer.get(id), judged, NOW)
        if reader != name and low_level.may_record(session):
            with suppress(Refused):  # some of them do not open the drawer it belongs into
                low_level.record(session, {**SMALL, "adult": person, "what": SECRET}, NOW)
        session.lock()


@pytest.mark.parametrize("name", ["Mrs Adeyemi", "Mr Patel", "Ms Hart", "Dr Quince", "Miss Lee"])
def test_the_adult_finds_nothing_of_it_anywhere_whoever_they_are(school: School, name: str) -> None:
    everything_about(school, name)
    adult = school.sign_in(name)
    collect.collect(adult, NOW)
    holders.settle(adult, NOW)
    assert not finds(adult)
    assert register.entries(adult) == ()
    assert jump(adult, SECRET) == []
    assert jump(adult, name) == []
    shown = on_desk.of(adult, NOW)
    assert (shown.waiting, shown.cases, shown.mine, shown.overdue) == ((), (), (), ())
    others = [school.sign_in(each) for each in school.people if each != name]
    assert sum(len(register.entries(each)) for each in others) > 0, "somebody reads them"


def test_in_the_smallest_school_too(copies: object) -> None:
    school: School = copies(TINY)  # type: ignore[operator]
    for name in ("Mrs Grey", "Mr Moss", "Rev Pike"):
        everything_about(school, name)
    # Each finds what is about the two others at most, and their copies of what they told.
    for name in ("Mrs Grey", "Mr Moss", "Rev Pike"):
        session = school.sign_in(name)
        keys = {each.key for each in register.entries(session)}
        assert f"adult:{school.people[name]}" not in keys


def test_who_opens_the_drawer_later_gets_it_without_what_is_about_them(school: School) -> None:
    head = school.sign_in("Ms Hart")
    kept = write(school, head, "Mrs Adeyemi")
    drawer = where(head, kept.id)
    assert ("head", {school.people["Mrs Adeyemi"]}) in [
        (drawer.name, away) for _, away in drawer.kept_from_somebody()
    ]
    assert holders.kept_back(head, "head", school.people["Mrs Adeyemi"]) == (kept.id,)


def test_the_chair_who_opens_the_heads_drawer_never_sees_what_is_about_the_chair(
    school: School,
) -> None:
    head = school.sign_in("Ms Hart")
    kept = write(school, head, "Dr Quince", what=SECRET)
    assert where(head, kept.id).name.startswith("case-")
    chair = school.sign_in("Dr Quince")
    assert not finds(chair, kept.id)
    bodies = [entry.body for entry in head.drawer("head").everything()]
    assert SECRET not in str(bodies), "not for a moment in the drawer they share"
