"""Collecting: nothing lost, nothing twice, and one bad envelope stops nobody."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest

from store import on_desk
from store.cases import casework
from store.crypto import seal
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.database import transaction
from store.drawers.drawer import Drawer
from store.errors import Damaged, DiskFull, Unopenable
from store.letterbox import collect
from store.letterbox import envelope as kinds
from store.letterbox.envelope import Content, Sealed, close, open_with
from store.letterbox.posted import judge
from store.letterbox.told import Told
from store.school.public_list import SCHOOL_SHEET, Terminal
from store.signing_in.session import Session
from store.subjects import new_subject
from store.worries import concerns, triage
from tests.made_up import School


def content(school: School, kind: str = kinds.WORRY, **changes: Any) -> Content:
    given = Content(
        kind=kind,
        subject=new_subject("worry"),
        thread=fresh_key().hex(),
        terminal=school.home.device.id,
        at="2026-03-03T09:14:00+00:00",
        drawer="safeguarding",
        kept_from=(),
        readers=(),
        sheet=SCHOOL_SHEET,
        body={"told": asdict(Told(words="forged"))},
    )
    return replace(given, **changes)


def post(school: School, what: Content, keys: Keys | None = None) -> Sealed:
    to = [*school.people.values(), SCHOOL_SHEET]
    sealed = close(what, school.home.desk.school, to, keys or school.home.device.keys)
    school.home.letterbox.post(sealed)
    return sealed


def collected(school: School) -> tuple[Session, collect.Collected]:
    """Post a good worry after whatever there is, and collect as the DSL."""
    school.intake.post(Told(words="good", name="Ada"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    return dsl, collect.collect(dsl, school.now)


def waiting(session: Session, school: School) -> list[str]:
    return [row.title for row in on_desk.of(session, school.now).waiting]


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


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "drawer:safeguarding"},
        {"subject": "case:1"},
        {"subject": "draft:x"},
        {"subject": ""},
        {"drawer": "roll"},
        {"drawer": "own-x"},
        {"thread": "not hex"},
        {"terminal": "nowhere"},
        {"body": {}},
        {"body": {"told": {"words": 7}}},
        {"body": {"told": {"kept_from": "x"}}},
        {"body": {"told": [], "place": None}},
        {"kind": kinds.MORE, "body": {"words": ["x"]}},
        {"kind": kinds.MORE, "subject": "drawer:safeguarding", "body": {"words": "x"}},
        {"kind": kinds.TASK_DONE, "body": {"about": "drawer:x", "task": "", "text": ""}},
        {"kind": kinds.TASK_DONE, "body": {"text": ""}},
        {"kind": kinds.TASK, "body": {"about": "worry:1"}},
        {"kind": kinds.TASK, "subject": "task:1", "body": {"about": 5}},
        {"kind": kinds.ACKNOWLEDGED, "body": {"by": None}},
    ],
)
def test_what_does_not_fit_is_set_aside_and_the_rest_goes_on(
    school: School, change: Mapping[str, Any]
) -> None:
    before = school.sign_in("Mrs Adeyemi").drawer("safeguarding").get("drawer:safeguarding")
    bad = post(school, content(school, **change))
    dsl, found = collected(school)
    assert found.count == 1
    assert len(found.set_aside) == 1
    assert [id for id, _ in school.home.letterbox.aside()] == [bad.id]
    assert waiting(dsl, school) == ["Ada"]
    assert dsl.drawer("safeguarding").get("drawer:safeguarding") == before


@pytest.mark.parametrize(
    "plain", [b'{"content":{"kind":"\xff"},"signature":""}', b'{"content":' + b"[" * 100_000]
)
def test_what_is_no_text_or_without_an_end_is_set_aside(school: School, plain: bytes) -> None:
    key, dsl = fresh_key(), school.people["Mrs Adeyemi"]
    wraps = seal.wrap(key, [school.home.desk.school.sealing_key(dsl)])
    sealed = seal.seal(plain, key, b"%d" % kinds.WAITING + wraps)
    blob = len(wraps).to_bytes(4, "big") + wraps + sealed
    school.home.letterbox.post(Sealed(kinds.name(blob), kinds.WAITING, blob))
    session, found = collected(school)
    assert len(found.set_aside) == 1
    assert len(waiting(session, school)) == 1


def test_an_envelope_of_a_terminal_the_list_does_not_know_is_set_aside(school: School) -> None:
    for forged in (content(school), content(school, terminal="unknown")):
        post(school, forged, Keys.fresh())
    _, found = collected(school)
    assert found.count == 1
    assert len(found.set_aside) == 2
    assert all("No terminal of this school" in sentence for sentence in found.set_aside)


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


@pytest.mark.parametrize("blob", [b"", b"\x00\x00\x00\x09x", b"\xff" * 900])
def test_rubbish_in_the_letterbox_stops_nobody(school: School, blob: bytes) -> None:
    school.home.letterbox.post(Sealed("rubbish", 1, blob))
    _, found = collected(school)
    assert found.count == 1


def test_a_changed_envelope_is_set_aside(school: School) -> None:
    school.intake.post(Told(words="x"), school.now)
    (sealed,) = school.home.letterbox.uncollected()
    spoilt = sealed.blob[:-1] + bytes([sealed.blob[-1] ^ 1])
    school.home.letterbox.post(replace(sealed, id="x" * 32, blob=spoilt))
    _, found = collected(school)
    assert found.count == 2
    assert len(found.set_aside) == 1


def test_a_text_sealed_without_proper_padding_is_set_aside(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_padding(plain: bytes, key: bytes, associated: bytes = b"") -> bytes:
        return seal.VERSION + bytes(seal.Aead(key).encrypt(bytes(1024), b"\x01" + associated))

    with monkeypatch.context() as patch:
        patch.setattr(seal, "seal", no_padding)
        post(school, content(school))
    _, found = collected(school)
    assert (found.count, len(found.set_aside)) == (1, 1)


@pytest.mark.parametrize("inside", [b"", b"rubbish", b"{}", b'{"content":{},"signature":""}'])
def test_what_no_program_can_read_is_set_aside(
    school: School, monkeypatch: pytest.MonkeyPatch, inside: bytes
) -> None:
    rightly = seal.seal
    with monkeypatch.context() as patch:
        patch.setattr(seal, "seal", lambda plain, *given: rightly(inside, *given))
        post(school, content(school))
    _, found = collected(school)
    assert found.count == 1
    assert found.set_aside == ("This envelope holds something this program cannot read.",)


def test_nobody_takes_a_reader_off_an_envelope_unnoticed(school: School) -> None:
    """Whoever spoils the wrap of one reader spoils the envelope for all."""
    dsl = school.sign_in("Mrs Adeyemi")
    sealed = post(school, content(school))
    found = []
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
    assert head.find(first.subject).name == dsl.find(first.subject).name
    assert len(head.find(first.subject).entries(first.subject)) == 1
    assert len(list(school.home.drawers.glob("case-*.db"))) == 1
