"""Names hold no more than can be seen."""

import pytest

from store.crypto.keys import Keys
from store.names import tidy
from store.school import people
from store.school.school_plan import ClassPlan, PersonPlan, Plan, judge
from store.terminals import enrolment
from tests.made_up import School


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mrs\t Adeyemi \n", "Mrs Adeyemi"),
        ("Mr Patel\u200b", "Mr Patel"),
        ("Mr \u202ePatel\u2066", "Mr Patel"),
        ("Ms\u00a0Hart", "Ms Hart"),
        ("Z\x1b]0;owned\x07\x9b31moe", "Z]0;owned31moe"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("Mr\x00 \u200b Moss", "Mr Moss"),
        ("\u200b\ufeff", ""),
        ("Siôn O’Brien-Ngũgĩ", "Siôn O’Brien-Ngũgĩ"),
    ],
)
def test_what_cannot_be_seen_is_no_part_of_a_name(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_two_adults_who_look_the_same_are_refused() -> None:
    twins = (PersonPlan("Mr Patel", ("dsl",)), PersonPlan("Mr Patel\u200b", ("headteacher",)))
    chair = PersonPlan("Dr Quince", ("chair",))
    plan = Plan("Oakfield", (*twins, chair), (ClassPlan("Oak", "older", ("Mr Patel",)),))
    assert "same name" in judge(plan)["people"]


def test_somebody_added_has_no_controls_in_their_name(school: School) -> None:
    public = people.add_person(
        school.home.desk.school, "Mr\x1b[2J Moss\u202e", ("teacher",), Keys.fresh()
    )
    assert public.people[-1].name == "Mr[2J Moss"
    who = public.people[-1].id
    renamed = people.change_person(public, who, "Mr\x07 Moor", ("teacher",))
    assert renamed.name_of(who) == "Mr Moor"


def test_a_name_of_nothing_to_see_is_none() -> None:
    plan = Plan("\u200b", (PersonPlan("\u200b", ("dsl",)),), (ClassPlan("\u200b", "older", ()),))
    wrong = judge(plan)
    assert wrong["school"] == "Please write the name of the school."
    assert wrong["people"] == "Every adult needs a name."
    assert wrong["classes"] == "Every class needs a name."


def test_a_terminal_is_called_by_what_can_be_seen(school: School) -> None:
    made = enrolment.invite(school.home, "classroom", " Year\u202e 4\x1b[2J ", "", school.now)
    assert made.name == "Year 4[2J"
    here = school.home.device.id
    renamed = enrolment.rename(school.home.desk.school, here, "The\x9b office").terminal(here)
    assert renamed
    assert renamed.name == "The office"
