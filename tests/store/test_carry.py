"""A classroom and an office: what is posted there arrives here, and what is answered there."""

import errno
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from store.carriers.carried_file import Carried
from store.carriers.folder import FolderCarrier
from store.carriers.logins import add_terminal, make_school
from store.carrying import carry, delivery, last_round, trade
from store.carrying.alarms import AHEAD, GIVEN_UP, noted
from store.crypto.codes import make_pictures
from store.database import transaction
from store.errors import Unreachable
from store.letterbox import alerts
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.terminals import settings
from store.worries import triage
from tests.made_up import NOW
from tests.postgres_server import Server
from tests.store.carrying_stage import login, parcels
from tests.terminals import Terminals


def test_what_a_child_tells_in_a_classroom_is_read_in_the_office(places: Terminals) -> None:
    sent = places.others[0].intake.post(Told(words="They took my hat"), NOW)
    assert places.others[0].undelivered() == 1
    places.all()
    assert places.others[0].undelivered() == 0
    dsl = places.school.sign_in("Mrs Adeyemi")
    assert collect(dsl, NOW).count == 1
    assert dsl.drawer("safeguarding").get(sent.subject).told.words == "They took my hat"


def test_the_carrier_holds_nothing_once_it_has_arrived(places: Terminals) -> None:
    places.others[0].intake.post(Told(words="x"), NOW)
    places.others[0].carry()
    assert parcels(places)
    places.office.carry()
    places.office.carry()
    assert parcels(places) == []


def test_a_carrier_that_was_emptied_is_filled_again(places: Terminals) -> None:
    sent = places.others[0].intake.post(Told(words="x"), NOW)
    places.others[0].carry()
    for parcel in parcels(places):
        parcel.unlink()
    places.office.carry()
    assert places.others[0].undelivered() == 1
    places.others[0].carry(again=True)
    places.all()
    assert places.others[0].undelivered() == 0
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    assert dsl.drawer("safeguarding").get(sent.subject)


def test_a_round_that_breaks_off_loses_nothing(places: Terminals) -> None:
    places.others[0].intake.post(Told(words="x"), NOW)
    away = places.folder.with_name("unplugged")
    places.folder.rename(away)
    with pytest.raises(Unreachable):
        places.others[0].carry()
    assert places.others[0].undelivered() == 1
    away.rename(places.folder)
    places.all()
    assert places.others[0].undelivered() == 0


