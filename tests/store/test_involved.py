"""The people of a case: roles, who they are, a child over all cases, links, marks."""

import pytest

from assets.involved_data import regions
from store.cases.cases import fold
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.involved import body, flags, involving, links, patterns, siblings
from store.involved.children import whole
from store.involved.findable import own_key
from store.involved.unseen import unseen
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking import reviewers
from store.roll import changing
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.involved_stage import BRUISE, KNOWN, WHY, Desk


@pytest.fixture
def at(school: School) -> Desk:
    return Desk(school, school.sign_in("Mrs Adeyemi"))


def test_a_person_has_several_roles_and_a_change_keeps_how_it_was(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim\ntold"))
    person = at.person(id)
    assert person.roles == ("victim", "told")
    said = {"name": "Sam Fox", "role": "witness", "detail": "Elm"}
    with pytest.raises(Incomplete):
        involving.change(at.session, at.drawer, at.case(id), person.id, said, NOW)
    involving.change(at.session, at.drawer, at.case(id), person.id, {**said, **WHY}, NOW)
    assert (at.person(id).roles, at.person(id).detail) == (("witness",), "Elm")
    entries = at.drawer.entries(id)
    assert [e.said["why"] for e in entries if e.kind == "case.person_changed"] == [WHY["why"]]
    assert fold(entries[:-1]).people[0].roles == ("victim", "told"), "what came before stands"


def test_an_adult_who_is_tied_to_the_list_reviews_nothing_however_they_were_called(
    at: Desk,
) -> None:
    id, patel = at.open(("Sir", "adult")), at.school.people["Mr Patel"]
    public = at.session.public
    assert patel not in reviewers.named_in(public, at.drawer, at.case(id))
    at.tie(id, f"staff:{patel}")
    assert patel in reviewers.named_in(public, at.drawer, at.case(id))


def test_a_child_of_the_roll_is_one_child_however_the_name_was_typed(at: Desk) -> None:
    sam, one, two = at.pupil("Samuel"), at.open(("Sam Fox", "victim")), at.open(("S. Fox", "told"))
    for id in (one, two):
        at.tie(id, f"pupil:{sam}")
    child = whole(at.session, f"pupil:{sam}")
    assert {seen.case.id for seen in child.sure} == {one, two}
    assert (child.name, child.maybe) == ("Samuel Fox", [])
    at.drawer.record(one, "case.person_added", {"name": "Sam", "role": "told"}, NOW)
    with pytest.raises(Refused, match="already"):
        at.tie(one, f"pupil:{sam}", 1)
    assert check_session(at.session) == []


def test_the_same_name_is_maybe_the_same_child_until_somebody_says(at: Desk) -> None:
    one, two, three = (at.open(("Sam Fox", "victim")) for _ in range(3))
    key = own_key(at.person(one))
    assert [seen.case.id for seen in whole(at.session, key).maybe] == [two, three]
    for id, same in ((two, True), (three, False)):
        at.say_same(key, id, same=same)
    child = whole(at.session, key)
    assert [seen.case.id for seen in child.sure] == [one, two]
    assert child.maybe == []
    again = whole(at.session, own_key(at.person(two)))
    assert {seen.case.id for seen in again.sure} == {one, two}, "the same from either end"
    assert again.maybe == [], "what was denied of one is denied of both"


def test_two_pupils_are_never_made_one_by_a_chain_of_names(at: Desk) -> None:
    sam, tim = at.pupil("Sam"), at.pupil("Sam", "Foxe")
    one, two = at.open(("Sam Fox", "victim")), at.open(("Sam Fox", "victim"))
    at.tie(one, f"pupil:{sam}")
    at.say_same(f"pupil:{sam}", two, same=True)
    at.tie(two, f"pupil:{tim}")
    assert [seen.case.id for seen in whole(at.session, f"pupil:{sam}").sure] == [one]
    assert [seen.case.id for seen in whole(at.session, f"pupil:{tim}").sure] == [two]


def test_a_case_kept_from_somebody_is_in_no_chronology_of_theirs(at: Desk) -> None:
    sam, one, two = at.pupil("Sam"), at.open(("Sam Fox", "victim")), at.open(("Sam Fox", "victim"))
    for id in (one, two):
        at.tie(id, f"pupil:{sam}")
    patel = at.school.people["Mr Patel"]
    holders.keep_from(at.session, two, patel, "His nephew", NOW)
    deputy = at.school.sign_in("Mr Patel")
    child = whole(deputy, f"pupil:{sam}")
    assert [seen.case.id for seen in child.sure] == [one]
    assert child.maybe == []
    assert len(whole(at.session, f"pupil:{sam}").sure) == 2


def test_a_flag_counts_from_a_day_until_a_day_and_only_holders_read_it(at: Desk) -> None:
    sam = at.pupil("Sam")
    said = {"kind": "protection", "worker": "Jo Day", "since": "2026-03-02", "source": "Meeting"}
    with pytest.raises(Refused, match="which pupil"):
        flags.set_flag(at.session, "", said, NOW)
    with pytest.raises(Incomplete, match="before it begins"):
        flags.set_flag(at.session, sam, {**said, "until": "2026-03-01"}, NOW)
    flags.set_flag(at.session, sam, said, NOW)
    (flag,) = flags.flags_of(at.session, sam)
    assert (flag.worker, flag.stands(NOW.date())) == ("Jo Day", True)
    flags.end_flag(at.session, sam, flag.id, {"until": "2026-03-02", "why": "Stepped down"}, NOW)
    (flag,) = flags.flags_of(at.session, sam)
    assert (flag.stands(NOW.date()), flag.why) == (False, "Stepped down")
    teacher = at.school.sign_in("Miss Lee")
    assert flags.flags_of(teacher, sam) == ()
    with pytest.raises(Refused, match="safeguarding drawer"):
        flags.set_flag(teacher, sam, said, NOW)


def test_brothers_and_sisters_share_an_adult_or_an_address(at: Desk) -> None:
    sam, zoe, ann = at.pupil("Sam"), at.pupil("Zoë"), at.pupil("Ann", "Lee")
    mum = changing.add_adult(at.session, sam, {"forename": "Di", "surname": "Fox", **KNOWN}, NOW)
    changing.join_adult(at.session, zoe, mum, NOW)
    found = siblings.siblings(at.session, sam)
    assert [(each.pupil.id, each.why) for each in found] == [(zoe, "the same adult: Di Fox")]
    assert siblings.siblings(at.session, ann) == ()
    assert siblings.siblings(at.school.sign_in("Miss Lee"), sam) == (), "the office's drawer"


def test_a_link_is_seen_from_both_cases_and_by_nobody_who_opens_only_one(at: Desk) -> None:
    one, two = at.open(("Sam Fox", "victim")), at.open(("Kit Moor", "victim"))
    patel = at.school.people["Mr Patel"]
    holders.keep_from(at.session, two, patel, "His nephew", NOW)
    links.link(at.session, at.case(one), at.case(two), {"why": "The same bins"}, NOW)
    for here, there in ((one, two), (two, one)):
        (link,) = links.links(at.session, at.case(here))
        assert (link.case.id, link.why) == (there, "The same bins")
    deputy = at.school.sign_in("Mr Patel")
    assert links.links(deputy, at.case(one)) == ()
    assert all(e.kind != "case.linked" for e in deputy.drawer("safeguarding").entries(one))
    three = at.open(("Al Reed", "victim"))
    assert [each.id for each in links.possible(at.session, at.case(one))] == [three]
    holders.keep_from(at.session, three, at.school.people["Ms Hart"], "About her", NOW)
    with pytest.raises(Refused, match="tell somebody"):
        links.link(at.session, at.case(two), at.case(three), {"why": "The same bins"}, NOW)
    assert links.possible(at.session, at.case(two)) == ()
    assert [each.id for each in links.possible(at.session, at.case(one))] == [three]
    with pytest.raises(Refused, match="already"):
        links.link(at.session, at.case(two), at.case(one), {"why": "Again"}, NOW)
    links.unlink(at.session, link, {"why": "Other bins"}, NOW)
    assert links.links(at.session, at.case(one)) == ()


def test_a_link_to_a_case_that_was_kept_away_afterwards_is_hidden(at: Desk) -> None:
    one, two = at.open(("Sam Fox", "victim")), at.open(("Kit Moor", "victim"))
    links.link(at.session, at.case(one), at.case(two), {"why": "The same bins"}, NOW)
    holders.keep_from(at.session, two, at.school.people["Mr Patel"], "His nephew", NOW)
    deputy = at.school.sign_in("Mr Patel")
    case = at.case(one)
    assert links.links(deputy, case) == ()
    assert unseen(deputy, case).entries == {case.noted[-1].id}
    assert unseen(at.session, case).entries == frozenset()


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize("from_the_hidden", [True, False])
def test_that_a_child_is_in_another_case_is_said_to_nobody_who_may_not_open_it(
    at: Desk, *, same: bool, from_the_hidden: bool
) -> None:
    one, two = (at.open(("Sam Fox", "victim")) for _ in range(2))
    holders.keep_from(at.session, two, at.school.people["Mr Patel"], "About him", NOW)
    here, there = (two, one) if from_the_hidden else (one, two)
    at.say_same(own_key(at.person(here)), there, same=same)
    deputy = at.school.sign_in("Mr Patel")
    assert all(e.kind != "case.same_child" for e in deputy.drawer("safeguarding").entries(one))
    for id, other in ((one, two), (two, one)):
        child = whole(at.session, own_key(at.person(id)))
        assert {seen.case.id for seen in child.sure} == ({id, other} if same else {id})
        assert child.maybe == [], "said of both"


def test_what_was_said_of_a_case_that_was_kept_away_afterwards_is_hidden(at: Desk) -> None:
    one, two, three = (at.open(("Sam Fox", "instigator")) for _ in range(3))
    at.say_same(own_key(at.person(one)), two, same=True)
    numbers = [at.case(each).number for each in (one, three)]
    body = {"name": "Sam Fox", "actions": "", "printed": {"earlier": numbers}}
    at.drawer.record(two, "case.sanctioned", body, NOW)
    holders.keep_from(at.session, one, at.school.people["Mr Patel"], "About him", NOW)
    deputy, entries = at.school.sign_in("Mr Patel"), at.drawer.entries(two)
    for session, may, hidden in (
        (deputy, numbers[1:], {"case.same_child"}),
        (at.session, numbers, set()),
    ):
        shown = {each.kind: each for each in unseen(session, at.case(two)).leave(entries)}
        assert shown["case.sanctioned"].said["printed"]["earlier"] == may
        assert {each.kind for each in entries} - set(shown) == hidden


def test_a_mark_is_put_right_beside_what_it_was_and_pain_needs_words(at: Desk) -> None:
    id = at.open(("Sam Fox", "victim"))
    sam = at.person(id).id
    with pytest.raises(Incomplete, match="what the child said"):
        body.mark(at.drawer, at.case(id), sam, {**BRUISE, "sort": "pain", "said": ""}, NOW)
    with pytest.raises(Incomplete, match="still to come"):
        body.mark(at.drawer, at.case(id), sam, {**BRUISE, "seen": "2026-03-04 09:00"}, NOW)
    body.mark(at.drawer, at.case(id), sam, BRUISE, NOW)
    right = {**BRUISE, "region": "front-right-upper-arm", "why": "His right"}
    for size in ("2 cm", "3 cm"):
        body.put_right(at.drawer, at.case(id), sam, 1, {**right, "size": size}, NOW)
    with pytest.raises(Refused, match="Nothing is changed"):
        body.put_right(at.drawer, at.case(id), sam, 1, {**right, "size": "3 cm"}, NOW)
    (mark,) = body.marks(at.case(id), sam)
    assert (mark.number, mark.row.said["size"], mark.where) == (1, "3 cm", "front: right upper arm")
    assert mark.earlier[0].said["region"] == BRUISE["region"]
    assert len(mark.earlier) == 2
    assert body.marks(at.case(id), "somebody else") == ()


def test_left_and_right_are_the_childs_own_seen_from_either_side() -> None:
    middles = {each.id: each.middle[0] for each in regions()}
    assert middles["front-right-hand"] < 50 < middles["front-left-hand"]
    assert middles["back-left-hand"] < 50 < middles["back-right-hand"]
    assert len(middles) == len(regions()) >= 50, "each has an id of its own"


def test_who_harms_whom_again_stands_out_and_a_mistake_counts_against_nobody(at: Desk) -> None:
    sam = at.pupil("Samuel")
    pushed = [at.open(("Sam Fox", "victim"), ("Kit Moor", "instigator")) for _ in range(2)]
    for id in pushed:
        at.tie(id, f"pupil:{sam}")
    wrong = at.open(("Noa Blue", "victim"), ("Kit Moor", "instigator"), category="friends")
    at.open(("Sam Fox", "victim"), category="home")
    found = patterns.incidents(at.session, NOW.date())
    assert [(line.words, line.count) for line in patterns.by_doer(found)] == [("Kit Moor", 3)]
    at.drawer.record(wrong, "case.closed", {"outcome": "mistaken"}, NOW)
    found = patterns.incidents(at.session, NOW.date())
    (pair,) = patterns.by_pair(found)
    assert (pair.words, pair.count, pair.is_often) == ("Kit Moor to Sam Fox", 2, True)
    assert [(each.words, each.count) for each in patterns.by_class(found)] == [("Oak", 2)]
    assert [each.key for each in patterns.by_month(found)] == ["2026-03"]


def test_a_case_that_was_told_in_a_childs_name_may_be_about_them_before_anybody_put_them_in(
    at: Desk,
) -> None:
    sent = at.school.intake.post(Told(words="He has a picture of me", name="Sam Fox"), NOW)
    session = at.session
    collect.collect(session, NOW)
    worry = session.drawer("safeguarding").get(sent.subject)
    values = {"title": "Gravest", "category": "nudes", "seriousness": "high"}
    case = triage.open_case(session, session.drawer("safeguarding"), [worry], values, NOW)
    other = at.open(("Sam Fox", "instigator"))
    child = whole(session, own_key(at.person(other)))
    assert [row.parent for row in child.told] == [case]
    at.drawer.record(case, "case.person_added", {"name": "Sam Fox", "role": "victim"}, NOW)
    child = whole(session, own_key(at.person(other)))
    assert [seen.case.id for seen in child.maybe] == [case]
    assert child.told == []
