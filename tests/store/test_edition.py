"""A school words what staff are asked: versions, orders, switches, and what always stays."""

from datetime import timedelta

import pytest

from screens.staff.desk.notices import troubles
from store.cases import casework, triaging
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.procedures import RIGHT
from store.cases.questions import questions, triage_fields
from store.checkup import check_session
from store.edition import editing, edition
from store.edition import school as school_edition
from store.edition.changes import ORDER
from store.edition.editing import CASE_TYPE, LETTER
from store.edition.edition import CATEGORY, QUESTION, STEP
from store.errors import Incomplete, Refused
from store.fields import check
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.triaging_stage import CRIME, QUARREL, Stage

WHY = {"why": "Our governors asked for it"}
PHONE = {
    "ask": "Was it on a phone brought to school?",
    "hint": "In a bag or a coat too.",
    "leads": "device",
}
KINDS = (QUESTION, CATEGORY, STEP, CASE_TYPE, LETTER)


@pytest.fixture
def head(school: School) -> Session:
    return school.sign_in("Ms Hart")


def save(session: Session, what: str, id: str, **said: str) -> str:
    known = editing.values(session, what, id) if id else {}
    return editing.save(session, what, id, {**known, **said, **WHY}, NOW)


def ids(session: Session, what: str) -> list[str]:
    return [each.id for each in editing.listed(session, what)]


@pytest.mark.parametrize("what", KINDS)
def test_everything_that_came_can_be_worded_within_its_limits(head: Session, what: str) -> None:
    """What fills in the form as it came is right, and saving it unchanged is refused."""
    for each in editing.listed(head, what):
        known = editing.values(head, what, each.id)
        assert check(editing.fields(head, what, each.id), {**known, **WHY}) == {}, each.id
        with pytest.raises(Refused, match="Nothing is different"):
            save(head, what, each.id)
    with pytest.raises(Incomplete):
        editing.save(head, what, "", WHY, NOW)


def test_a_question_is_worded_by_the_head_and_asked_so_by_the_lead(
    school: School, head: Session
) -> None:
    save(head, QUESTION, "danger", ask="Is any child in danger?", say_yes="Yes, now")
    dsl = school.sign_in("Mrs Adeyemi")
    asked = triage_fields(edition.of_school(dsl).guide)[0]
    assert asked.label == "Is any child in danger?"
    assert [each.label for each in asked.choices] == [
        "No (nobody is in danger now)",
        "Yes, now (a child is in danger now)",
        "Not sure",
    ]
    (version,) = school_edition.versions(dsl, QUESTION, "danger")
    assert (version.by, version.why) == (school.people["Ms Hart"], WHY["why"])
    assert version.at == NOW.isoformat(timespec="seconds")
    assert check_session(dsl) == []


def test_words_of_an_answer_cannot_be_given_to_another_and_what_it_brings_stays_in_sight(
    school: School, head: Session
) -> None:
    swapped = {"say_none": "Could be a crime", "say_crime": "Nobody did wrong"}
    with pytest.raises(Incomplete) as refused:
        save(head, QUESTION, "illegal", **swapped)
    assert refused.value.wrong.keys() == swapped.keys()
    save(head, QUESTION, "illegal", say_none="All is well", say_crime="Rather bad")
    with pytest.raises(Incomplete):
        save(head, QUESTION, "illegal", say_wrong="Nobody did wrong")
    save(head, CATEGORY, "harm", say="What is hard")
    with pytest.raises(Incomplete):
        save(head, CATEGORY, "friends", say="Harm or risk of harm")
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    own = edition.of_school(stage.session)
    triaging.triage(stage.session.public, stage.drawer, stage.case, CRIME, NOW, own)
    said = dict(stage.case.triages[0].asked)
    assert said["Could it be against the law?"] == "Rather bad (Could be a crime)"


def test_a_question_that_is_turned_round_says_beside_each_answer_what_it_counts_as(
    school: School, head: Session
) -> None:
    save(head, QUESTION, "danger", ask="Is this child safe?")
    save(head, QUESTION, "child", hint="Of the adult it is about.")
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    own = edition.of_school(stage.session)
    for field, shipped in zip(triage_fields(own.guide), questions(), strict=False):
        turned = field.id in ("danger", "child")
        means = [each.id for each in shipped.answers if each.meaning and each.id != "unsure"]
        shown = [each.id for each in field.choices if each.label.endswith(")")]
        assert shown == (means if turned else []), field.id
    yes = {**QUARREL, "danger": "yes"}
    plan = triaging.triage(stage.session.public, stage.drawer, stage.case, yes, NOW, own)
    assert "danger" in plan.grave, "the words change nothing of what follows"
    said = dict(stage.case.triages[0].asked)
    assert said["Is this child safe?"] == "Yes (a child is in danger now)"
    with pytest.raises(Incomplete):
        save(head, QUESTION, "danger", say_no="A child is in danger now")


