"""A child's worry that turns out to be about an adult goes to those who deal with that."""

import pytest

from store import drafts, on_desk
from store.adults import handing, register, threshold
from store.checkup import check_open, check_session
from store.drawers import holders
from store.drawers.own import Concern
from store.duty import events, late
from store.duty.events import Box
from store.duty.state import Duty
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.envelope import open_with
from store.school.public_list import CHAIR_SHEET, HEAD, SCHOOL_SHEET
from store.worries import triage
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.adults.handing_stage import InCase, opened, readers, without_the_head
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.receipts import PICTURES, looked_up, with_receipt
from tests.store.secret import SECRET, finds
from tests.store.two_offices import meet
from tests.store.where import where
from tests.terminals import Terminals


@pytest.mark.parametrize(
    ("about", "those", "role"),
    [
        ("Miss Lee", {"Ms Hart", "Dr Quince"}, "headteacher"),
        ("Mr Patel", {"Ms Hart", "Dr Quince"}, "headteacher"),
        ("Mrs Adeyemi", {"Ms Hart", "Dr Quince"}, "headteacher"),
        ("Ms Hart", {"Dr Quince", "Mrs Adeyemi"}, "chair"),
    ],
)
def test_it_is_read_by_those_who_deal_with_that_adult_and_by_nobody_else(
    school: School, about: str, those: set[str], role: str
) -> None:
    told = InCase(school)
    done = told.hand(about)
    assert (done.role, {told.session.public.name_of(id) for id in done.to.people}) == (role, those)
    assert readers(school, told) == those
    reader = opened(school.sign_in(min(those)))
    case = where(reader, told.id).get(told.id)
    assert case.lead == done.lead
    assert [each.case.id for each in register.entries(reader)] == [told.id]
    assert case.matter.adult[1] == about
    assert check_session(reader) == []


def test_the_sheet_that_opens_it_is_the_chairs_unless_it_is_about_the_chair(
    school: School,
) -> None:
    for about, sheet in (("Jo Day, the coach", CHAIR_SHEET), ("Dr Quince", SCHOOL_SHEET)):
        told = InCase(school)
        done = told.hand(about)
        head = school.sign_in("Ms Hart")
        assert holders.sheet_of(where(head, told.id)) == sheet
        assert done.to.people[0] == head.person_id
        assert school.sign_in("Dr Quince").find(told.id) is None or sheet == CHAIR_SHEET


def test_everything_the_headteacher_needs_is_there_and_the_lados_clock_began_when_it_was_opened(
    school: School,
) -> None:
    with_calendar(school)
    told = InCase(school)
    told.hand("Miss Lee")
    late_on = NOW.replace(day=6)
    head = opened(school.sign_in("Ms Hart"))
    drawer = where(head, told.id)
    assert drawer.name == HEAD, "whoever is given that drawer later has it too"
    values = {**BELOW_IT, "adult": school.people["Miss Lee"], "harmed": "yes"}
    drawer, _ = threshold.judge(head, drawer, drawer.get(told.id), values, late_on)
    case = drawer.get(told.id)
    assert case.matter.due == "2026-03-04 09:14"
    assert (case.title, case.kept_from) == (SECRET, (school.people["Miss Lee"],))
    assert drawer.get(told.sent.subject).told.words == SECRET


def test_whoever_hands_it_over_reads_on_only_when_they_were_asked(school: School) -> None:
    told = InCase(school)
    done = told.hand("Miss Lee", stays="yes", stays_why="The head asked me to see the child")
    assert done.stays
    assert readers(school, told) == {"Mrs Adeyemi", "Ms Hart", "Dr Quince"}
    aside = InCase(school)
    assert not aside.hand("Mrs Adeyemi", stays="yes", stays_why="I want to").stays
    assert school.sign_in("Mrs Adeyemi").find(aside.id) is None, "about oneself it is never read on"


def test_whoever_handed_it_over_keeps_a_line_and_hears_that_it_was_opened(school: School) -> None:
    told = InCase(school)
    drafts.keep(told.session, f"hand_over@{told.id}", {"why": SECRET}, NOW)
    told.hand("Miss Lee")
    line = next(told.session.own.get(row.subject) for row in on_desk.of(told.session, NOW).concerns)
    assert isinstance(line, Concern)
    assert (line.handed, line.fact, line.acknowledged_by) == ("headteacher", "", "")
    head = opened(school.sign_in("Ms Hart"))
    for _ in range(2):
        handing.take(head, where(head, told.id), where(head, told.id).get(told.id), NOW)
    collect.collect(told.session, NOW)
    (row,) = on_desk.of(told.session, NOW).concerns
    assert told.session.own.get(row.subject).acknowledged_by == school.people["Ms Hart"]
    assert not finds(told.session, told.id)


def test_what_the_child_adds_and_is_answered_goes_between_it_and_the_new_readers(
    school: School,
) -> None:
    sent, labels = with_receipt(school)
    told = InCase(school, sent=sent)
    told.hand("Miss Lee")
    receipt = school.intake.look_up(labels)
    assert receipt is not None
    school.intake.add(receipt, NOW, words=SECRET)
    (added,) = [e for e in school.home.letterbox.uncollected() if e.urgency == 1]
    head = opened(school.sign_in("Ms Hart"))
    for name, opens in (("Mrs Adeyemi", False), ("Mr Patel", False), ("Dr Quince", True)):
        session = school.sign_in(name)
        content = open_with(added, session.keys.unsealing, session.public)
        assert (content is not None) == opens, name
    drawer = where(head, sent.subject)
    assert [each.text for each in drawer.get(sent.subject).more] == [SECRET]
    assert triage.answer(head, drawer, drawer.get(sent.subject), "Thank you", NOW)
    answers = school.intake.answers(looked_up(school, school.intake.stretch(PICTURES)), NOW)
    assert [each.text for each in answers] == ["Thank you"]


