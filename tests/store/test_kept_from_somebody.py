"""End to end: what is kept from somebody is found by them nowhere, now or later."""

from dataclasses import replace

import pytest

from store import checkup, on_desk
from store.cases import casework
from store.drawers import holders, holding, moves
from store.drawers.drawer import Drawer
from store.errors import OutOfOrder, Refused
from store.letterbox import collect
from store.letterbox.envelope import open_with
from store.letterbox.readers import ADULT
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.secret import SECRET, finds, settle
from tests.store.where import where


def test_an_excluded_holder_of_the_standing_drawer_finds_nothing(school: School) -> None:
    patel = school.people["Mr Patel"]
    sent = school.intake.post(Told(words=SECRET, name=SECRET, kept_from=(patel,)), school.now)
    settle(school, "Mr Patel", "Mrs Adeyemi", "Mr Patel")
    assert finds(school.sign_in("Mrs Adeyemi"), sent.subject)
    assert finds(school.sign_in("Ms Hart"), sent.subject)
    assert not finds(school.sign_in("Mr Patel"), sent.subject)


def test_what_is_kept_from_different_people_lies_in_different_drawers(school: School) -> None:
    kept = {
        name: school.intake.post(Told(words=SECRET, kept_from=(school.people[name],)), school.now)
        for name in ("Mr Patel", "Ms Hart")
    }
    settle(school, "Mrs Adeyemi")
    assert school.home.letterbox.waiting().count == 0
    for name, sent in kept.items():
        for who in ("Mrs Adeyemi", *kept):
            found = school.sign_in(who).find(sent.subject) is not None
            assert found == (who != name), (who, name)


@pytest.mark.parametrize("name", ["Mrs Grey", "Mr Moss", "Rev Pike"])
def test_in_the_smallest_school_too(small_school: School, name: str) -> None:
    id = small_school.people[name]
    sent = small_school.intake.post(Told(words=SECRET, kept_from=(id,)), small_school.now)
    settle(small_school, *small_school.people)
    found = {n for n in small_school.people if finds(small_school.sign_in(n), sent.subject)}
    assert found
    assert name not in found


def test_who_becomes_a_holder_later_finds_nothing_of_what_was_kept_from_them(
    school: School,
) -> None:
    lee = school.people["Miss Lee"]
    kept = school.intake.post(Told(words=SECRET, kept_from=(lee,)), school.now)
    plain = school.intake.post(Told(words="ordinary"), school.now)
    settle(school, "Mrs Adeyemi")
    dsl = school.sign_in("Mrs Adeyemi")
    assert where(dsl, kept.subject).name == "safeguarding"
    new = people.grant(dsl.public, "safeguarding", lee)
    assert not people.propose(dsl, new, "Miss Lee helps", school.now)
    head = school.sign_in("Ms Hart")
    (proposal,) = people.proposals(school.home.desk)
    assert people.agree(head, proposal, school.now)
    holders.settle(dsl, school.now)
    teacher = school.sign_in("Miss Lee")
    assert where(teacher, plain.subject).name == "safeguarding"
    assert not finds(teacher, kept.subject)
    assert finds(dsl, kept.subject)
    settle(school, "Miss Lee", "Mr Patel")
    assert finds(school.sign_in("Mr Patel"), kept.subject)
    assert not finds(school.sign_in("Miss Lee"), kept.subject)


def test_what_is_kept_by_hand_from_somebody_stays_so_when_they_become_a_holder(
    school: School,
) -> None:
    lee = school.people["Miss Lee"]
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    holders.keep_from(dsl, sent.subject, lee, "is a friend of theirs", school.now)
    assert where(dsl, sent.subject).name == "safeguarding"
    people.propose(dsl, people.grant(dsl.public, "safeguarding", lee), "", school.now)
    people.agree(head, people.proposals(school.home.desk)[0], school.now)
    settle(school, "Ms Hart", "Miss Lee")
    teacher = school.sign_in("Miss Lee")
    assert teacher.holds("safeguarding")
    assert not finds(teacher, sent.subject)
    assert finds(school.sign_in("Mrs Adeyemi"), sent.subject)


