"""Help now: only a rightly signed state counts, and a screen shows a place but no words."""

from dataclasses import replace

import pytest

from store.crypto import seal
from store.crypto.keys import Keys
from store.letterbox import addressed, alerts
from store.letterbox.alerts import HERE, RUNG, SEEN
from store.letterbox.collect import collect
from store.letterbox.envelope import URGENT, Sealed, name
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import PublicList, Terminal
from store.worries import triage
from tests.made_up import School
from tests.store.where import where
from tests.terminals import Terminals


def help_now(school: School) -> Sent:
    return school.intake.help_now(Told(words="zebrafish"), "Oak", school.now)


def unseen(school: School, keys: Keys | None = None) -> list[alerts.Alert]:
    home = school.home
    keys = keys or home.device.keys
    return alerts.unseen(home.desk.db, home.letterbox, home.desk.school, keys)


def mark(school: School, sent: Sent, state: str, keys: Keys) -> None:
    alerts.mark(school.home.desk.db, sent.envelope, state, keys, school.now)


def test_a_call_is_here_then_rings_then_is_seen(school: School) -> None:
    sent = help_now(school)
    assert school.intake.help_state(sent) == HERE
    mark(school, sent, RUNG, school.home.device.keys)
    assert school.intake.help_state(sent) == RUNG
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, school.now)
    drawer = where(dsl, sent.subject)
    triage.see(dsl, drawer, drawer.get(sent.subject), school.now)
    assert school.intake.help_state(sent) == SEEN
    assert unseen(school) == []
    mark(school, sent, RUNG, school.home.device.keys)
    assert school.intake.help_state(sent) == SEEN


def test_a_locked_screen_sees_the_place_and_no_words(school: School) -> None:
    sent = help_now(school)
    (alert,) = unseen(school)
    assert (alert.envelope, alert.place.place) == (sent.envelope, "Oak")
    assert "zebrafish" not in str(alert)
    assert unseen(school, Keys.fresh()) == []


def test_a_place_has_no_room_for_more(school: School) -> None:
    school.intake.help_now(Told(words="x"), "Oak" * 1000, school.now)
    (alert,) = unseen(school)
    assert alert.place.place == ("Oak" * 1000)[:60]


@pytest.mark.parametrize("state", [RUNG, SEEN])
def test_a_state_that_a_stranger_signed_does_not_count(school: School, state: str) -> None:
    sent = help_now(school)
    mark(school, sent, state, Keys.fresh())
    assert school.intake.help_state(sent) == HERE
    assert len(unseen(school)) == 1


def test_a_machine_cannot_say_that_a_person_has_seen_it(school: School) -> None:
    sent = help_now(school)
    mark(school, sent, SEEN, school.home.device.keys)
    assert school.intake.help_state(sent) == HERE


def test_a_forged_state_does_not_keep_the_true_one_out(school: School) -> None:
    sent = help_now(school)
    mark(school, sent, SEEN, Keys.fresh())
    mark(school, sent, SEEN, school.sign_in("Mrs Adeyemi").keys)
    assert school.intake.help_state(sent) == SEEN


@pytest.mark.parametrize("column", ["state", "at", "signature", "by_key"])
def test_a_changed_state_does_not_count(school: School, column: str) -> None:
    sent = help_now(school)
    mark(school, sent, RUNG, school.home.device.keys)
    value = SEEN if column == "state" else "00"
    school.home.desk.db.execute(f"UPDATE alert_states SET {column} = ?", [value])
    assert school.intake.help_state(sent) == HERE


def test_a_state_of_one_call_says_nothing_about_another(school: School) -> None:
    first, second = help_now(school), help_now(school)
    mark(school, first, RUNG, school.home.device.keys)
    school.home.desk.db.execute("UPDATE alert_states SET envelope = ?", [second.envelope])
    assert school.intake.help_state(second) == HERE


def test_repeats_are_counted_on_the_same_call(school: School) -> None:
    sent = help_now(school)
    for _ in range(3):
        school.intake.help_again(sent, school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, school.now)
    worry = where(dsl, sent.subject).get(sent.subject)
    assert (worry.repeats, worry.help_now, worry.place) == (3, True, "Oak")


def with_classroom(school: School) -> tuple[PublicList, Keys]:
    public, keys = school.home.desk.school, Keys.fresh()
    room = Terminal("room", "R", "Oak", "classroom", keys.seal, keys.verify)
    return replace(public, terminals=(*public.terminals, room)), keys


def test_a_classroom_can_neither_read_a_place_nor_say_that_it_rings(school: School) -> None:
    public, keys = with_classroom(school)
    place = addressed.sealed(public, (), alerts.Place("Oak", "2026-03-03T09:14:00+00:00"))
    wraps = place[4 : 4 + int.from_bytes(place[:4], "big")]
    assert seal.unwrap(wraps, school.home.device.keys.unsealing) is not None
    assert seal.unwrap(wraps, keys.unsealing) is None
    sent = help_now(school)
    mark(school, sent, RUNG, keys)
    assert alerts.state_of(school.home.desk.db, sent.envelope, public) == HERE


def test_what_somebody_saw_stays_seen_when_they_have_left(school: School) -> None:
    sent = help_now(school)
    bell = school.sign_in("Mr Bell")
    mark(school, sent, SEEN, bell.keys)
    public = people.end_person(bell.public, bell.person_id)
    assert alerts.state_of(school.home.desk.db, sent.envelope, public) == SEEN


def test_many_later_calls_hide_none(school: School) -> None:
    first = help_now(school)
    for _ in range(60):
        help_now(school)
    assert first.envelope in {alert.envelope for alert in unseen(school)}


def test_a_place_that_is_no_text_ends_no_locked_screen(terminals: Terminals) -> None:
    """Whoever has a classroom's key can seal anything to the offices."""
    room, office = terminals.added(), terminals.school.home
    place = seal.seal_for([office.device.keys.seal], b'{"place":"\xff","at":""}')
    blob = b"nobody's"
    room.home.letterbox.post(Sealed(name(blob), URGENT, blob, place))
    terminals.all()
    school, keys = office.desk.school, office.device.keys
    assert [call.terminal for call in office.letterbox.calls()] == [room.id]
    assert alerts.unseen(office.desk.db, office.letterbox, school, keys) == []
