"""What two terminals call grave and less grave apart is made less by nobody alone."""

import pytest

from store.cases import triaging
from store.checkup import check_session
from store.drawers import undecided
from store.errors import Refused
from store.letterbox.told import Told
from store.worries import side_by_side, triage
from store.worries.kinds import FILED, LINKED
from tests.made_up import NOW
from tests.store.agreeing import LESS, answered, lower
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals


def test_two_machines_choose_no_lower_triage_for_one_person(terminals: Terminals) -> None:
    """Whoever decides at two terminals apart chooses between their own two answers."""
    there = terminals.second_office("Mrs Adeyemi")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    meet(terminals, first.session)
    other = there.sign_in("Mrs Adeyemi")
    meet(terminals, first.session, other)
    first.triage(CRIME)
    drawer = other.drawer(DRAWER)
    triaging.triage(other.public, drawer, drawer.get(first.id), QUARREL, NOW)
    meet(terminals, first.session, other)
    assert first.case.apart
    quarrel = next(each for each in first.case.triages if each.side == "left")
    undecided.choose(first.drawer, first.case, quarrel.id, NOW)
    assert first.case.stops, "a choice is one person's word too"
    with pytest.raises(Refused, match="proposed this yourself"):
        answered(first.session, first.id)
    patel = terminals.school.sign_in("Mr Patel")
    assert answered(patel, first.id).stops == ()
    meet(terminals, first.session, other)
    same(first.session, other)
    assert check_session(first.session) == []


def test_what_another_terminal_called_grave_meanwhile_is_not_agreed_away(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Ms Hart")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    first.triage({**QUARREL, "danger": "yes"})
    meet(terminals, first.session)
    other = there.sign_in("Ms Hart")
    meet(terminals, first.session, other)
    drawer = other.drawer(DRAWER)
    triaging.triage(other.public, drawer, drawer.get(first.id), CRIME, NOW)
    lower(first, LESS)
    answered(terminals.school.sign_in("Mr Patel"), first.id)
    meet(terminals, first.session, other)
    same(first.session, other)
    for session in (first.session, other):
        assert session.drawer(DRAWER).get(first.id).files_closed


def test_what_one_filed_and_another_put_into_a_grave_case_is_not_chosen_to_be_small(
    terminals: Terminals,
) -> None:
    school, there = terminals.school, terminals.second_office("Mr Patel")
    sent = school.intake.post(Told(words="He wants a picture of me"), NOW)
    first = school.sign_in("Mrs Adeyemi")
    meet(terminals, first)
    other = there.sign_in("Mr Patel")
    meet(terminals, first, other)
    drawer, far = first.drawer(DRAWER), other.drawer(DRAWER)
    values = {"title": "A", "category": "contact", "seriousness": "high"}
    case = triage.open_case(first, drawer, [drawer.get(sent.subject)], values, NOW)
    triaging.triage(first.public, drawer, drawer.get(case), CRIME, NOW)
    closing = dict.fromkeys(("summary", "follow_up", "decision", "reasons"), "A small thing")
    small = {**closing, "outcome": "resolved"}
    triage.file_away(other, far, far.get(sent.subject), small, NOW)
    meet(terminals, first, other)
    worry = far.get(sent.subject)
    linked, filed = (
        next(each.id for each in worry.apart if each.kind == kind) for kind in (LINKED, FILED)
    )
    with pytest.raises(Refused, match="which two close"):
        side_by_side.choose(other.public, far, worry, filed, NOW)
    side_by_side.choose(other.public, far, worry, linked, NOW)
    assert far.get(sent.subject).case == case
