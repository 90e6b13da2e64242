"""What is terrorist goes to ACT and the police: CEOP and the IWF are for something else."""

from store.cases.contacts import given
from tests.made_up import School
from tests.store.triaging_stage import CALL, CRIME, Stage


def test_terrorist_content_is_reported_to_act_and_not_to_ceop_or_the_iwf(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    follows = stage.triage({**CRIME, "kinds": "extremism"})
    assert {"act", "prevent", "police"} <= set(follows.calls)
    assert not {"ceop", "iwf"} & set(follows.calls)
    steps = {each.id for each in follows.steps}
    assert {"report_terrorism", "prevent_advice", "police"} <= steps
    assert "online_report" not in steps
    assert "prevent_facts" in steps
    assert "own_words" not in steps, "what was said is written down once"
    assert "act" in {each.agency for each in given()}
    stage.do("case.escalated", {**CALL, "reference": "CR-1"})
    assert stage.step("report_terrorism").is_open, "the police were told, and ACT was not"
    said = {**CALL, "to": "act", "method": "form"}
    stage.do("case.escalated", {id: said[id] for id in said if id != "police_by"})
    assert not stage.step("report_terrorism").is_open
    follows = stage.triage({**CRIME, "kinds": "extremism\ncontact"})
    assert "ceop" in follows.calls, "somebody writes to the child, too"