def test_it_is_moved_before_the_key_is_given_even_when_settling_is_cut_off(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    lee = school.people["Miss Lee"]
    kept = school.intake.post(Told(words=SECRET, kept_from=(lee,)), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    people.propose(dsl, people.grant(dsl.public, "safeguarding", lee), "", school.now)
    people.agree(head, people.proposals(school.home.desk)[0], school.now)
    with monkeypatch.context() as patch:
        patch.setattr("store.drawers.moves.copy", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            holders.settle(dsl, school.now)
    assert not school.sign_in("Miss Lee").holds("safeguarding")
    holders.settle(dsl, school.now)
    teacher = school.sign_in("Miss Lee")
    assert teacher.holds("safeguarding")
    assert not finds(teacher, kept.subject)


def test_about_an_adult_is_kept_from_that_adult_without_asking(school: School) -> None:
    hart = school.people["Ms Hart"]
    sent = school.intake.post(Told(words=SECRET, about=ADULT, adult=hart), school.now)
    settle(school, "Ms Hart", "Dr Quince", "Ms Hart")
    assert not finds(school.sign_in("Ms Hart"), sent.subject)
    assert finds(school.sign_in("Dr Quince"), sent.subject)


def restricted(school: School) -> tuple[Session, str]:
    """A worry in a case that the DSL keeps from the deputy; return her session and it."""
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi", "Mr Patel")
    dsl = school.sign_in("Mrs Adeyemi")
    drawer = where(dsl, sent.subject)
    fields = {"title": SECRET, "category": "friends", "seriousness": "low"}
    case = triage.open_case(dsl, drawer, [drawer.get(sent.subject)], fields, school.now)
    holders.keep_from(dsl, case, school.people["Mr Patel"], "is a friend of theirs", school.now)
    return dsl, sent.subject


def test_restricting_a_case_takes_its_worries_along(school: School) -> None:
    dsl, worry = restricted(school)
    assert finds(dsl, worry)
    assert not finds(school.sign_in("Mr Patel"), worry)
    assert finds(school.sign_in("Ms Hart"), worry)


def test_whoever_steps_aside_finds_nothing_any_more(school: School) -> None:
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi")
    dsl = school.sign_in("Mrs Adeyemi")
    holders.keep_from(dsl, sent.subject, dsl.person_id, "my own child", school.now)
    assert not finds(dsl, sent.subject)
    assert not finds(school.sign_in("Mrs Adeyemi"), sent.subject)
    assert finds(school.sign_in("Mr Patel"), sent.subject)


def test_nobody_can_keep_it_from_the_last_who_can_open_it(small_school: School) -> None:
    grey, moss = small_school.people["Mrs Grey"], small_school.people["Mr Moss"]
    sent = small_school.intake.post(Told(words=SECRET, kept_from=(moss,)), small_school.now)
    settle(small_school, "Mrs Grey")
    session = small_school.sign_in("Mrs Grey")
    with pytest.raises(Refused):
        holders.keep_from(session, sent.subject, grey, "", small_school.now)
    assert finds(session, sent.subject)


def test_more_words_follow_to_where_it_was_moved(school: School) -> None:
    sent = school.intake.post(Told(words="first"), school.now)
    settle(school, "Mrs Adeyemi")
    dsl = school.sign_in("Mrs Adeyemi")
    holders.keep_from(dsl, sent.subject, school.people["Mr Patel"], "", school.now)
    school.intake.add(sent, school.now, words=SECRET)
    settle(school, "Mr Patel")
    assert not finds(school.sign_in("Mr Patel"), sent.subject)
    collect.collect(dsl, school.now)
    assert where(dsl, sent.subject).get(sent.subject).more[0].text == SECRET
    assert school.home.letterbox.waiting().count == 0


def test_a_keep_that_was_cut_off_is_finished_later(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, patel = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"]
    with monkeypatch.context() as patch:
        patch.setattr("store.drawers.moves.destroy", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            holders.keep_from(dsl, sent.subject, patel, "", school.now)
    said = {"text": "written since"}
    where(dsl, sent.subject).record(sent.subject, "worry.answered", said, school.now)
    assert any("still lies in safeguarding" in each for each in checkup.check_session(dsl))
    settle(school, "Ms Hart")
    assert checkup.check_session(school.sign_in("Mrs Adeyemi")) == []
    assert not finds(school.sign_in("Mr Patel"), sent.subject)
    again = school.sign_in("Mrs Adeyemi")
    states = [drawer.state_of(sent.subject) for drawer in again.shared()]
    assert sorted(state for state in states if state) == ["moved", "waiting"]
    answers = where(again, sent.subject).get(sent.subject).answers
    assert [answer.text for answer in answers] == ["written since"]


def test_a_copy_that_is_not_whole_destroys_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, take_in = school.sign_in("Mrs Adeyemi"), Drawer.take_in
    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "take_in", lambda self, entries, *given: take_in(self, [], *given))
        with pytest.raises(OutOfOrder, match="Nothing was moved"):
            holders.keep_from(dsl, sent.subject, school.people["Mr Patel"], "", school.now)
    assert dsl.drawer("safeguarding").get(sent.subject).told.words == SECRET


def test_an_original_that_stays_is_not_called_moved(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = school.intake.post(Told(words=SECRET), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, empty = school.sign_in("Mrs Adeyemi"), Drawer.empty
    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "empty", lambda self, subjects, *given: empty(self, [], *given))
        with pytest.raises(OutOfOrder, match="could not be destroyed"):
            holders.keep_from(dsl, sent.subject, school.people["Mr Patel"], "", school.now)


def test_what_a_colleague_did_follows_to_where_it_was_moved(school: School) -> None:
    lee = school.people["Miss Lee"]
    sent = school.intake.post(Told(words="ordinary"), school.now)
    settle(school, "Mrs Adeyemi")
    dsl, patel = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    drawer = where(dsl, sent.subject)
    asked = {"to": lee, "text": "Say hello", "due": "2026-03-04"}
    casework.send_task(dsl, drawer, drawer.get(sent.subject), asked, school.now)
    holders.keep_from(dsl, sent.subject, patel.person_id, "", school.now)
    teacher = school.sign_in("Miss Lee")
    collect.collect(teacher, school.now)
    (row,) = teacher.own.rows("task", ["open"])
    casework.finish_task(teacher, teacher.own.get(row.subject), {"note": SECRET}, school.now)
    assert collect.collect(patel, school.now) == collect.Collected(0, ())
    assert not finds(patel)
    assert collect.collect(dsl, school.now).count == 1
    assert where(dsl, sent.subject).get(sent.subject).tasks[-1].answer == SECRET


def test_what_is_moved_twice_stops_nobody(school: School) -> None:
    dsl, worry = restricted(school)
    dsl.reopen()
    holders.keep_from(dsl, worry, school.people["Ms Hart"], "", school.now)
    holders.settle(dsl, school.now)
    assert finds(dsl, worry)
    for name in ("Ms Hart", "Mr Patel"):
        session = school.sign_in(name)
        holders.settle(session, school.now)
        assert not finds(session, worry)


def test_the_colleague_a_child_asks_for_learns_no_words_and_no_secret(school: School) -> None:
    lee, patel = school.people["Miss Lee"], school.people["Mr Patel"]
    told = Told(words=SECRET, asks_for=lee, kept_from=(patel,), name="Ada")
    sent = school.intake.post(told, school.now)
    teacher = school.sign_in("Miss Lee")
    task = school.home.letterbox.uncollected()[-1]
    content = open_with(task, teacher.keys.unsealing, teacher.public)
    assert content is not None
    assert content.thread == ""
    assert patel not in str(replace(content, readers=()))
    assert sent.thread not in str(content)
    collect.collect(teacher, school.now)
    assert not finds(teacher, sent.subject)
    assert "Ada" in on_desk.of(teacher, school.now).inbox[0].title


def test_somebody_asked_for_and_excluded_at_once_is_not_asked(school: School) -> None:
    lee = school.people["Miss Lee"]
    school.intake.post(Told(words="x", asks_for=lee, kept_from=(lee,)), school.now)
    teacher = school.sign_in("Miss Lee")
    assert collect.collect(teacher, school.now).count == 0
    assert on_desk.of(teacher, school.now).inbox == ()


def test_a_new_drawer_leaves_out_everybody_it_was_kept_from_before(school: School) -> None:
    """The other one was named where their own machine has not moved it yet."""
    dsl, named = school.sign_in("Mrs Adeyemi"), school.people
    drawer = dsl.drawer("safeguarding")
    drawer.record("case:1", "case.opened", {"title": "Hats"}, NOW)
    before = {"person": named["Mr Patel"], "why": "a friend"}
    drawer.record("case:1", "case.kept_from", before, NOW)
    holders.keep_from(dsl, "case:1", named["Ms Hart"], "her son", NOW)
    found = dsl.find("case:1")
    assert found is not None
    assert holders.holders_of(dsl, found) == (dsl.person_id,)


def test_what_is_kept_from_the_chair_opens_to_the_schools_sheet(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    (chair,) = dsl.public.with_role("chair")
    for away, sheet in (({chair.id}, SCHOOL_SHEET), (set[str](), CHAIR_SHEET)):
        made = moves.fresh_drawer(dsl, (dsl.person_id,), away, NOW, holding.WHOLE)
        assert holders.sheet_of(made) == sheet
