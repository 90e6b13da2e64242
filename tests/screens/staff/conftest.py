"""Who signs in and what lies in the drawers before a staff page is shown."""

import pytest

from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.record_stage import post


@pytest.fixture
def dsl(school: School) -> Session:
    """The safeguarding lead, signed in."""
    return school.sign_in("Mrs Adeyemi")


@pytest.fixture
def case(school: School, dsl: Session) -> str:
    """An open case that began with a child's worry."""
    subject = post(school, dsl, words="Nobody plays with me.", name="Sam Fox")
    drawer = dsl.drawer("safeguarding")
    values = {"title": "Left out", "category": "friends", "seriousness": "medium"}
    return triage.open_case(dsl, drawer, [drawer.get(subject)], values, school.now)
