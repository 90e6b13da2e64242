"""Whether somebody was allowed to look at nude pictures is said by somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store import on_desk
from store.cases import by_another, casework
from store.cases.act_fields import DECISION_FIELDS
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.checklist import NOT_NEEDED
from store.cases.kinds import NOTE
from store.errors import Refused
from store.looking import looked_fields, stopping
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.looking_stage import DEPUTY, DSL, Looking
from tests.store.triaging_stage import CRIME, seen

STEP = "look_allowed"
SAID = {"decided": "It was allowed", "reasons": "Nothing else would do"}
HAD_TO = {"how": "had_to", "why": "It lay open", "agreed": "Ms Hart", "copied": "no"}
BY_CHANCE = {"how": "chance", "seen": "A child", "then": "Told the lead", "copied": "no"}


@pytest.fixture
def looking(school: School) -> Looking:
    found = Looking(school, school.sign_in(DSL))
    found.triage({**CRIME, "kinds": "nudes"})
    return found


def saw(looking: Looking, who: str, **said: str) -> None:
    act = looked_fields.viewed(looking.session.public)
    row = {"who": looking.people[who], "when": "2026-03-03 09:00", **said}
    stopping.note(looking.drawer, looking.case, act, row, NOW)


def say(session: Session, case: Case) -> None:
    act = replace(acts(session.public)[NOTE], fields=DECISION_FIELDS)
    drawer = session.find(case.id)
    assert drawer is not None
    casework.do(drawer, case, act, SAID, NOW, step=STEP)


def open_steps(looking: Looking) -> set[str]:
    return {each.step.id for each in looking.case.required}


def late(session: Session) -> on_desk.ToDo:
    """What the desk says of it once its day is over."""
    found = on_desk.of(session, NOW + timedelta(days=2)).overdue
    (of_it,) = (each for each in found if each.item.id.endswith(STEP))
    return of_it


def test_whoever_looked_does_not_say_that_it_was_allowed_and_another_does(
    school: School, looking: Looking
) -> None:
    saw(looking, DSL, **HAD_TO)
    with pytest.raises(Refused, match="somebody else says whether that was allowed"):
        say(looking.session, looking.case)
    with pytest.raises(Refused, match="somebody else says whether that was allowed"):
        looking.tick(STEP, NOT_NEEDED, "It was I")
    assert STEP in open_steps(looking)
    other = school.sign_in(DEPUTY)
    say(other, seen(other, looking.id))
    assert STEP not in open_steps(looking)


def test_it_stands_on_the_desks_of_those_who_did_not_look(school: School, looking: Looking) -> None:
    saw(looking, DSL, **HAD_TO)
    theirs = on_desk.of(school.sign_in(DEPUTY), NOW).mine
    assert f"step {STEP}" in {each.item.id for each in theirs}
    assert late(looking.session).nobodys, "it is not for whoever leads it and looked"
    saw(looking, DEPUTY, **HAD_TO)
    theirs = on_desk.of(school.sign_in(DEPUTY), NOW).mine
    assert f"step {STEP}" not in {each.item.id for each in theirs}, "they looked as well"


def test_what_they_said_of_it_before_it_was_written_that_they_looked_counts_no_more(
    school: School, looking: Looking
) -> None:
    saw(looking, "Miss Lee", **HAD_TO)
    say(looking.session, looking.case)
    assert STEP not in open_steps(looking), "of Miss Lee the lead says it"
    saw(looking, DSL, **{**BY_CHANCE, "copied": "no"})
    assert STEP not in open_steps(looking), "who saw it by chance asks for no leave"
    saw(looking, DSL, **{**BY_CHANCE, "copied": "yes", "copied_what": "A print"})
    assert STEP in open_steps(looking)


def test_who_alone_decides_there_keeps_it_to_do_and_reads_that_somebody_is_let_in(
    school: School, looking: Looking
) -> None:
    public = looking.session.public
    for each in looking.held():
        saw(looking, public.name_of(each), **HAD_TO)
    assert not late(looking.session).nobodys
    with pytest.raises(Refused) as refused:
        by_another.refuse_alone(public, looking.drawer, looking.case, STEP)
    assert str(refused.value) == by_another.NOBODY_ELSE
