"""A concern that a teacher logs in a classroom: who wrote it is proven, or plainly is not."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest

from store import on_desk
from store.crypto.keys import Keys
from store.drawers.own import Concern
from store.errors import Incomplete, Refused
from store.letterbox.envelope import LOGGED, WORRY, Content, Sealed, close, letter
from store.letterbox.readers import readers_of
from store.letterbox.told import ANOTHER_DAY, STAFF, Told, concern_of, what_was_told
from store.letterbox.told import NOW as NOW_WANTED
from store.school import people
from store.signing_in import logging_keys, renewal, rings, sign_in
from store.signing_in.logger import Logger
from store.signing_in.logging_keys import Writer
from store.signing_in.session import Session
from store.terminals import enrolment
from store.worries import concerns, triage
from store.worries.worry import Worry, written_with
from tests.made_up import NOW
from tests.store.classroom_door import DSL, LEE, enter, visit
from tests.terminals import Terminal, Terminals

SAID = {"about": "pupil", "name": "Ben Ode", "fact": "“I am hungry”", "urgent": "no"}


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom terminal that Miss Lee's ring has come to."""
    made = terminals.added()
    visit(terminals, LEE)
    return made


@pytest.fixture
def lee(terminals: Terminals, room: Terminal) -> Logger:
    """Miss Lee, signed in there."""
    return enter(terminals, room, terminals.school.pins[LEE])


def logged(lee: Logger, room: Terminal) -> str:
    return concerns.log_here(lee, room.intake, SAID, NOW)


def read(terminals: Terminals, subject: str) -> tuple[Session, Worry]:
    """Carry everything and take in a concern as the safeguarding lead."""
    terminals.all()
    session = terminals.office.sign_in(DSL)
    worry = session.drawer("safeguarding").get(subject)
    assert isinstance(worry, Worry)
    return session, worry


def forge(terminals: Terminals, room: Terminal, proof: object, **told: Any) -> str:
    """Post a concern in Miss Lee's name as a terminal could that is not to be trusted."""
    public, device, subject = room.home.desk.school, room.home.device, "worry:" + "f" * 32
    readers = readers_of(public)
    said = Told(source=STAFF, by=terminals.school.people[LEE], fact="made up", **told)
    body = {"told": asdict(said), "place": "", "proof": proof}
    at = NOW.isoformat(timespec="seconds")
    content = Content(
        WORRY, subject, "00" * 32, device.id, at, readers.drawer, (), readers.people, "", body
    )
    room.home.letterbox.post(close(content, public, readers, device.keys))
    return subject


