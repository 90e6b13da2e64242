"""First names in what was told: a pupil's, a colleague's or either, by the roll."""

from dataclasses import replace
from typing import Unpack

import pytest

from store.adults import by_first_name, low_ends, told_about
from store.cases import beginning, case_types, named
from store.cases.case_types import ASK
from store.checkup import check_session
from store.letterbox import collect
from store.letterbox.told import STAFF, Told
from store.roll import changing
from store.signing_in.session import Session
from store.worries import filing, stands_out, triage
from store.worries.by_roll import ByRoll
from store.worries.first_names import FirstNames, first_name
from store.worries.remark import Remark
from store.worries.worry import Worry
from tests.conftest import Copies
from tests.made_up import NOW, OAKFIELD
from tests.said import Said
from tests.store.triaging_stage import DRAWER, seen

RAJ, ROSE, DSL = "Raj Okafor", "Miss Rose Lee", "Mrs Adeyemi"
_CALLED = {"Mr Okafor": RAJ, "Miss Lee": ROSE}
PLAN = replace(
    OAKFIELD,
    people=tuple(replace(e, name=_CALLED.get(e.name, e.name)) for e in OAKFIELD.people),
    classes=tuple(
        replace(each, adults=tuple(_CALLED.get(e, e) for e in each.adults))
        for each in OAKFIELD.classes
    ),
)
PUPILS = ("Leo Shaw", "Will Poe", "Grace Day", "Mark Fry", "May Orr", "Rosie Lee", "Tom Lee")


@pytest.fixture
def lead(copies: Copies) -> Session:
    """The lead of a school with two colleagues who are on the list by their first names."""
    session = copies(PLAN).sign_in(DSL)
    for name in PUPILS:
        enrol(session, name, "Oak")
    return session


def enrol(session: Session, name: str, school_class: str) -> None:
    forename, surname = name.split()
    said = {"forename": forename, "surname": surname, "school_class": school_class}
    changing.add_pupil(session, said, NOW)


def heard(
    session: Session, words: str, school_class: str = "Oak", /, **more: Unpack[Said]
) -> Worry:
    worry = Worry(
        "worry:x", replace(Told(**more), words=words, name="Kit", class_name=school_class)
    )
    return replace(worry, by_roll=ByRoll(names=by_first_name.new(session, worry)))


def read(session: Session, words: str, school_class: str = "Oak") -> tuple[list[str], list[str]]:
    """Return who is said to have harmed a child, and of whom it is only left open."""
    worry, public = heard(session, words, school_class), session.public
    harm = low_ends.harm_of(public, worry)
    return [*harm], [each for each in low_ends.open_of(public, worry) if each not in harm]


def test_whom_a_colleague_harmed_is_a_child_of_the_roll_however_written(lead: Session) -> None:
    done = (
        *(
            "mr patel hit leo",
            "Mr Patel slapped leo",
            "mr patel kicked LEO",
            "mr patel hit leo's arm",
        ),
        *("mr patel hit will", "mr patel hit will on the arm", "mr patel pushed grace over"),
        *("mr patel grabbed mark by the arm and he cried", "mr patel kicked may"),
        *("mr patel pushed will and tom", "the dinner lady hit leo", "mr patel hit Will there"),
    )
    none = (
        *("mr patel hit may be sad", "mr patel said i will hit tom", "mr patel saw leo hit me"),
        *("mr patel said i may mark leo", "i told mr patel that leo hit me", "mr patel hit jon"),
        *("leo hit me and mr patel helped", "mr patel said leo hit tom", "mr patel helped leo"),
        *("tom hit leo and will told mr patel", "mr patel will mark it, leo pushed me"),
    )
    found = {words: read(lead, words)[0] for words in (*done, *none)}
    assert [words for words in done if not found[words]] == []
    assert [words for words in none if found[words]] == []
    assert read(lead, "leo hit me and mr patel helped") == ([], [])
    assert read(lead, "leo's ta pinched him") == (["“ta”"], []), "whose they are is no part of it"


def test_a_first_name_that_no_pupil_has_is_the_colleagues(lead: Session) -> None:
    done = (
        *("raj hits me", "Raj hit me", "raj and tom hit me", "I hate raj. He slaps me"),
        *("my coach raj kicked leo", "i got slapped by raj", "rose hits me", "raj hit will"),
    )
    for words in done:
        harm, _ = read(lead, words)
        assert harm == [ROSE if words.startswith("rose") else RAJ], words
    others = (
        *(
            "my friend raj hits me",
            "raj in my class hit me",
            "uncle raj hits me",
            "a boy called raj hit me",
        ),
        *("Raj Singh hit me", "raj from year 2 kicked me", "the rose hit me", "i like raj"),
        *("raj gave me a sticker", "raj helped when leo hit me", "i told raj that leo hit me"),
        *("i hit my head on the rose bush", "raj is my friend and he hit me"),
    )
    assert {words: found for words in others if (found := read(lead, words)) != ([], [])} == {}
    worry = heard(lead, "", source=STAFF, by="x", fact="Raj slapped leo in the hall")
    assert low_ends.harm_of(lead.public, worry) == (RAJ,)


