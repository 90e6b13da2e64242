"""A case that was moved away at two offices at once: it stays whole, and shut to who is out."""

import pytest

from store.adults import handing
from store.cases import restrict
from store.cases.case import Case
from store.cases.restrict import PERSON
from store.drawers import holders
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.store.two_offices import meet
from tests.terminals import Terminal, Terminals

READERS = ("Mrs Adeyemi", "Mr Patel", "Ms Hart")


def both(session: Session, case: str, worry: str) -> tuple[bool, bool]:
    """Tell whether somebody reads the case, and what was told in it."""
    holders.settle(session, NOW)
    collect(session, NOW)

    def reads(subject: str) -> bool:
        drawer = session.find(subject)
        return drawer is not None and drawer.state_of(subject) not in ("", "moved")

    return reads(case), reads(worry)


def at_both(terminals: Terminals, there: Terminal) -> tuple[Session, Session, str, str]:
    """Return two readers at two offices, and a case that both have with what was told in it."""
    school = terminals.school
    worry = school.intake.post(Told(words="I lost my bear", name="Sam Fox"), NOW).subject
    lead = school.sign_in("Mrs Adeyemi")
    collect(lead, NOW)
    drawer = lead.find(worry)
    assert drawer is not None
    values = {"title": "Bear", "category": "friends", "seriousness": "low"}
    case = triage.open_case(lead, drawer, [drawer.get(worry)], values, NOW)
    deputy = there.sign_in("Mr Patel")
    meet(terminals, lead, deputy)
    return lead, deputy, case, worry


@pytest.mark.parametrize("other", ["aside", "keep"])
def test_what_was_told_goes_with_its_case_wherever_two_moved_it(
    terminals: Terminals, other: str
) -> None:
    school = terminals.school
    there = terminals.second_office(*READERS)
    lead, deputy, case, worry = at_both(terminals, there)

    def record(session: Session) -> tuple[Session, object, Case]:
        found = session.find(case)
        assert found is not None
        as_it_is = found.get(case)
        assert isinstance(as_it_is, Case)
        return session, found, as_it_is

    hart = school.people["Ms Hart"]
    restrict.restrict(*record(lead), {PERSON: hart, "why": "Her nephew"}, NOW)  # type: ignore[arg-type]
    if other == "aside":
        restrict.step_aside(*record(deputy), "I know them", NOW)  # type: ignore[arg-type]
    else:
        said = {PERSON: hart, "why": "Her nephew too"}
        restrict.restrict(*record(deputy), said, NOW)  # type: ignore[arg-type]
    meet(terminals, lead, deputy)
    meet(terminals, lead, deputy)
    reads = {name: both(school.sign_in(name), case, worry) for name in READERS}
    out = (False, False)
    assert reads["Mrs Adeyemi"] == (True, True)
    assert reads["Ms Hart"] == out
    assert reads["Mr Patel"] == (out if other == "aside" else (True, True))


def test_what_was_handed_to_the_chair_at_one_office_stays_theirs(terminals: Terminals) -> None:
    """Whoever kept it from the headteacher at the other office meanwhile reads it no more."""
    school = terminals.school
    there = terminals.second_office(*READERS, "Dr Quince")
    lead, deputy, case, worry = at_both(terminals, there)
    hart = school.people["Ms Hart"]
    said = {"adult": hart, "adult_name": "", "why": "It is about her", "stays": "no"}
    for session in (lead, deputy):
        found = session.find(case)
        assert found is not None
        if session is lead:
            handing.hand_over(lead, found, found.get(case), said, NOW)
        else:
            restrict.restrict(
                session, found, found.get(case), {PERSON: hart, "why": "A friend"}, NOW
            )
    for _ in range(2):
        meet(terminals, lead, deputy)
        reads = {n: both(school.sign_in(n), case, worry) for n in (*READERS, "Dr Quince")}
    assert reads["Dr Quince"] == (True, True)
    assert reads["Mr Patel"] == reads["Ms Hart"] == (False, False)
