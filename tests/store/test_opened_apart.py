"""Two cases that were opened apart for one worry, of which one stands."""

import pytest

from store import on_desk
from store.cases import emptied
from store.cases.case import Case
from store.errors import Refused
from store.signing_in.session import Session
from store.worries import side_by_side, triage
from tests.made_up import NOW
from tests.store.bulk_stage import DEPUTY, DSL, tell, waiting, worry_of
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

OPENING = {"title": "A case", "category": "other", "seriousness": "low"}


def case_of(session: Session, id: str) -> Case:
    case = session.drawer("safeguarding").get(id)
    assert isinstance(case, Case)
    return case


def test_the_one_in_which_nothing_is_any_more_says_where_it_is_and_is_ended_by_a_key(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY)
    tell(terminals.school, "Sam")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    meet(terminals, first, second)
    (small,) = waiting(first)
    one, two = (
        triage.open_case(each, each.drawer("safeguarding"), [worry_of(each, small)], OPENING, NOW)
        for each in (first, second)
    )
    meet(terminals, first, second)
    drawer, worry = first.drawer("safeguarding"), worry_of(first, small)
    mine = next(each for each in worry.apart if each.by == first.person_id)
    side_by_side.choose(first.public, drawer, worry, mine.id, NOW)
    meet(terminals, first, second)
    same(first, second)
    assert worry_of(second, small).case == one
    number = case_of(first, one).number
    assert case_of(second, two).gone_to == number
    assert f"Triage it (F), or end it (C): it is all in {number}" in [
        each.item.title for each in on_desk.of(second, NOW).mine
    ]
    here = second.drawer("safeguarding")
    assert not emptied.can_end(second, here, case_of(second, one)), "the worry is in that one"
    emptied.end(second, here, case_of(second, two), NOW)
    ended = case_of(second, two)
    assert (ended.state, (ended.closing or {})["summary"]) == (
        "closed",
        f"What it was opened for is in {number}.",
    )
    with pytest.raises(Refused):
        emptied.end(second, here, ended, NOW)


def test_what_somebody_has_done_something_in_is_closed_as_every_case_is(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY)
    tell(terminals.school, "Sam")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    meet(terminals, first, second)
    (small,) = waiting(first)
    _, two = (
        triage.open_case(each, each.drawer("safeguarding"), [worry_of(each, small)], OPENING, NOW)
        for each in (first, second)
    )
    second.drawer("safeguarding").record(two, "case.note_added", {"fact": "A bruise"}, NOW)
    meet(terminals, first, second)
    worry = worry_of(first, small)
    mine = next(each for each in worry.apart if each.by == first.person_id)
    side_by_side.choose(first.public, first.drawer("safeguarding"), worry, mine.id, NOW)
    case = case_of(first, two)
    assert case.gone_to
    assert not emptied.can_end(first, first.drawer("safeguarding"), case)
