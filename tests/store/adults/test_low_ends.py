"""A low end is the headteacher's decision, but for what a child told or what speaks of harm."""

import pytest

from screens.staff.cases.why_two import why_two
from store.adults import low_level, said_of, threshold, told_about
from store.cases import alone, closings, named, plain_kind, seconds, triaging, unread
from store.cases.acts import acts
from store.cases.case_parts import OPEN
from store.cases.casework import do
from store.cases.kept_alone import AGREE
from store.cases.kinds import KEPT_FROM
from store.cases.main_file import MainFile
from store.drawers import holders
from store.edition.edition import given
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import COMPLAINT, FAULT, MISTAKE, PERSON, Told
from store.worries import concerns, triage
from store.worries.kinds import ADDED_TO
from tests.made_up import NOW, School
from tests.store.adults.concerns_written import DONE
from tests.store.adults.judging_stage import BELOW_IT, Desk
from tests.store.adults.named_stage import LEFT, InCase, tell
from tests.store.closing import CLOSING
from tests.store.triaging_stage import NOT_TOLD, QUARREL, STAFF

HARM = "Miss Lee hit me and touched me"


@pytest.mark.parametrize(
    ("what", "source", "why"),
    [
        ("He was late for the trip", "seen", ""),
        ("He was late for the trip", "child", "a child told it"),
        ("He grabbed a boy", "seen", "speaks of harm (“grabbed”)"),
        ("He let a child sit on his lap", "colleague", "“lap”"),
        ("He drove Sam Fox home", "seen", "may be to a child (“drove sam fox home”)"),
        ("He stood in the doorway while the girls changed", "seen", "oversteps"),
        ("He closed the door because of the noise, and rang Sam Fox's home", "seen", ""),
        ("He took photos of Sam Fox in the toilet", "seen", "“photos of sam fox in the toilet”"),
    ],
)
def test_one_alone_closes_no_low_concern_that_a_child_told_or_that_speaks_of_harm(
    school: School, what: str, source: str, why: str
) -> None:
    session = school.sign_in("Ms Hart")
    bell = school.people["Mr Bell"]
    kind = low_level.categories()[0].id
    said = {"adult": bell, "category": kind, "what": what, "source": source}
    drawer, id = low_level.record(session, said, NOW)
    case = drawer.get(id)
    drawer = threshold.judge(session, drawer, case, {**BELOW_IT, "adult": bell}, NOW)[0]
    both = {**DONE, "response": f"{low_level.NOTHING}\n{DONE['response']}"}
    with pytest.raises(Incomplete, match="choose one of the two"):
        low_level.answer(session, drawer, drawer.get(id), both, NOW)
    found = why_two(drawer, drawer.get(id))
    assert why in found
    assert low_level.answer(session, drawer, drawer.get(id), DONE, NOW) == (not found)
    case = drawer.get(id)
    assert (case.state == "closed") == (not why)
    if why:
        assert seconds.needs_two(session, drawer, case)


def judged_low(school: School, fact: str) -> Desk:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], fact=fact)
    told.judge()
    assert told.case.matter.is_low
    return told


def answer(told: Desk, by: str = "Ms Hart") -> bool:
    session = told.school.sign_in(by)
    drawer = session.find(told.id)
    assert drawer is not None
    return low_level.answer(session, drawer, drawer.get(told.id), DONE, NOW)


def only_mentioned(told: Desk, name: str, by: str) -> None:
    session = told.school.sign_in(by)
    drawer = session.find(told.id)
    assert drawer is not None
    said = {told.school.people[name]: said_of.HELPED}
    said_of.say(session, drawer, drawer.get(told.id), said, NOW)


def close(told: Desk, **said: str) -> bool:
    if not told.case.parents:
        act = acts(told.session.public)["case.parents"]
        why = {**NOT_TOLD, "reason": "Not yet safe", "agreed": told.session.person_id}
        do(told.drawer, told.case, act, why, NOW)
    values = {**LEFT, "outcome": "low_level", **said}
    return closings.close(told.session, told.drawer, told.case, values, MainFile(), NOW)


@pytest.mark.parametrize(("said", "ends"), [("no", True), ("yes", False)])
def test_what_is_judged_low_and_then_triaged_as_low_is_the_headteachers_decision(
    school: School, said: str, ends: bool
) -> None:
    """What follows for the adult (B) asks for a triage: it says no more than the judgement."""
    told = judged_low(school, "He was late for the trip")
    answers = {**STAFF, "child": "none", "threshold": said, "kinds": "adult"}
    triaging.triage(told.session.public, told.drawer, told.case, answers, NOW)
    assert answer(told) == ends
    assert (told.case.state == "closed") == ends


def test_whom_a_colleague_names_answers_no_low_concern_before_somebody_else_has_said_of_them(
    school: School,
) -> None:
    told = judged_low(school, "Ms Hart saw that he was late for the trip")
    with pytest.raises(Refused, match="not the one who says"):
        answer(told)
    with pytest.raises(Refused, match="Say first whether it is about Ms Hart: press H, then W"):
        answer(told, "Dr Quince")
    only_mentioned(told, "Ms Hart", "Dr Quince")
    assert answer(told)


def test_neither_an_answer_nor_a_closing_passes_over_another_adult_who_is_named(
    school: School,
) -> None:
    told = judged_low(school, "Mr Bell saw that he was late for the trip")
    with pytest.raises(Refused, match="whether it is about Mr Bell"):
        answer(told)
    with pytest.raises(Refused, match="whether it is about Mr Bell"):
        close(told)
    only_mentioned(told, "Mr Bell", "Ms Hart")
    (row,) = told.drawer.rows("worry")
    later = {"words": "Mrs Adeyemi knows it too", "sent_at": NOW.isoformat()}
    told.drawer.record(row.subject, "worry.added_to", later, NOW)
    with pytest.raises(Refused, match="First the harm threshold is judged"):
        answer(told)


