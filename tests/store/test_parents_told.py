"""Parents are told child by child, and one who is barred only with why."""

import pytest

from store import on_desk
from store.cases import casework, closings, school_rules, to_do, unfinished
from store.cases.acts import acts
from store.cases.case_parts import ParentsTold
from store.cases.kinds import KEPT_FROM, PARENTS
from store.errors import Incomplete
from store.fields import Values
from store.involved import dealt_with, informed, parents, telling
from store.involved.dealt_with import told_fields
from store.looking import stopping
from store.roll import changing
from tests.made_up import NOW, School
from tests.store.adults.handing_stage import InCase, opened
from tests.store.agreeing import agree_to_parents
from tests.store.closing import CLOSING, LEFT
from tests.store.involved_stage import BARRED, KNOWN, Desk
from tests.store.triaging_stage import NOT_TOLD
from tests.store.where import where


@pytest.fixture
def at(school: School) -> Desk:
    return Desk(school, school.sign_in("Mrs Adeyemi"))


def test_parents_are_told_child_by_child_and_a_no_is_signed_and_looked_at_again(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator"), ("Ann Lee", "witness"))
    act = acts(at.session.public)[PARENTS]
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Her mother"}
    sam, kit = at.person(id).id, at.person(id, 1).id
    telling.record(at.session, at.drawer, at.case(id), sam, act, told, NOW)
    assert [each.name for each in parents.not_said(at.case(id))] == ["Kit Moor"]
    turns = [each.name for each in parents.in_turn(at.case(id))]
    assert turns == ["Kit Moor", "Ann Lee", "Sam Fox"], "T begins at whom it is still asked of"
    assert (
        "Say whether the parents of Kit Moor were told, or why not: press T."
        in unfinished.obstacles(at.case(id))
    )
    patel = at.school.people["Mr Patel"]
    no = {**NOT_TOLD, "reason": "He is afraid of them", "agreed": patel}
    own = {**no, "agreed": at.session.person_id}
    with pytest.raises(Incomplete, match="choose from the list"):
        telling.record(at.session, at.drawer, at.case(id), kit, act, own, NOW)
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
    agree_to_parents(at.school, id)
    assert unfinished.obstacles(at.case(id)) == []
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
    assert telling.beside(at.session, at.person(id)) == telling.UNTIED
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
    other = {**told, "carer": telling.OTHER}
    with pytest.raises(Incomplete) as caught:
        telling.record(at.session, at.drawer, at.case(id), person.id, act, other, NOW)
    assert caught.value.wrong.keys() == {telling.ELSE}, "somebody is named"
    with pytest.raises(Incomplete) as caught:
        casework.do(at.drawer, at.case(id), act, {k: told[k] for k in told if k != "carer"}, NOW)
    assert caught.value.wrong.keys() == {"who"}
    assert "What they were told" in {each.label for each in shown}
    said = {**told, telling.SEEN: "The court asked us to"}
    telling.record(at.session, at.drawer, at.case(id), person.id, act, said, NOW)
    assert "DO NOT CONTACT" in at.drawer.entries(id)[-1].said["carer_is"]


def test_who_was_asked_says_no_to_not_telling_and_it_is_asked_again(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Ann Lee", "witness"))
    act, (sam, ann) = acts(at.session.public)[PARENTS], at.case(id).people
    for each in (sam, ann):
        no = {**NOT_TOLD, "reason": "They shout", "agreed": at.school.people["Mr Patel"]}
        telling.record(at.session, at.drawer, at.case(id), each.id, act, no, NOW)
    second = at.school.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    with pytest.raises(Incomplete) as caught:
        telling.answer(second, drawer, at.case(id), {"answer": "refuse"}, NOW)
    assert caught.value.wrong.keys() == {"why"}
    because = {"answer": "refuse", "why": "Her mother already knows"}
    telling.answer(second, drawer, at.case(id), because, NOW)
    case = at.case(id)
    assert (parents.unsigned(case), parents.standing(case), parents.is_said(case)) == (
        (),
        (),
        False,
    )
    assert [each.name for each in parents.not_said(case)] == ["Sam Fox", "Ann Lee"]
    again = parents.NOT_AGREED.format("the parents of Sam Fox and Ann Lee")
    assert again in unfinished.obstacles(case)
    mine = [each.item.title for each in on_desk.of(at.session, NOW).mine]
    assert mine.count(to_do.TELL) == 2, "whoever said so sees it"
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Her mother"}
    telling.record(at.session, at.drawer, case, sam.id, act, told, NOW)
    telling.record(at.session, at.drawer, case, ann.id, act, no, NOW)
    agree_to_parents(at.school, id)
    assert parents.is_said(at.case(id)), "what was said since counts"
    assert parents.refused(at.case(id)) == ()


def test_where_no_child_is_named_a_no_to_not_telling_leaves_nothing_said(at: Desk) -> None:
    id, act = at.open(), acts(at.session.public)[PARENTS]
    told = {"told": "yes", "when": "2026-03-02 09:10", "how": "phone", "who": "Her mother"}
    casework.do(at.drawer, at.case(id), act, told, NOW)
    no = {**NOT_TOLD, "reason": "They shout", "agreed": at.school.people["Mr Patel"]}
    casework.do(at.drawer, at.case(id), act, no, NOW)
    second = at.school.sign_in("Mr Patel")
    because = {"answer": "refuse", "why": "They know of it"}
    telling.answer(second, second.drawer("safeguarding"), at.case(id), because, NOW)
    assert not parents.is_said(at.case(id)), "what was said before that was of something else"
    assert parents.NOT_AGREED.format("the parents") in unfinished.obstacles(at.case(id))


def test_a_closing_asks_only_about_those_who_were_not_told(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator"))
    told = {"when": "2026-03-03 09:10", "how": "in_person", "teller": "Miss Lee", "what": "Seen to"}
    sam, kit = at.person(id), at.person(id, 1)
    informed.inform(at.drawer, at.case(id), {**told, "who": "child", "whom": sam.id}, NOW)
    with pytest.raises(Incomplete, match="in a few words"):
        informed.inform(at.drawer, at.case(id), {**told, "who": "staff", "what": "1"}, NOW)
    informed.inform(at.drawer, at.case(id), {**told, "who": "staff"}, NOW)
    left = informed.not_told(at.case(id))
    assert left == {"child": (kit,), "parents": (sam, kit), "governors": ()}
    asked = {each.id: each.hint for each in told_fields(at.case(id))}
    assert asked["child_told"] == "Not yet: Kit Moor."
    assert "staff_told" not in asked
    informed.inform(at.drawer, at.case(id), {**told, "who": "child", "whom": kit.id}, NOW)
    assert "child_told" not in {each.id for each in told_fields(at.case(id))}


def test_a_closing_asks_child_by_child_and_takes_over_whose_parents_are_told_nothing(
    at: Desk,
) -> None:
    id = at.open(("Theo Marsh", "victim"), ("Mia Reed", "victim"), ("Kit Shaw", "instigator"))
    act, (theo, mia, kit) = acts(at.session.public)[PARENTS], at.case(id).people
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Her mother"}
    no = {**NOT_TOLD, "reason": "He is afraid of them", "agreed": at.school.people["Mr Patel"]}
    for whom, values in ((theo, told), (mia, told), (kit, no)):
        telling.record(at.session, at.drawer, at.case(id), whom.id, act, values, NOW)
    agree_to_parents(at.school, id)
    case, there = at.case(id), school_rules.main_file(at.session)
    assert "Parents of Kit Shaw: not told (T)" in dealt_with.taken_over(case)
    (whose,) = (each for each in told_fields(case) if each.id == "parents_whom")
    assert [each.label for each in whose.choices] == ["Theo Marsh", "Mia Reed"]
    some = {
        **CLOSING,
        **LEFT,
        "child_told": "yes",
        "child_what": "I said so",
        "parents_dealt": "some",
    }
    some |= {"parents_what": "Seen to", "parents_whom": theo.id, "parents_why": "They moved away"}

    def ended(values: dict[str, str]) -> Values:
        now = at.case(id)
        closings.close(at.session, at.drawer, now, values, there, NOW)
        return at.case(id).closing or {}

    for wrong in ({"parents_whom": ""}, {"parents_whom": f"{theo.id}\n{mia.id}"}):
        with pytest.raises(Incomplete) as caught:
            ended({**some, **wrong})
        assert caught.value.wrong.keys() == {"parents_whom"}
    signs = {"child_what": "1", "parents_what": "1"}
    with pytest.raises(Incomplete, match="in a few words") as caught:
        ended({**some, **signs})
    assert caught.value.wrong.keys() == signs.keys()
    said = ended(some)
    assert said["child_names"] == "Theo Marsh, Mia Reed, Kit Shaw"
    assert (said["parents_names"], said["parents_not"]) == ("Theo Marsh", "Mia Reed")
    assert said["parents_not_of_it"] == "Kit Shaw"
    child, theirs, staff, governors = dealt_with.who_was_told(case, said)
    assert child.endswith(f"told Theo Marsh, Mia Reed, Kit Shaw; {said['child_what']}")
    assert theirs.startswith("Parents: told Theo Marsh; told nothing of it (T): Kit Shaw; ")
    assert f"{said['parents_what']}; not told Mia Reed; why: They" in theirs
    assert staff.endswith("no; why: Nobody needs to know")
    assert governors.endswith("in the termly numbers")


def test_no_closing_is_agreed_to_that_says_what_t_denies_by_then(at: Desk) -> None:
    id = at.open(("Theo Marsh", "victim"), ("Kit Shaw", "victim"))
    act, (theo, kit) = acts(at.session.public)[PARENTS], at.case(id).people
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Her mother"}
    no = {**NOT_TOLD, "reason": "He is afraid of them", "agreed": at.school.people["Mr Patel"]}
    for child in (theo, kit):
        telling.record(at.session, at.drawer, at.case(id), child.id, act, told, NOW)
    all_told = dealt_with.completed(
        at.case(id), {"child_told": "no", "parents_dealt": "yes", "parents_what": "Seen to"}
    )
    once = {"parents_dealt": "yes"}
    assert not dealt_with.changed(at.case(id), all_told)
    telling.record(at.session, at.drawer, at.case(id), kit.id, act, no, NOW)
    for closing in (all_told, once):
        assert "of the parents of Kit Shaw." in dealt_with.changed(at.case(id), closing)
    none = dealt_with.completed(at.case(id), {"child_told": "no", "parents_dealt": "no"})
    assert not dealt_with.changed(at.case(id), none)
    telling.record(at.session, at.drawer, at.case(id), kit.id, act, told, NOW)
    assert "of the parents of Kit Shaw." in dealt_with.changed(at.case(id), none)


def test_nothing_is_too_small_for_parents_where_a_crime_may_be_in_it(at: Desk) -> None:
    id = at.open(("Theo Marsh", "victim"))
    act, (theo,) = acts(at.session.public)[PARENTS], at.case(id).people
    small = {**NOT_TOLD, "risk": "small", "reason": "It was nothing"}
    small["agreed"] = at.school.people["Mr Patel"]
    telling.record(at.session, at.drawer, at.case(id), theo.id, act, small, NOW)
    agree_to_parents(at.school, id)
    assert parents.is_said(at.case(id))
    assert not any("press T" in each for each in unfinished.obstacles(at.case(id)))
    stopping.stop(at.drawer, at.case(id), "", NOW)
    assert (parents.last_of(at.case(id), theo.id), parents.is_said(at.case(id))) == (None, False)
    assert [each.name for each in parents.not_said(at.case(id))] == ["Theo Marsh"]
    again = parents.TOO_SMALL_NO_MORE.format("Theo Marsh")
    assert again in unfinished.obstacles(at.case(id)), "it is asked again"
    asked = telling.of_case(at.session, at.drawer, act, at.case(id))
    offered = {f.id: [c.id for c in f.choices] for f in asked.fields}
    assert offered["risk"] == ["danger", "wait", "contact", "wish", "other"]
    with pytest.raises(Incomplete, match="choose from the list"):
        telling.record(at.session, at.drawer, at.case(id), theo.id, act, small, NOW)
    told = {
        "told": "yes",
        "when": "2026-03-03 09:00",
        "how": "phone",
        "who": "Her mother",
        "reason": "As it happened",
    }
    telling.record(at.session, at.drawer, at.case(id), theo.id, act, told, NOW)
    assert again not in unfinished.obstacles(at.case(id))


def test_only_who_opens_the_case_now_agrees_and_it_waits_on_their_desk(school: School) -> None:
    told = InCase(school)
    told.hand("Mr Patel")
    head = opened(school.sign_in("Ms Hart"))
    drawer = where(head, told.id)
    asked = telling.agreeing(head, drawer, drawer.get(told.id))
    assert [each.label for each in asked] == ["Dr Quince"], "nor whoever handed it over"
    no = {**NOT_TOLD, "reason": "The police say so", "agreed": asked[0].id}
    act = telling.of_case(head, drawer, acts(head.public)[PARENTS], drawer.get(told.id))
    casework.do(drawer, drawer.get(told.id), act, no, NOW)
    chair = opened(school.sign_in("Dr Quince"))
    waits = {each.item.title for each in on_desk.of(chair, NOW).mine}
    assert "Agree: parents not told, or not" in waits
    out = {"person": asked[0].id}
    drawer.record(told.id, KEPT_FROM, out, NOW)
    alone = telling.of_case(head, drawer, act, drawer.get(told.id))
    (agreed,) = (each for each in alone.fields if each.id == "agreed")
    assert ([each.label for each in agreed.choices], agreed.hint) == (
        ["Ms Hart"],
        telling.NOBODY_ELSE,
    )
