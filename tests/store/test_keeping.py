"""Whoever leads does not miss a case that one hand keeps from them: somebody else has a word."""

from datetime import timedelta

import pytest

from store import on_desk
from store.cases import casework, closings, keeping, restrict
from store.cases.acts import acts
from store.cases.case_written import kept_alone
from store.cases.kinds import PARENTS
from store.checkup import check_session
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.triaging_stage import DRAWER, NOT_TOLD, Stage, seen

AGREE, NO = {"answer": "agree"}, {"answer": "refuse", "why": "She is not related to them"}


@pytest.fixture
def stage(school: School) -> Stage:
    """A case of the DSL that the deputy keeps from her."""
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    deputy, adeyemi = school.sign_in("Mr Patel"), stage.session.person_id
    case = seen(deputy, stage.id)
    said = {"person": adeyemi, "why": "Her brother knows the family"}
    restrict.restrict(deputy, deputy.drawer(DRAWER), case, said, NOW)
    stage.session = deputy
    return stage


def answer(session: Session, id: str, said: dict[str, str]) -> None:
    """Somebody answers what was kept alone."""
    drawer, case = session.find(id), seen(session, id)
    assert drawer is not None
    (kept,) = kept_alone(case)
    keeping.answer(session, drawer, case, said, NOW, to=kept.id)


def test_one_alone_keeps_a_case_from_who_leads_until_somebody_else_has_said(
    school: School, stage: Stage
) -> None:
    head, adeyemi = school.sign_in("Ms Hart"), school.people["Mrs Adeyemi"]
    assert school.sign_in("Mrs Adeyemi").find(stage.id) is None, "at once"
    (todo,) = on_desk.to_agree(head)
    assert (todo.subject, todo.item.due) == (stage.id, "2026-03-05 09:14")
    assert on_desk.to_agree(stage.session) == []
    with pytest.raises(Refused, match="proposed this yourself"):
        answer(stage.session, stage.id, AGREE)
    missing = closings.obstacles(seen(head, stage.id))
    assert any("whom it is kept from" in each for each in missing)
    answer(head, stage.id, AGREE)
    case = seen(head, stage.id)
    assert (case.kept_from, kept_alone(case), on_desk.to_agree(head)) == ((adeyemi,), (), [])


def test_only_who_can_agree_is_asked_whatever_else_of_the_case_waits_for_the_other(
    school: School, stage: Stage
) -> None:
    head, deputy, later = school.sign_in("Ms Hart"), stage.session, NOW + timedelta(days=7)
    drawer, case = head.find(stage.id), seen(head, stage.id)
    assert drawer is not None
    said = {**NOT_TOLD, "reason": "Not yet safe", "agreed": deputy.person_id}
    casework.do(drawer, case, acts(head.public)[PARENTS], said, NOW)
    parents, kept = "parents", f"kept {kept_alone(case)[0].id}"
    assert [each.item.id for each in on_desk.to_agree(deputy)] == [parents]
    assert [each.item.id for each in on_desk.to_agree(head)] == [kept]
    assert kept in {each.item.id for each in on_desk.of(head, later).overdue}
    assert kept not in {each.item.id for each in on_desk.of(deputy, later).overdue}


def test_who_undoes_it_lets_them_read_it_again(school: School, stage: Stage) -> None:
    head = school.sign_in("Ms Hart")
    answer(head, stage.id, NO)
    case = seen(school.sign_in("Mrs Adeyemi"), stage.id)
    assert case.kept_from == ()
    assert case.lead == school.people["Mrs Adeyemi"]
    assert seen(school.sign_in("Mr Patel"), stage.id) == case
    assert not check_session(head)


def test_nobody_is_asked_of_whom_neither_this_case_nor_safeguarding_is_led_by(
    school: School,
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    said = {"person": school.people["Mr Patel"], "why": "His nephew"}
    restrict.restrict(stage.session, stage.drawer, stage.case, said, NOW)
    assert kept_alone(seen(stage.session, stage.id)) == ()


def test_a_worry_in_a_case_is_kept_from_who_leads_with_all_of_it(school: School) -> None:
    school.intake.post(Told(words="Tom hits me", name="Kit Shaw"), NOW)
    dsl, deputy = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    collect.collect(dsl, NOW)
    (row,) = dsl.drawer(DRAWER).rows("worry")
    worry = dsl.drawer(DRAWER).get(row.subject)
    opening = {"title": "Tom", "category": "friends", "seriousness": "low"}
    id = triage.open_case(dsl, dsl.drawer(DRAWER), [worry], opening, NOW)
    said = {"person": dsl.person_id, "why": "Her brother knows the family"}
    theirs = deputy.drawer(DRAWER)
    restrict.restrict(deputy, theirs, theirs.get(worry.id), said, NOW)
    assert kept_alone(seen(deputy, id))
    answer(school.sign_in("Ms Hart"), id, NO)
    dsl = school.sign_in("Mrs Adeyemi")
    assert seen(dsl, id).kept_from == ()
    assert dsl.find(worry.id) is not None
