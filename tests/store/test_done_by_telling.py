"""One deed is written once: what was decided is done by telling, and a step by its action."""

import pytest

from store.cases import casework, decided_actions, school_rules
from store.cases.acts import acts
from store.cases.kinds import PARENTS
from store.cases.shown import NOT_DONE_YET
from store.fields import Choice
from store.involved import telling
from tests.made_up import NOW, School
from tests.store.deciding import HIT, add, decide
from tests.store.triaging_stage import CALL, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_what_was_decided_and_told_is_written_once_and_what_is_agreed_is_not_done_yet(
    stage: Stage,
) -> None:
    sam, other = add(stage), add(stage, "Kit Shaw")
    me = stage.session.person_id
    for person in (sam, other):
        made = decide(stage, person, HIT)
        table = school_rules.table(stage.session, made.table)
        hers = decided_actions.choices(table, made, ("headteacher",))
        assert not any("headteacher" in each.label for each in hers), "she knows what she decided"
        asked = decided_actions.fields(
            decided_actions.choices(table, made), (Choice(me, "Mrs Adeyemi"),)
        )
        which = "\n".join(each.id for each in asked[0].choices)
        values = {"which": which, "owner": me, "due": "2026-03-04"}
        decided_actions.add(stage.drawer, stage.case, table, made, asked, values, NOW)
    told = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "His mother"}
    act = acts(stage.session.public)[PARENTS]

    def left() -> set[str]:
        return {each.text for each in stage.case.open_actions}

    telling.record(stage.session, stage.drawer, stage.case, sam.id, act, told, NOW)
    assert "Tell the parents or carers: Sam Fox" not in left()
    assert "Tell the parents or carers: Kit Shaw" in left(), "only theirs were told"
    assert {f"Tell the headteacher: {each}" for each in ("Sam Fox", "Kit Shaw")} <= left()
    stage.do("case.escalated", {**CALL, "to": "headteacher", "method": "in_person"})
    assert not any("headteacher" in each for each in left())
    help = {"text": "Miss Lee sits with him", "owner": me, "due": "2026-03-04"}
    stage.do("case.action_added", help, step="support")
    assert stage.step("support").note == NOT_DONE_YET
    action = stage.case.open_actions[-1].id
    casework.finish_action(stage.drawer, stage.case, action, {"note": "She does"}, NOW)
    assert (stage.step("support").state, stage.step("support").note) == ("done", "")
