"""Who was only told what a colleague writes down need not be kept from it; in doubt they are."""

import pytest

from store.letterbox.told import Told
from store.worries import concerns, stands_out
from store.worries.worry import Worry
from tests.made_up import School

ONLY_TOLD = {
    "Ms Hart": (
        "Kit told the head that Mr Patel hit him and said that I should tell Mrs Adeyemi.",
        "Rosa told Mrs Adeyemi, Mr Patel and Ms Hart that Tom hit her.",
        "Kit complained to the head about Tom hitting him.",
        "Kit said his dad hits him and he has told the head about this.",
    ),
    "Mrs Adeyemi": (
        "Kit told the head that Mr Patel hit him and said that I should tell Mrs Adeyemi.",
        "Mum says Mr Patel grabbed Sam by the arm. She has spoken to Mrs Adeyemi about it.",
        "Kit told Mrs Adeyemi that he was hit by Tom.",
        "Kit told Mrs Adeyemi at break that Tom hit him on the arm.",
        "Kit told Mrs Adeyemi: “Tom hit me”.",
        "Kit told the safeguarding lead that his uncle hurts him.",
        "Rosa said Tom hit her and told Mrs Adeyemi, so Tom had to say sorry.",
        "Rosa told Mrs Adeyemi that Tom hit her. She was crying.",
    ),
    "Mr Patel": (
        "Rosa told the deputy head that Miss Lee pushed her.",
        "Rosa said that Tom hit her and that she has told her teacher and Mr Patel.",
    ),
}
MAY_BE = {
    "Ms Hart": (
        "Kit said he told the head and the head hit him.",
        "Rosa told the head and she hit her.",
        "Kit told the head, Ms Hart hit him.",
        "Kit told the head that he does not want to be hit by her again.",
    ),
    "Mrs Adeyemi": (
        "Rosa said Mrs Adeyemi hit her and told her to keep it secret.",
        "Kit told Mrs Adeyemi to stop hitting him.",
        "Rosa told Mrs Adeyemi, who grabbed her by the arm.",
        "Kit told Mrs Adeyemi. She slapped him.",
        "Kit told Mrs Adeyemi that Tom hit him. She was crying and slapped him.",
        "Kit told Mrs Adeyemi “Please do not hit me again”.",
        "Kit told Mrs Adeyemi: “Ow, that hurts me”.",
        "Kit said he told Mrs Adeyemi that it hurts.",
        "Kit said: I told Mrs Adeyemi that it hurts and she carried on.",
        "Kit said Tom hit him and he is scared to tell Mrs Adeyemi.",
        "Mum said she has spoken to Mrs Adeyemi about her hitting Sam.",
        "Kit told Mum Mrs Adeyemi had grabbed him by the arm.",
        "Kit told Mrs Adeyemi but still the hitting goes on.",
        "Kit said he told Mrs Adeyemi off for hitting Rosa.",
    ),
    "Mr Patel": (
        "Kit says he told Mr Patel about it and got slapped for telling.",
        "Kit told Mr Patel that sir had hurt him.",
        "Rosa said she went to tell Mr Patel about Tom and came out with a bruise on her arm.",
        "Kit said Tom told Mr Patel that Kit hit Rosa, and then Kit was dragged out by the arm.",
        "Rosa said she told Mr Patel that nobody may touch her.",
        "Kit told Mrs Adeyemi and Mr Patel hit him.",
        "Kit told Mr Patel that he was hit by Tom.",  # "he" may be either: in doubt
    ),
}


def _counting(school: School, all_of: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    public = school.home.desk.school

    def counts(words: str, name: str) -> bool:
        values = {"about": "pupil", "name": "Sam Ode", "urgent": "no", "fact": words}
        telling = concerns.told(public, values, school.people["Miss Lee"])
        person = public.person(school.people[name])
        return person is not None and stands_out.names(Worry("worry:1", telling), person, public)

    return {name: tuple(e for e in all_of[name] if counts(e, name)) for name in all_of}


def test_who_was_only_told_is_left_out_and_whoever_may_have_done_it_never_is(
    school: School,
) -> None:
    assert _counting(school, MAY_BE) == MAY_BE
    assert not any(_counting(school, ONLY_TOLD).values())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Kit told Mrs Adeyemi that he misses his dad.", []),
        ("Kit says he hates school. I passed it to Mrs Adeyemi.", []),
        ("Kit told Mrs Adeyemi that she should leave him alone.", ["Mrs Adeyemi"]),
        ("Kit misses his dad. Mrs Adeyemi was there.", ["Mrs Adeyemi"]),
    ],
)
def test_whom_a_colleague_only_told_is_asked_about_by_nobody(
    school: School, words: str, names: list[str]
) -> None:
    told = Told(source="staff", by=school.people["Miss Lee"], name="Kit Shaw", fact=words)
    found = stands_out.adults_in(Worry("worry:1", told), school.home.desk.school)
    assert [school.home.desk.school.name_of(id) for id in found] == names
