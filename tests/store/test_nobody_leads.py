"""What is to do in a case whose lead was put out of it stands with those who read it."""

from datetime import timedelta

from screens.staff.desk.opening import page_for
from screens.staff.looking.investigation_page import InvestigationPage
from store import on_desk
from store.cases import alone, casework
from store.cases.acts import acts
from store.cases.kinds import ACTION, PASSED_ON
from store.cases.to_do import REPLACE, TO_LEAD
from store.drawers.drawer import Drawer
from store.on_desk import ToDo
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.looking_stage import Looking
from tests.store.putting_out import DEPUTY, DSL, HEAD, keep
from tests.store.triaging_stage import QUARREL, Stage, seen

LATER = NOW + timedelta(days=14)


def opened(school: School, name: str, id: str) -> tuple[Session, Drawer]:
    session = school.sign_in(name)
    drawer = session.find(id)
    assert drawer is not None
    return session, drawer


def of(found: tuple[ToDo, ...], id: str) -> set[str]:
    return {each.item.id for each in found if each.subject == id}


def test_its_steps_and_actions_are_on_the_desk_of_who_reads_it_and_nobodys(school: School) -> None:
    stage = Stage(school.sign_in(DSL))
    stage.triage(QUARREL)
    action = {"text": "Ring home", "owner": school.people[DSL], "due": "2026-03-04"}
    stage.do(ACTION, action)
    theirs = of(on_desk.of(stage.session, NOW).mine, stage.id)
    assert len(theirs) > 1, "the steps, and the action"
    session = school.sign_in(DEPUTY)
    assert of(on_desk.of(session, NOW).mine, stage.id) == set()
    keep(session, stage.drawer, stage.id, school.people[DSL])
    for name in (DEPUTY, HEAD):
        session, drawer = opened(school, name, stage.id)
        desk = on_desk.of(session, NOW)
        assert theirs <= of(desk.mine, stage.id)
        assert TO_LEAD in of(desk.mine, stage.id)
        late = [each for each in on_desk.of(session, LATER).overdue if each.subject == stage.id]
        owned = [each for each in late if each.item.owner == school.people[DSL]]
        assert owned
        assert all(each.nobodys for each in owned)
        assert not alone.is_alone(session, drawer, seen(session, stage.id))
    to = {"to": school.people[HEAD], "reasons": "It has to go on"}
    casework.do(drawer, seen(session, stage.id), acts(session.public)[PASSED_ON], to, NOW)
    session, _ = opened(school, DEPUTY, stage.id)
    assert TO_LEAD not in of(on_desk.of(session, NOW).mine, stage.id)
    left = on_desk.of(session, LATER).overdue
    assert {each.item.id for each in left if each.subject == stage.id and each.nobodys} == {
        each.id for each in seen(session, stage.id).open_actions
    }


def test_whose_place_as_a_reviewer_is_empty_is_for_everybody_who_may_choose_another(
    school: School,
) -> None:
    looking = Looking(school, school.sign_in(DEPUTY), triaged=True)
    looking.begin(first=school.people[DEPUTY], second=school.people[DSL])
    looking.judge()
    keep(looking.session, looking.drawer, looking.id, school.people[DSL])
    for name in (DEPUTY, HEAD):
        session, _ = opened(school, name, looking.id)
        desk = on_desk.of(session, NOW)
        (chosen,) = (e for e in desk.mine if e.item.title == REPLACE)
        page = page_for(
            session, school.intake, lambda: NOW, chosen.drawer, looking.id, chosen.item.id
        )
        assert isinstance(page, InvestigationPage)
        assert page.investigation == looking.id_of
        assert any(e.item.title == "Sign the investigation" for e in desk.mine) == (name == DEPUTY)
