"""Who at school is put into a case as an adult in it, or as who did it, decides nothing in it."""

from datetime import timedelta

import pytest

from store import on_desk
from store.adults import entered, said_of
from store.cases import alone, consequences, door, let_in, named, sanctions, triaging
from store.cases.acts import acts
from store.cases.kinds import SANCTIONED, TRIAGED
from store.cases.seconds import PUT_IN, needs_two, of_this_person
from store.drawers import holders
from store.drawers.drawer import Fact
from store.duty import late
from store.errors import Refused
from store.involved import involving
from store.involved.kinds import ADDED
from store.involved.people import with_added
from store.looking import reviewers
from tests.made_up import NOW, School
from tests.store.adults.named_stage import InCase, tell
from tests.store.triaging_stage import QUARREL

DSL, DEPUTY = "Mrs Adeyemi", "Mr Patel"
DID_IT = "instigator\nadult"


def put_in(told: InCase, name: str, role: str = DID_IT) -> str:
    """Put somebody into a case; return the id they have there."""
    act = acts(told.session.public)[ADDED]
    said = {"name": name, "role": role, "detail": "In the hall"}
    involving.put_in(told.session, told.drawer, told.case, act, said, NOW)
    return told.case.people[-1].id


def decides(told: InCase, name: str) -> bool:
    by = told.by(name)
    try:
        door.judge(by.session.public, by.drawer, Fact(told.id, TRIAGED))
    except Refused:
        return False
    return True


@pytest.mark.parametrize("typed", [DEPUTY, "Mr. Patel", "Patel", "Mr Patel (deputy)"])
def test_who_is_put_in_by_a_name_decides_nothing_until_one_other_says_what_of(
    school: School, typed: str
) -> None:
    told = tell(school, "Somebody hit me with the ruler", DSL)
    put_in(told, typed)
    assert not decides(told, DEPUTY)
    held = holders.holders_of(told.session, told.drawer)
    able = reviewers.may_review(told.session.public, told.drawer, told.case, held)
    assert school.people[DEPUTY] not in able
    triaging.triage(told.session.public, told.drawer, told.case, QUARREL, NOW)
    assert not decides(told, DEPUTY), "no triage says it of whom it was put in beside"
    told.say(DEPUTY, "no")
    assert decides(told, DEPUTY), "one key of somebody else is enough"
    assert not entered.facts(told.session.public, told.case), "and nobody is asked twice"


def test_who_is_tied_to_the_list_and_given_a_sanction_decides_nothing_whoever_says_so(
    school: School,
) -> None:
    told = tell(school, "Somebody hit me with the ruler", DSL)
    patel, public = school.people[DEPUTY], told.session.public
    person = put_in(told, "The man in the hall")
    assert decides(told, DEPUTY)
    why = {"why": "He said so"}
    involving.tie(told.session, told.drawer, told.case, person, f"staff:{patel}", DEPUTY, why, NOW)
    assert not decides(told, DEPUTY)
    triaging.triage(public, told.drawer, told.case, QUARREL, NOW)
    table = sanctions.given(consequences.table_for(told.case.people[-1]))
    who = {"person": person, "name": "The man in the hall", "table": table.id}
    said = {"behaviour": table.rows[0].id, "actions": "", **who, "printed": {"actions": []}}
    told.drawer.record(told.id, SANCTIONED, said, NOW)
    (given,) = told.case.sanctions
    told.say(DEPUTY, "no")
    by = told.by(DEPUTY)
    with pytest.raises(Refused, match="somebody else decides here"):
        consequences.lift(by.drawer, by.case, given.id, {"why": "A mistake"}, NOW)


