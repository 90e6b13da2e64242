"""What somebody did in a case, and what is decided about it by the school's table."""

from store.cases import consequences, school_rules
from store.cases.case_parts import Sanction
from store.cases.sanctions import NO, YES
from store.involved.people import CasePerson
from tests.made_up import NOW
from tests.store.triaging_stage import QUARREL, Stage

HIT = {"behaviour": "hurtful_message", "intent": "purpose", "told_at_once": NO, "as_proposed": YES}


def add(stage: Stage, name: str = "Sam Fox", role: str = "instigator") -> CasePerson:
    stage.do("case.person_added", {"name": name, "role": role, "detail": "Oak"})
    return stage.case.people[-1]


def decide(stage: Stage, person: CasePerson, values: dict[str, str]) -> Sanction:
    table = school_rules.table(stage.session, consequences.table_for(person))
    if not stage.case.triage:
        stage.triage(QUARREL)
    case = stage.case
    return consequences.decide(stage.session, stage.drawer, case, person, table, values, NOW)
