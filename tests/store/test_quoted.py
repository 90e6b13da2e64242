"""A child's own words count as the child's, whoever types them; a colleague's own hinder nobody."""

import pytest

from store.worries import concerns, quoted, stands_out
from store.worries.worry import Worry
from tests.made_up import School

NAMES = ("Mr Patel", "Mrs Adeyemi")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Sam told me: “Mr Patel hit me with a ruler”", "Mr Patel"),
        ('Sam said "Mr Patel hit me". I told Mrs Adeyemi.', "Mr Patel"),
        ("Sam told me ‘Mr Patel hit me and I don’t like it’", "Mr Patel"),
        ("Sam: 'Mr Patel touched my leg'", "Mr Patel"),
        ("„Pan Patel hit me“", "Mr Patel"),
        ("“Mr Patel hit me, and nobody closed the marks", "Mr Patel"),
        ("Rosa said: Mr Patel shook me and hit me in the hall.", "Mr Patel"),
        ("Sam told me that Mr. Patel hit him.", "Mr Patel"),
        ("Mr Patel hit him, Sam said. I told Mrs Adeyemi.", "Mr Patel"),
        ("Sam said Mr Patel was angry. He hit him with a ruler. Mrs Adeyemi knows.", "Mr Patel"),
        ("Sam said I was hit by Mr Patel, so I told Mrs Adeyemi", "Mr Patel"),
        ("Sam told Mrs Adeyemi that Mr Patel hit him", "Mr Patel"),
        ("Sam told Mrs Adeyemi Mr Patel hit him", "Mr Patel"),
        ("Sam said to Mrs Adeyemi that Mr Patel hit him", "Mr Patel"),
        ("Mr Patel hit me with a ruler", "Mr Patel"),
        ("Mum says Mr Patel grabbed Sam by the arm", "Mr Patel"),
        ("Sam mentioned Mr Patel hit him.", "Mr Patel"),
        ("Sam confided to me that Mr Patel hit him.", "Mr Patel"),
        ("Sam revealed that Mr Patel hits him at club.", "Mr Patel"),
        ("Sam repeated that Mr Patel hit him. I told Mrs Adeyemi.", "Mr Patel"),
        ("Sam let slip that Mr Patel had hit him.", "Mr Patel"),
        ("Sam signed that Mr Patel hit him.", "Mr Patel"),
        ("Sam answered yes when I asked whether Mr Patel hit him.", "Mr Patel"),
        ("Sam nodded when I asked him if Mr Patel had hit him.", "Mr Patel"),
        ("Sam cried when I asked if Mr Patel hit him", "Mr Patel"),
        ("Sam drew a picture of Mr Patel hitting him.", "Mr Patel"),
        ("I found a drawing of Mr Patel hitting a boy.", "Mr Patel"),
        ("I asked who it was and Sam named Mr Patel. He hit him.", "Mr Patel"),
        ("Sam says Mr Patel watches him change. I told Mrs Adeyemi.", "Mr Patel"),
        ("Tom hit Sam. I mentioned it to Mr Patel.", ""),
        ("Tom hit Sam. Mr Patel signed the accident form.", ""),
        ("Tom hit Sam and Mr Patel answered the phone.", ""),
        ("Tom hit Sam. I drew a line and asked Mr Patel to stay.", ""),
        ("I told Mrs Adeyemi", ""),
        ("I told Mrs Adeyemi that Tom hit Sam", ""),
        ("I have told Mrs Adeyemi: Sam hit Tom", ""),
        ("I said Mrs Adeyemi would see Tom, who hit Sam", ""),
        ("Sam told Mrs Adeyemi that Tom pushed him", ""),
        ("Sam told Mrs Adeyemi: “Tom hit me”", ""),
        ("Sam said Tom hit him, so I told Mr Patel", ""),
        ("Tom hit Sam. Mr Patel was on duty.", ""),
        ("Tom hit Sam and Mr Patel took him to the office", ""),
        ("Mr Patel brought Sam in. He said Tom hit him.", ""),
        ("He was hit by Tom, Mr Patel said.", ""),
        ("Sam says Mr Patel is nice. Sam hit Tom.", ""),
    ],
)
def test_what_a_child_said_of_harm_is_told_from_what_a_colleague_says(
    school: School, words: str, named: str
) -> None:
    values = {"about": "pupil", "name": "Sam Ode", "urgent": "no", "fact": words}
    telling = concerns.told(school.home.desk.school, values, school.people["Miss Lee"])
    worry = Worry("worry:1", telling)
    public = school.home.desk.school
    people = [person for each in NAMES if (person := public.person(school.people[each]))]
    found = [each.name for each in people if stands_out.names(worry, each, public)]
    assert found == ([named] if named else [])


def test_what_a_parent_told_is_theirs_in_whatever_words_it_was_typed() -> None:
    words = "Mr Patel grabbed Sam by the arm"
    assert quoted.parts(words, told=True) == (words,)
    assert quoted.parts(words) == ()


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("I slapped Sam.", True),
        ("I pushed him and he fell", True),
        ("He told me that I hurt him.", True),
        ("Kit told me “you hit me”.", True),
        ("Kit said I hit Tom", False),
        ("Kit told me: I hit Sam because he pushed me", False),
        ("Kit said 'I hit Tom and I kicked him'. I separated them.", False),
        ("Kit shouted at Tom: “you hit me”.", False),
        ("I took Kit by the hand and pushed the door open.", False),
        ("I sent Kit out and he hit the wall", False),
        ("I held Kit while he kicked me", False),
    ],
)
def test_whoever_writes_says_of_themself_that_they_harmed_a_child(words: str, own: bool) -> None:
    assert quoted.writer_harmed(words) == own
