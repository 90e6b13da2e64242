"""What a case is begun with at the desk counts as what was told: names are found, who is shut out
never reads it."""

from dataclasses import replace

import pytest

from store import on_desk
from store.adults import handing, said_of, threshold
from store.cases import beginning, case_types, closings, named, triaging
from store.cases.begun import NOT_SEE
from store.cases.case import Case
from store.cases.case_types import ASK, CaseType
from store.cases.main_file import MainFile
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.involved import children, dealt_with, named_child
from store.involved.told_children import told_of
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.closing import CLOSING
from tests.store.letters_stage import POST
from tests.store.triaging_stage import QUARREL

COMPLAINT = {
    f"{ASK}which": "complaint",
    f"{ASK}from": "Mrs Marr",
    f"{ASK}child": "Elsie Marr, Oak",
    f"{ASK}words": "Mr Patel grabbed Elsie by the arm and left a mark",
    f"{ASK}when": "2026-03-03 09:00",
    "title": "A parent came to us",
    "seriousness": "medium",
}
FAULT = {
    f"{ASK}what": "Tablet 4, on the shelf of Oak",
    f"{ASK}wrong": "The glass is cracked",
    f"{ASK}who": "Mrs Adeyemi",
    f"{ASK}left": "Put away",
    f"{ASK}knew": "2026-03-03 09:00",
    f"{ASK}data": "no",
    "title": "A fault",
    "seriousness": "low",
}


def kind(id: str) -> CaseType:
    return next(each for each in case_types.given() if each.id == id)


def begun(session: Session, said: dict[str, str], type: str = "complaint") -> Case:
    drawer, id = beginning.begin(session, kind(type), said, NOW)
    found = drawer.get(id)
    assert isinstance(found, Case)
    return found


def mentioned(case: Case) -> list[str]:
    return [each.name for each in named.mentions(case)]


@pytest.fixture
def head(school: School) -> Session:
    return school.sign_in("Ms Hart")


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def test_whom_a_parents_complaint_accuses_neither_triages_nor_closes_it(
    school: School, head: Session
) -> None:
    named_by = beginning.named(head, kind("complaint"), COMPLAINT)
    assert [each.name for each in named_by] == ["Mr Patel"], "they could open it"
    case = begun(head, COMPLAINT)
    assert mentioned(case) == ["Mr Patel"]
    assert len(on_desk.to_say(head, NOW)) == 1
    known = triaging.begun(head.public, case, ())
    assert known["adult"] == "staff", "an adult at school is proposed"
    assert threshold.begun(head.public, case, ())["adult"] == school.people["Mr Patel"]
    patel = school.sign_in("Mr Patel")
    drawer = patel.find(case.id)
    assert drawer is not None
    with pytest.raises(Refused, match="Your name is in what was told"):
        triaging.triage(patel.public, drawer, case, {**QUARREL, "kinds": "complaint"}, NOW)
    with pytest.raises(Refused, match="Your name is in what was told"):
        closings.close(patel, drawer, drawer.get(case.id), CLOSING, MainFile(), NOW)


def test_the_child_asked_for_is_in_it_and_nobody_says_that_none_is(dsl: Session) -> None:
    case = begun(dsl, COMPLAINT)
    (child,) = case.people
    assert (child.name, child.roles, child.detail) == ("Elsie Marr", ("named",), "Oak")
    found = children.by_name(dsl, "Elsie Marr")
    assert [seen.case.id for seen in found] == [case.id], "among all that is known of her"
    before = replace(case, people=())
    assert told_of(before, ()) == [{"name": "Elsie Marr", "detail": "Oak"}], "of an older program"
    assert not named_child.is_missing(case, ())
    (asked,) = (each for each in dealt_with.told_fields(case) if each.id == "child_told")
    assert dealt_with.NONE not in {each.id for each in asked.choices}
    unsaid = begun(dsl, {**COMPLAINT, f"{ASK}child": "", f"{ASK}words": "The gate is shut"})
    assert (unsaid.people, told_of(unsaid, ())) == ((), [])