def test_what_keeps_children_safe_is_not_reworded_unseen(school: School, head: Session) -> None:
    save(head, QUESTION, "danger", ask="Is any child in danger?")
    save(head, STEP, "learn", title="Learn from it")
    dsl, teacher = school.sign_in("Mrs Adeyemi"), school.sign_in("Miss Lee")
    assert [each.words for each in editing.reworded(dsl, NOW)] == ["Is any child in danger?"]
    assert editing.reworded(head, NOW) == editing.reworded(teacher, NOW) == ()
    assert editing.reworded(dsl, NOW + timedelta(days=22)) == ()
    (notice,) = [each.text for each in troubles(dsl, NOW) if "keep children safe" in each.text]
    assert notice.startswith("Ms Hart changed words")


def test_an_own_question_is_asked_and_brings_its_steps_when_nobody_is_sure(
    school: School, head: Session
) -> None:
    id = save(head, QUESTION, "", **PHONE)
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    own = edition.of_school(stage.session)
    public, said = stage.session.public, {**QUARREL, id: "unsure"}
    with pytest.raises(Incomplete):
        triaging.triage(public, stage.drawer, stage.case, QUARREL, NOW, own)
    plan = triaging.triage(public, stage.drawer, stage.case, said, NOW, own)
    assert "search_record" in {each.id for each in plan.steps}
    assert ("Was it on a phone brought to school?", "Not sure") in stage.case.triages[0].asked


def test_an_old_case_keeps_its_questions_its_steps_and_its_category(
    school: School, head: Session
) -> None:
    mine = save(head, CATEGORY, "", say="Travel to school", more="support")
    dsl = school.sign_in("Mrs Adeyemi")
    drawer = dsl.drawer("safeguarding")
    opened = {"title": "On the bus", "category": mine, "seriousness": "low"}
    case = triage.open_case(dsl, drawer, [], opened, NOW)
    answers = {**QUARREL, "kinds": mine}
    own = edition.of_school(dsl)
    triaging.triage(dsl.public, drawer, drawer.get(case), answers, NOW, own)
    before = drawer.get(case)
    assert isinstance(before, Case)
    assert before.category_is == "Travel to school"
    save(head, CATEGORY, mine, say="Buses")
    save(head, STEP, "support", title="Help, and who does it")
    editing.switch(head, CATEGORY, mine, "Not needed", NOW)
    editing.switch(head, STEP, "early_help", "Not here", NOW)
    dsl.reopen()
    assert drawer.get(case) == before
    assert "early_help" in {each.step.id for each in before.steps}
    assert mine not in {each.id for each in edition.of_school(dsl).guide.categories}
    assert "kinds" not in triaging.begun(dsl.public, before, (), edition.of_school(dsl))


def test_what_keeps_children_safe_cannot_be_switched_off_or_given_more_time(
    school: School, head: Session
) -> None:
    for what, id in (
        (QUESTION, "danger"),
        (QUESTION, "illegal"),
        (STEP, "police"),
        (STEP, "lado"),
        (CATEGORY, "nudes"),
        (STEP, "nobody_looks"),
    ):
        with pytest.raises(Refused, match="keeps children safe"):
            editing.switch(head, what, id, "We want to", NOW)
    assert "due" not in {each.id for each in editing.fields(head, STEP, "police")}
    # Not even what somebody writes past the page.
    school_says = {"used": "no", "due": "10 school days", "required": "no", "title": "Ring them"}
    school_edition.write(head, STEP, "police", school_says, "Past it", NOW)
    school_edition.write(head, QUESTION, "danger", {"used": "no"}, "Past it", NOW)
    own = edition.of_school(head)
    police = own.rules["police"].step
    assert (police.title, police.due, police.required) == ("Ring them", "at once", True)
    assert own.guide.questions[0].id == "danger"
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    plan = triaging.plan(stage.session.public, stage.case, CRIME, NOW, own)
    assert plan.side == RIGHT
    assert [each.say for each in plan.stops] == [
        each.say for each in triaging.plan(stage.session.public, stage.case, CRIME, NOW).stops
    ]


