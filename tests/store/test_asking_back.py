"""What a colleague was asked, or a child wished of them, goes once what is told accuses them."""

from dataclasses import replace

import pytest

from store import on_desk
from store.cases import asking_back, casework
from store.checkup import check_session
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.asked import AGAIN
from tests.made_up import NOW, School
from tests.store.putting_out import DSL, Stage
from tests.store.triaging_stage import DRAWER
from tests.store.two_offices import meet
from tests.terminals import Terminals


def test_what_a_colleague_was_asked_is_taken_back_once_what_is_told_accuses_them(
    school: School,
) -> None:
    """Kit, who is in a case, and Sam, who is in none, tell more of whoever was asked to help."""
    stage = Stage(school, words="Tom took my ball")
    waits = school.intake.post(Told(words="My head hurts", name="Sam Poe"), NOW)
    session, drawer = stage.at(DSL)
    collect.collect(session, NOW)
    lee, bell = school.people["Miss Lee"], school.people["Mr Bell"]
    for of, to in ((stage.worry, lee), (stage.id, bell), (waits.subject, lee)):
        asked = {"to": to, "text": f"Look after them, {to}", "due": "2026-03-04"}
        casework.send_task(session, drawer, drawer.get(of), asked, NOW)
    theirs = {name: school.sign_in(name) for name in ("Miss Lee", "Mr Bell")}
    for each in theirs.values():
        collect.collect(each, NOW)
    assert [len(on_desk.of(each, NOW).inbox) for each in theirs.values()] == [2, 1]
    asking_back.end(session, NOW)
    assert len(on_desk.of(theirs["Miss Lee"], NOW).inbox) == 2, "nobody accuses them"
    more = school.intake.post(Told(words="miss lee helped me. mr bell slaps me", name="Jo"), NOW)
    school.intake.add(waits, NOW, words="Miss Lee hits me")
    collect.collect(session, NOW)
    triage.link(session, drawer, drawer.get(more.subject), stage.id, NOW)
    for _ in range(2):
        asking_back.end(session, NOW)
    for each in theirs.values():
        collect.collect(each, NOW)
    left = [
        theirs["Miss Lee"].own.get(e.subject).about
        for e in on_desk.of(theirs["Miss Lee"], NOW).inbox
    ]
    assert left == [stage.worry]
    assert on_desk.of(theirs["Mr Bell"], NOW).inbox == ()
    tasks = map(theirs["Mr Bell"].own.get, _tasks(theirs["Mr Bell"]))
    assert [each.text for each in tasks] == [""]
    mine = [each.item.title for each in on_desk.of(session, NOW).mine]
    assert {each for each in mine if AGAIN in each} == {
        f"{AGAIN}: Look after them, {lee}",
        f"{AGAIN}: Look after them, {bell}",
    }
    asked = {"to": school.people["Mr Okafor"], "text": "Look", "due": "2026-03-04"}
    for of in (stage.id, waits.subject):
        casework.send_task(session, drawer, drawer.get(of), asked, NOW)
    assert not [e for e in on_desk.of(session, NOW).mine if AGAIN in e.item.title]
    assert not check_session(session)


@pytest.mark.parametrize("late", [False, True], ids=["there already", "comes after it"])
def test_a_childs_wish_for_whom_its_later_words_accuse_is_gone_without_a_word(
    terminals: Terminals, late: bool
) -> None:
    """The words are read at one office, and she looks into her inbox at another."""
    school, lee = terminals.school, terminals.school.people["Miss Lee"]
    there = terminals.second_office(DSL, "Miss Lee")
    said = Told(words="My head hurts", name="Kit Shaw", asks_for=lee, when="now")
    sent = school.intake.post(said, NOW)
    other = school.intake.post(replace(said, name="Ann Poe"), NOW)
    lead = school.sign_in(DSL)
    meet(terminals, lead)
    hers = there.sign_in("Miss Lee")
    if not late:
        meet(terminals, lead, hers)
        assert {hers.own.get(each.subject).about for each in on_desk.of(hers, NOW).inbox} == {
            sent.subject,
            other.subject,
        }
    school.intake.add(sent, NOW, words="Miss Lee hits me")
    collect.collect(lead, NOW)
    for _ in range(2):
        asking_back.end(lead, NOW)
    meet(terminals, lead, hers)
    left = on_desk.of(hers, NOW).inbox
    assert [hers.own.get(each.subject).about for each in left] == [other.subject]
    assert [each.subject for each in hers.search("Kit")] == []
    assert [each.subject for each in hers.search("Ann")] == [left[0].subject]
    assert [row.state for row in hers.own.rows("task")].count("done") == 0
    titles = [each.title for each in hers.own.records("task")]
    assert not [each for each in titles if "back" in each], "no page tells her that it was there"
    (again,) = [e.item.title for e in on_desk.of(lead, NOW).mine if AGAIN in e.item.title]
    assert "the child asked for Miss Lee" in again
    worry = lead.drawer(DRAWER).get(sent.subject)
    assert [(each.to, bool(each.back)) for each in worry.tasks] == [(lee, True)]
    assert not check_session(lead) + check_session(hers)


def _tasks(session: Session) -> list[str]:
    return [row.subject for row in session.own.rows("task")]