def test_who_should_not_see_it_never_can_and_what_they_did_is_asked(
    school: School, head: Session
) -> None:
    patel = school.people["Mr Patel"]
    away = {**COMPLAINT, NOT_SEE: patel, f"{ASK}words": "He grabbed Elsie by the arm"}
    assert not beginning.named(head, kind("complaint"), {**COMPLAINT, NOT_SEE: patel})
    case = begun(head, away)
    drawer = head.find(case.id)
    assert drawer is not None
    assert drawer.name != "safeguarding", "it never lay where they open"
    assert patel in case.kept_from
    assert patel not in holders.holders_of(head, drawer)
    assert school.people["Mrs Adeyemi"] in holders.holders_of(head, drawer)
    assert mentioned(case) == ["Mr Patel"]
    assert triaging.begun(head.public, case, ())["adult"] == "staff"
    head.lock()
    assert school.sign_in("Mr Patel").find(case.id) is None
    dsl = school.sign_in("Mrs Adeyemi")
    assert dsl.find(case.id) is not None


def test_the_headteacher_named_is_proposed_in_the_triage_and_the_chair_gets_it(
    school: School, dsl: Session
) -> None:
    hart = school.people["Ms Hart"]
    for words in ("Ms Hart hit Elsie", "The head teacher hit Elsie"):
        case = begun(dsl, {**COMPLAINT, f"{ASK}words": words})
        assert mentioned(case) == ["Ms Hart"]
        known = triaging.begun(dsl.public, case, ())
        assert known["adult"] == "headteacher"
    drawer = dsl.find(case.id)
    assert drawer is not None
    answers = {**QUARREL, **known, "threshold": "yes"}
    triaging.triage(dsl.public, drawer, case, answers, NOW)
    assert handing.is_due(dsl, drawer, drawer.get(case.id))
    (rung,) = [each.step for each in drawer.get(case.id).steps if each.step.id == "lado"]
    assert rung.due == "2026-03-04 09:00", "the day began when they told it"
    told = threshold.begun(dsl.public, drawer.get(case.id), ())
    assert told["adult"] == hart
    found = handing.plan(dsl, drawer, drawer.get(case.id), {**told, "stays": "no"})
    assert (found.lead, found.role) == (school.people["Dr Quince"], "chair")
    assert hart in found.gone


def test_nobody_shuts_out_all_others_and_where_somebody_is_left_to_let_in_they_are(
    school: School, dsl: Session
) -> None:
    others = [school.people[name] for name in ("Mr Patel", "Ms Hart")]
    case = begun(dsl, {**COMPLAINT, NOT_SEE: "\n".join(others)})
    drawer = dsl.find(case.id)
    assert drawer is not None
    readers = holders.holders_of(dsl, drawer)
    assert set(readers) == {dsl.person_id, school.people["Dr Quince"]}
    everybody = [*others, school.people["Dr Quince"]]
    with pytest.raises(Incomplete) as error:
        begun(dsl, {**COMPLAINT, NOT_SEE: "\n".join(everybody)})
    assert set(error.value.wrong) == {NOT_SEE}


