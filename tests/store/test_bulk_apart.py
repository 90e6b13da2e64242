"""Worries filed in one go at two terminals apart."""

from dataclasses import replace

import pytest

from store.drawers import undecided
from store.errors import Refused
from store.worries import bulk, triage
from store.worries.kinds import REOPENED
from store.worries.small import pile
from tests.made_up import NOW
from tests.store.bulk_stage import CLOSING, DEPUTY, DSL, finish, tell, waiting, worry_of
from tests.store.two_offices import meet, same
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which both holders can sign in."""
    return terminals.second_office(DSL, DEPUTY, "Ms Hart")


def test_the_same_ending_chosen_at_two_terminals_leaves_nothing_to_choose(
    terminals: Terminals, there: Terminal
) -> None:
    tell(terminals.school, "Sam", "Ada")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    meet(terminals, first, second)
    for session in (first, second):
        for small in waiting(session):
            finish(session, small)
    meet(terminals, first, second)
    same(first, second)
    for session in (first, second):
        assert pile(session, NOW).worries == ()
        rows = session.drawer("safeguarding").rows("worry", ["filed"])
        worries = [session.drawer("safeguarding").get(row.subject) for row in rows]
        assert [(worry.apart, len(worry.answers)) for worry in worries] == [((), 2)] * 2


def test_different_endings_stand_side_by_side_until_one_is_chosen(
    terminals: Terminals, there: Terminal
) -> None:
    tell(terminals.school, "Sam")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    meet(terminals, first, second)
    (small,) = waiting(first)
    finish(first, small)
    finish(second, waiting(second)[0], closing={**CLOSING, "outcome": "watching"})
    meet(terminals, first, second)
    same(first, second)
    worry = worry_of(first, small)
    assert len(worry.apart) == 2
    with pytest.raises(Refused):
        finish(first, replace(small, worry=worry))
    mine = next(each for each in worry.apart if each.by == first.person_id)
    undecided.choose(first.drawer("safeguarding"), worry, mine.id, NOW)
    meet(terminals, first, second)
    same(first, second)
    for session in (first, second):
        chosen = worry_of(session, small)
        assert chosen.filed is not None
        assert (chosen.apart, chosen.state, chosen.filed["outcome"]) == ((), "filed", "resolved")


def test_filed_again_here_and_taken_back_there_waits_for_a_person(
    terminals: Terminals, there: Terminal
) -> None:
    tell(terminals.school, "Sam")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DSL)
    meet(terminals, first, second)
    (small,) = waiting(first)
    finish(first, small)
    meet(terminals, first, second)
    bulk.take_back(second, small.id, NOW)
    opening = {"title": "A case", "category": "other", "seriousness": "low"}
    drawer = first.drawer("safeguarding")
    triage.open_case(first, drawer, [worry_of(first, small)], opening, NOW)
    meet(terminals, first, second)
    same(first, second)
    worry = worry_of(second, small)
    assert {each.kind for each in worry.apart} == {REOPENED, "worry.linked"}
    opened = next(each for each in worry.apart if each.kind == REOPENED)
    undecided.choose(second.drawer("safeguarding"), worry, opened.id, NOW)
    meet(terminals, first, second)
    same(first, second)
    assert (worry_of(first, small).state, worry_of(first, small).case) == ("waiting", "")


def test_what_came_from_elsewhere_first_is_not_filed_twice(
    terminals: Terminals, there: Terminal
) -> None:
    tell(terminals.school, "Sam")
    first, second = terminals.school.sign_in(DSL), there.sign_in(DEPUTY)
    meet(terminals, first, second)
    (small,) = waiting(first)
    finish(second, waiting(second)[0])
    meet(terminals, first, second)
    with pytest.raises(Refused, match="Mr Patel has filed it meanwhile"):
        finish(first, small)
    assert len(worry_of(first, small).answers) == 1
