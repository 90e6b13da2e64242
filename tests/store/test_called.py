"""The word for a role names whoever has it; a job that names nobody is asked about all the same."""

from dataclasses import replace

import pytest

from store.adults.rows import MENTIONED
from store.cases import closings
from store.cases.act_fields import CLOSE_FIELDS
from store.cases.main_file import MainFile
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.called import roles_in, teachers_of
from store.letterbox.naming import named_in
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import next_list
from store.worries import bulk, filing, small, stands_out, triage
from store.worries.remark import Remark
from store.worries.worry import Worry
from tests.conftest import Copies
from tests.made_up import NOW, OAKFIELD, School
from tests.store.adults.named_stage import tell

HURT = "{} hit me"
ENDING = {
    **dict.fromkeys((each.id for each in CLOSE_FIELDS), "A small thing"),
    "outcome": "resolved",
}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the deputy head hit me", ["Mr Patel"]),
        ("The deputy head teacher shouted", ["Mr Patel"]),
        ("the safegarding lead and the DSL", ["Mrs Adeyemi"]),
        ("the hed teacher hurts me", ["Ms Hart"]),
        ("pani dyrektor mnie uderzyła", ["Ms Hart"]),
        ("директорка кричала на мене", ["Ms Hart"]),
        ("powiedziałam panu dyrektorowi", ["Ms Hart"]),
        ("я сказала директорові", ["Ms Hart"]),
        ("wicedyrektorowi nie ufam", ["Mr Patel"]),
        ("the depity hit me", ["Mr Patel"]),
        ("boję się mojej pani", ["Miss Lee"]),
        ("моєму вчителеві байдуже", ["Miss Lee"]),
        ("the lady in the office pushed me", ["Mr Bell"]),
        ("the chair of governors came", ["Dr Quince"]),
        ("my class teacher locked me in", ["Miss Lee"]),
        ("I hit my head. Teacher came", ["Miss Lee"]),
        ("the teacher is cross", ["Miss Lee"]),
        ("techer hits me", ["Miss Lee"]),
        ("the supply teacher hits me, and the other teacher", []),
        ("he hit my head and sat on my chair", []),
        ("a teacher from another school", []),
        ("he secretly took my ball", []),
        ("she is the head of the line", []),
        ("the head shouted at me and hit me", ["Ms Hart"]),
        ("I am scared of our head", ["Ms Hart"]),
        ("i was hit by the hed", ["Ms Hart"]),
        ("he sent me to the head and she hurt me", ["Ms Hart"]),
        ("the head said the head teacher's door was locked", ["Ms Hart"]),
        ("the head mistress", ["Ms Hart"]),
        ("the boss of the school", ["Ms Hart"]),
        ("miss head is nasty", ["Ms Hart"]),
        ("it hit me on the head. my head hurts", []),
        ("i bumped the head, and the head of my doll came off", []),
        ("he grabbed me by the head and the head is bleeding", []),
        ("he hit me over the head with the head of a broom", []),
    ],
)
def test_words_for_a_role_name_whoever_has_it(school: School, words: str, names: list[str]) -> None:
    public = school.intake.school
    found = named_in(words, public.adults(), teachers_of(public, "Oak"))
    assert [person.name for person in found] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("acorn class teacher hit me", ["Mr Okafor"]),
        ("i told the Acorn teacher", ["Mr Okafor"]),
        ("acorn's teacher and the teechers of oak class", ["Mr Okafor", "Miss Lee"]),
        ("oak class teacher hit me", ["Miss Lee"]),
        ("class teacher hit me", ["Miss Lee"]),
        ("year 3 class teacher hit me", []),
        ("my sister's class teacher hit me", []),
        ("the class 3 teacher hit me", []),
        ("the pe teacher hit me", []),
        ("tom from acorn hit me and my teacher saw", ["Miss Lee"]),
    ],
)
def test_the_teacher_of_a_class_that_is_named_is_no_other(
    school: School, words: str, names: list[str]
) -> None:
    public = school.intake.school
    (oak,) = (each for each in public.classes if each.name == "Oak")
    worry = Worry("worry:1", Told(words=words, class_name="Oak", class_id=oak.id))
    assert {public.name_of(id) for id in stands_out.adults_in(worry, public)} == {*names}
    assert names or stands_out.jobs_in(worry, public), "a teacher whom nobody knows is asked about"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the reception teacher hit me", []),
        ("tom in reception hit me", []),
        ("the reception kids pushed me", []),
        ("i was sent to reception and i cried", []),
        ("mr patel in reception hit me", ["Mr Patel"]),
        ("the lady in reception hit me", ["Mr Bell"]),
        ("the receptionest hit me", ["Mr Bell"]),
    ],
)
def test_reception_is_a_class_or_a_place_and_no_receptionist(
    copies: Copies, words: str, names: list[str]
) -> None:
    public = copies(OAKFIELD).intake.school
    assert [each.name for each in named_in(words, public.adults())] == names
    classes = (replace(each, name="Reception") for each in public.classes if each.name == "Acorn")
    reception = replace(public, classes=(*classes,))
    worry = Worry("worry:1", Told(words=words))
    told = stands_out.adults_in(worry, reception)
    theirs = ["Mr Okafor"] if "teacher" in words else names
    assert [reception.name_of(id) for id in told] == theirs


