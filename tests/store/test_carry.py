"""A classroom and an office: what is posted there arrives here, and what is answered there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from store import (
    alerts,
    board,
    carry,
    delivery,
    enrolment,
    front_desk,
    last_round,
    people,
    settings,
    triage,
)
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.chain import follow, pack
from store.collect import collect
from store.crypto.codes import make_pictures
from store.crypto.keys import Keys
from store.envelope import Sealed, name
from store.errors import BadCode, Damaged, Refused, Unreachable
from store.home import Home
from store.intake import Intake
from store.letterbox import AHEAD, CHANGED, FALSE
from store.worries import Told
from tests.made_up import CHEAP, NOW, School

CODE = "river lantern button sail"


@dataclass
class Classroom:
    """Another terminal of a made-up school."""

    home: Home
    carrier: FolderCarrier
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        self.intake = Intake(self.home)

    @property
    def id(self) -> str:
        return self.home.device.id

    def carry(self, *, again: bool = False) -> carry.Carried:
        return carry.carry(self.home, self.carrier, NOW, again=again)

    def undelivered(self) -> int:
        return delivery.undelivered(self.home.letterbox, self.home.desk.school, self.id)


@dataclass
class TwoPlaces:
    """A school's office and one classroom, with a folder between them."""

    school: School
    folder: Path
    classroom: Classroom

    @property
    def carrier(self) -> FolderCarrier:
        return FolderCarrier(self.folder, self.school.home.desk.id)

    def carry(self) -> carry.Carried:
        return carry.carry(self.school.home, self.carrier, NOW)

    def both(self) -> None:
        """Carry until both know of each other."""
        for _ in range(2):
            self.classroom.carry()
            self.carry()
        self.classroom.carry()

    def parcels(self) -> list[Path]:
        return sorted(self.folder.rglob("*.parcel"))


Join = Callable[..., Home]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    prepare(made)
    return made


@pytest.fixture
def join(school: School, folder: Path, tmp_path: Path) -> Iterator[Join]:
    """Let another terminal in, as far as its answer."""
    homes: list[Home] = []

    def joined(kind: str = "classroom", place: str = "Year 3") -> Home:
        made = enrolment.invite(school.home, kind, place, f"folder:{folder}", NOW)
        file = enrolment.lock(made, CODE, CHEAP)
        opened = enrolment.unlock(file, CODE.upper(), CHEAP)
        homes.append(enrolment.join(tmp_path / place, opened, CHEAP))
        return homes[-1]

    yield joined
    for home in homes:
        home.close()


def admit(school: School, folder: Path) -> None:
    """Put whoever has answered on the list: one proposes, another agrees."""
    carry.carry(school.home, FolderCarrier(folder, school.home.desk.id), NOW)
    one, other = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    for newcomer in enrolment.newcomers(school.home):
        new = enrolment.admit(school.home.desk.school, newcomer)
        assert not people.propose(one, new, f"{newcomer.name} joins", NOW)
        (proposal,) = people.proposals(school.home.desk)
        assert people.agree(other, proposal, NOW)


@pytest.fixture
def places(school: School, folder: Path, join: Join) -> TwoPlaces:
    home = join()
    classroom = Classroom(home, FolderCarrier(folder, home.desk.id))
    classroom.carry()
    admit(school, folder)
    found = TwoPlaces(school, folder, classroom)
    found.both()
    return found


def test_a_new_terminal_counts_once_two_keepers_have_put_it_on_the_list(
    school: School, folder: Path, join: Join
) -> None:
    home = join()
    assert enrolment.waiting_to_join(home)
    carry.carry(home, FolderCarrier(folder, home.desk.id), NOW)
    admit(school, folder)
    carry.carry(school.home, FolderCarrier(folder, school.home.desk.id), NOW)
    carry.carry(home, FolderCarrier(folder, home.desk.id), NOW)
    assert not enrolment.waiting_to_join(home)
    (listed,) = [each for each in home.desk.school.terminals if each.id == home.device.id]
    assert (listed.name, listed.kind, listed.letter) == ("Year 3", "classroom", "B")


def test_what_a_child_tells_in_a_classroom_is_read_in_the_office(places: TwoPlaces) -> None:
    sent = places.classroom.intake.post(Told(words="They took my hat"), NOW)
    assert places.classroom.undelivered() == 1
    places.both()
    assert places.classroom.undelivered() == 0
    dsl = places.school.sign_in("Mrs Adeyemi")
    assert collect(dsl, NOW).count == 1
    assert dsl.drawer("safeguarding").get(sent.subject).told.words == "They took my hat"


def test_the_carrier_holds_nothing_once_it_has_arrived(places: TwoPlaces) -> None:
    places.classroom.intake.post(Told(words="x"), NOW)
    places.classroom.carry()
    assert places.parcels()
    places.carry()
    places.carry()
    assert places.parcels() == []