def test_a_concern_from_a_classroom_is_proven_to_be_its_writers(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    _, worry = read(terminals, logged(lee, room))
    assert (worry.told.fact, worry.told.by) == ("“I am hungry”", lee.person_id)
    assert written_with(worry, lee.public) == lee.person.verify
    assert worry.proof.certificate


def test_nobody_keeps_from_themself_what_they_write(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    said, session = {**SAID, "not_see": lee.person_id}, terminals.school.sign_in(LEE)
    logs: tuple[Callable[[], object], ...] = (
        lambda: concerns.log_here(lee, room.intake, said, NOW),
        lambda: concerns.log(session, terminals.school.intake, said, NOW),
    )
    for log in logs:
        with pytest.raises(Incomplete, match="choose from the list"):
            log()


@pytest.mark.parametrize(("urgent", "when"), [("yes", NOW_WANTED), ("no", ANOTHER_DAY)])
def test_what_need_not_be_today_is_not_ranked_as_today(
    terminals: Terminals, urgent: str, when: str
) -> None:
    public = terminals.school.home.desk.school
    assert concerns.told(public, {**SAID, "urgent": urgent}, "somebody").when == when


def test_so_is_one_from_the_office_with_the_persons_own_key(terminals: Terminals) -> None:
    terminals.school.sign_in(DSL).lock()
    session = terminals.school.sign_in(LEE)
    subject = concerns.log(session, terminals.school.intake, SAID, NOW)
    reader, worry = read(terminals, subject)
    assert written_with(worry, reader.public) == session.keys.verify
    assert not written_with(replace(worry, told=replace(worry.told, fact="x")), reader.public)
    assert not written_with(replace(worry, id="worry:another"), reader.public)


def test_a_terminal_alone_cannot_put_words_in_a_teachers_mouth(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    """It has seen what she signed, and the certificate of a colleague's logging identity."""
    okafor = visit(terminals, "Mr Okafor")
    colleague = logging_keys.identity(okafor.person_id, okafor.keys.seed)
    true = lee.writer.sign(logging_keys.CONCERN, {"told": {"fact": "something else"}})
    own = Writer(lee.person_id, Keys.fresh(), "00")
    public = lee.public
    told = Told(source=STAFF, by=lee.person_id, fact="made up")
    for proof in ({}, 5, "text", asdict(true), {"signature": 5}):
        _, worry = read(terminals, forge(terminals, room, proof))
        assert worry.told.fact == "made up"
        assert not written_with(worry, public)
    said = what_was_told(told, worry.id, worry.sent_at, worry.terminal)
    for writer in (colleague, replace(colleague, person=lee.person_id), own):
        proof = asdict(writer.sign(logging_keys.CONCERN, said))
        _, worry = read(terminals, forge(terminals, room, proof))
        assert not written_with(worry, public)
    good = asdict(lee.writer.sign(logging_keys.CONCERN, said))
    _, worry = read(terminals, forge(terminals, room, good))
    assert written_with(worry, public)


def test_what_is_not_proven_is_acknowledged_to_nobody(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    session, worry = read(terminals, forge(terminals, room, {}))
    before = session.home.letterbox.head.counter
    triage.see(session, session.drawer("safeguarding"), worry, NOW)
    assert session.home.letterbox.head.counter == before


def test_the_writer_has_a_copy_in_the_office_and_learns_that_it_was_read(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    subject = logged(lee, room)
    reader, worry = read(terminals, subject)
    triage.see(reader, reader.drawer("safeguarding"), worry, NOW)
    session = terminals.office.sign_in(LEE)
    copy = session.own.get(concern_of(subject))
    assert isinstance(copy, Concern)
    assert (copy.fact, copy.name, copy.worry) == ("“I am hungry”", "Ben Ode", subject)
    assert copy.logged_at == NOW.isoformat(timespec="seconds")
    assert copy.acknowledged_by == reader.person_id
    assert not reader.own.rows("concern")


def test_an_acknowledgement_that_comes_before_the_copy_is_kept(
    terminals: Terminals, room: Terminal, lee: Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Sealed] = []
    post = room.home.letterbox.post

    def held_back(concern: Sealed, *copies: Sealed) -> None:
        late.extend(copies)
        post(concern)

    monkeypatch.setattr(room.home.letterbox, "post", held_back)
    subject = logged(lee, room)
    reader, worry = read(terminals, subject)
    triage.see(reader, reader.drawer("safeguarding"), worry, NOW)
    session = terminals.office.sign_in(LEE)
    assert on_desk.of(session, NOW).concerns == ()
    post(*late)
    terminals.all()
    session = terminals.office.sign_in(LEE)
    found = session.own.get(concern_of(subject))
    assert isinstance(found, Concern)
    assert (found.fact, found.acknowledged_by) == ("“I am hungry”", reader.person_id)
    assert len(on_desk.of(session, NOW).concerns) == 1


def test_a_copy_that_its_writer_did_not_sign_is_set_aside(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    device, subject = room.home.device, "concern:" + "f" * 32
    at = NOW.isoformat(timespec="seconds")
    body = {"worry": "worry:" + "f" * 32, "about": "pupil", "fact": "made up", "proof": {}}
    content = Content(LOGGED, subject, "", device.id, at, "", (), (lee.person_id,), "", body)
    envelope = letter(content, lee.public, (lee.person_id,), device.keys)
    room.home.letterbox.post(envelope)
    terminals.all()
    session = terminals.office.sign_in(LEE)
    assert session.own.rows("concern") == []
    ((id, why),) = session.home.letterbox.aside()
    assert (id, "not with your PIN" in why) == (envelope.id, True)


def test_a_concern_signed_before_the_keys_were_renewed_stays_its_writers(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    subject = logged(lee, room)
    before = lee.person.verify
    renewal.renew(terminals.school.sign_in("Mr Patel"), lee.person_id, "48 15 16 23", NOW)
    reader, worry = read(terminals, subject)
    assert written_with(worry, reader.public) == before
    assert before != reader.public.verify_keys(lee.person_id)[0]


def test_a_locked_logger_logs_nothing(room: Terminal, lee: Logger) -> None:
    lee.lock()
    with pytest.raises(Refused):
        logged(lee, room)
    assert not room.home.letterbox.waiting().count


def test_a_withdrawn_classroom_logs_nothing_and_has_no_rings(
    terminals: Terminals, room: Terminal, lee: Logger
) -> None:
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in("Ms Hart")
    people.propose(one, enrolment.withdraw(one.public, room.id, 1), "it is gone", NOW)
    for proposal in people.proposals(terminals.school.home.desk):
        people.agree(other, proposal, NOW)
    terminals.all()
    with pytest.raises(Refused, match="withdrawn"):
        logged(lee, room)
    visit(terminals, LEE)
    room.carry(again=True)
    assert rings.people(room.home) == []


def test_a_certificate_for_another_person_opens_nothing_in_the_office(
    terminals: Terminals, room: Terminal
) -> None:
    """A ring of a logging identity that is put on an office's front desk opens no drawer."""
    unlocked = sign_in.begin(room.home, terminals.school.people[LEE]).unlock(
        terminals.school.pins[LEE]
    )
    with pytest.raises(Exception, match="older than the list of people"):
        sign_in.finish(terminals.office.home, unlocked, NOW)
