"""What is done about an adult is decided after it is judged, and when they may be asked."""

import pytest

from store.cases import consequences, triaging
from store.cases.acts import acts
from store.cases.casework import do
from store.cases.sanctions import given
from store.errors import Refused
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import Desk
from tests.store.triaging_stage import STAFF


def test_what_is_done_about_an_adult_waits_for_the_judgement_the_lado_and_their_word(
    school: School,
) -> None:
    """A suspension was decided by one while nobody had judged it, or told the LADO."""
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    triaging.triage(told.session.public, told.drawer, told.case, STAFF, NOW)
    added = acts(told.session.public)["case.person_added"]
    said = {"name": "Mr Okafor", "role": "adult", "detail": "Teacher"}
    do(told.drawer, told.case, added, said, NOW)
    okafor = told.case.people[-1]
    table = given(consequences.table_for(okafor))
    values = {
        "behaviour": table.rows[0].id,
        "intent": "purpose",
        "as_proposed": "no",
        "actions": "suspension",
        "reasons": "He has to go at once",
    }

    def decide() -> tuple[str, ...]:
        session, drawer, case = told.session, told.drawer, told.case
        return consequences.decide(session, drawer, case, okafor, table, values, NOW).actions

    with pytest.raises(Refused, match="harm threshold: H, then J, comes first"):
        decide()
    told.judge(harmed="yes")
    with pytest.raises(Refused, match="LADO is told first"):
        decide()
    told.advised(may="yes")
    with pytest.raises(Refused, match="Nobody may question this adult yet"):
        decide()
    told.lift()
    assert decide() == ("Suspension",)
