"""Whom a worry or a case may be about decides nothing in it, tells nobody, and is given no part."""

from dataclasses import replace
from typing import Unpack

import pytest

from store.adults import said_of, threshold, told_about
from store.cases import casework, door, freezes, keeping, named, papers_made, triaging
from store.cases.acts import acts
from store.cases.cases import CASE
from store.cases.kinds import ACTION, ESCALATED, KEPT_FROM, NOTE, PARENTS, PASSED_ON
from store.drawers import holders
from store.drawers.drawer import Drawer, Fact
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.letters import writing
from store.looking import stopping
from store.looking.noted import FILE_PRINTED, LETTER_PRINTED, LETTER_WRITTEN
from store.signing_in.session import Session
from store.worries import concerns, filing, triage
from store.worries import kinds as of_worry
from store.worries.worries import WORRY
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.said import Said
from tests.store.adults.named_stage import HIT, InCase, tell
from tests.store.closing import CLOSING
from tests.store.triaging_stage import CALL, CRIME, NOT_TOLD, QUARREL

OPENING = {"title": "A", "category": "friends", "seriousness": "low"}
TASK = {"to": "", "text": "Talk with Kit", "due": "2026-03-04"}


def waiting(
    school: School, reader: str, words: str, /, **told: Unpack[Said]
) -> tuple[Session, Drawer, Worry]:
    """A child tells it, and it waits on the desk of a reader."""
    sent = school.intake.post(replace(Told(**told), words=words, name="Kit Shaw"), NOW)
    session = school.sign_in(reader)
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    return session, drawer, drawer.get(sent.subject)


def test_every_kind_of_entry_is_closed_to_them_but_those_that_decide_nothing(
    school: School,
) -> None:
    """A kind that is new is closed too, until somebody has thought about it."""
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi")
    session, drawer, worry = waiting(school, "Mrs Adeyemi", HIT.format("Mrs Adeyemi"))
    for subject, noun in ((told.id, CASE), (worry.id, WORRY)):
        for kind in {*noun.kinds, f"{noun.name}.something_new"} - door.MAY:
            body = {"case": told.id} if kind == of_worry.LINKED else {}
            with pytest.raises(Refused, match="Your name is in"):
                door.judge(session.public, drawer, Fact(subject, kind, body))
    assert CASE.kinds | WORRY.kinds >= door.MAY, "nothing is open that does not exist"
    other = school.sign_in("Mr Patel")
    theirs = other.find(told.id)
    assert theirs is not None
    for kind in CASE.kinds:
        door.judge(other.public, theirs, Fact(told.id, kind))


def test_who_is_named_answers_no_child_and_moves_nothing_but_opens_a_case(school: School) -> None:
    session, drawer, worry = waiting(school, "Mrs Adeyemi", HIT.format("Mrs Adeyemi"))
    quarrel = tell(school, "He took my ball", "Mrs Adeyemi")
    public, patel = session.public, school.people["Mr Patel"]
    deeds = (
        lambda: triage.answer(session, drawer, worry, "It was only a game.", NOW),
        lambda: triage.link(session, drawer, worry, quarrel.id, NOW),
        lambda: casework.send_task(session, drawer, worry, {**TASK, "to": patel}, NOW),
    )
    waits = session.home.letterbox.heads(drawer.terminal)
    for deed in deeds:
        with pytest.raises(Refused, match="Your name is in it"):
            deed()
    assert session.home.letterbox.heads(drawer.terminal) == waits, "nothing was sent either"
    values = {**OPENING, "first_0": "instigator"}
    case = drawer.get(triage.open_case(session, drawer, [worry], values, NOW))
    assert named.why_not(public, session.person_id, case)
    # They choose neither how grave it is nor who did what, and somebody else leads it.
    assert (case.category, case.seriousness, case.people) == ("other", "high", ())
    assert case.lead in (patel, school.people["Ms Hart"])
    assert case.lead in holders.holders_of(session, drawer)


def test_what_lies_in_a_case_about_them_is_not_theirs_to_answer(school: School) -> None:
    """The words of this child name nobody, those of the other one in the case do."""
    told = tell(school, HIT.format("Mrs Adeyemi"), "Ms Hart")
    session, drawer, worry = waiting(school, "Ms Hart", "I saw it too")
    triage.link(session, drawer, worry, told.id, NOW)
    own = told.by("Mrs Adeyemi")
    with pytest.raises(Refused, match="Your name is in"):
        triage.answer(own.session, own.drawer, own.drawer.get(worry.id), "Forget it.", NOW)
    _, _, another = waiting(school, "Mrs Adeyemi", "And I")
    with pytest.raises(Refused, match="Your name is in"):
        triage.link(own.session, own.drawer, another, told.id, NOW)


