"""What was told is kept from somebody before it becomes a case: the case knows who did so."""

import pytest

from screens.staff.cases import told_events
from screens.staff.cases.history import history
from screens.staff.cases.record_paper import Source, one_page, whole
from screens.staff.cases.told_events import SHUT_OUT
from store.cases import keeping, restrict, seconds
from store.cases.case import Case
from store.cases.kept_alone import BESIDE
from store.cases.restrict import PERSON
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.kinds import RECEIVED
from store.worries.worry import Worry
from tests.made_up import NOW, School

WHY = "He is a friend of hers"
VALUES = {"title": "Bear", "category": "other", "seriousness": "low"}


@pytest.fixture
def told(school: School) -> str:
    """A worry whose readers are Mrs Adeyemi and Mr Patel: its child shut Ms Hart out."""
    words = "I lost my bear and I feel sad"
    out = (school.people["Ms Hart"],)
    posted = school.intake.post(Told(words=words, name="Zak Frost", kept_from=out), NOW)
    return posted.subject


def worry_of(session: Session, subject: str) -> Worry:
    drawer = session.find(subject)
    assert drawer is not None
    found = drawer.get(subject)
    assert isinstance(found, Worry)
    return found


def keep_from(session: Session, subject: str, person: str, **more: str) -> None:
    drawer = session.find(subject)
    assert drawer is not None
    said = {PERSON: person, "why": WHY, **more}
    restrict.restrict(session, drawer, worry_of(session, subject), said, NOW)


def open_case(session: Session, subject: str) -> Case:
    drawer = session.find(subject)
    assert drawer is not None
    id = triage.open_case(session, drawer, [worry_of(session, subject)], VALUES, NOW)
    found = session.find(id)
    assert found is not None
    case = found.get(id)
    assert isinstance(case, Case)
    return case


def agree(session: Session, subject: str) -> None:
    drawer = session.find(subject)
    assert drawer is not None
    record = drawer.get(subject)
    (waits,) = keeping.alone(record)
    said = {"answer": "agree"}
    keeping.answer(session, drawer, record, said, NOW, to=waits.id)


@pytest.mark.parametrize("first", ["the worry", "the case"])
def test_who_chose_who_reads_it_with_them_closes_it_with_a_second_person(
    school: School, told: str, first: str
) -> None:
    """By whichever road: also that somebody agreed to it ends nothing of that."""
    adeyemi = school.sign_in("Mrs Adeyemi")
    collect.collect(adeyemi, NOW)
    patel, quince = school.people["Mr Patel"], school.people["Dr Quince"]
    if first == "the case":
        case = open_case(adeyemi, told)
        drawer = adeyemi.find(case.id)
        assert drawer is not None
        said = {PERSON: patel, "why": WHY, BESIDE: quince}
        restrict.restrict(adeyemi, drawer, case, said, NOW)
        agree(school.sign_in("Dr Quince"), case.id)
    else:
        keep_from(adeyemi, told, patel, beside=quince)
        agree(school.sign_in("Dr Quince"), told)
        case = open_case(adeyemi, told)
    drawer = adeyemi.find(case.id)
    assert drawer is not None
    assert seconds.needs_two(adeyemi, drawer, drawer.get(case.id))


def test_a_case_is_kept_from_somebody_by_whoever_did_so_first(school: School, told: str) -> None:
    adeyemi, quince = school.sign_in("Mrs Adeyemi"), school.people["Dr Quince"]
    collect.collect(adeyemi, NOW)
    keep_from(adeyemi, told, school.people["Mr Patel"], beside=quince)
    second = school.sign_in("Dr Quince")
    case = open_case(second, told)
    drawer = second.find(case.id)
    assert drawer is not None
    (waits,) = keeping.alone(case)
    assert waits.by == adeyemi.person_id
    agree(second, case.id)
    events = history(drawer, case.id, (told,), second.public, NOW)
    along = [e.lines for e in events if e.kind == "case.kept_from"]
    assert along == [
        (("From whom", "Mr Patel"), ("As was what was told, by", "Mrs Adeyemi"), ("Why", WHY))
    ]
    agreed = {e.lines for e in events if e.kind.endswith("keeping_agreed")}
    assert agreed == {(("From whom", "Mr Patel"),)}


def test_the_history_says_whom_a_child_shut_out_but_not_to_them_nor_where_they_may_read(
    school: School, told: str
) -> None:
    """They may have been let in since, and the page for elsewhere lies where they may look."""
    adeyemi, shut_out = school.sign_in("Mrs Adeyemi"), (SHUT_OUT, "Ms Hart")
    collect.collect(adeyemi, NOW)
    case, public = open_case(adeyemi, told), adeyemi.public
    drawer = adeyemi.find(case.id)
    assert drawer is not None
    (received,) = (each for each in drawer.entries(told) if each.kind == RECEIVED)
    to_others, to_her = (
        told_events.told(received, public, NOW, reader)
        for reader in (adeyemi.person_id, school.people["Ms Hart"])
    )
    assert shut_out in to_others.lines
    assert shut_out not in to_her.lines
    source = Source(drawer, case, (worry_of(adeyemi, told),), (), public, NOW, adeyemi)
    for sections, says in ((whole(source, ()), True), (one_page(source), False)):
        lines = {line for each in sections for part in each.parts for line in part.lines}
        assert (shut_out in lines) == says


def test_what_a_colleague_was_asked_is_taken_back_by_whoever_did_so(
    school: School, told: str
) -> None:
    adeyemi = school.sign_in("Mrs Adeyemi")
    collect.collect(adeyemi, NOW)
    case = open_case(adeyemi, told).id
    patel = school.sign_in("Mr Patel")
    drawer = patel.find(case)
    assert drawer is not None
    said = {"task": "task:1", "by": adeyemi.person_id, "to": school.people["Miss Lee"]}
    drawer.record(case, "case.task_taken_back", said, NOW)
    events = history(drawer, case, (told,), patel.public, NOW)
    (back,) = (each for each in events if each.kind == "case.task_taken_back")
    assert back.who == "Mr Patel"
