"""Whom one colleague puts out of what they lead is out at once, and somebody else has a word.

By whatever road: the case ends by none of them before that.
"""

import pytest

from screens.staff.cases.case_head import kept_by_one
from store import on_desk
from store.adults import low_level, said_of
from store.cases import casework, closings, keeping, named, restrict, unfinished
from store.cases.acts import acts
from store.cases.kept import kept_alone
from store.cases.kinds import CLOSED, PARENTS
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.closing import CLOSING
from tests.store.putting_out import (
    ANSWER,
    CHAIR,
    DEPUTY,
    DSL,
    HANDED,
    HEAD,
    NO,
    OPENING,
    ROADS,
    Stage,
    judge,
    keep,
)
from tests.store.triaging_stage import DRAWER, NOT_TOLD, seen
from tests.store.two_offices import both_have, meet
from tests.store.where import where
from tests.terminals import Terminals


@pytest.mark.parametrize("road", ROADS)
def test_one_colleague_alone_puts_who_leads_out_at_once_and_the_case_waits_for_another(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(ROADS[road])
    assert not stage.find(DSL), "at once"
    hand, _ = stage.at(HEAD)
    second, _ = stage.at(DEPUTY)
    assert stage.id not in [each.subject for each in on_desk.to_agree(hand)]
    (todo,) = [each for each in on_desk.to_agree(second) if each.subject == stage.id]
    assert todo.item.due == "2026-03-05 09:14"
    assert todo in on_desk.of(second, NOW).mine
    case = seen(hand, stage.id)
    assert any("whom it is kept from" in each for each in unfinished.unfinished(case))
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.leave(HEAD)
    with pytest.raises(Refused, match="proposed this yourself"):
        stage.answer(HEAD, {"answer": "agree"})
    stage.answer(DEPUTY, {"answer": "agree"})
    assert not stage.find(DSL)
    assert kept_alone(seen(stage.at(HEAD)[0], stage.id)) == ()


@pytest.mark.parametrize("road", HANDED)
def test_who_hands_a_case_over_to_themself_is_no_less_alone_with_it(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(HANDED[road])
    assert not stage.find(DSL)
    session, _ = stage.at(HEAD)
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.leave(HEAD)
    missing = unfinished.obstacles(seen(session, stage.id))
    assert any("whom it is kept from" in each for each in missing)
    chair, _ = stage.at(CHAIR)
    asked = [e.item.id.split()[1] for e in on_desk.to_agree(chair) if e.subject == stage.id]
    said = kept_by_one(kept_alone(seen(chair, stage.id)), chair.public, "Y")
    apart = road == "about them"
    assert len(asked) == len(said) == 1 + apart, "all but whom it is about at once"
    for id in asked:
        case = seen(chair, stage.id)
        keeping.answer(chair, where(chair, stage.id), case, NO, NOW, to=id)
    assert stage.find(DSL)
    assert stage.find(DEPUTY)
    session, _ = stage.at(DSL)
    case = seen(session, stage.id)
    assert named.why_not(session.public, session.person_id, case) == ""
    assert kept_alone(case) == ()


def test_r_ends_no_low_level_concern_about_who_leads_while_another_is_to_agree(
    school: School,
) -> None:
    stage = Stage(school)
    stage.go(judge)
    session, drawer = stage.at(HEAD)
    with pytest.raises(Refused, match="whom it is kept from"):
        low_level.answer(session, drawer, seen(session, stage.id), ANSWER, NOW)


def test_whoever_leads_and_puts_all_others_out_ends_it_with_who_is_let_in_instead(
    school: School,
) -> None:
    """The lead kept it from the deputy and the headteacher, one agreed hand after the other."""
    stage = Stage(school)
    stage.go(keep, hand=DSL, adult=DEPUTY)
    chair = school.people[CHAIR]
    session, drawer = stage.at(DSL)
    said = {"person": school.people[HEAD], "why": "A friend", "beside": chair}
    with pytest.raises(Refused, match="You alone kept it from Mr Patel"):
        restrict.restrict(session, drawer, seen(session, stage.id), said, NOW)
    stage.answer(HEAD, {"answer": "agree"})
    session, drawer = stage.at(DSL)
    restrict.restrict(session, drawer, seen(session, stage.id), said, NOW)
    assert not any(map(stage.find, (DEPUTY, HEAD)))
    session, drawer = stage.at(DSL)
    parents = {**NOT_TOLD, "reason": "Away", "agreed": session.person_id}
    casework.do(drawer, seen(session, stage.id), acts(session.public)[PARENTS], parents, NOW)
    second, _ = stage.at(CHAIR)
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.end(DSL, "")
    assert [each.subject for each in on_desk.to_agree(second)].count(stage.id) == 1
    stage.answer(CHAIR, {"answer": "agree"})
    with pytest.raises(Incomplete) as caught:
        stage.end(DSL, "")
    assert caught.value.wrong.keys() == {"second"}
    stage.end(DSL, chair)
    second, there = stage.at(CHAIR)
    closings.answer(second, there, seen(second, stage.id), {"answer": "agree"}, NOW)
    assert seen(second, stage.id).state == "closed"


def test_nobody_is_asked_where_the_child_names_them_and_it_is_said_to_be_about_them(
    school: School,
) -> None:
    stage = Stage(school, words="Mrs Adeyemi hit me")
    session, drawer = stage.at(HEAD)
    said = {school.people[DSL]: said_of.YES, "why": "So the child says"}
    said_of.say(session, drawer, seen(session, stage.id), said, NOW)
    assert not stage.find(DSL)
    assert kept_alone(seen(stage.at(HEAD)[0], stage.id)) == ()
    other = Stage(school, words="My brother hits me and I told Mrs Adeyemi")
    other.go(keep)
    assert len(kept_alone(seen(other.at(HEAD)[0], other.id))) == 1, "that is not about her"


def test_what_was_closed_before_one_puts_who_leads_out_waits_for_another_too(
    school: School,
) -> None:
    stage = Stage(school)
    stage.close(DEPUTY)
    stage.go(keep, hand=DEPUTY)
    head, _ = stage.at(HEAD)
    assert [each.subject for each in on_desk.to_agree(head)] == [stage.id]
    stage.answer(HEAD, NO)
    assert stage.find(DSL)


def test_what_one_closes_at_one_office_and_keeps_from_who_leads_at_another_is_open(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    first, second = both_have(terminals, there)
    first.drawer(DRAWER).record("case:1", "case.parents", {"told": "yes"}, NOW)
    meet(terminals, first, second)
    second.drawer(DRAWER).record("case:1", CLOSED, CLOSING, NOW)
    here = terminals.school.sign_in(DEPUTY)
    keep(here, here.drawer(DRAWER), "case:1", first.person_id)
    meet(terminals, here, second)
    case = seen(here, "case:1")
    assert (case.state, len(kept_alone(case))) == ("open", 1)


@pytest.mark.parametrize(
    ("first", "then"),
    [(("false",), ("real",)), (("real",), ("false",)), (("false", "real"), ())],
    ids=["begun with it", "put in", "begun with both"],
)
def test_a_worry_brought_to_another_by_one_hand_puts_nobody_out_alone(
    school: School, first: tuple[str, ...], then: tuple[str, ...]
) -> None:
    """The deputy told the kiosk that the lead hits a child, and answered it."""
    session = school.sign_in(DEPUTY)
    told = {
        "real": school.intake.post(Told(words="Mr Okafor hits me", name="Kit Shaw"), NOW).subject,
        "false": school.intake.post(Told(words="mrs adeyemi hits me", name="Sam"), NOW).subject,
    }
    collect.collect(session, NOW)
    drawer = session.drawer(DRAWER)
    begun = [drawer.get(told[each]) for each in first]
    id = triage.open_case(session, drawer, begun, OPENING, NOW)
    for each in then:
        triage.link(session, drawer, drawer.get(told[each]), id, NOW)
    found = said_of.mentioned(session, seen(session, id))
    said = {each.id: said_of.LATER.id for each in found}
    said |= {school.people[DSL]: said_of.YES, "why": "So the child says"}
    said_of.say(session, drawer, seen(session, id), said, NOW)
    assert school.sign_in(DSL).find(id) is None
    waits = kept_alone(seen(school.sign_in(HEAD), id))
    assert [each.to for each in waits] == [school.people[DSL]]
