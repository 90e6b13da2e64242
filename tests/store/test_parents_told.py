"""Parents are told child by child, and one who is barred only with why."""

import pytest

from store import on_desk
from store.cases import closings
from store.cases.acts import acts
from store.cases.case_parts import ParentsTold
from store.cases.kinds import PARENTS
from store.errors import Incomplete
from store.involved import informed, parents, telling
from store.roll import changing
from tests.made_up import NOW, School
from tests.store.involved_stage import BARRED, KNOWN, Desk
from tests.store.triaging_stage import NOT_TOLD


@pytest.fixture
def at(school: School) -> Desk:
    return Desk(school, school.sign_in("Mrs Adeyemi"))


def test_parents_are_told_child_by_child_and_a_no_is_signed_and_looked_at_again(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator"), ("Ann Lee", "witness"))
    act = acts(at.session.public)[PARENTS]
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone"}
    sam, kit = at.person(id).id, at.person(id, 1).id
    telling.record(at.session, at.drawer, at.case(id), sam, act, told, NOW)
    assert [each.name for each in parents.not_said(at.case(id))] == ["Kit Moor"]
    assert (
        "Say whether the parents of Kit Moor were told, or why not: press T."
        in closings.obstacles(at.case(id))
    )
    patel = at.school.people["Mr Patel"]
    no = {**NOT_TOLD, "reason": "He is afraid of them", "agreed": patel}
    past = {**no, "again": "2026-03-01"}
    with pytest.raises(Incomplete, match="gone by"):
        telling.record(at.session, at.drawer, at.case(id), kit, act, past, NOW)
    telling.record(at.session, at.drawer, at.case(id), kit, act, no, NOW)
    assert [each.child for each in parents.unsigned(at.case(id))] == [kit]
    hart = {**no, "agreed": at.school.people["Ms Hart"]}
    telling.record(at.session, at.drawer, at.case(id), sam, act, hart, NOW)
    for name in ("Mr Patel", "Ms Hart"):
        waits = on_desk.of(at.school.sign_in(name), NOW).mine
        assert "Agree: parents not told, or not" in {each.item.title for each in waits}
    telling.record(at.session, at.drawer, at.case(id), sam, act, told, NOW)
    deputy = at.school.sign_in("Mr Patel")
    closings.agree_to_parents(deputy, deputy.drawer("safeguarding"), at.case(id), NOW)
    assert closings.obstacles(at.case(id)) == []
    mine = {each.item.title: each.item.due for each in on_desk.of(at.session, NOW).mine}
    assert mine["Parents not told: look at it again"] == "2026-03-10"


def test_what_was_said_of_all_parents_before_counts_for_every_child(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator"))
    at.drawer.record(id, PARENTS, {"told": "yes"}, NOW)
    assert parents.not_said(at.case(id)) == ()
    assert [type(each) for each in parents.standing(at.case(id))] == [ParentsTold]


def test_a_barred_parent_is_offered_with_the_flag_and_told_only_with_why(at: Desk) -> None:
    sam = at.pupil("Sam")
    changing.add_adult(at.session, sam, {"forename": "Di", "surname": "Fox", **KNOWN}, NOW)
    dad = changing.add_adult(at.session, sam, {"forename": "Al", "surname": "Fox", **BARRED}, NOW)
    id = at.open(("Sam Fox", "victim"))
    assert telling.beside(at.session, at.person(id)) == telling.UNKNOWN
    at.tie(id, f"pupil:{sam}")
    person, act = at.person(id), acts(at.session.public)[PARENTS]
    shown = telling.fields(act, telling.adults(at.session, person))
    labels = {c.id: c.label for f in shown if f.id == telling.CARER for c in f.choices}
    assert labels[dad].startswith("COURT ORDER, DO NOT CONTACT: Al Fox")
    assert "Al Fox" in telling.beside(at.session, person)
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "carer": dad}
    with pytest.raises(Incomplete) as caught:
        telling.record(at.session, at.drawer, at.case(id), person.id, act, told, NOW)
    assert caught.value.wrong.keys() == {telling.SEEN}
    said = {**told, telling.SEEN: "The court asked us to"}
    telling.record(at.session, at.drawer, at.case(id), person.id, act, said, NOW)
    assert "DO NOT CONTACT" in at.drawer.entries(id)[-1].said["carer_is"]


def test_a_closing_asks_only_about_those_who_were_not_told(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator"))
    told = {"when": "2026-03-03 09:10", "how": "in_person", "teller": "Miss Lee", "what": "Seen to"}
    sam, kit = at.person(id), at.person(id, 1)
    informed.inform(at.drawer, at.case(id), {**told, "who": "child", "whom": sam.id}, NOW)
    informed.inform(at.drawer, at.case(id), {**told, "who": "staff"}, NOW)
    assert informed.not_told(at.case(id)) == {
        "child": ("Kit Moor",),
        "parents": ("Sam Fox", "Kit Moor"),
        "governors": (),
    }
    asked = {each.id: each.hint for each in closings.told_fields(at.case(id))}
    assert asked["child_told"] == "Not yet: Kit Moor."
    assert "staff_told" not in asked
    informed.inform(at.drawer, at.case(id), {**told, "who": "child", "whom": kit.id}, NOW)
    assert "child_told" not in {each.id for each in closings.told_fields(at.case(id))}