QUARRELS = (
    *("raj hit me", "Raj hit me at football", "raj and leo kicked me", "raj pushed me over"),
    *("leo said raj hit him", "raj pulled my hair and tom laughed", "i hit raj first"),
    *("raj took my ball", "raj wont let me play", "raj called me fat", "raj is mean to me"),
    *("raj broke my pencil", "leo and raj were fighting", "raj tripped me up in the hall"),
    *("raj threw a ball at me", "raj said he is not my friend", "raj spat at me"),
)


def test_a_first_name_that_a_pupil_has_too_is_left_open_but_for_quarrels_in_a_class(
    lead: Session,
) -> None:
    enrol(lead, "Raj Singh", "Acorn")
    deed = "raj touched my bottom"
    for school_class in ("Oak", ""):
        for words in ("raj hits me", "every day raj pushes me", deed):
            assert read(lead, words, school_class) == ([], [RAJ])
    same = {words: read(lead, words, "Acorn") for words in (*QUARRELS, deed)}
    assert {words for words, found in same.items() if found != ([], [])} == {deed}
    other = {words for words in QUARRELS if read(lead, words) != ([], [])}
    assert other < {*QUARRELS}
    assert not {"raj took my ball", "raj called me fat", "i hit raj first"} & other
    harmless = ("raj in year 2 hit me", "my friend raj hit me", "mr patel helped, leo hit raj")
    assert [read(lead, words) for words in harmless] == [([], [])] * len(harmless)
    assert read(lead, "mr patel hit raj") == (["Mr Patel"], [])


CALLED_LIKE_STAFF = ("Sam Patel", "Hart Fox", "Tom Bell", "Patel Roe")


def test_a_pupil_who_is_called_like_a_colleague_is_told_from_them(copies: Copies) -> None:
    session = copies(OAKFIELD).sign_in(DSL)
    patel, bell, lee = "Mr Patel", "Mr Bell", "Miss Lee"
    by_words = {
        **{"sam patel punched me": [patel], "ella hart pushed me": ["Ms Hart"]},
        **{"tom bell hit me": [bell], "ava lee and ben hit me": [lee]},
    }
    accused = {
        **{"mr sam patel hit me": patel, "Patel hit me": patel, "and patel hits me": patel},
        **{"wen patel hit me i cried": patel, "mr bell hit the bell and hit me": bell},
        **{"miss lee hit me": lee, "lee hit me": lee, "The Bell said nothing. Bell hit me": bell},
    }
    for words, may_be in by_words.items():
        assert read(session, words) == ([], may_be), words
    assert {words: read(session, words)[0] for words in accused} == {
        words: [name] for words, name in accused.items()
    }
    for words in ("the bell hurt my ears", "a bell hit me"):
        assert read(session, words) == ([], []), words
        assert not stands_out.adults_in(heard(session, words), session.public)
    for name in CALLED_LIKE_STAFF:
        enrol(session, name, "Oak")
    enrol(session, "Lee Ode", "Acorn")
    same = (
        "sam patel punched me",
        "hart pushed me over at footy",
        "tom bell hit me",
        "patel hit me",
    )
    assert {words: read(session, words) for words in same} == dict.fromkeys(same, ([], []))
    assert read(session, "lee pushed me over at footy") == ([], [lee]), "in another class"
    assert read(session, "mr patel hit me. sam patel hit him")[0] == [patel]
    assert read(session, "mr patel hit sam patel")[0] == [patel]
    assert read(session, "hart touched my bottom") == ([], ["Ms Hart"]), "no quarrel"
    for words in ("sam patel took my pencil", "hart wont let me play", "tom bell says im fat"):
        assert not stands_out.adults_in(heard(session, words), session.public), words
    for words in ("mr patel took my pencil", "lee took my pencil", "mr sam patel is mean to me"):
        assert stands_out.adults_in(heard(session, words), session.public), words
    worry = heard(session, "hart wont let me play")
    later = replace(worry, more=(Remark("", "", "hart touched my bottom", "words"),))
    new = by_first_name.new(session, later)
    known = worry.by_roll.names
    noted = FirstNames(known.pupils | new.pupils, new.colleagues, new.either)
    later = replace(later, by_roll=ByRoll(names=noted))
    assert low_ends.open_of(session.public, later) == ("Ms Hart",), "and what is told later is none"


