"""The data of triage and procedures: every question leads somewhere, every step can be done."""

import tomllib
from itertools import product

import pytest

from assets import FOLDER
from store.asset_tables import sources
from store.cases.act_fields import OPEN_FIELDS
from store.cases.acts import acts
from store.cases.barring import BARRING
from store.cases.choices import AGENCIES
from store.cases.contacts import given
from store.cases.kinds import KEPT_FROM, SANCTIONED, TRIAGED
from store.cases.procedures import (
    LEFT,
    RIGHT,
    Procedure,
    Rule,
    procedures,
    rules,
    steps_of,
    stops_of,
)
from store.cases.questions import UNSURE, WHY, categories, procedures_of, questions, triage_fields
from store.fields import check
from store.looking.noted import SHOWN_BY_STEPS
from store.looking.suspected import COPIED, LOOKED
from store.school.due import is_term
from store.school.public_list import PublicList

ROWS = range(1, 94)
"""The procedures of the policies are numbered so."""
KINDS_OF_RECORD = set(acts(PublicList(1, "", "", (), (), {}, (), {}, ())))
KINDS_OF_RECORD |= SHOWN_BY_STEPS | {KEPT_FROM, SANCTIONED, TRIAGED}
STEPS = [*rules().values()]
PROCEDURES = [*procedures().values()]


def test_every_question_takes_not_sure_and_it_is_the_careful_answer() -> None:
    for question in questions():
        unsure = question.answer(UNSURE)
        assert unsure is not None, question.id
        careful = question.answer(unsure.like)
        assert careful is not None, question.id
        assert question.leads(UNSURE) == careful.leads
        sides = {procedures()[lead].side for lead in question.leads(UNSURE)}
        every = {procedures()[lead].side for a in question.answers for lead in a.leads}
        assert RIGHT in sides or RIGHT not in every, question.id
        # Where answers only open another question, not sure opens it too.
        for other in questions():
            if other.only_if and other.only_if[0] == question.id:
                assert UNSURE in other.only_if[1]
    assert UNSURE in {each.id for each in categories()}


def test_every_question_and_every_kind_leads_somewhere() -> None:
    asked_by = {each.only_if[0] for each in questions() if each.only_if}
    for question in questions():
        assert any(each.leads for each in question.answers) or question.id in asked_by
        assert question.hint
        assert question.rows or question.guidance
        assert set(question.guidance) <= set(sources())
        assert set(question.rows) <= set(ROWS)
        if question.only_if:
            before = next(each for each in questions() if each.id == question.only_if[0])
            assert set(question.only_if[1]) <= {each.id for each in before.answers}
    leads = {lead for each in questions() for answer in each.answers for lead in answer.leads}
    leads |= {lead for each in categories() for lead in each.leads} | {LOOKED, COPIED, BARRING}
    assert leads == set(procedures()), "a procedure that nothing leads to, or that is not there"


def test_no_two_have_one_id() -> None:
    for ids in (
        [each.id for each in questions()],
        [each.id for each in categories()],
        *([answer.id for answer in each.answers] for each in questions()),
        [each.id for each in given()],
    ):
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", STEPS, ids=lambda rule: rule.step.id)
def test_every_step_can_be_done_and_says_where_it_comes_from(rule: Rule) -> None:
    step = rule.step
    assert len(step.title) <= 29
    assert is_term(step.due)
    assert not step.record or step.record in KINDS_OF_RECORD
    assert set(step.to) <= {each.id for each in AGENCIES}
    assert bool(step.to) == (step.record == "case.escalated")
    assert not step.reference or step.to
    assert rule.rows or rule.guidance
    assert set(rule.rows) <= set(ROWS)
    assert set(rule.guidance) <= set(sources())
    assert {*rule.over, *([rule.instead] if rule.instead else [])} <= set(rules())
    used = {id for each in PROCEDURES for id in each.steps}
    assert step.id in used | {each.instead for each in STEPS}


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda each: each.id)
def test_every_procedure_is_whole(procedure: Procedure) -> None:
    assert procedure.steps
    assert set(procedure.steps) <= set(rules())
    assert procedure.side in (LEFT, RIGHT)
    assert set(procedure.calls) <= {each.id for each in given()}
    for stop in procedure.stops:
        assert len(stop.say) <= 70, "one line above a case"
        assert not stop.until or stop.until in procedure.steps
        assert stop.until or not stop.no_questions


def test_whatever_is_answered_leads_to_steps_that_fit_together() -> None:
    asked = questions()
    for given_answers in product(*([a.id for a in each.answers] for each in asked)):
        answers = dict(zip((each.id for each in asked), given_answers, strict=True))
        answers |= {"kinds": "conduct", WHY: "As told"}
        assert check(triage_fields(), answers) == {}
        chosen = [procedures()[id] for id in procedures_of(answers)]
        for without_head in (False, True):
            steps = {each.id: each for each in steps_of(chosen, without_head=without_head)}
            to = {to for each in steps.values() for to in each.to}
            assert not (without_head and "headteacher" in to)
            assert not {"parents", "parents_advised"} <= set(steps)
            for step in steps.values():
                assert not step.after or step.after in steps
            # While nobody may be questioned, no step that questions has a day set.
            if any(stop.no_questions for stop in stops_of(chosen)):
                assert all(not each.due for each in steps.values() if rules()[each.id].after_advice)


def test_a_crime_a_danger_and_an_allegation_are_on_the_right_side() -> None:
    for answers in (
        {"danger": "unsure"},
        {"illegal": "crime"},
        {"adult": "staff", "threshold": "yes"},
        {"adult": "unsure", "threshold": "unsure"},
        {"kinds": "nudes"},
    ):
        sides = {procedures()[id].side for id in procedures_of(answers)}
        assert RIGHT in sides, answers
    quarrel = {"danger": "no", "illegal": "wrong", "adult": "no", "child": "both"}
    assert {procedures()[id].side for id in procedures_of(quarrel)} == {LEFT}


def test_an_answer_to_a_question_that_is_not_asked_leads_nowhere() -> None:
    assert "allegation" not in procedures_of({"adult": "no", "threshold": "yes"})


def test_the_case_of_the_made_up_school_answers_every_question() -> None:
    text = (FOLDER / "demo" / "told.toml").read_text("utf-8")
    cases = [each for each in tomllib.loads(text)["told"] if "case" in each]
    assert cases
    for each in cases:
        assert check(OPEN_FIELDS, each["case"]) == {}
        assert check(triage_fields(), each["triage"]) == {}


def test_a_suspected_crime_says_never_to_look_and_when_nobody_may_ask() -> None:
    stops = stops_of([procedures()["illegal"]])
    never, until = stops
    assert not never.until
    assert "copies" in never.say
    assert (until.until, until.no_questions) == ("advice", True)
    assert procedures()["nudes"].stops == (never, until)
