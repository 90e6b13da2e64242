"""Grants: rightly signed, the newest first, and an own drawer for its owner alone."""

import pytest

from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.database import transaction
from store.drawers import grants
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in.session import Session
from tests.made_up import School

DRAWER = "case-1"


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def give(by: Session, drawer: str, key: bytes, to: Session, keys: Keys | None = None) -> None:
    db, people = by.home.desk.db, (to.person_id,)
    grants.give(db, by.public, drawer, key, people, by.person_id, keys or by.keys)


def opened(session: Session) -> dict[str, list[bytes]]:
    db, own = session.home.desk.db, session.keys.unsealing
    return grants.keys_for(db, session.public, session.person_id, own)


def test_every_generation_opens_the_newest_first_until_the_older_are_forgotten(
    school: School, dsl: Session
) -> None:
    head = school.sign_in("Ms Hart")
    keys = [fresh_key() for _ in range(3)]
    for key in keys:
        give(dsl, DRAWER, key, head)
    assert opened(head)[DRAWER] == keys[::-1]
    before = set(opened(head))
    grants.forget_older(school.home.desk.db, DRAWER)
    assert opened(head)[DRAWER] == keys[2:]
    assert set(opened(head)) == before


def test_a_grant_that_another_key_signed_opens_nothing(school: School, dsl: Session) -> None:
    give(dsl, DRAWER, fresh_key(), dsl, school.home.device.keys)
    assert DRAWER not in opened(dsl)


@pytest.mark.parametrize(
    "change",
    [
        "drawer = 'case-2'",
        "generation = 9",
        "wraps = (SELECT wraps FROM grants WHERE drawer = 'safeguarding')",
        "granter = (SELECT granter FROM grants WHERE drawer = '{own}')",
        "key = (SELECT key FROM grants WHERE drawer = '{own}')",
        "signature = (SELECT signature FROM grants WHERE drawer = 'safeguarding')",
    ],
)
def test_a_grant_that_was_changed_opens_nothing(school: School, dsl: Session, change: str) -> None:
    head, db = school.sign_in("Ms Hart"), school.home.desk.db
    give(head, DRAWER, fresh_key(), dsl)
    before = opened(dsl)
    assert DRAWER in before
    with transaction(db):
        changed = change.format(own=dsl.own.name)
        db.execute(f"UPDATE grants SET {changed} WHERE drawer = ?", [DRAWER])
    assert set(opened(dsl)) == set(before) - {DRAWER}


def test_nobody_opens_an_own_drawer_that_is_not_theirs(school: School, dsl: Session) -> None:
    teacher = school.sign_in("Miss Lee")
    give(dsl, dsl.own.name, fresh_key(), teacher)
    assert dsl.own.name not in opened(teacher)
    assert teacher.own.name in opened(teacher)


@pytest.mark.parametrize(
    ("drawer", "sheet"),
    [
        ("safeguarding", SCHOOL_SHEET),
        ("office", SCHOOL_SHEET),
        ("own-1", SCHOOL_SHEET),
        ("head", CHAIR_SHEET),
        ("chair", CHAIR_SHEET),
        ("case-1", CHAIR_SHEET),
    ],
)
def test_what_is_kept_from_a_holder_is_out_of_reach_of_the_schools_safe(
    drawer: str, sheet: str
) -> None:
    assert grants.sheet_for(drawer) == sheet