def test_a_name_in_full_is_the_colleagues_whoever_is_called_by_half_of_it(lead: Session) -> None:
    for name in ("Lee Poe", "Rose Orr", "Raj Fry"):
        enrol(lead, name, "Oak")
    full = {
        **{"rose lee hit me": ROSE, "Rose Lee hit me when nobody looks": ROSE},
        **{"raj okafor hits me": RAJ, "i got slapped by Raj Okafor": RAJ},
    }
    assert {words: read(lead, words) for words in full} == {
        words: ([name], []) for words, name in full.items()
    }
    quarrels = ("lee hit me", "rose hit me at footy", "raj pushed me", "lee poe hit me")
    assert {words: read(lead, words) for words in quarrels} == dict.fromkeys(quarrels, ([], []))
    enrol(lead, "Rose Lee", "Acorn")
    assert read(lead, "rose lee hit me") == ([], [ROSE]), "a pupil is called so too"


def test_one_of_several_and_who_only_saw_it_are_not_said_to_have_done_it(lead: Session) -> None:
    public, lee = lead.public, "Miss Rose Lee"
    teacher = next(each.id for each in public.people if each.name == lee)
    for words in ("one of the teachers hit me", "two of our teachers slapped leo"):
        worry = heard(lead, words, teachers=(teacher,))
        assert low_ends.harm_of(public, worry) == ("“teachers”",)
        assert lee in low_ends.open_of(public, worry)
    harm, beside = read(lead, "mr patel hit me and mrs adeyemi saw and sed nothing")
    assert (harm, beside) == (["Mr Patel"], ["Mrs Adeyemi"])
    assert read(lead, "mr bell banged his head")[0] == []
    for words in ("mr bell banged leos head", "tom cried and mr bell banged his head"):
        assert read(lead, words)[0] == ["Mr Bell"]


def test_where_the_roll_has_nobody_a_first_name_names_nobody(copies: Copies) -> None:
    session = copies(PLAN).sign_in(DSL)
    assert read(session, "raj hits me") == ([], [])


def test_it_is_noted_as_it_comes_and_holds_for_everybody(copies: Copies) -> None:
    school = copies(PLAN)
    lead = school.sign_in(DSL)
    enrol(lead, "Leo Shaw", "Oak")
    sent = school.intake.post(Told(words="can I talk to somebody", name="Kit"), NOW)
    collect.collect(lead, NOW)
    drawer = lead.drawer(DRAWER)
    opening = {"title": "Kit", "category": "home", "seriousness": "high"}
    id = triage.open_case(lead, drawer, [_at(lead, sent.subject)], opening, NOW)
    assert _at(lead, sent.subject).by_roll == ByRoll()
    school.intake.add(sent, NOW, words="mr patel hit leo and raj hit me")
    collect.collect(lead, NOW)
    names = _at(lead, sent.subject).by_roll.names
    assert (names.pupils, names.colleagues, names.either) == (
        frozenset({"leo"}),
        frozenset({"raj"}),
        frozenset(),
    )
    told_about.note(lead.public, drawer, id, NOW)
    for name in ("Mr Patel", RAJ):
        assert named.why_not(lead.public, school.people[name], seen(lead, id))
    deputy = school.sign_in("Mr Patel")
    worry = _at(deputy, sent.subject)
    assert stands_out.adults_in(worry, deputy.public) == (deputy.person_id, school.people[RAJ])
    assert "Your name is in it" in filing.why_not_filed(deputy, deputy.drawer(DRAWER), worry)
    assert not check_session(lead)


def test_so_is_what_a_case_is_begun_with_at_the_desk(lead: Session) -> None:
    kind = next(each for each in case_types.given() if each.id == "complaint")
    said = {"which": "complaint", "from": "Mrs Marr", "when": "2026-03-03 09:00"}
    said |= {"child": "", "words": "Mr Patel hit leo. raj locked him in"}
    values = {f"{ASK}{key}": each for key, each in said.items()}
    values |= {"title": "A complaint", "seriousness": "medium"}
    _, id = beginning.begin(lead, kind, values, NOW)
    harmed = {each.name for each in named.to_say(seen(lead, id)) if each.harm}
    assert harmed == {"Mr Patel", RAJ}


def _at(session: Session, subject: str) -> Worry:
    found = session.drawer(DRAWER).get(subject)
    assert isinstance(found, Worry)
    return found


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Mr Patel", ""),
        ("Raj Patel", "raj"),
        ("Miss Rose Lee-Grant", "rose"),
        ("R Patel", ""),
        ("Ms Lee-Grant", ""),
        ("Zoë Ní Bhriain", "zoe"),
    ],
)
def test_which_name_of_the_list_is_a_first_one(name: str, first: str) -> None:
    assert first_name(name) == first