def test_my_teacher_is_nobody_where_no_class_is_known(school: School) -> None:
    public = school.intake.school
    assert roles_in("my teacher") == {"teacher"}
    assert named_in("my teacher", public.adults(), teachers_of(public, "")) == ()


def test_whoever_has_the_role_is_asked_about_as_if_the_name_stood_there(school: School) -> None:
    told = tell(school, HURT.format("The deputy head"), "Mrs Adeyemi")
    (mentioned,) = told.case.matter.of(MENTIONED)
    assert mentioned.said["name"] == "Mr Patel"
    assert [each.name for each in told.case.matter.not_judged] == ["Mr Patel"]


def test_a_job_that_names_nobody_is_asked_about_and_never_filed_with_others(
    school: School,
) -> None:
    sent = school.intake.post(Told(words=HURT.format("the dinner lady")), NOW)
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    (one,) = small.pile(session, NOW).worries
    assert [each.about for each in one.hints if each.kind == stands_out.JOB] == [("dinner lady",)]
    assert one.by_itself
    with pytest.raises(Refused, match="on its own page"):
        bulk.finish(session, one, ENDING, "", NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    asked = filing.filing_fields(worry, session.public)[0]
    assert asked.label == "Is it about something that “dinner lady” did?"
    for adult in ("no", "yes"):
        with pytest.raises(Refused, match="“dinner lady” harmed a child"):
            triage.file_away(session, drawer, worry, {**ENDING, "adult": adult}, NOW)
    assert "open a case (O)" in asked.hint
    opening = {"title": "Dinner", "category": "friends", "seriousness": "low"}
    case = drawer.get(triage.open_case(session, drawer, [worry], opening, NOW))
    asked = closings.fields(case, (), MainFile())[0]
    assert (asked.id, "H, then W" in asked.hint) == ("adult", True), "it is in a case already"


@pytest.mark.parametrize("recorded", [True, False])
def test_my_teacher_is_whoever_taught_the_class_when_it_was_told(
    school: School, recorded: bool
) -> None:
    """One keeper changes a class at once: that takes nobody out of what was told of them."""
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    (oak,) = (each for each in public.classes if each.name == "Oak")
    told = Told(class_id=oak.id, class_name=oak.name, words=HURT.format("my teacher"))
    sent = school.intake.post(told, NOW)
    session = school.sign_in("Mrs Adeyemi")
    left = tuple(id for id in oak.adults if id != lee)
    moved = replace(oak, name="Oaks", adults=left)
    classes = tuple(moved if each == oak else each for each in public.classes)
    new = replace(next_list(public), classes=classes)
    assert people.propose(session, new, "why", NOW)
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    if not recorded:  # as an older program wrote it
        worry = replace(worry, told=replace(worry.told, teachers=()))
    named = lee if recorded else school.people["Mrs Adeyemi"]
    assert stands_out.adults_in(worry, session.public) == (named,)


def test_who_taught_another_class_when_it_was_told_stays_meant(school: School) -> None:
    """One keeper changes a class at once."""
    public, told = school.home.desk.school, Told(class_name="Oak", words="the acorn teacher hit me")
    sent = school.intake.post(told, NOW)
    session = school.sign_in("Mrs Adeyemi")
    (acorn,) = (each for each in public.classes if each.name == "Acorn")
    moved = replace(acorn, adults=(school.people["Miss Lee"],))
    classes = tuple(moved if each == acorn else each for each in public.classes)
    new = replace(next_list(public), classes=classes)
    assert people.propose(session, new, "why", NOW)
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    assert stands_out.adults_in(worry, session.public) == (school.people["Mr Okafor"],)
    more = replace(worry, more=(Remark("", "", "he did it again", "words"),))
    named = {school.people["Mr Okafor"], school.people["Miss Lee"]}
    assert {*stands_out.adults_in(more, session.public)} == named


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Rosa said her teacher shouted", "teacher"),
        ("I heard teacher say it", ""),
        ("they had a teacher party", ""),
        ("the hed teacher hit me", "headteacher"),
        ("the head teecher hit me", "headteacher"),
        ("toms teacher hit me", ""),
    ],
)
def test_a_word_of_every_day_in_the_place_of_another_is_no_misspelling(
    words: str, role: str
) -> None:
    assert roles_in(words) == ({role} if role else set())
