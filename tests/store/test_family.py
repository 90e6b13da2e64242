"""Whoever bears a child's surname counts as named where it tells of harm at home."""

from dataclasses import replace
from typing import Unpack

import pytest

from store.adults import on_the_roll, said_of, told_about
from store.cases import named, seconds
from store.cases.no_part import given_no_part
from store.errors import Refused
from store.involved import involving
from store.letterbox import collect
from store.letterbox.told import STAFF, Told
from store.roll import changing
from store.roll.carers import Carer
from store.signing_in.session import Session
from store.worries import bulk, filing, stands_out, triage
from store.worries.by_roll import ByRoll
from store.worries.small import pile
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.said import Said
from tests.store.agreeing import agree_about_them
from tests.store.closing import CLOSING
from tests.store.family_stage import DEPUTY, DSL, OPENING, put_in, told, with_dad, worry_of
from tests.store.involved_stage import KNOWN
from tests.store.triaging_stage import DRAWER, seen


def named_in(school: School, words: str, name: str, /, **more: Unpack[Said]) -> bool:
    session = school.sign_in(DSL)
    worry = Worry("worry:x", replace(Told(**more), words=words, name=name))
    person = session.public.person(school.people[DEPUTY])
    assert person is not None
    inside = person.id in stands_out.adults_in(worry, session.public)
    assert stands_out.names(worry, person, session.public) == inside
    return inside


@pytest.mark.parametrize(
    "words",
    [
        "my dad hits me with his belt",
        "daddy hurts mum",
        "my dady smaked me",
        "my farver hits me",
        "my baba belts me",
        "i dont want to go home he hurts me",
        "tata mnie bije",
        "my nan died and my dad hits me now",
        "mum says she wishes i died",
        "my mum broke her arm",
        "my dad got cross and hurt his hand",
        "my nanna smacks us",
        "my dad makes me sleep in the garage",
        "my mum shouts at me all night",
    ],
)
def test_harm_at_home_names_whoever_bears_the_childs_surname(school: School, words: str) -> None:
    assert named_in(school, words, "kit patel")
    assert named_in(school, words, "Kit Shaw-Patel")
    assert named_in(school, words, "jo pattel"), "as a child spells it"
    assert not named_in(school, words, "Kit Shaw")
    assert not named_in(school, words, "Patel"), "a first name alone says no family"


AS_TYPED = (
    *("Kit Patel 4B", "kit patel :(", "Patel, Kit", "patel kit", "kit patel oak class"),
    *(
        "Kit Patel (Oak)",
        "kit patel in mr okafors class",
        "Kit 'the cat' Patel",
        "Kit Patel-Shaw!!",
    ),
)
NOT_THEIRS = (
    "Kit Shaw in Mr Patel's class",
    "kit shaw mr patel",
    "Kit Shaw from patel",
    "Patil Kit",
)


def test_the_surname_is_read_however_a_child_types_its_name(school: School) -> None:
    public, told = school.home.desk.school, Told(words="my dad hits me")

    def kin(name: str) -> tuple[str, ...]:
        return stands_out.kin_in(Worry("worry:x", replace(told, name=name)), public)

    assert [name for name in AS_TYPED if kin(name) != (school.people[DEPUTY],)] == []
    assert [name for name in NOT_THEIRS if kin(name)] == []


@pytest.mark.parametrize(
    "words",
    [
        "my dad is ill",
        "Tom hit me at football",
        "I miss my mum",
        "my nan died",
        "my sister gets more pudding",
        "my dad fell off a ladder and hurt his leg",
        "my brother broke his leg at football",
    ],
)
def test_words_of_family_alone_and_a_quarrel_name_nobody(school: School, words: str) -> None:
    assert not named_in(school, words, "Kit Patel")


def test_what_a_colleague_writes_down_of_the_child_names_them_too(school: School) -> None:
    words, by = "Kit told me that his dad hits him", school.people["Miss Lee"]
    assert named_in(school, words, "Kit Patel", by=by, source=STAFF)


def test_they_decide_nothing_until_two_have_said_that_it_is_chance(school: School) -> None:
    subject = told(school, "my dad hits me", "Kit Patel")
    deputy = school.sign_in(DEPUTY)
    worry = worry_of(deputy, subject)
    why = filing.why_not_filed(deputy, deputy.drawer(DRAWER), worry)
    assert why.startswith("Your name is in it")
    said = {**CLOSING, "adult": "no"}
    with pytest.raises(Refused):
        triage.file_away(deputy, deputy.drawer(DRAWER), worry, said, NOW)
    id = triage.open_case(deputy, deputy.drawer(DRAWER), [worry], OPENING, NOW)
    case = seen(deputy, id)
    assert case.lead != deputy.person_id
    assert named.why_not(deputy.public, deputy.person_id, case)
    deputy.lock()
    dsl = school.sign_in(DSL)
    said = {school.people[DEPUTY]: said_of.NO, "why": "Not related"}
    said_of.say(dsl, dsl.drawer(DRAWER), seen(dsl, id), said, NOW)
    deputy = school.sign_in(DEPUTY)
    assert named.why_not(deputy.public, deputy.person_id, seen(deputy, id)) == named.WAITS
    agree_about_them(school.sign_in("Ms Hart"), id)
    deputy = school.sign_in(DEPUTY)
    assert not named.why_not(deputy.public, deputy.person_id, seen(deputy, id))


