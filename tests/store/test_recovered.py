"""What was told and not yet collected when PINs were lost: a recovery sheet gives it back."""

import pytest

from store import on_desk
from store.carrying.dispatch import dispatch
from store.checkup import check_open
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.drawers import grants, own
from store.letterbox import collect, recovered
from store.letterbox.envelope import TASK_BACK
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.school.returning import come_back
from store.signing_in import renewal
from store.signing_in.session import Session
from store.worries.good import NOUN as GOOD
from store.worries.good import Good
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.changing import FIRST, agreed, renew
from tests.store.owed_rings import make_owed
from tests.terminals import Terminals

DSL, HEAD, DEPUTY, LEE, CHAIR = "Mrs Adeyemi", "Ms Hart", "Mr Patel", "Miss Lee", "Dr Quince"


def tell(school: School, *not_to: str, asks_for: str = "", words: str = "He hits me") -> Sent:
    away = tuple(school.people[name] for name in not_to)
    asked = school.people[asks_for] if asks_for else ""
    told = Told(words=words, name="Kit", class_name="Oak", kept_from=away, asks_for=asked)
    return school.intake.post(told, school.now)


def leave(school: School) -> None:
    """The deputy leaves."""
    agreed(school, DSL, HEAD, people.end_person(school.home.desk.school, school.people[DEPUTY]))


def said_in(school: School, worry: str) -> list[str]:
    """Return what was added to a worry, as the chair reads it."""
    session, _ = collected(school, CHAIR)
    drawer = session.find(worry)
    found = drawer.get(worry) if drawer else None
    assert isinstance(found, Worry)
    return [each.text for each in found.more]


def by_sheet(school: School, name: str, sheet: str) -> None:
    phrase = school.sheets[sheet]
    renewal.renew_with_sheet(school.home, phrase, school.people[name], FIRST, school.now)
    school.pins[name] = FIRST


def more(school: School, name: str, sheet: str) -> list[str]:
    return renewal.open_more(school.home, school.sheets[sheet], school.people[name], school.now)


def collected(school: School, name: str) -> tuple[Session, collect.Collected]:
    session = school.sign_in(name)
    return session, collect.collect(session, school.now)


def waiting(school: School, name: str) -> int:
    session, _ = collected(school, name)
    return len(on_desk.of(session, school.now).waiting)


def test_what_children_told_is_back_when_all_pins_are_lost(school: School) -> None:
    tell(school)
    by_sheet(school, HEAD, CHAIR_SHEET)
    _, nothing = collected(school, HEAD)
    assert nothing.count == 0
    assert "sealed to the PIN you had before: 1" in "".join(nothing.set_aside)
    assert DSL in "".join(nothing.set_aside), "who could open it, as far as is known here"
    phrase, head = school.sheets[SCHOOL_SHEET], school.people[HEAD]
    shut = renewal.still_shut(school.home, *renewal.sheet_of(school.home.desk.school, phrase), head)
    assert sum(name.startswith(grants.LETTER) for name in shut) == 1
    assert sorted(more(school, HEAD, SCHOOL_SHEET)) == sorted(shut)
    assert more(school, HEAD, SCHOOL_SHEET) == [], "once"
    session, found = collected(school, HEAD)
    assert (found.count, found.set_aside) == (1, ())
    assert [row.title for row in on_desk.of(session, school.now).waiting] == ["Kit, Oak"]
    assert check_open(school.home) == []


def test_nobody_is_named_as_who_can_open_it_once_they_have_lost_the_drawer(school: School) -> None:
    tell(school, DSL)
    public, deputy = school.home.desk.school, school.people[DEPUTY]
    agreed(school, DSL, HEAD, people.end_grant(public, "safeguarding", deputy))
    by_sheet(school, HEAD, SCHOOL_SHEET)
    (said,) = collected(school, HEAD)[1].set_aside
    assert "sealed to the PIN you had before: 1. A recovery sheet opens it" in said


def test_what_only_one_may_read_is_back_with_the_chairs_sheet_alone(school: School) -> None:
    tell(school, DSL, HEAD)
    renew(school, school.sign_in(HEAD), DEPUTY)
    assert waiting(school, DEPUTY) == 0, "a keeper's renewal opens nothing"
    for name in (DSL, HEAD):
        assert more(school, name, CHAIR_SHEET) == []
    assert more(school, DEPUTY, SCHOOL_SHEET) == []
    assert [len(more(school, DEPUTY, CHAIR_SHEET)), waiting(school, DEPUTY)] == [1, 1]
    assert [waiting(school, name) for name in (DSL, HEAD)] == [0, 0]