def test_a_step_of_the_schools_own_stands_in_its_procedure_with_its_time(
    school: School, head: Session
) -> None:
    said = {"title": "Ring the office", "due": "1 school day", "required": "yes", "more": "fault"}
    id = save(head, STEP, "", **said)
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    own = edition.of_school(stage.session)
    answers = {**QUARREL, "kinds": "fault"}
    steps = triaging.plan(stage.session.public, stage.case, answers, NOW, own).steps
    found = next(each for each in steps if each.id == id)
    assert (found.title, found.due[:10], found.source) == (
        "Ring the office",
        "2026-03-04",
        "the school's own",
    )
    editing.switch(head, STEP, "fault_pass", "We ring instead", NOW)
    own = edition.of_school(stage.session)
    left = triaging.plan(stage.session.public, stage.case, answers, NOW, own).steps
    assert "fault_pass" not in {each.id for each in left}


def test_the_order_is_the_schools_but_a_question_stays_behind_what_it_depends_on(
    head: Session,
) -> None:
    before = ids(head, QUESTION)
    with pytest.raises(Refused, match="has to be asked before it"):
        editing.move(head, QUESTION, "threshold", -1, NOW)
    with pytest.raises(Refused, match="at the end"):
        editing.move(head, QUESTION, before[0], -1, NOW)
    editing.move(head, QUESTION, "child", -1, NOW)
    assert ids(head, QUESTION) == ["danger", "illegal", "adult", "child", "threshold"]
    editing.move(head, CATEGORY, "conduct", -2, NOW)
    assert ids(head, CATEGORY)[0] == "conduct"
    assert ids(head, CATEGORY)[-1] == "unsure"
    assert school_edition.versions(head, QUESTION, ORDER)[0].by == head.person_id


def test_what_came_can_be_put_back_and_every_version_stays(head: Session) -> None:
    came = editing.values(head, LETTER, "post_talk")
    save(head, LETTER, "post_talk", text="Please come and talk. {school}")
    assert editing.listed(head, LETTER)[0].changed
    editing.put_back(head, LETTER, "post_talk", "Theirs is better", NOW)
    assert editing.values(head, LETTER, "post_talk") == came
    whys = [each.why for each in school_edition.versions(head, LETTER, "post_talk")]
    assert whys == ["Theirs is better", WHY["why"]]
    with pytest.raises(Refused, match="as it came"):
        editing.put_back(head, LETTER, "post_talk", "Again", NOW)
    own = save(head, QUESTION, "", **PHONE)
    with pytest.raises(Refused, match="the school's own"):
        editing.put_back(head, QUESTION, own, "Away", NOW)


@pytest.mark.parametrize(
    ("what", "id", "said", "field", "sentence"),
    [
        (QUESTION, "danger", {"ask": "Danger"}, "ask", "question mark"),
        (QUESTION, "danger", {"ask": "Could it be against the law?"}, "ask", "already"),
        (QUESTION, "illegal", {"say_none": "Could be a  crime."}, "say_none", "says or said"),
        (QUESTION, "illegal", {"say_none": "So", "say_wrong": "so!"}, "say_wrong", "“Nobody"),
        (STEP, "police", {"title": "x" * 30}, "title", "Please keep to 29"),
        (CATEGORY, "harm", {"say": " bullying "}, "say", "already"),
        (LETTER, "post_talk", {"text": "Dear {name}"}, "text", "{name} is nothing"),
        (LETTER, "post_talk", {"text": "Dear {seen"}, "text", "brace"),
        (CASE_TYPE, "fault", {"more": "a\n" * 7}, "more", "keep to 6 lines"),
    ],
)
def test_what_cannot_be_so_is_said_beside_the_field(
    head: Session, what: str, id: str, said: dict[str, str], field: str, sentence: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        save(head, what, id, **said)
    assert sentence in refused.value.wrong[field]
    assert school_edition.versions(head, what, id) == ()


def test_only_those_who_lead_change_it(school: School) -> None:
    teacher = school.sign_in("Miss Lee")
    assert editing.listed(teacher, QUESTION), "they may read it"
    with pytest.raises(Refused, match="Only the headteacher"):
        save(teacher, QUESTION, "danger", ask="Is it so?")
    with pytest.raises(Refused, match="Only the headteacher"):
        editing.switch(teacher, STEP, "learn", "Away", NOW)


def test_a_category_of_the_schools_own_can_be_chosen_later_and_keeps_its_words(
    school: School, head: Session
) -> None:
    mine = save(head, CATEGORY, "", say="Travel to school", more="")
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    choices = edition.category_choices(stage.session)
    act = acts(stage.session.public, (), choices)["case.categorised"]
    said = {"category": mine, "seriousness": "low", "reasons": "It was on the bus"}
    casework.do(stage.drawer, stage.case, act, said, NOW)
    assert stage.case.category_is == "Travel to school"


def test_every_step_that_a_stop_waits_for_is_one_that_stays() -> None:
    own = edition.given()
    waited = {s.until for each in own.procedures.values() for s in each.stops if s.until}
    assert waited
    assert all(own.rules[step].critical for step in waited)
