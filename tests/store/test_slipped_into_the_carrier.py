"""What somebody slips into the carrier, or what is older, changes nothing and is told."""

from dataclasses import replace

import pytest

from store import front_desk
from store.carrying import board
from store.carrying.alarms import CHANGED, FALSE, noted
from store.carrying.chain import follow, pack
from store.crypto.keys import Keys
from store.letterbox.envelope import Sealed, name
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import next_list
from tests.made_up import NOW
from tests.terminals import Terminals


def test_a_change_of_the_list_reaches_the_classroom(places: Terminals) -> None:
    dsl = places.school.sign_in("Mrs Adeyemi")
    new = replace(next_list(dsl.public), form_address="https://forms.example")
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
    people.propose(dsl, next_list(dsl.public), "nothing", NOW)
    places.all()
    assert desk.school.number == number + 1


def test_a_list_signed_by_terminals_only_is_not_believed(places: Terminals) -> None:
    device, desk = places.school.home.device, places.others[0].home.desk
    new = replace(next_list(desk.school), school="Mine")
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
