"""Whoever told it is offered as the first person of the case, with roles of their own."""

from store.involved import first_people, told_children
from store.letterbox import collect
from store.letterbox.told import Told
from store.roll import changing
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
        (concerns.told(public, pupil, by), ("Ben Hill", "named")),
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


def test_whom_of_the_roll_a_concern_names_in_full_is_offered_too(school: School) -> None:
    head = school.sign_in("Ms Hart")
    for first, last, where in (
        ("Ada", "Finch", "Oak"),
        ("Ben", "Hill", "Oak"),
        ("Ben", "Hill", "Elm"),
    ):
        child = {"forename": first, "surname": last, "school_class": where}
        changing.add_pupil(head, child, NOW)
    said = "Mr Bell shouted at Ada Fynch and at Ben Hill's friend; Ada cried. Finch is a bird"
    told = {"about": "adult", "adult": school.people["Mr Bell"], "urgent": "no", "fact": said}
    telling = concerns.told(school.intake.school, told, school.people["Miss Lee"])
    sent = school.intake.post(telling, NOW)
    collect.collect(head, NOW)
    drawer = head.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    pupils = told_children.in_the_roll(head, [worry])
    found = [(each.name, each.school_class) for each in pupils]
    assert sorted(found) == [("Ada Finch", "Oak"), ("Ben Hill", "")], "nothing says which Ben it is"
    names = [each.name for each in first_people.offered(head.public, [worry], pupils=pupils)]
    known = first_people.known(head.public, [worry], pupils=pupils)
    assert known[f"first_{names.index('Ben Hill')}"] == "named", "unless somebody unticks it"
    values = {**OPENING, f"first_{names.index('Ada Finch')}": "victim"}
    case = drawer.get(triage.open_case(head, drawer, [worry], values, NOW))
    assert [(each.name, each.detail) for each in case.people] == [("Ada Finch", "Oak")]
    left = told_children.proposed(head, case, [worry])
    assert left == [{"name": "Ben Hill", "detail": ""}]
