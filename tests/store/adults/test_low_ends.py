"""A low end is the headteacher's decision, but for what a child told or what speaks of harm."""

import pytest

from store.adults import low_level, threshold, told_about
from store.cases import closings, named, seconds, triaging
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import triage
from store.worries.kinds import ADDED_TO
from tests.made_up import NOW, School
from tests.store.adults.test_register import DONE
from tests.store.adults.test_threshold import BELOW_IT
from tests.store.adults.test_whom_it_may_be_about import InCase, tell
from tests.store.test_triaging import CLOSING, QUARREL

HARM = "Miss Lee hit me and touched me"


@pytest.mark.parametrize(
    ("what", "source", "one"),
    [
        ("He was late for the trip", "seen", True),
        ("He was late for the trip", "child", False),
        ("He grabbed a boy by the arm", "seen", False),
        ("He let a child sit on his lap", "colleague", False),
    ],
)
def test_one_alone_closes_no_low_concern_that_a_child_told_or_that_speaks_of_harm(
    school: School, what: str, source: str, one: bool
) -> None:
    session = school.sign_in("Ms Hart")
    bell = school.people["Mr Bell"]
    kind = low_level.categories()[0].id
    said = {"adult": bell, "category": kind, "what": what, "source": source}
    drawer, id = low_level.record(session, said, NOW)
    case = drawer.get(id)
    drawer = threshold.judge(session, drawer, case, {**BELOW_IT, "adult": bell}, NOW)[0]
    assert low_level.answer(session, drawer, drawer.get(id), DONE, NOW) == one
    case = drawer.get(id)
    assert (case.state == "closed") == one
    if not one:
        assert seconds.needs_two(session, drawer, case)


def test_of_whom_a_child_shut_out_and_tells_harm_no_one_person_says_no(school: School) -> None:
    sent = school.intake.post(
        Told(words=HARM, name="Ada Finch", kept_from=(school.people["Miss Lee"],)), NOW
    )
    session = school.sign_in("Mr Patel")
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    with pytest.raises(Refused, match="no one person says"):
        triage.file_away(session, drawer, drawer.get(sent.subject), {**CLOSING, "adult": "no"}, NOW)
    opening = {"title": "A", "category": "friends", "seriousness": "low"}
    id = triage.open_case(session, drawer, [drawer.get(sent.subject)], opening, NOW)
    told = InCase(school, session, id)
    triaging.triage(session.public, told.drawer, told.case, QUARREL, NOW)
    assert named.to_say(told.case), "it is said of them by name, not by a triage"
    told.say("Miss Lee", "no")
    told.leave_parents()
    with pytest.raises(Incomplete) as missing:
        told.close()
    assert set(missing.value.wrong) == {"second"}
    assert told.close(second=school.people["Mrs Adeyemi"]) is False
    other = told.by("Mrs Adeyemi")
    closings.answer(other.session, other.drawer, other.case, {"answer": "agree"}, NOW)
    assert other.case.state == "closed"


def test_a_child_who_shuts_somebody_out_and_tells_no_harm_is_as_easy_as_ever(
    school: School,
) -> None:
    told = tell(school, "Tom took my ball", "Mr Patel", "Miss Lee")
    triaging.triage(told.session.public, told.drawer, told.case, QUARREL, NOW)
    told.leave_parents()
    assert told.close()


def test_harm_that_the_child_adds_later_asks_again(school: School) -> None:
    told = tell(school, "Tom took my ball", "Mr Patel", "Miss Lee")
    told.say("Miss Lee", "no")
    (row,) = told.drawer.rows("worry", parent=told.id)
    told.drawer.record(row.subject, ADDED_TO, {"words": HARM, "sent_at": NOW.isoformat()}, NOW)
    told_about.note(told.session.public, told.drawer, told.id, NOW)
    assert [each.name for each in named.to_say(told.case)] == ["Miss Lee"]
    assert told.case.needs_second