def test_what_only_those_can_open_who_are_out_of_it_is_posted_on_and_read_by_nobody_else(
    school: School,
) -> None:
    """A child adds words on the page of thanks: they were still sealed to the first readers."""
    without_the_head(school)
    told = InCase(school)
    told.hand("Miss Lee")
    school.intake.add(told.sent, NOW, words=SECRET)
    dsl = opened(told.session)
    assert school.home.letterbox.waiting().count == 0
    assert not finds(dsl, told.sent.subject)
    head = opened(school.sign_in("Ms Hart"))
    worry = where(head, told.sent.subject).get(told.sent.subject)
    assert [each.text for each in worry.more] == [SECRET]
    assert check_session(head) == []
    assert check_session(dsl) == []


@pytest.mark.parametrize(
    ("cut", "alone"),
    [
        ("drawers.moves.copy", False),
        ("drawers.grants.give", True),
        ("drawers.handed._tell", True),
        ("drawers.moves.destroy", True),
        ("drawers.moves.destroy", False),
    ],
)
def test_stopped_at_any_moment_it_lies_in_one_place_and_nothing_is_lost(
    school: School, monkeypatch: pytest.MonkeyPatch, cut: str, *, alone: bool
) -> None:
    if alone:
        without_the_head(school)
    told = InCase(school)
    with monkeypatch.context() as patch:
        patch.setattr(f"store.{cut}", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            told.hand("Miss Lee")
    told.drawer.record(told.id, "case.note_added", {"fact": "since"}, NOW)
    school.reopen()
    granted = cut not in ("drawers.moves.copy", "drawers.grants.give")
    opened(school.sign_in("Mr Patel")).lock()
    told.session = opened(school.sign_in("Mrs Adeyemi"))
    if not granted:
        assert finds(told.session, told.id), "it is where it was"
        told.hand("Miss Lee")
    assert readers(school, told) == {"Ms Hart", "Dr Quince"}
    head = opened(school.sign_in("Ms Hart"))
    lives = [each for each in head.shared() if each.state_of(told.id) not in ("", "moved")]
    assert len(lives) == 1
    assert [e.said["fact"] for e in lives[0].entries(told.id) if "note" in e.kind] == ["since"]
    assert check_open(school.home) == []
    for name in ("Ms Hart", "Mrs Adeyemi", "Dr Quince"):
        assert check_session(opened(school.sign_in(name))) == []


def test_nobody_left_to_read_it_is_said_and_it_stays(small_school: School) -> None:
    told = InCase(small_school, "Mrs Grey")
    for name in ("Rev Pike", "Mr Moss"):
        holders.keep_from(told.session, told.id, small_school.people[name], "a friend", NOW)
    with pytest.raises(Refused, match=r"stays where it is: Mrs Grey can open it\. Ring the LADO"):
        told.hand("Mrs Grey")
    assert finds(told.session, told.id)


def test_where_the_headteacher_leads_safeguarding_the_others_are_out_and_the_chair_is_in(
    small_school: School,
) -> None:
    told = InCase(small_school, "Mrs Grey")
    assert told.hand("Mr Moss").lead == small_school.people["Mrs Grey"]
    assert readers(small_school, told) == {"Mrs Grey", "Rev Pike"}
    with pytest.raises(Refused, match="lies with them already: Mrs Grey, Rev Pike"):
        told.hand("Mr Moss")
    about_herself = InCase(small_school, "Mrs Grey")
    assert about_herself.hand("Mrs Grey").role == "chair"
    assert small_school.sign_in("Mrs Grey").find(about_herself.id) is None


def test_only_those_it_was_handed_to_are_told_until_one_of_them_has_opened_it(
    school: School,
) -> None:
    with_calendar(school)
    told = InCase(school)
    told.hand("Miss Lee")

    def owed() -> set[str]:
        known = late.newest(school.home)
        duty = Duty(school.home.desk.school, {}, (), NOW.replace(hour=22))
        wanted = events.wanted(duty, Box(kept=known.kept), set(school.people.values()))
        return {duty.public.name_of(each.person) for each in wanted if each.kind == events.LEFT}

    assert owed() == {"Ms Hart", "Dr Quince"}
    late.note(told.session, NOW)
    late.note(school.sign_in("Mr Patel"), NOW)
    assert owed() == {"Ms Hart", "Dr Quince"}, "who does not open it changes nothing"
    chair = opened(school.sign_in("Dr Quince"))
    handing.take(chair, where(chair, told.id), where(chair, told.id).get(told.id), NOW)
    assert owed() == set()


def test_it_comes_to_the_other_offices_and_what_they_wrote_meanwhile_follows(
    school: School, terminals: Terminals
) -> None:
    without_the_head(school)
    told = InCase(school)
    there = terminals.second_office("Mr Patel")
    deputy = there.sign_in("Mr Patel")
    meet(terminals, told.session, deputy)
    where(deputy, told.id).record(told.id, "case.note_added", {"fact": SECRET}, NOW)
    told.hand("Miss Lee")
    for _ in range(3):
        meet(terminals, told.session, deputy)
        holders.settle(told.session, NOW)
        holders.settle(deputy, NOW)
    assert not finds(deputy, told.id)
    assert not finds(told.session, told.id)
    head = opened(school.sign_in("Ms Hart"))
    notes = [e.said["fact"] for e in where(head, told.id).entries(told.id) if "note" in e.kind]
    assert notes == [SECRET]
    assert check_session(head) == []
