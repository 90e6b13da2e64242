"""A stage for the page to sign in, and a PIN that is not right."""

from screens.staff.signing_in.sign_in import SignIn
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage

WRONG = "482913"


def signing_in(school: School) -> Stage:
    return Stage(lambda: SignIn(school.home, lambda: school.now))


def own_pin(school: School, name: str) -> str:
    school.sign_in(name).lock()
    return school.pins[name]
