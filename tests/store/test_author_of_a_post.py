"""The parent who wrote a post is in its case as one, and a letter can be addressed to them."""

import pytest

from store.cases import beginning, case_types
from store.cases.case import Case
from store.involved.kinds import ADDED
from store.letters import recipients
from store.roll import changing
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.involved_stage import BARRED, KNOWN
from tests.store.letters_stage import POST

WHO = f"{case_types.ASK}who"


@pytest.fixture
def head(school: School) -> Session:
    return school.sign_in("Ms Hart")


def begun(session: Session, who: str) -> Case:
    kind = next(each for each in case_types.given() if each.id == "parent_post")
    drawer, id = beginning.begin(session, kind, {**POST, WHO: who}, NOW)
    case = drawer.get(id)
    assert isinstance(case, Case)
    return case


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Gail Stone, mother of Jamie", [("Gail Stone", ("parent",), "mother of Jamie")]),
        ("a parent in Oak", []),
        ("Mr Bell", []),
        ("Bell", []),
        ("", []),
    ],
)
def test_who_wrote_a_post_is_in_its_case_by_name_and_nobody_at_school_is(
    head: Session, typed: str, people: list[object]
) -> None:
    found = [(each.name, each.roles, each.detail) for each in begun(head, typed).people]
    assert found == people


def test_a_letter_goes_to_whom_the_roll_knows_with_their_flags_and_to_others_by_name(
    school: School, head: Session
) -> None:
    child = {"forename": "Jamie", "surname": "Stone", "school_class": "Oak"}
    pupil = changing.add_pupil(head, child, NOW)
    changing.add_adult(head, pupil, {"forename": "Gail", "surname": "Stone", **BARRED}, NOW)
    changing.add_adult(head, pupil, {"forename": "Al", "surname": "Stone", **KNOWN}, NOW)
    case = begun(head, "Gail Stone")
    drawer = head.find(case.id)
    assert drawer is not None
    drawer.record(case.id, ADDED, {"name": "Ray Cole", "role": "parent"}, NOW)
    case = drawer.get(case.id)
    (gail,) = recipients.recipients(head, case)
    assert (gail.carer.name, gail.child) == ("Gail Stone", "Jamie Stone")
    assert gail.flagged.startswith("Do not contact. Court order")
    assert recipients.by_name(case, (gail,)) == ("Ray Cole",)
    drawer.record(case.id, ADDED, {"name": "Jamie Stone", "role": "named"}, NOW)
    found = recipients.recipients(head, drawer.get(case.id))
    assert sorted(each.carer.name for each in found) == ["Al Stone", "Gail Stone"], "each once"