def test_a_carrier_that_was_emptied_is_filled_again(places: TwoPlaces) -> None:
    sent = places.classroom.intake.post(Told(words="x"), NOW)
    places.classroom.carry()
    for parcel in places.parcels():
        parcel.unlink()
    places.carry()
    assert places.classroom.undelivered() == 1
    places.classroom.carry(again=True)
    places.both()
    assert places.classroom.undelivered() == 0
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    assert dsl.drawer("safeguarding").get(sent.subject)


def test_a_round_that_breaks_off_loses_nothing(places: TwoPlaces) -> None:
    places.classroom.intake.post(Told(words="x"), NOW)
    away = places.folder.with_name("unplugged")
    places.folder.rename(away)
    with pytest.raises(Unreachable):
        places.classroom.carry()
    assert places.classroom.undelivered() == 1
    away.rename(places.folder)
    places.both()
    assert places.classroom.undelivered() == 0


def test_a_lost_envelope_is_named_until_it_comes(places: TwoPlaces) -> None:
    for number in range(3):
        places.classroom.intake.post(Told(words=f"{number}"), NOW)
    places.classroom.carry()
    lost = places.parcels()[1]
    kept = lost.read_bytes()
    lost.unlink()
    places.carry()
    chain = places.school.home.letterbox.chain(places.classroom.id)
    assert len(chain.missing) == 1
    lost.write_bytes(kept)
    places.carry()
    assert places.school.home.letterbox.chain(places.classroom.id).missing == ()


def test_help_now_says_truthfully_how_far_it_has_come(places: TwoPlaces) -> None:
    classroom, school = places.classroom, places.school
    sent = classroom.intake.help_now(Told(), classroom.intake.place, NOW)
    assert classroom.intake.help_state(sent) == alerts.HERE
    places.both()
    desk, box, device = school.home.desk, school.home.letterbox, school.home.device
    (alert,) = alerts.unseen(desk.db, box, desk.school, device.keys)
    assert (alert.place.place, alert.terminal) == ("Year 3", classroom.id)
    alerts.mark(desk.db, alert.envelope, alerts.RUNG, device.keys, NOW)
    places.both()
    assert classroom.intake.help_state(sent) == alerts.RUNG
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    drawer = dsl.drawer("safeguarding")
    triage.see(dsl, drawer, drawer.get(sent.subject), NOW)
    places.both()
    assert classroom.intake.help_state(sent) == alerts.SEEN


def test_an_answer_reaches_the_terminal_that_holds_the_receipt(places: TwoPlaces) -> None:
    intake = places.classroom.intake
    sent = intake.post(Told(words="x"), NOW, with_receipt=True)
    pictures = make_pictures([f"picture {number}" for number in range(64)])
    labels = intake.stretch(pictures)
    assert sent.receipt
    assert intake.keep_receipt(sent.receipt, labels, NOW)
    places.both()
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    drawer = dsl.drawer("safeguarding")
    assert triage.answer(dsl, drawer, drawer.get(sent.subject), "We are on it.", NOW)
    places.both()
    receipt = intake.look_up(labels)
    assert receipt
    assert [reply.text for reply in intake.answers(receipt, NOW)] == ["We are on it."]


def test_a_change_of_the_list_reaches_the_classroom(places: TwoPlaces) -> None:
    dsl = places.school.sign_in("Mrs Adeyemi")
    new = replace(people.next_list(dsl.public), form_address="https://forms.example")
    assert people.propose(dsl, new, "the address", NOW)
    places.both()
    assert places.classroom.home.desk.school.form_address == "https://forms.example"


def test_what_was_pinned_before_does_not_put_an_older_list_back(places: TwoPlaces) -> None:
    before = {path: path.read_bytes() for path in places.folder.rglob("*.notice")}
    test_a_change_of_the_list_reaches_the_classroom(places)
    number = places.classroom.home.desk.school.number
    for path in places.folder.rglob("*.notice"):
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    places.classroom.carry(again=True)
    assert places.classroom.home.desk.school.number == number


def test_a_forged_notice_changes_nothing_and_is_told(places: TwoPlaces) -> None:
    office, thief = places.school.home.device.id, Keys.fresh()
    desk = places.classroom.home.desk
    body = front_desk.pack(replace(desk.school, number=desk.school.number + 1), {})
    forged = board.sign(office, 9_999, f"{board.LIST}:99", body, thief)
    places.carrier.pin(forged)
    number = desk.school.number
    places.classroom.carry()
    assert desk.school.number == number
    assert [alarm.kind for alarm in places.classroom.home.letterbox.alarms()] == [FALSE]
    dsl = places.school.sign_in("Mrs Adeyemi")
    people.propose(dsl, people.next_list(dsl.public), "nothing", NOW)
    places.both()
    assert desk.school.number == number + 1