def test_a_teacher_who_saw_it_and_a_child_or_a_mother_of_one_name_hinder_nobody(
    school: School,
) -> None:
    told = tell(school, "Tom took my ball", DSL)
    for name, role in ((DEPUTY, "witness"), ("Rosa Patel", DID_IT), ("Mrs Patel", "adult")):
        put_in(told, name, role)
    assert decides(told, DEPUTY)
    (asked,) = named.to_say(told.case)
    assert (asked.id, asked.named) == (school.people[DEPUTY], False), "it is only like his"
    triaging.triage(told.session.public, told.drawer, told.case, QUARREL, NOW)
    told.leave_parents()
    with pytest.raises(Refused, match="not the one who says"):
        told.by(DEPUTY).close()
    assert told.close(adult="no")


def test_who_puts_a_colleague_into_a_case_does_not_close_it_without_a_second(
    school: School,
) -> None:
    """The lead was put into it, decided nothing from then on, and one closed it in her place."""
    told = tell(school, "Tom took my ball", DEPUTY)
    put_in(told, DSL)
    assert not decides(told, DSL)
    told.say(DSL, "no")
    assert needs_two(told.session, told.drawer, told.case)
    other = told.by("Ms Hart")
    assert not needs_two(other.session, other.drawer, other.case)
    # An honest hand enters who only helped: once somebody else says so, it closes as before.
    parted = tell(school, "Tom took my hat", DEPUTY)
    put_in(parted, DSL)
    assert of_this_person(parted.session, parted.drawer, parted.case) == (PUT_IN,)
    parted.by("Ms Hart").say(DSL, "helped")
    assert not needs_two(parted.session, parted.drawer, parted.case)


def would_be(told: InCase, name: str) -> tuple[str, ...]:
    """Return who would be let in by putting somebody in."""
    people = with_added(told.case, {"name": name, "role": DID_IT})
    found = let_in.would_be(told.session, told.drawer, told.case, people)
    return tuple(each.label for each in found)


def test_who_puts_in_everybody_else_is_not_the_one_who_decides_there(school: School) -> None:
    """One alone put the lead and the headteacher into a case: nobody else could end that."""
    told = tell(school, "Tom took my ball", DEPUTY)
    put_in(told, DSL)
    readers = holders.holders_of(told.session, told.drawer)
    assert would_be(told, "Miss Lee") == (), "Ms Hart decides in it"
    assert would_be(told, "Ms Hart") == ("Dr Quince",), "it is said beforehand"
    put_in(told, "Ms Hart")
    (new,) = set(holders.holders_of(told.session, told.drawer)) - set(readers)
    assert new == school.people["Dr Quince"], "at once, and nobody who is named in it"
    assert not alone.is_alone(told.session, told.drawer, told.case)
    other = told.by("Dr Quince")
    assert [each.subject for each in on_desk.to_say(other.session, NOW)] == [told.id]
    with pytest.raises(Refused, match="Nobody else at school could decide"):
        put_in(told, "Dr Quince")
    assert not [each for each in told.case.people if each.name == "Dr Quince"]
    said = {school.people[name]: "no" for name in (DSL, "Ms Hart")}
    said_of.say(
        other.session, other.drawer, other.case, {**said, "why": "They were not there"}, NOW
    )
    assert decides(told, DSL)


def test_one_colleague_is_put_in_whoever_is_left_and_every_reader_sees_each_day_that_one_decides(
    small_school: School,
) -> None:
    told = tell(small_school, "Tom took my ball", "Mrs Grey")
    holders.keep_from(told.session, told.id, small_school.people["Rev Pike"], "A friend", NOW)
    put_in(told, "Mr Moss")
    assert not decides(told, "Mr Moss")
    for name in ("Mrs Grey", "Mr Moss"):
        session = small_school.sign_in(name)
        assert alone.TITLE in [each.item.title for each in on_desk.of(session, NOW).overdue]
        late.note(session, NOW)
        due = late.newest(session.home).due
        assert late.passed(due, NOW + timedelta(days=1)), "and is told to those who read it"
    with pytest.raises(Refused, match="Nobody else at school could decide"):
        put_in(told, "Mrs Grey")
