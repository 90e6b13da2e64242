"""What was told and not yet collected when PINs were lost: a recovery sheet gives it back."""

from store import on_desk
from store.carrying.dispatch import dispatch
from store.checkup import check_open
from store.crypto.seal import fresh_key
from store.drawers import grants, own
from store.letterbox import collect, recovered
from store.letterbox.envelope import TASK_BACK
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in import renewal
from store.signing_in.session import Session
from store.worries.good import NOUN as GOOD
from store.worries.good import Good
from tests.made_up import NOW, School
from tests.store.changing import FIRST, agreed, renew
from tests.store.owed_rings import make_owed
from tests.terminals import Terminals

DSL, HEAD, DEPUTY, LEE = "Mrs Adeyemi", "Ms Hart", "Mr Patel", "Miss Lee"


def tell(school: School, *not_to: str, asks_for: str = "") -> None:
    away = tuple(school.people[name] for name in not_to)
    asked = school.people[asks_for] if asks_for else ""
    told = Told(words="He hits me", name="Kit", class_name="Oak", kept_from=away, asks_for=asked)
    school.intake.post(told, school.now)


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
    tell(school, DSL, HEAD)
    gone = people.end_person(school.home.desk.school, school.people[DEPUTY])
    agreed(school, DSL, HEAD, gone)
    for name in (DSL, HEAD, "Dr Quince"):
        by_sheet(school, name, CHAIR_SHEET)
    assert [waiting(school, name) for name in (DSL, HEAD, "Dr Quince")] == [0, 0, 1]


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
