"""Collecting: nothing lost, nothing twice."""

from dataclasses import replace

import pytest

from store import on_desk
from store.cases import casework
from store.crypto import seal
from store.crypto.keys import Keys
from store.database import transaction
from store.drawers.drawer import Drawer
from store.errors import Damaged, DiskFull, Unopenable
from store.letterbox import collect
from store.letterbox import envelope as kinds
from store.letterbox.envelope import Content, open_with
from store.letterbox.posted import judge
from store.letterbox.told import Told
from store.school.public_list import Terminal
from store.worries import concerns, triage
from tests.made_up import School
from tests.store.collecting import collected, content, post, waiting
from tests.store.where import where


def test_collecting_twice_changes_nothing(school: School) -> None:
    dsl, first = collected(school)
    entries = list(dsl.drawer("safeguarding").everything())
    assert first.count == 1
    assert collect.collect(dsl, school.now).count == 0
    assert list(dsl.drawer("safeguarding").everything()) == entries


def test_a_crash_between_recording_and_marking_leaves_one_worry(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = school.intake.post(Told(words="once"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    with monkeypatch.context() as patch:
        patch.setattr(school.home.letterbox, "mark_collected", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            collect.collect(dsl, school.now)
    school.reopen()
    dsl = school.sign_in("Mrs Adeyemi")
    assert school.home.letterbox.waiting().count == 1
    assert collect.collect(dsl, school.now).count == 1
    assert school.home.letterbox.waiting().count == 0
    assert len(dsl.drawer("safeguarding").entries(sent.subject)) == 1
    assert len(waiting(dsl, school)) == 1


def test_a_replayed_envelope_is_taken_in_once(school: School) -> None:
    sent = school.intake.post(Told(words="once"), school.now)
    (sealed,) = school.home.letterbox.uncollected()
    school.home.letterbox.post(
        replace(sealed, id="another"), replace(sealed, id="third", urgency=2)
    )
    dsl, found = collected(school)
    assert found.count == 2
    assert {id for id, _ in school.home.letterbox.aside()} == {"another", "third"}
    assert len(dsl.drawer("safeguarding").entries(sent.subject)) == 1


def test_nobody_takes_a_reader_off_an_envelope_unnoticed(school: School) -> None:
    """Whoever spoils the wrap of one reader spoils the envelope for all."""
    dsl = school.sign_in("Mrs Adeyemi")
    sealed = post(school, content(school))
    found: list[Content | str | None] = []
    for place in range(seal.SLOTS):
        start = 4 + 33 + place * 48
        blob = sealed.blob[:start] + bytes(48) + sealed.blob[start + 48 :]
        try:
            found.append(open_with(replace(sealed, blob=blob), dsl.keys.unsealing, dsl.public))
        except Unopenable:
            found.append("noticed")
    assert sorted(found, key=str) == [None, *["noticed"] * (seal.SLOTS - 1)]


def test_each_kind_of_terminal_posts_only_what_it_may(school: School) -> None:
    public = school.home.desk.school
    form = Terminal("form", "F", "Form", "forms", "", Keys(b"f" * 32).verify)
    with_form = replace(public, terminals=(*public.terminals, form))

    telling = content(school, terminal="form")
    judge(replace(telling, body={"told": {"source": "parent"}}), with_form)
    for said in ({"source": "parent", "by": "x"}, {"source": "pupil"}):
        with pytest.raises(Unopenable, match="no parent tells"):
            judge(replace(telling, body={"told": said}), with_form)
    for kind in (kinds.TASK, kinds.TASK_DONE, kinds.ACKNOWLEDGED, kinds.MORE, kinds.HELP_NOW):
        with pytest.raises(Unopenable, match="may not post"):
            judge(content(school, kind, terminal="form"), with_form)


def test_an_envelope_of_a_newer_kind_waits_for_a_newer_program(school: School) -> None:
    post(school, content(school, "newer"))
    _, found = collected(school)
    assert found.count == 1
    assert "too old" in found.set_aside[0]
    assert school.home.letterbox.aside() == []
    assert school.home.letterbox.waiting().count == 1


@pytest.mark.parametrize("error", [Damaged("The drawer is damaged."), DiskFull("full")])
def test_a_failing_drawer_leaves_good_envelopes_waiting(
    school: School, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*given: object) -> None:
        raise error

    school.intake.post(Told(words="good"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "record_all", fail)
        if isinstance(error, DiskFull):
            with pytest.raises(DiskFull):
                collect.collect(dsl, school.now)
        else:
            assert collect.collect(dsl, school.now).set_aside == (str(error),)
    assert school.home.letterbox.aside() == []
    assert collect.collect(dsl, school.now).count == 1


def test_somebody_elses_letter_is_left_alone(school: School) -> None:
    school.intake.post(Told(words="x"), school.now)
    teacher = school.sign_in("Miss Lee")
    assert collect.collect(teacher, school.now) == collect.Collected(0, ())
    assert school.home.letterbox.waiting().count == 1


def test_every_kind_of_letter_is_taken_in_once(school: School) -> None:
    dsl, teacher = school.sign_in("Mrs Adeyemi"), school.sign_in("Miss Lee")
    fact = {"about": "pupil", "name": "Ada", "fact": "x", "urgent": "no"}
    concerns.log(teacher, school.intake, fact, school.now)
    assert collect.collect(dsl, school.now).count == 1
    (row,) = on_desk.of(dsl, school.now).waiting
    drawer = dsl.drawer(row.drawer)
    triage.see(dsl, drawer, drawer.get(row.subject), school.now)
    asked = {"to": teacher.person_id, "text": "Say hello", "due": "2026-03-04"}
    casework.send_task(dsl, drawer, drawer.get(row.subject), asked, school.now)
    assert collect.collect(teacher, school.now).count == 2
    (concern,) = teacher.own.rows("concern")
    assert teacher.own.get(concern.subject).acknowledged_by == dsl.person_id
    (task,) = teacher.own.rows("task")
    casework.finish_task(teacher, teacher.own.get(task.subject), {"note": "done"}, school.now)
    assert collect.collect(dsl, school.now).count == 1
    assert drawer.entries(row.subject)[-1].said["text"] == "done"
    assert school.home.letterbox.uncollected() == []


def test_the_name_of_a_case_drawer_tells_nothing_of_its_key(school: School) -> None:
    one, other = content(school).case_drawer(), content(school).case_drawer()
    assert one[0] != other[0]
    for name, key in (one, other):
        assert name.removeprefix("case-") not in key.hex()


def test_two_readers_make_one_case_drawer(school: School) -> None:
    """Both derive its name and key from the envelope; the second finds the first one's."""
    patel = school.people["Mr Patel"]
    first = school.intake.post(Told(words="a", kept_from=(patel,)), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    with transaction(school.home.letterbox.db) as db:
        db.execute("DELETE FROM collected")
        db.execute("INSERT INTO waits SELECT place, id, terminal, counter, urgency FROM envelopes")
    head = school.sign_in("Ms Hart")
    collect.collect(head, school.now)
    assert where(head, first.subject).name == where(dsl, first.subject).name
    assert len(where(head, first.subject).entries(first.subject)) == 1
    assert len(list(school.home.drawers.glob("case-*.db"))) == 1