def test_who_is_named_neither_says_that_parents_are_not_told_nor_agrees(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Ms Hart")
    own, adeyemi = told.by("Mrs Adeyemi"), school.people["Mrs Adeyemi"]
    said = {**NOT_TOLD, "reason": "Too small", "agreed": adeyemi}
    act = acts(told.session.public, about=named.about(told.case))
    offered = {each.id for field in act[PARENTS].fields for each in field.choices}
    assert adeyemi not in offered
    no = {**said, "agreed": school.people["Mr Patel"]}
    with pytest.raises(Refused, match="Your name is in"):
        casework.do(own.drawer, own.case, acts(own.session.public)[PARENTS], no, NOW)
    given = {
        PARENTS: said,
        PASSED_ON: {"to": adeyemi, "reasons": "She knows them"},
        ACTION: {"text": "Watch the hall", "owner": adeyemi, "due": "2026-03-04"},
    }
    every = acts(told.session.public)
    for kind, values in given.items():
        with pytest.raises(Refused, match="may be about the person you chose"):
            casework.do(told.drawer, told.case, every[kind], values, NOW)
    with pytest.raises(Refused, match="may be about the person you chose"):
        casework.send_task(told.session, told.drawer, told.case, {**TASK, "to": adeyemi}, NOW)
    told.say("Mrs Adeyemi", "no")
    casework.do(told.drawer, told.case, every[PARENTS], said, NOW)
    assert not said_of.mentioned(told.session, told.case)


def test_who_is_named_sends_and_prints_no_letter_and_no_file_but_the_page_for_the_police(
    school: School,
) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Ms Hart")
    public, own = told.session.public, told.by("Mrs Adeyemi")
    told.drawer.record(told.id, LETTER_WRITTEN, {"name": "A letter home"}, NOW, id="one")
    said = {"how": "post", "given_to": "Mrs Khan", "when": "2026-03-03 09:00"}
    said["by"], letter = own.session.person_id, "one"
    with pytest.raises(Refused, match="Your name is in"):
        writing.log_sent(public, own.drawer, own.case, letter, said, NOW)
    for kind in (LETTER_PRINTED, FILE_PRINTED):
        with pytest.raises(Refused, match="Your name is in"):
            papers_made.refuse(public, own.drawer, told.id, kind)
        with pytest.raises(Refused, match="Your name is in"):
            papers_made.note(own.drawer, told.id, "Letter 1", "/media/stick", NOW, kind)
        papers_made.note(told.drawer, told.id, "Letter 1", "/media/stick", NOW, kind)
    papers_made.note(own.drawer, told.id, "Page for the police", "/media/stick", NOW)


def logged(
    school: School, session: Session, fact: str, by: str = "Miss Lee"
) -> tuple[Drawer, Worry]:
    """A colleague's concern about a child, as a reader finds it."""
    said = {"about": "pupil", "urgent": "no", "name": "Rosa Pike", "fact": fact}
    sent = school.intake.post(concerns.told(session.public, said, school.people[by]), NOW)
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    return drawer, drawer.get(sent.subject)


@pytest.mark.parametrize("by", ["Miss Lee", "Mr Patel"])
def test_whom_a_childs_own_words_name_decides_nothing_whoever_typed_them(
    school: School, by: str
) -> None:
    session = school.sign_in("Mr Patel")
    drawer, worry = logged(school, session, "Rosa told me: “Mr Patel hit me with a ruler”", by)
    with pytest.raises(Refused, match="Your name is in it"):
        triage.answer(session, drawer, worry, "It was only a game.", NOW)
    told = InCase(school, session, triage.open_case(session, drawer, [worry], OPENING, NOW))
    with pytest.raises(Refused, match="Your name is in"):
        triaging.triage(session.public, told.drawer, told.case, QUARREL, NOW)
    told.by("Mrs Adeyemi").say("Mr Patel", "no")
    with pytest.raises(Refused, match="One colleague alone"):
        triaging.triage(session.public, told.drawer, told.case, QUARREL, NOW)
    head = told.by("Ms Hart")
    (waits,) = keeping.alone(head.case)
    agree = {"answer": "agree"}
    keeping.answer(head.session, head.drawer, head.case, agree, NOW, to=waits.id)
    triaging.triage(session.public, told.drawer, told.case, QUARREL, NOW)


def test_nobody_is_asked_of_themself_whoever_wrote_their_name(school: School) -> None:
    """A colleague's concern about a child tells what the deputy did, and the deputy reads it."""
    session = school.sign_in("Mr Patel")
    drawer, worry = logged(school, session, "Mr Patel saw Rosa hit Tom in the hall.")
    no = {**CLOSING, "adult": "no"}
    assert "Mrs Adeyemi" in filing.why_not_filed(session, drawer, worry)
    with pytest.raises(Refused, match="somebody else says whether it is about you"):
        triage.file_away(session, drawer, worry, no, NOW)
    told = InCase(school, session, triage.open_case(session, drawer, [worry], OPENING, NOW))
    told.leave_parents()
    with pytest.raises(Refused, match="not the one who says"):
        told.close(adult="no")
    other = told.by("Mrs Adeyemi")
    assert other.close(adult="no")


def test_a_triage_names_whoever_was_headteacher_then(school: School) -> None:
    told = tell(school, "Somebody shouted at me", "Mrs Adeyemi")
    public, hart = told.session.public, school.people["Ms Hart"]
    answers = {**QUARREL, "adult": "headteacher", "threshold": "unsure"}
    triaging.triage(public, told.drawer, told.case, answers, NOW)
    roles = {"Ms Hart": ("teacher",), "Mr Patel": ("headteacher",)}
    people = [replace(each, roles=roles.get(each.name, each.roles)) for each in public.people]
    later, patel = replace(public, people=tuple(people)), school.people["Mr Patel"]
    assert named.why_not(later, hart, told.case) == named.OWN
    assert named.why_not(later, patel, told.case) == ""
    assert threshold.begun(later, told.case, [])["adult"] == hart


def test_what_they_write_themself_is_no_advice_and_ends_no_step(school: School) -> None:
    told = tell(school, HIT.format("Mr Patel"), "Mrs Adeyemi")
    answers = {**CRIME, "adult": "unsure", "threshold": "unsure"}
    triaging.triage(told.session.public, told.drawer, told.case, answers, NOW)
    stopping.stop(told.drawer, told.case, "", NOW)
    own, every = told.by("Mr Patel"), acts(told.session.public)
    advice = {"fact": "PC Day said that we go on", "opinion": "", "present": ""}
    said = {**advice, "may": "no"}
    with pytest.raises(Refused, match="Your name is in"):
        casework.do(own.drawer, own.case, every[NOTE], said, NOW, step="advice")
    call = {**CALL, "reference": "CAD 17"}
    casework.do(own.drawer, own.case, every[ESCALATED], call, NOW)
    casework.do(own.drawer, own.case, every[NOTE], advice, NOW)
    police = next(each for each in told.case.steps if each.step.id == "police")
    assert police.is_open
    assert not police.lacks_reference
    assert freezes.why_frozen(told.case) == freezes.FROZEN
    told.say("Mr Patel", "no")
    (police,) = (each for each in told.case.steps if each.step.id == "police")
    assert police.by == school.people["Mr Patel"], "it was a call once it is not about them"


def test_they_write_their_own_view_and_step_aside_but_keep_it_from_nobody_else(
    school: School,
) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi")
    note = {"fact": "I held the door", "opinion": "", "present": "Mr Bell"}
    casework.do(told.drawer, told.case, acts(told.session.public)[NOTE], note, NOW)
    with pytest.raises(Refused, match="Your name is in"):
        holders.keep_from(told.session, told.id, school.people["Ms Hart"], "A friend", NOW)
    holders.keep_from(told.session, told.id, told.session.person_id, "It is about me", NOW)
    assert told.session.find(told.id) is None
    hart = told.by("Ms Hart")
    assert hart.case.kept_from == (school.people["Mrs Adeyemi"],)
    assert KEPT_FROM in {entry.kind for entry in hart.drawer.entries(told.id)}


def test_what_they_wrote_before_the_case_named_them_goes_on_counting(school: School) -> None:
    told = tell(school, "A man hit me in the park", "Mr Patel")
    public = told.session.public
    triaging.triage(public, told.drawer, told.case, {**CRIME, "adult": "no"}, NOW)
    call = {**CALL, "reference": "CAD 17"}
    casework.do(told.drawer, told.case, acts(public)[ESCALATED], call, NOW)
    other = told.by("Mrs Adeyemi")
    later = {"words": "Mr Patel knows it too", "sent_at": NOW.isoformat()}
    (row,) = other.drawer.rows("worry", parent=told.id)
    other.drawer.record(row.subject, of_worry.ADDED_TO, later, NOW)
    told_about.note(public, other.drawer, told.id, NOW)
    assert named.why_not(public, school.people["Mr Patel"], other.case)
    (police,) = (each for each in other.case.steps if each.step.id == "police")
    assert not police.is_open
