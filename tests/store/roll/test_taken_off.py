"""No list brings back by itself an adult whom somebody took off a child, nor forgets the order."""

from pathlib import Path

import pytest

from store.roll import book, changing
from store.roll.plan import Decisions
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import ready, two_children_each
from tests.store.roll import lists


@pytest.fixture
def office(school: School, tmp_path: Path) -> Session:
    """Two children of one family; their father was barred from one, and taken off that child."""
    session = ready(school)
    two_children_each(session, tmp_path, 2)
    child = next(iter(book.read(session).pupils))
    ((tie, carer),) = [e for e in book.adults_of(session, child) if e[1].title == "Mr"]
    order = {"court_order": "yes", "court_note": "Not to be told", "why": "The order came"}
    changing.correct_adult(session, tie, changing.carer_values(carer, tie) | order, NOW)
    changing.end_tie(session, tie, "The order came", NOW)
    return session


def fathers(office: Session) -> list[str]:
    """Return what is noted of an order about the father of each child who has one."""
    found = [book.adults_of(office, pupil) for pupil in book.read(office).pupils]
    return [t.court_order for some in found for t, carer in some if carer.title == "Mr"]


def test_the_same_list_once_more_asks_and_leaves_them_off(office: Session, tmp_path: Path) -> None:
    assert fathers(office) == ["no"]
    plan = lists.take_in(office, tmp_path / "families.csv")
    (asked,) = plan.differences
    assert (asked.field, asked.by, asked.why) == ("ended", office.person_id, "The order came")
    assert not plan.changes
    assert fathers(office) == ["no"], "his other child's"


def test_whoever_lets_them_come_back_is_asked_about_the_order_too(
    office: Session, tmp_path: Path
) -> None:
    path = tmp_path / "families.csv"
    (asked,) = lists.planner(office, path).plan(Decisions(), lists.TODAY).differences
    plan = lists.take_in(office, path, Decisions(take={asked.id}))
    assert {each.field for each in plan.differences} >= {"ended", "court_order"}
    assert sorted(fathers(office)) == ["no", "yes"]