def test_a_parent_of_another_surname_is_named_by_the_roll_and_then_for_everybody(
    school: School,
) -> None:
    with_dad(school)
    subject = told(school, "my dad hits me", "Kit Shaw")
    lead = school.sign_in(DSL)
    worry = worry_of(lead, subject)
    assert [each.name for each in on_the_roll.parents_in(lead, worry)] == [DEPUTY]
    assert school.people[DEPUTY] in given_no_part(lead, lead.drawer(DRAWER), worry)
    for words, name in (("my dad is ill", "Kit Shaw"), ("my dad hits me", "Ann Shaw")):
        other = Worry("worry:x", Told(words=words, name=name))
        assert on_the_roll.parents_in(lead, other) == ()
    id = triage.open_case(lead, lead.drawer(DRAWER), [worry], OPENING, NOW)
    lead.lock()
    deputy = school.sign_in(DEPUTY)
    assert named.why_not(deputy.public, deputy.person_id, seen(deputy, id))
    deputy.lock()
    head = school.sign_in("Ms Hart")
    said = {school.people[DEPUTY]: said_of.NO, "why": "Not his father"}
    said_of.say(head, head.drawer(DRAWER), seen(head, id), said, NOW)
    on_the_roll.look_up_in(head, head.drawer(DRAWER), id, NOW)
    told_about.note(head.public, head.drawer(DRAWER), id, NOW)
    agree_about_them(school.sign_in(DSL), id)
    deputy = school.sign_in(DEPUTY)
    assert not named.why_not(deputy.public, deputy.person_id, seen(deputy, id)), "noted once"


def test_no_parent_files_it_alone_before_somebody_has_looked_in_the_roll(school: School) -> None:
    with_dad(school)
    subject = school.intake.post(Told(words="my dad hits me", name="Kit Shaw"), NOW).subject
    other = school.intake.post(Told(words="my dad hits me", name="Ann Shaw"), NOW).subject
    deputy = school.sign_in(DEPUTY)
    collect.collect(deputy, NOW)
    drawer = deputy.drawer(DRAWER)
    triage.see(deputy, drawer, worry_of(deputy, subject), NOW)
    for each in (subject, other):
        with pytest.raises(Refused, match="Ask Mrs Adeyemi or Ms Hart to read it first"):
            triage.file_away(deputy, drawer, worry_of(deputy, each), CLOSING, NOW)
    (small,) = [e for e in pile(deputy, NOW).worries if e.id == subject]
    with pytest.raises(Refused, match="works here"):
        bulk.finish(deputy, small, CLOSING, "", NOW)
    deputy.lock()
    lead = school.sign_in(DSL)
    for each in (subject, other):
        triage.see(lead, lead.drawer(DRAWER), worry_of(lead, each), NOW)
    lead.lock()
    deputy = school.sign_in(DEPUTY)
    drawer = deputy.drawer(DRAWER)
    with pytest.raises(Refused, match="Your name is in it"):
        triage.answer(deputy, drawer, worry_of(deputy, subject), "All is well", NOW)
    assert filing.why_not_filed(deputy, drawer, worry_of(deputy, subject)).startswith("Your name")
    triage.file_away(deputy, drawer, worry_of(deputy, other), CLOSING, NOW)
    deputy.lock()
    lead = school.sign_in(DSL)
    drawer, said = lead.drawer(DRAWER), {"adult": "no", "not_about": "He is not his father"}
    triage.file_away(lead, drawer, worry_of(lead, subject), {**CLOSING, **said}, NOW)
    assert not worry_of(lead, other).cleared
    (waits,) = worry_of(lead, subject).cleared
    assert waits.next, "another reader agrees, as where the surname is the child's"