def test_what_somebody_else_closed_is_answered_by_whom_it_names_only_with_a_second(
    school: School,
) -> None:
    told = judged_low(school, "Ms Hart saw that he was late for the trip")
    only_mentioned(told, "Ms Hart", "Dr Quince")
    assert answer(told, "Dr Quince")
    act = acts(told.session.public)["case.reopened"]
    do(told.drawer, told.case, act, {"reasons": "More came"}, NOW)
    assert not answer(told)
    assert told.case.state == OPEN


def test_a_low_concern_that_one_person_alone_reads_is_ended_by_nobody_alone(
    school: School,
) -> None:
    told = judged_low(school, "He was late for the trip")
    out = {"person": school.people["Dr Quince"], "why": "A friend", AGREE: ""}
    told.drawer.record(told.id, KEPT_FROM, out, NOW)
    holders.settle(told.session, NOW)
    assert alone.is_alone(told.session, told.drawer, told.case)
    with pytest.raises(Refused, match="you alone read it"):
        answer(told)
    with pytest.raises(Incomplete, match="Who else looks at it"):
        close(told)


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


def test_nobody_answers_a_low_concern_over_what_was_added_and_waits(school: School) -> None:
    told = judged_low(school, "He was late for the trip")
    (row,) = told.drawer.rows("worry", parent=told.id)
    more = {"words": "So was the bus", "sent_at": NOW.isoformat()}
    told.drawer.record(row.subject, ADDED_TO, more, NOW)
    with pytest.raises(Refused, match=unread.UNREAD[:20]):
        answer(told)
    triage.see(told.session, told.drawer, told.drawer.get(row.subject), NOW)
    assert answer(told)


def test_harm_that_the_child_adds_later_asks_again(school: School) -> None:
    told = tell(school, "Tom took my ball", "Mr Patel", "Miss Lee")
    told.say("Miss Lee", "no")
    (row,) = told.drawer.rows("worry", parent=told.id)
    told.drawer.record(row.subject, ADDED_TO, {"words": HARM, "sent_at": NOW.isoformat()}, NOW)
    told_about.note(told.session.public, told.drawer, told.id, NOW)
    assert [each.name for each in named.to_say(told.case)] == ["Miss Lee"]
    assert told.case.needs_second


@pytest.mark.parametrize(
    ("by", "kind", "fact", "name"),
    [
        ("Mr Bell", FAULT, "It is broken. Sam told me “Mr Okafor hit me with it”", "Mr Okafor"),
        ("Mr Bell", COMPLAINT, "Her mother says that Miss Lee slapped Ann", "Miss Lee"),
        ("Miss Lee", MISTAKE, "I lost my temper and grabbed Sam Fox by the arm", "Miss Lee"),
    ],
)
def test_what_says_of_an_adult_that_they_harmed_a_child_ends_in_no_case_by_one(
    school: School, by: str, kind: str, fact: str, name: str
) -> None:
    way = {"child": "Ann Bird", "way": PERSON, "teller": "Her mother"} if kind == COMPLAINT else {}
    said = {"urgent": "no", "fact": fact, "happened": "2026-03-03", "about": "school", **way}
    sent = concerns.log(school.sign_in(by), school.intake, {**said, "kind": kind}, NOW)
    session = school.sign_in("Mr Patel")
    collect.collect(session, NOW)
    drawer = session.find(sent)
    assert drawer is not None
    opening = {"title": "A", "category": kind, "seriousness": "low"}
    id = triage.open_case(session, drawer, [drawer.get(sent)], opening, NOW)
    told = InCase(school, session, id)
    begun = triaging.begun(session.public, told.case, [drawer.get(sent)])
    assert not plain_kind.answers(told.case, begun, given().guide)
    triaging.triage(session.public, drawer, told.case, QUARREL, NOW)
    assert [each.name for each in named.to_say(told.case)] == [name], "no triage says it of them"
    told.say(name, "no")
    assert told.case.needs_second


def test_no_one_person_files_that_an_adult_harmed_a_child_but_they_do_a_quarrel(
    school: School,
) -> None:
    posted = [
        school.intake.post(Told(words=words, name="Sam Fox"), NOW).subject
        for words in ("Miss Lee took photos of me undressing", "Miss Lee helped when Tom hit me")
    ]
    session = school.sign_in("Mr Patel")
    collect.collect(session, NOW)
    drawer = session.drawer("safeguarding")
    harmed, quarrel = (drawer.get(each) for each in posted)
    with pytest.raises(Refused, match="Miss Lee harmed a child"):
        triage.file_away(session, drawer, harmed, {**CLOSING, "adult": "no"}, NOW)
    triage.file_away(session, drawer, quarrel, {**CLOSING, "adult": "no"}, NOW)
    assert drawer.get(quarrel.id).state == "filed"


@pytest.mark.parametrize(
    "fact",
    [
        "I grabbed Kit by the arm and he cried.",
        "He told me that I hurt him.",
        "Kit said “you hit me” to me.",
    ],
)
def test_nobody_files_what_they_write_of_their_own_hand(school: School, fact: str) -> None:
    session = school.sign_in("Mr Patel")
    said = {"urgent": "no", "about": "pupil", "name": "Kit Shaw", "fact": fact}
    sent = concerns.log(session, school.intake, said, NOW)
    collect.collect(session, NOW)
    drawer = session.drawer("safeguarding")
    with pytest.raises(Refused, match="Your name is in it"):
        triage.file_away(session, drawer, drawer.get(sent), {**CLOSING, "adult": "no"}, NOW)