@pytest.mark.parametrize("act", ["send", "pin"])
def test_a_carrier_that_is_full_still_gives_what_lies_there_and_is_emptied(
    places: Terminals, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Whoever waits for room to say something first would keep it full for ever."""

    def fail(*given: object) -> None:
        raise Unreachable("It is full.")

    places.others[0].intake.post(Told(words="still read"), NOW)
    places.others[0].carry()
    with monkeypatch.context() as full:
        full.setattr(FolderCarrier, act, fail)
        for _ in range(2):
            with pytest.raises(Unreachable, match="full"):
                places.office.carry(again=True)
    assert places.school.home.letterbox.waiting().count == 1
    assert parcels(places) == []
    places.all()
    assert places.others[0].undelivered() == 0


def test_a_round_fetches_no_more_than_fits_into_memory(
    places: Terminals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trade, "MOST", 1)
    for number in range(3):
        places.others[0].intake.post(Told(words=f"{number}"), NOW)
    places.others[0].carry()
    outgoing = carry.prepare(places.school.home)
    assert len(trade.trade(places.office.carrier, outgoing).parcels) == 1
    places.all()
    assert places.school.home.letterbox.waiting().count == 3


def test_what_does_not_fit_into_a_carrier_at_once_goes_bit_by_bit(
    places: Terminals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(self: FolderCarrier, file: Path, given: Carried) -> None:
        if len(parcels(places)) >= 3:
            raise OSError(errno.ENOSPC, "full")
        whole(self, file, given)

    whole, room = FolderCarrier._keep, places.others[0]
    monkeypatch.setattr(FolderCarrier, "_keep", keep)
    for number in range(7):
        room.intake.post(Told(words=f"{number}"), NOW)
    for _ in range(12):
        for each in (room, places.office):
            with suppress(Unreachable):
                each.carry(again=True)
    assert places.school.home.letterbox.waiting().count == 7
    assert room.undelivered() == 0


def test_a_lost_envelope_is_named_until_it_comes(places: Terminals) -> None:
    for number in range(3):
        places.others[0].intake.post(Told(words=f"{number}"), NOW)
    places.others[0].carry()
    lost = parcels(places)[1]
    kept = lost.read_bytes()
    lost.unlink()
    places.office.carry()
    chain = places.school.home.letterbox.chain(places.others[0].id)
    assert len(chain.missing) == 1
    lost.write_bytes(kept)
    places.office.carry()
    assert places.school.home.letterbox.chain(places.others[0].id).missing == ()


def test_a_lost_one_that_was_given_up_is_held_up_by_nothing_and_never_said_to_be_here(
    places: Terminals,
) -> None:
    room, home = places.others[0], places.school.home
    for number in range(3):
        room.intake.post(Told(words=f"{number}"), NOW)
    room.carry()
    parcels(places)[1].unlink()
    # It is lost on the classroom's own disk too.
    with transaction(room.home.letterbox.db) as db:
        db.execute("DROP TRIGGER envelopes_stay")
        db.execute(
            "DELETE FROM envelopes WHERE counter = ?", [room.home.letterbox.head.counter - 1]
        )
    places.all()
    (gap,) = home.letterbox.chain(room.id).missing
    assert parcels(places)
    home.letterbox.give_up(room.id, [gap], places.school.people["Mrs Adeyemi"], NOW)
    places.all()
    assert parcels(places) == []
    assert [each.kind for each in noted(home.letterbox.db)] == [GIVEN_UP]
    (note,) = delivery.notes(room.home.letterbox, room.home.desk.school)
    assert not note.chain(room.id).has(gap)
    done = room.carry(again=True)
    assert (done.sent, done.went_on) == (0, 0)


def test_help_now_says_truthfully_how_far_it_has_come(places: Terminals) -> None:
    classroom, school = places.others[0], places.school
    sent = classroom.intake.help_now(Told(), classroom.intake.place, NOW)
    assert classroom.intake.help_state(sent) == alerts.HERE
    places.all()
    desk, box, device = school.home.desk, school.home.letterbox, school.home.device
    (alert,) = alerts.unseen(desk.db, box, desk.school, device.keys)
    assert (alert.place.place, alert.terminal) == ("Year 3", classroom.id)
    alerts.mark(desk.db, alert.envelope, alerts.RUNG, device.keys, NOW)
    places.all()
    assert classroom.intake.help_state(sent) == alerts.RUNG
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    drawer = dsl.drawer("safeguarding")
    triage.see(dsl, drawer, drawer.get(sent.subject), NOW)
    places.all()
    assert classroom.intake.help_state(sent) == alerts.SEEN


def test_an_answer_reaches_the_terminal_that_holds_the_receipt(places: Terminals) -> None:
    intake = places.others[0].intake
    sent = intake.post(Told(words="x"), NOW, with_receipt=True)
    pictures = make_pictures([f"picture {number}" for number in range(64)])
    labels = intake.stretch(pictures)
    assert sent.receipt
    assert intake.keep_receipt(sent.receipt, labels, NOW)
    places.all()
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    drawer = dsl.drawer("safeguarding")
    assert triage.answer(dsl, drawer, drawer.get(sent.subject), "We are on it.", NOW)
    places.all()
    receipt = intake.look_up(labels)
    assert receipt
    assert [reply.text for reply in intake.answers(receipt, NOW)] == ["We are on it."]


def test_what_is_collected_says_where_and_under_which_number_it_was_posted(
    places: Terminals,
) -> None:
    classroom = places.others[0]
    sent = classroom.intake.post(Told(words="x"), NOW)
    classroom.intake.add(sent, NOW, words="and more")
    number = classroom.home.letterbox.head.counter
    places.all()
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    worry = dsl.drawer("safeguarding").get(sent.subject)
    assert worry.posted == ((classroom.id, number - 1), (classroom.id, number))


def test_a_terminal_whose_clock_is_ahead_is_told_of(places: Terminals) -> None:
    classroom = places.others[0]
    classroom.intake.post(Told(words="in time"), NOW + timedelta(minutes=9))
    classroom.intake.post(Told(words="too early"), NOW + timedelta(minutes=11))
    number = classroom.home.letterbox.head.counter
    places.all()
    collect(places.school.sign_in("Mrs Adeyemi"), NOW)
    found = [(each.counter, each.kind) for each in noted(places.school.home.letterbox.db)]
    assert found == [(number, AHEAD)]


def test_it_is_known_how_carrying_stands(places: Terminals) -> None:
    home = places.others[0].home
    places.others[0].intake.post(Told(words="x"), NOW)
    found = last_round.last_round(home)
    assert found
    assert (found.at, found.trouble, found.waiting) == (NOW.isoformat(), "", 1)
    last_round.note_trouble(home, "It is unplugged.")
    places.all()
    found = last_round.last_round(home)
    assert found
    assert (found.trouble, found.waiting) == ("It is unplugged.", 0)
    assert last_round.heard(places.school.home, home.device.id) == NOW.isoformat()
    settings.put(home.desk.db, settings.CARRIER, "")
    assert last_round.last_round(home) is None


def test_a_real_server_in_the_middle_that_stops_and_comes_back(
    terminals: Terminals, server: Server
) -> None:
    """The whole way over PostgreSQL, with the server gone while a child tells something."""
    school = terminals.school.home.desk.id
    with server.admin() as line:
        line.execute(make_school(school).encode())
    terminals.ways = lambda home: login(server, home)
    terminals.office.now = NOW
    classroom = terminals.join()
    with server.admin() as line:
        office = terminals.office.id
        line.execute(add_terminal(school, office, "office").encode())
        line.execute(add_terminal(school, classroom.id, "classroom").encode())
    classroom.carry()
    terminals.admit()
    terminals.all()
    server.stop()
    sent = classroom.intake.post(Told(words="while it was gone"), NOW)
    with pytest.raises(Unreachable):
        classroom.carry()
    assert classroom.undelivered() == 1
    server.start()
    terminals.all()
    assert classroom.undelivered() == 0
    dsl = terminals.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    assert dsl.drawer("safeguarding").get(sent.subject).told.words == "while it was gone"