def test_a_list_signed_by_terminals_only_is_not_believed(places: TwoPlaces) -> None:
    device, desk = places.school.home.device, places.classroom.home.desk
    new = replace(people.next_list(desk.school), school="Mine")
    body = front_desk.pack(new, front_desk.signed(new, {device.id: device.keys}))
    board.pin(places.school.home.desk.db, f"{board.LIST}:{new.number}", body)
    places.both()
    assert desk.school.school == "Oakfield"


def test_a_forged_parcel_is_not_kept_and_is_told(places: TwoPlaces) -> None:
    head = places.classroom.home.letterbox.head
    blob = b"not what a terminal seals"
    forged = follow(Sealed(name(blob), 1, blob), places.classroom.id, head, Keys.fresh())
    places.carrier.send([pack(forged)])
    places.carry()
    box = places.school.home.letterbox
    assert [(alarm.counter, alarm.kind) for alarm in box.alarms()] == [(head.counter + 1, CHANGED)]
    sent = places.classroom.intake.post(Told(words="the true one"), NOW)
    places.both()
    assert sent.envelope in {each.id for each in box.uncollected()}


def test_sending_everything_again_changes_nothing(places: TwoPlaces) -> None:
    for number in range(3):
        places.classroom.intake.post(Told(words=f"{number}"), NOW)
    places.both()
    before = list(places.school.home.letterbox.everything())
    posted = list(places.classroom.home.letterbox.everything())
    places.carrier.send(pack(each) for each in posted)
    places.both()
    assert list(places.school.home.letterbox.everything()) == before
    assert places.school.home.letterbox.alarms() == []


def test_what_is_collected_says_where_and_under_which_number_it_was_posted(
    places: TwoPlaces,
) -> None:
    sent = places.classroom.intake.post(Told(words="x"), NOW)
    places.classroom.intake.add(sent, NOW, words="and more")
    number = places.classroom.home.letterbox.head.counter
    places.both()
    dsl = places.school.sign_in("Mrs Adeyemi")
    collect(dsl, NOW)
    worry = dsl.drawer("safeguarding").get(sent.subject)
    id = places.classroom.id
    assert worry.posted == ((id, number - 1), (id, number))


def test_a_terminal_whose_clock_is_ahead_is_told_of(places: TwoPlaces) -> None:
    places.classroom.intake.post(Told(words="in time"), NOW + timedelta(minutes=9))
    places.classroom.intake.post(Told(words="too early"), NOW + timedelta(minutes=11))
    number = places.classroom.home.letterbox.head.counter
    places.both()
    collect(places.school.sign_in("Mrs Adeyemi"), NOW)
    found = [(each.counter, each.kind) for each in places.school.home.letterbox.alarms()]
    assert found == [(number, AHEAD)]


def test_it_is_known_how_carrying_stands(places: TwoPlaces) -> None:
    home = places.classroom.home
    places.classroom.intake.post(Told(words="x"), NOW)
    found = last_round.last_round(home)
    assert found
    assert (found.at, found.trouble, found.waiting) == (NOW.isoformat(), "", 1)
    last_round.note_trouble(home, "It is unplugged.")
    places.both()
    found = last_round.last_round(home)
    assert found
    assert (found.trouble, found.waiting) == ("It is unplugged.", 0)
    assert last_round.heard(places.school.home, home.device.id) == NOW.isoformat()
    settings.put(home.desk.db, settings.CARRIER, "")
    assert last_round.last_round(home) is None


def test_the_classroom_s_folder_opens_nothing(places: TwoPlaces) -> None:
    places.classroom.intake.post(Told(words="Once upon a time"), NOW)
    places.both()
    assert list(places.classroom.home.drawers.glob("*")) == []
    for path in (*places.classroom.home.path.rglob("*"), *places.folder.rglob("*")):
        assert not path.is_file() or b"Once upon" not in path.read_bytes()


def test_a_wrong_code_or_another_file_lets_nobody_in(school: School) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    file = enrolment.lock(made, CODE, CHEAP)
    with pytest.raises(BadCode):
        enrolment.unlock(file, "river lantern button rail", CHEAP)
    with pytest.raises(Damaged):
        enrolment.unlock(file[:-9], CODE, CHEAP)
    assert made.token.encode() not in file


def test_an_invitation_that_was_taken_back_is_not_heard(
    school: School, folder: Path, join: Join
) -> None:
    home = join()
    enrolment.take_back(school.home, home.device.id)
    carry.carry(home, FolderCarrier(folder, home.desk.id), NOW)
    carry.carry(school.home, FolderCarrier(folder, school.home.desk.id), NOW)
    assert enrolment.newcomers(school.home) == []


def test_a_folder_with_something_in_it_is_not_taken(school: School, tmp_path: Path) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("mine")
    with pytest.raises(Refused):
        enrolment.join(tmp_path / "full", made, CHEAP)
