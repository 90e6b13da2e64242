"""The headteacher of whom something was told is whoever was it then, not whoever follows them."""

from dataclasses import replace

import pytest

from store.adults import kept_from_head, threshold, told_about
from store.adults.whom import OTHER
from store.cases import named, triaging
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.readers import HEADTEACHER
from store.letterbox.told import SLIP, Told
from store.school import people
from store.signing_in.session import Session
from store.worries import concerns, stands_out, triage
from store.worries.remark import Remark
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.adults.handing_stage import ABOUT_HEAD, InCase
from tests.store.changing import agreed

OPENED = {"title": "Corridor", "category": "adult", "seriousness": "medium"}
LOGGED = {"about": HEADTEACHER, "urgent": "no", "fact": "She shouted", "unnamed": "no"}


def follow(school: School) -> None:
    """Mr Patel becomes headteacher, and Ms Hart a teacher."""
    hart, patel = school.people["Ms Hart"], school.people["Mr Patel"]
    for id, name, role in ((patel, "Mr Patel", HEADTEACHER), (hart, "Ms Hart", "teacher")):
        public = school.home.desk.school
        new = people.change_person(public, id, name, (role,))
        agreed(school, "Mrs Adeyemi", "Dr Quince", new)


def read(school: School, by: str, told: Told) -> tuple[Session, Drawer, Worry]:
    """Somebody reads what was told before the headteacher changed."""
    sent = school.intake.post(told, NOW)
    follow(school)
    session = school.sign_in(by)
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    assert isinstance(worry, Worry)
    return session, drawer, worry


@pytest.mark.parametrize("recorded", [True, False])
def test_whoever_was_headteacher_when_it_was_told_is_told_of_and_judged(
    school: School, recorded: bool
) -> None:
    lee = school.sign_in("Miss Lee")
    hart = school.people["Ms Hart"]
    told = concerns.told(lee.public, LOGGED, lee.person_id)
    session, drawer, worry = read(school, "Dr Quince", told)
    assert worry.told.heads == (hart,)
    if not recorded:  # as an older program wrote it
        worry = replace(worry, told=replace(worry.told, heads=()))
    assert told_about.adults_of(session.public, worry) == ((hart, "Ms Hart"),)
    case = triage.open_case(session, drawer, [worry], OPENED, NOW)
    found = drawer.get(case)
    assert isinstance(found, Case)
    assert found.matter.adult[0] == hart
    assert threshold.begun(session.public, found, [worry])["adult"] == hart


def test_the_word_for_it_in_a_childs_words_names_who_it_was_then(school: School) -> None:
    told = Told(words="The head teacher hit me", name="Elsie Marr")
    session, _, worry = read(school, "Mrs Adeyemi", told)
    public = session.public
    hart, patel = (public.person(school.people[name]) for name in ("Ms Hart", "Mr Patel"))
    assert hart
    assert patel
    assert stands_out.adults_in(worry, public) == (hart.id,)
    assert stands_out.names(worry, hart, public)
    assert not stands_out.names(worry, patel, public)
    added = replace(worry, more=(Remark("", "", "The head hit me again", "words"),))
    assert stands_out.adults_in(added, public) == (patel.id, hart.id), "it may be either by now"


def test_the_word_for_any_other_role_names_who_had_it_then(school: School) -> None:
    """Mr Patel was the deputy; Miss Lee has his role and drawer before anybody reads it."""
    told = Told(words="The deputy hit me", name="Elsie Marr")
    sent = school.intake.post(told, NOW)
    patel, lee = school.people["Mr Patel"], school.people["Miss Lee"]
    for id, name, roles in ((patel, "Mr Patel", ()), (lee, "Miss Lee", ("deputy",))):
        new = people.change_person(school.home.desk.school, id, name, (*roles, "teacher"))
        agreed(school, "Mrs Adeyemi", "Dr Quince", new)
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    worry = session.drawer("safeguarding").get(sent.subject)
    assert isinstance(worry, Worry)
    public = session.public
    assert stands_out.adults_in(worry, public) == (patel,)
    added = replace(worry, more=(Remark("", "", "The deputy hit me again", "words"),))
    assert stands_out.adults_in(added, public) == (patel, lee), "it may be either by now"
    older = replace(worry, told=replace(worry.told, roles=()))
    assert stands_out.adults_in(older, public) == (patel, lee), "nothing tells who it was"


def test_where_nothing_tells_who_it_was_each_of_them_is_asked_about(school: School) -> None:
    told = Told(source=SLIP, about=HEADTEACHER, words="He shouted")
    session, _, worry = read(school, "Dr Quince", told)
    unknown = replace(worry, told=replace(worry.told, heads=()), kept_from=())
    assert told_about.adults_of(session.public, unknown) == ((OTHER, ""),)
    mentioned = told_about.mentions_of(session.public, unknown)
    both = {school.people["Ms Hart"], school.people["Mr Patel"]}
    assert {each["adult"] for each in mentioned} == both


def test_a_triage_of_the_headteacher_stays_about_whoever_it_was(school: School) -> None:
    told = InCase(school)
    hart, patel = school.people["Ms Hart"], school.people["Mr Patel"]
    first = told.drawer.get(told.id)
    assert kept_from_head.kept_with(told.session, told.drawer, first, ABOUT_HEAD) == (hart,)
    triaging.triage(told.session.public, told.drawer, first, ABOUT_HEAD, NOW)
    follow(school)
    session = school.sign_in("Mrs Adeyemi")
    drawer = session.find(told.id)
    assert drawer is not None
    case = drawer.get(told.id)
    assert isinstance(case, Case)
    assert named.why_not(session.public, hart, case) == named.OWN
    assert named.why_not(session.public, patel, case) == ""
    assert threshold.begun(session.public, case, [])["adult"] == hart
    again = {**ABOUT_HEAD, "child": "none"}
    triaging.triage(session.public, drawer, case, again, NOW)
    assert drawer.get(told.id).triages[-1].heads == (hart,), "of whom it was triaged already"
    with pytest.raises(Refused, match="about the headteacher"):
        named.refuse_named(session.public, hart, drawer.get(told.id))
