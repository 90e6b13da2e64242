"""Whoever told it is offered as the first person of the case, with roles of their own."""

from store.involved import first_people
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import concerns, triage
from tests.made_up import NOW, School

OPENING = {"title": "A", "category": "friends", "seriousness": "low"}


def test_who_told_it_or_whom_it_is_about_is_offered_and_none_is_left_out(school: School) -> None:
    public, by = school.intake.school, school.people["Miss Lee"]
    about = {"urgent": "no", "fact": "He shouted at Ada"}
    adult = {**about, "about": "adult", "adult": school.people["Mr Bell"]}
    pupil = {**about, "about": "pupil", "name": "Ben Hill"}
    told = (
        (Told(words="He hit me", name="Ada Finch", class_name="Oak"), ("Ada Finch", "told")),
        (Told(words="He hit me", peg="fox"), None),
        (concerns.told(public, pupil, by), ("Ben Hill", "")),
        (concerns.told(public, adult, by), ("Mr Bell", "adult")),
    )
    session = school.sign_in("Ms Hart")
    for each, expected in told:
        sent = school.intake.post(each, NOW)
        collect.collect(session, NOW)
        drawer = session.find(sent.subject)
        assert drawer is not None
        worry = drawer.get(sent.subject)
        offered = [(first.name, first.role) for first in first_people.offered(public, [worry])]
        assert offered == ([expected] if expected else [])
        known = first_people.known(public, [worry])
        case = drawer.get(triage.open_case(session, drawer, [worry], {**OPENING, **known}, NOW))
        people = [(person.name, person.roles) for person in case.people]
        assert people == ([(expected[0], (expected[1],))] if expected and expected[1] else [])
    (person,) = case.people
    assert person.tie == f"staff:{school.people['Mr Bell']}"