def test_nor_closes_a_case_of_it_alone(school: School) -> None:
    with_dad(school)
    subject = school.intake.post(Told(words="my dad hits me", name="Kit Shaw"), NOW).subject
    deputy = school.sign_in(DEPUTY)
    collect.collect(deputy, NOW)
    drawer = deputy.drawer(DRAWER)
    id = triage.open_case(deputy, drawer, [worry_of(deputy, subject)], OPENING, NOW)
    case = seen(deputy, id)
    assert seconds.TO_LOOK_UP in seconds.of_this_person(deputy, drawer, case)
    deputy.lock()
    lead = school.sign_in(DSL)
    assert seconds.TO_LOOK_UP not in seconds.of_this_person(lead, lead.drawer(DRAWER), case)
    on_the_roll.look_up_in(lead, lead.drawer(DRAWER), id, NOW)
    assert worry_of(lead, subject).by_roll.adults == (school.people[DEPUTY],)


@pytest.mark.parametrize(
    "name", ["Kit Shaw", "Shaw Kit", "kit sha", "Kit S", "it is Kit Shaw", "Kitt Shaw", "Kit Shawe"]
)
def test_a_child_is_found_in_the_roll_as_it_spells_its_name(school: School, name: str) -> None:
    with_dad(school)
    sent = school.intake.post(Told(words="my dad hits me", name=name), NOW)
    lead = school.sign_in(DSL)
    collect.collect(lead, NOW)
    assert worry_of(lead, sent.subject).by_roll.adults == (school.people[DEPUTY],)


def test_it_is_looked_up_as_it_comes_and_again_for_another_name(school: School) -> None:
    with_dad(school)
    sent = school.intake.post(Told(words="my dad hits me", name="Kit"), NOW)
    lead = school.sign_in(DSL)
    collect.collect(lead, NOW)
    assert worry_of(lead, sent.subject).by_roll == ByRoll("Kit")
    school.intake.add(sent, NOW, name="Kit Shaw")
    collect.collect(lead, NOW)
    assert worry_of(lead, sent.subject).by_roll == ByRoll("Kit Shaw", (school.people[DEPUTY],))


def opened(school: School, words: str, name: str) -> tuple[Session, str]:
    subject = told(school, words, name)
    lead = school.sign_in(DSL)
    worries = [worry_of(lead, subject)]
    return lead, triage.open_case(lead, lead.drawer(DRAWER), worries, OPENING, NOW)


@pytest.mark.parametrize(
    ("name", "role", "counts"),
    [
        ("Amy Patel", "told", True),
        ("Amy Patel", "victim", True),
        ("Tom Patel", "witness", False),
        ("Amy Shaw", "told", False),
    ],
)
def test_the_childs_name_is_also_what_staff_say_of_it(
    school: School, name: str, role: str, counts: bool
) -> None:
    """A small child types its first name alone: its father led that case, and closed it."""
    lead, id = opened(school, "my dad hits me, and I told Mr Patel about the ball", "Amy")
    put_in(lead, id, name, role)
    deputy = school.people[DEPUTY]
    assert (deputy in {e.id for e in named.to_say(seen(lead, id)) if e.left_open}) == counts
    assert (deputy in named.accused(seen(lead, id))) == counts


def test_and_whom_the_roll_has_of_that_name_or_as_tied(school: School) -> None:
    lead = school.sign_in(DSL)
    amy = {"forename": "Amy", "surname": "Shaw", "school_class": "Acorn"}
    dad = {"forename": "Raj", "surname": "Patel", "title": "Mr", **KNOWN}
    pupil = changing.add_pupil(lead, amy, NOW)
    changing.add_adult(lead, pupil, dad, NOW)
    for class_name, found in (("Acorn", [DEPUTY]), ("Oak", [])):
        worry = Worry("worry:x", Told(words="my dad hits me", name="amy", class_name=class_name))
        assert [each.name for each in on_the_roll.parents_in(lead, worry)] == found
    lead, id = opened(school, "my dad hits me", "")
    put_in(lead, id, "The child")
    assert not named.to_say(seen(lead, id))
    (child,) = seen(lead, id).people
    tie = (child.id, f"pupil:{pupil}", "Amy Shaw", {"why": "Her teacher knows her"}, NOW)
    involving.tie(lead, lead.drawer(DRAWER), seen(lead, id), *tie)
    assert named.why_not(lead.public, school.people[DEPUTY], seen(lead, id))


@pytest.mark.parametrize(
    ("name", "first", "last", "title", "may"),
    [
        ("Mr Patel", "Raj", "Patel", "Mr", True),
        ("Mr Patel", "Asha", "Patel", "Mrs", False),
        ("Mr Patel", "", "Patel", "", True),
        ("R Patel", "Raj", "Patel", "Mr", True),
        ("Tom Patel", "Raj", "Patel", "Mr", False),
        ("Mr Patel", "Raj", "Shaw", "Mr", False),
    ],
)
def test_a_name_of_the_list_may_be_a_parents_by_all_that_both_say(
    name: str, first: str, last: str, title: str, may: bool
) -> None:
    carer = Carer("c", title=title, forename=first, surname=last)
    assert on_the_roll.may_be(name, carer) == may