def test_who_only_tells_it_is_not_named_and_who_names_themself_is(dsl: Session) -> None:
    assert mentioned(begun(dsl, FAULT, "fault")) == [], "they noticed it"
    told = {**FAULT, f"{ASK}who": "Mrs Adeyemi, when Mr Patel threw it"}
    assert mentioned(begun(dsl, told, "fault")) == ["Mrs Adeyemi", "Mr Patel"]
    shown = {**FAULT, f"{ASK}who": "A parent showed it to Mr Patel at the gate"}
    assert mentioned(begun(dsl, shown, "fault")) == [], "it was shown to him"
    laughed = {**FAULT, f"{ASK}who": "A parent told Mr Patel, who laughed"}
    assert mentioned(begun(dsl, laughed, "fault")) == ["Mr Patel"]
    for line in (
        "Mr Patel showed me his screen",
        "Mr Patel, in a search",
        "Mr Patel saw it on Facebook and told Mrs Adeyemi at lunch",
        "Mrs Adeyemi, her phone",
    ):
        post = {**POST, f"{ASK}seen_by": line}
        assert mentioned(begun(dsl, post, "parent_post")) == ["Miss Lee"], "whom it is about"
    for line in (
        "Mr Patel sent it to her",
        "Mr Patel showed me his willy",
        "A parent showed me Mr Patel on her phone",
    ):
        post = {**POST, f"{ASK}seen_by": line, f"{ASK}about": "The school"}
        assert mentioned(begun(dsl, post, "parent_post")) == ["Mr Patel"], line
    broken = begun(dsl, {**FAULT, "title": "Mr Patel broke it"}, "fault")
    assert mentioned(broken) == ["Mr Patel"]
    assert "adult" not in triaging.begun(dsl.public, broken, ()), "a fault accuses nobody"
    mistake = {
        f"{ASK}what": "I shouted at Kit Brown in the hall",
        f"{ASK}when": "2026-03-03 09:00",
        f"{ASK}who": "Mrs Adeyemi",
        f"{ASK}noticed": "I saw it myself",
        f"{ASK}knew": "2026-03-03 09:00",
        f"{ASK}data": "no",
        f"{ASK}child": "yes",
        "title": "A mistake of our own",
        "seriousness": "low",
    }
    case = begun(dsl, mistake, "own_mistake")
    assert mentioned(case) == ["Mrs Adeyemi"], "it is theirs"
    drawer = dsl.find(case.id)
    assert drawer is not None
    answers = {**QUARREL, "kinds": "own_mistake"}
    triaging.triage(dsl.public, drawer, case, answers, NOW)
    assert mentioned(drawer.get(case.id)) == ["Mrs Adeyemi"], "nobody clears themself"


HARMED = (
    ("The dinner lady grabbed Elsie by the arm and left a mark", "“dinner lady”"),
    ("A TA slapped Elsie", "“ta”"),
    ("Her teacher slapped Elsie", "Miss Lee"),
    ("I grabbed Elsie by the arm", "Mrs Adeyemi"),
)


def test_who_has_no_name_in_it_or_writes_it_of_themself_is_asked_about_too(dsl: Session) -> None:
    for words, who in HARMED:
        case = begun(dsl, {**COMPLAINT, f"{ASK}words": words})
        assert [(each.name, each.harm) for each in named.mentions(case)] == [(who, True)]
        assert case.needs_second
    harmless = {**COMPLAINT, f"{ASK}words": "The TA said that Tom hit Elsie. The lunch is cold."}
    assert mentioned(begun(dsl, harmless)) == []


def test_who_noticed_a_fault_may_be_the_one_who_did_harm_with_it(dsl: Session) -> None:
    threw = {**FAULT, f"{ASK}who": "Mr Patel", f"{ASK}wrong": "It is cracked. He threw it at Kit."}
    assert [(e.name, e.harm) for e in named.mentions(begun(dsl, threw, "fault"))] == [
        ("Mr Patel", True)
    ]
    boy = {**threw, f"{ASK}wrong": "It is cracked. A boy was cross, and he threw it at Kit."}
    assert mentioned(begun(dsl, boy, "fault")) == []


def test_who_never_saw_it_and_is_said_to_have_done_it_is_kept_out_by_that_word(
    school: School, dsl: Session
) -> None:
    """K has nobody to choose then: the step and the STOP that ask for it would never end."""
    patel = school.people["Mr Patel"]
    case = begun(dsl, {**COMPLAINT, NOT_SEE: patel})
    drawer = dsl.find(case.id)
    assert drawer is not None
    answers = {**QUARREL, "adult": "staff", "threshold": "no"}
    triaging.triage(dsl.public, drawer, case, answers, NOW)
    stops = drawer.get(case.id).stops
    said_of.say(dsl, drawer, drawer.get(case.id), {patel: said_of.YES, "why": "She saw it"}, NOW)
    found = drawer.get(case.id)
    assert [stop for stop in stops if stop not in found.stops] == [
        "First press K: whom it is about must not open this case."
    ]
    assert found.kept_from == (patel,)
