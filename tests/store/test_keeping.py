"""Whoever leads does not miss what one hand keeps from them: somebody else has a word."""

from datetime import timedelta

import pytest

from store import on_desk
from store.cases import asking_back, casework, keeping, restrict, unfinished
from store.cases import kept_alone as waiting
from store.cases import kinds as of_case
from store.cases.acts import acts
from store.cases.kept import kept_alone
from store.cases.kinds import PARENTS
from store.checkup import check_session
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.kinds import AGREED_BACK, KEPT_FROM
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.closing import CLOSING
from tests.store.triaging_stage import DRAWER, NOT_TOLD, Stage, seen
from tests.store.where import where

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
    assert todo.item.title == "Agree or undo: kept from Mrs Adeyemi"
    assert on_desk.to_agree(stage.session) == []
    with pytest.raises(Refused, match="proposed this yourself"):
        answer(stage.session, stage.id, AGREE)
    missing = unfinished.obstacles(seen(head, stage.id))
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


def test_who_undoes_it_reads_what_was_told_since(school: School) -> None:
    """No page of the case was opened that notes whom it names."""
    sent = school.intake.post(Told(words="My brother hits me", name="Kit Shaw"), NOW)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, NOW)
    drawer = dsl.drawer(DRAWER)
    opening = {"title": "At home", "category": "home", "seriousness": "high"}
    id = triage.open_case(dsl, drawer, [drawer.get(sent.subject)], opening, NOW)
    said = {"person": school.people["Mr Patel"], "why": "He knows the family"}
    restrict.restrict(dsl, drawer, seen(dsl, id), said, NOW)
    school.intake.add(sent, NOW, words="and mr patel hits me too")
    head = school.sign_in("Ms Hart")
    collect.collect(head, NOW)
    with pytest.raises(Refused, match="may be about them"):
        answer(head, id, NO)
    assert school.sign_in("Mr Patel").find(id) is None


