"""A classroom and an office: what is posted there arrives here, and what is answered there."""

import errno
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store import front_desk
from store.carriers.carried_file import Carried
from store.carriers.folder import FolderCarrier
from store.carriers.logins import add_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from store.carrying import board, carry, delivery, last_round, trade
from store.carrying.alarms import AHEAD, CHANGED, FALSE, GIVEN_UP, noted
from store.carrying.chain import follow, pack
from store.crypto.codes import make_pictures
from store.crypto.keys import Keys
from store.database import transaction
from store.errors import BadCode, Damaged, Refused, Unreachable
from store.home import Home
from store.letterbox import alerts
from store.letterbox.collect import collect
from store.letterbox.envelope import Sealed, name
from store.letterbox.told import Told
from store.school import people
from store.terminals import enrolment, settings
from store.worries import triage
from tests.made_up import CHEAP, NOW, School
from tests.postgres_server import Server
from tests.terminals import CODE, Terminals


@pytest.fixture
def places(terminals: Terminals) -> Terminals:
    """An office and one classroom."""
    terminals.added()
    return terminals


def parcels(places: Terminals) -> list[Path]:
    return sorted(places.folder.rglob("*.parcel"))


def test_a_new_terminal_counts_once_two_keepers_have_put_it_on_the_list(
    terminals: Terminals,
) -> None:
    joined = terminals.join()
    home = joined.home
    assert home.waits_to_join
    joined.carry()
    terminals.admit()
    terminals.all()
    assert not home.waits_to_join
    (listed,) = [each for each in home.desk.school.terminals if each.id == home.device.id]
    assert (listed.name, listed.kind, listed.letter) == ("Year 3", "classroom", "B")


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


def test_a_change_of_the_list_reaches_the_classroom(places: Terminals) -> None:
    dsl = places.school.sign_in("Mrs Adeyemi")
    new = replace(people.next_list(dsl.public), form_address="https://forms.example")
    assert people.propose(dsl, new, "the address", NOW)
    places.all()
    assert places.others[0].home.desk.school.form_address == "https://forms.example"


def test_what_was_pinned_before_does_not_put_an_older_list_back(places: Terminals) -> None:
    before = {path: path.read_bytes() for path in places.folder.rglob("*.notice")}
    test_a_change_of_the_list_reaches_the_classroom(places)
    number = places.others[0].home.desk.school.number
    for path in places.folder.rglob("*.notice"):
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    places.others[0].carry(again=True)
    assert places.others[0].home.desk.school.number == number


def test_a_forged_notice_changes_nothing_and_is_told(places: Terminals) -> None:
    office, thief = places.school.home.device.id, Keys.fresh()
    desk = places.others[0].home.desk
    body = front_desk.pack(replace(desk.school, number=desk.school.number + 1), {})
    forged = board.sign(office, 9_999, f"{board.LIST}:99", body, thief)
    places.office.carrier.pin(forged)
    number = desk.school.number
    places.others[0].carry()
    assert desk.school.number == number
    assert [alarm.kind for alarm in noted(places.others[0].home.letterbox.db)] == [FALSE]
    dsl = places.school.sign_in("Mrs Adeyemi")
    people.propose(dsl, people.next_list(dsl.public), "nothing", NOW)
    places.all()
    assert desk.school.number == number + 1


def test_a_list_signed_by_terminals_only_is_not_believed(places: Terminals) -> None:
    device, desk = places.school.home.device, places.others[0].home.desk
    new = replace(people.next_list(desk.school), school="Mine")
    body = front_desk.pack(new, front_desk.signed(new, {device.id: device.keys}))
    board.pin(places.school.home.desk.db, f"{board.LIST}:{new.number}", body)
    places.all()
    assert desk.school.school == "Oakfield"


@pytest.mark.parametrize("key", ["reply", "reply:a:b:c", "ring:a"])
def test_a_notice_by_a_key_of_another_shape_breaks_off_no_round(
    places: Terminals, key: str
) -> None:
    """It may be another version's."""
    device, room = places.school.home.device, places.others[0]
    places.office.carrier.pin(board.sign(device.id, 9_999, key, b"?", device.keys))
    room.intake.post(Told(words="still sent"), NOW)
    assert room.carry().sent


def test_a_forged_parcel_is_not_kept_and_is_told(places: Terminals) -> None:
    head = places.others[0].home.letterbox.head
    blob = b"not what a terminal seals"
    forged = follow(Sealed(name(blob), 1, blob), places.others[0].id, head, Keys.fresh())
    places.office.carrier.send([pack(forged)])
    places.office.carry()
    box = places.school.home.letterbox
    assert [(alarm.counter, alarm.kind) for alarm in noted(box.db)] == [(head.counter + 1, CHANGED)]
    sent = places.others[0].intake.post(Told(words="the true one"), NOW)
    places.all()
    assert sent.envelope in {each.id for each in box.uncollected()}


def test_sending_everything_again_changes_nothing(places: Terminals) -> None:
    for number in range(3):
        places.others[0].intake.post(Told(words=f"{number}"), NOW)
    places.all()
    before = list(places.school.home.letterbox.everything())
    posted = list(places.others[0].home.letterbox.everything())
    places.office.carrier.send(pack(each) for each in posted)
    places.all()
    assert list(places.school.home.letterbox.everything()) == before
    assert noted(places.school.home.letterbox.db) == []


def test_the_classroom_s_folder_opens_nothing(places: Terminals) -> None:
    places.others[0].intake.post(Told(words="Once upon a time"), NOW)
    places.all()
    assert list(places.others[0].home.drawers.glob("*")) == []
    for path in (*places.others[0].home.path.rglob("*"), *places.folder.rglob("*")):
        assert not path.is_file() or b"Once upon" not in path.read_bytes()


def test_a_wrong_code_or_another_file_lets_nobody_in(school: School) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    file = enrolment.lock(made, CODE, CHEAP)
    with pytest.raises(BadCode):
        enrolment.unlock(file, "river lantern button rail", CHEAP)
    with pytest.raises(Damaged):
        enrolment.unlock(file[:-9], CODE, CHEAP)
    assert made.token.encode() not in file


def test_an_invitation_that_was_taken_back_is_not_heard(terminals: Terminals) -> None:
    joined = terminals.join()
    enrolment.take_back(terminals.school.home, joined.id)
    joined.carry()
    terminals.office.carry()
    assert enrolment.newcomers(terminals.school.home) == []


def test_a_folder_with_something_in_it_is_not_taken(school: School, tmp_path: Path) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("mine")
    with pytest.raises(Refused):
        enrolment.join(tmp_path / "full", made, CHEAP)


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


def login(server: Server, home: Home) -> PostgresCarrier:
    school = home.desk.id
    return PostgresCarrier(server.address(login_of(school, home.device.id)), school)
