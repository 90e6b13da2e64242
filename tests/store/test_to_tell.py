"""Answers that no picture code keeps: somebody tells the child, and notes that it was done."""

from datetime import datetime

import pytest

from store import on_desk
from store.edition.edition import STEP
from store.edition.school import write
from store.errors import Incomplete, Refused
from store.letterbox.told import Told
from store.on_desk import ToDo
from store.signing_in.session import Session
from store.worries import bulk, telling, triage
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.bulk_stage import ANSWER, CLOSING, DSL, finish, tell, waiting, worry_of

LATER = datetime(2026, 3, 11, 9, 0, tzinfo=NOW.tzinfo)


@pytest.fixture
def dsl(school: School) -> Session:
    with_calendar(school)
    return school.sign_in(DSL)


def to_tell(session: Session, now: datetime = NOW) -> list[ToDo]:
    return [each for each in on_desk.of(session, now).mine if each.item.id == "tell"]


def test_whom_no_pictures_tell_somebody_tells_by_the_schools_own_rule_and_notes_it(
    school: School, dsl: Session
) -> None:
    tell(school, "Sam", "Ada", "Tom", "Bea")
    call = school.intake.help_now(Told(peg="fox"), "Acorn", NOW)
    tell(school, "", receipt="r", receipt_seal="s" * 32)
    sam, ada, tom, bea, pictured = (s for s in waiting(dsl) if not s.worry.help_now)
    drawer = dsl.drawer("safeguarding")
    triage.answer(dsl, drawer, drawer.get(call.subject), ANSWER, NOW)
    triage.answer(dsl, drawer, sam.worry, ANSWER, NOW)
    finish(dsl, sam)
    finish(dsl, ada)
    bulk.finish(dsl, tom, CLOSING, "", NOW)
    write(dsl, STEP, "closure", {"due": "1 school day"}, "Sooner", NOW)
    finish(dsl, bea)
    assert pictured.worry.told.receipt_seal
    dues = {each.subject: each.item.due for each in to_tell(dsl)}
    assert dues == {
        sam.id: "2026-03-10 09:14",
        ada.id: "2026-03-10 09:14",
        bea.id: "2026-03-04 09:14",
    }, "not who got no answer, has pictures, or had somebody come"
    assert {each.subject for each in on_desk.of(dsl, LATER).overdue} >= set(dues)
    left = telling.waiting(dsl, worry_of(dsl, ada))
    assert next(each.id for each in left) == ada.id
    assert {each.id for each in left} == set(dues)
    with pytest.raises(Incomplete):
        telling.note(dsl, left, {"whom": ada.id, "told": "no"}, NOW)
    telling.note(dsl, left, {"whom": f"{ada.id}\n{bea.id}", "told": "yes"}, NOW)
    assert [each.subject for each in to_tell(dsl)] == [sam.id]
    telling.note(dsl, left, {"whom": sam.id, "told": "no", "why": "Sam has left"}, NOW)
    assert to_tell(dsl) == []
    assert worry_of(dsl, sam).child_told[-1].text == "Sam has left"
    with pytest.raises(Refused, match="noted already"):
        telling.note(dsl, left, {"whom": sam.id, "told": "yes"}, NOW)


def test_what_is_taken_back_or_put_into_a_case_is_told_there(school: School, dsl: Session) -> None:
    tell(school, "Sam", "Ada")
    sam, ada = waiting(dsl)
    finish(dsl, sam)
    finish(dsl, ada)
    bulk.take_back(dsl, sam.id, NOW)
    opening = {"title": "A case", "category": "other", "seriousness": "low"}
    triage.open_case(dsl, dsl.drawer("safeguarding"), [worry_of(dsl, ada)], opening, NOW)
    assert to_tell(dsl) == []