def test_nobody_is_asked_of_who_does_not_read_it_or_steps_aside(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    said = {"person": school.people["Miss Lee"], "why": "Her nephew"}
    restrict.restrict(stage.session, stage.drawer, stage.case, said, NOW)
    deputy = school.sign_in("Mr Patel")
    holders.keep_from(deputy, stage.id, deputy.person_id, "My nephew", NOW)
    case = seen(school.sign_in("Mrs Adeyemi"), stage.id)
    assert (len(case.kept_from), kept_alone(case)) == (2, ())


@pytest.fixture
def worry(school: School) -> str:
    """A worry that lies in no case, which the deputy keeps from the lead."""
    sent = school.intake.post(Told(words="Tom hits me", name="Kit Shaw"), NOW)
    deputy = school.sign_in("Mr Patel")
    collect.collect(deputy, NOW)
    drawer = deputy.drawer(DRAWER)
    said = {"person": school.people["Mrs Adeyemi"], "why": "Her brother knows the family"}
    restrict.restrict(deputy, drawer, drawer.get(sent.subject), said, NOW)
    return sent.subject


def told(session: Session, subject: str) -> tuple[Drawer, Worry]:
    drawer = session.find(subject)
    assert drawer is not None
    found = drawer.get(subject)
    assert isinstance(found, Worry)
    return drawer, found


def test_a_worry_in_no_case_asks_for_the_same_word(school: School, worry: str) -> None:
    assert school.sign_in("Mrs Adeyemi").find(worry) is None, "at once"
    deputy, head = school.sign_in("Mr Patel"), school.sign_in("Ms Hart")
    (todo,) = on_desk.to_agree(head)
    assert (todo.subject, todo.item.due) == (worry, "2026-03-05 09:14")
    assert on_desk.to_agree(deputy) == []
    (kept,) = told(head, worry)[1].kept_alone
    drawer, found = told(deputy, worry)
    with pytest.raises(Refused, match="proposed this yourself"):
        keeping.answer(deputy, drawer, found, AGREE, NOW, to=kept.id)
    with pytest.raises(Refused, match="before it is filed"):
        triage.file_away(deputy, drawer, found, CLOSING, NOW)
    keeping.answer(head, *told(head, worry), AGREE, NOW, to=kept.id)
    drawer, found = told(deputy, worry)
    assert (found.kept_from, found.kept_alone) == ((school.people["Mrs Adeyemi"],), ())
    triage.file_away(deputy, drawer, found, CLOSING, NOW)
    assert not check_session(head)


def test_whoever_agreed_and_is_accused_since_has_agreed_to_nothing(school: School) -> None:
    sent = school.intake.post(Told(words="Tom hits me", name="Kit Shaw"), NOW)
    deputy, head = school.sign_in("Mr Patel"), school.sign_in("Ms Hart")
    collect.collect(deputy, NOW)
    drawer = deputy.drawer(DRAWER)
    said = {"person": school.people["Mrs Adeyemi"], "why": "Her brother knows the family"}
    restrict.restrict(deputy, drawer, drawer.get(sent.subject), said, NOW)
    head.reopen()
    (kept,) = told(head, sent.subject)[1].kept_alone
    keeping.answer(head, *told(head, sent.subject), AGREE, NOW, to=kept.id)
    for words, waits in (("Ms Hart helped me", ()), ("Ms Hart hits me too", (kept,))):
        school.intake.add(sent, NOW, words=words)
        collect.collect(head, NOW)
        for _ in range(2):
            asking_back.end(head, NOW)
        found = told(head, sent.subject)[1]
        assert found.kept_alone == waits
        assert found.kept_from == (school.people["Mrs Adeyemi"],)
    assert on_desk.to_agree(head) == []
    assert (
        len([e for e in told(head, sent.subject)[0].entries(sent.subject) if e.kind == AGREED_BACK])
        == 1
    )
    assert not check_session(head)


def test_who_undoes_it_of_a_worry_lets_them_read_it_but_for_what_the_child_said(
    school: School, worry: str
) -> None:
    head = school.sign_in("Ms Hart")
    (kept,) = told(head, worry)[1].kept_alone
    keeping.answer(head, *told(head, worry), NO, NOW, to=kept.id)
    assert told(school.sign_in("Mrs Adeyemi"), worry)[1].kept_from == ()
    away = (school.people["Mrs Adeyemi"],)
    shut = school.intake.post(Told(words="Tom hits me", kept_from=away), NOW).subject
    deputy = school.sign_in("Mr Patel")
    collect.collect(deputy, NOW)
    said = {"person": away[0], "why": "A friend", waiting.AGREE: "2026-03-05 09:14"}
    told(deputy, shut)[0].record(shut, KEPT_FROM, said, NOW)
    head = school.sign_in("Ms Hart")
    (kept,) = told(head, shut)[1].kept_alone
    with pytest.raises(Refused, match="stays kept from them"):
        keeping.answer(head, *told(head, shut), NO, NOW, to=kept.id)


@pytest.mark.parametrize("way", ["open", "link"])
def test_no_case_ends_the_question_whoever_puts_the_worry_into_it(
    school: School, worry: str, way: str
) -> None:
    head = school.sign_in("Ms Hart")
    drawer, found = told(head, worry)
    opening = {"title": "Tom", "category": "friends", "seriousness": "low"}
    id = triage.open_case(head, drawer, [found] if way == "open" else [], opening, NOW)
    if way == "link":
        triage.link(head, drawer, found, id, NOW)
    deputy = school.sign_in("Mr Patel")
    assert [each.subject for each in on_desk.to_agree(head)] == [id]
    assert on_desk.to_agree(deputy) == [], "whoever kept it is not the second one"
    (along,) = [e for e in where(head, id).entries(id) if e.kind == of_case.KEPT_FROM]
    assert along.said["why"] == "Her brother knows the family", "as whoever kept it typed it"
    with pytest.raises(Refused, match="proposed this yourself"):
        answer(deputy, id, AGREE)
    answer(head, id, NO)
    lead = school.sign_in("Mrs Adeyemi")
    assert seen(lead, id).kept_from == ()
    assert told(lead, worry)[1].kept_from == ()


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


def test_one_hand_puts_out_no_second_reader_before_somebody_agreed_to_the_first(
    school: School, stage: Stage
) -> None:
    deputy = stage.session
    drawer = deputy.find(stage.id)
    assert drawer is not None
    said = {"person": school.people["Ms Hart"], "why": "She is not needed"}
    said["beside"] = restrict.company(deputy, drawer, seen(deputy, stage.id))[0].id
    with pytest.raises(Refused, match="You alone kept it from Mrs Adeyemi"):
        restrict.restrict(deputy, drawer, seen(deputy, stage.id), said, NOW)
    answer(school.sign_in("Ms Hart"), stage.id, AGREE)
    restrict.restrict(deputy, drawer, seen(deputy, stage.id), said, NOW)
    assert school.sign_in("Ms Hart").find(stage.id) is None


def test_whom_a_worry_names_are_kept_out_one_after_the_other(school: School) -> None:
    said = Told(words="mr patel hit me and ms hart held my arms", name="Sue Dale")
    subject = school.intake.post(said, NOW).subject
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, NOW)
    for name in ("Mr Patel", "Ms Hart"):
        drawer = dsl.find(subject)
        assert drawer is not None
        worry = drawer.get(subject)
        whom = {"person": school.people[name], "why": "It names them"}
        asked = {each.id: each for each in restrict.fields(dsl, drawer, worry)}
        beside = {"beside": asked["beside"].choices[0].id} if "beside" in asked else {}
        restrict.restrict(dsl, drawer, worry, {**whom, **beside}, NOW)
        assert school.sign_in(name).find(subject) is None