def test_what_was_on_its_way_to_somebody_comes_back_to_nobody_else(school: School) -> None:
    tell(school, asks_for=LEE)
    school.intake.say_good(Good("Thank you", to=school.people[LEE]), school.now)
    for name in (LEE, "Mr Bell"):
        renew(school, school.sign_in(DSL), name)
        collected(school, name)
        more(school, name, SCHOOL_SHEET)
    for name, lies in (("Mr Bell", 0), (LEE, 1)):
        session, _ = collected(school, name)
        assert [len(session.own.rows(noun)) for noun in (own.TASK, GOOD)] == [lies, lies], name


def test_a_wish_that_was_taken_back_does_not_come_back_with_a_sheet(school: School) -> None:
    tell(school, asks_for=LEE)
    assert [row.state for row in collected(school, LEE)[0].own.rows(own.TASK)] == [own.OPEN]
    dsl, _ = collected(school, DSL)
    (wish,) = school.sign_in(LEE).own.rows(own.TASK)
    dispatch(dsl, TASK_BACK, wish.subject, {"by": ""}, (school.people[LEE],), school.now)
    by_sheet(school, LEE, SCHOOL_SHEET)
    shown, _ = collected(school, LEE)
    assert [row for row in shown.own.rows(own.TASK) if row.state == own.OPEN] == []


def test_whoever_was_never_renewed_is_given_no_key(school: School) -> None:
    """Theirs opens it: nothing has to be said about it on the page of a sheet."""
    tell(school)
    assert more(school, DSL, SCHOOL_SHEET) == []


def test_what_was_told_to_who_left_opens_to_whom_it_is_not_kept_from(school: School) -> None:
    sent = tell(school, DSL, HEAD)
    school.intake.add(sent, school.now, words="He comes at night")
    leave(school)
    for name in (DSL, HEAD, CHAIR):
        more(school, name, CHAIR_SHEET)
    assert [waiting(school, name) for name in (DSL, HEAD, CHAIR)] == [0, 0, 1]
    assert said_in(school, sent.subject) == ["He comes at night"]


def test_what_was_added_follows_what_was_collected_by_who_left(school: School) -> None:
    sent = tell(school, DSL, HEAD)
    collected(school, DEPUTY)
    school.intake.add(sent, school.now, words="He comes at night")
    leave(school)
    more(school, CHAIR, CHAIR_SHEET)
    assert said_in(school, sent.subject) == ["He comes at night"]


def test_who_came_back_without_a_drawer_keeps_nothing_from_who_has_one(school: School) -> None:
    tell(school, DSL, HEAD)
    leave(school)
    keys = Keys.fresh()
    back = come_back(school.home.desk.school, school.people[DEPUTY], DEPUTY, ("teacher",), keys)
    agreed(school, DSL, HEAD, back)
    more(school, CHAIR, CHAIR_SHEET)
    assert waiting(school, CHAIR) == 1


@pytest.mark.parametrize("words", ["dr quince hits me", "nothing"])
def test_what_was_added_goes_to_nobody_whom_the_worry_accuses(school: School, words: str) -> None:
    sent = tell(school, DSL, HEAD, words=words)
    school.intake.add(sent, school.now, words="I saw dr quince hit Tom")
    leave(school)
    given = [name for name in more(school, CHAIR, CHAIR_SHEET) if name.startswith(grants.LETTER)]
    assert len(given) == (words == "nothing"), "and the addition in neither case"


def test_a_key_that_no_sheet_gave_keeps_nobody_from_what_waits(school: School) -> None:
    tell(school)
    deputy, dsl = school.sign_in(DEPUTY), school.people[DSL]
    renew(school, deputy, DSL)
    (sealed,) = school.home.letterbox.uncollected()
    db, public, keys = school.home.desk.db, school.home.desk.school, school.sign_in(DSL).keys
    name = recovered.name(sealed.id, keys.verify)
    grants.give(db, public, name, fresh_key(), (dsl,), deputy.person_id, deputy.keys)
    assert waiting(school, DSL) == 0
    assert school.home.letterbox.aside() == []
    more(school, DSL, SCHOOL_SHEET)
    assert waiting(school, DSL) == 1


def test_what_a_sheet_gave_at_one_office_is_collected_at_the_other(terminals: Terminals) -> None:
    school, there = terminals.school, terminals.second_office(DSL)
    tell(school)
    by_sheet(school, DSL, SCHOOL_SHEET)
    assert make_owed(school.sign_in(DSL), FIRST) == 1
    terminals.all()
    there.pins[DSL] = FIRST
    session = there.sign_in(DSL)
    assert [row.title for row in on_desk.of(session, NOW).waiting] == ["Kit, Oak"]
