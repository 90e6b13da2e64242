"""The pages served from a classroom terminal: what is told there reaches the office, and back."""

from store import on_desk
from store.letterbox import alerts
from store.letterbox.alerts import RUNG, SEEN
from store.letterbox.collect import collect
from tests.made_up import NOW
from tests.screens.web.browsing import Box
from tests.terminals import Terminals

PLACE = "Year 5 tablets"


def test_what_is_told_in_a_browser_is_read_in_the_office(terminals: Terminals) -> None:
    tablets = terminals.added("classroom", PLACE)
    box = Box(terminals.school, home=tablets.home)
    box.browser("?class=Acorn").press("tell", "sad", "another_day")
    terminals.all()
    session = terminals.school.sign_in("Mrs Adeyemi")
    collect(session, NOW)
    (row,) = on_desk.of(session, NOW).waiting
    worry = session.drawer("safeguarding").get(row.subject)
    assert (worry.told.feeling, worry.told.class_name) == ("sad", "Acorn")
    assert worry.terminal == tablets.id


def test_a_call_from_any_device_rings_with_its_place_and_says_so_there(
    terminals: Terminals,
) -> None:
    tablets = terminals.added("classroom", PLACE)
    box = Box(terminals.school, home=tablets.home)
    browser = box.browser().press("help", "yes")
    assert "No bell has rung yet." in browser.ask("GET", "/state").html
    terminals.all()
    office = terminals.school.home
    (call,) = alerts.unseen(
        office.desk.db, office.letterbox, office.desk.school, office.device.keys
    )
    assert call.place.place == PLACE
    alerts.mark(office.desk.db, call.envelope, RUNG, office.device.keys, NOW)
    terminals.all()
    assert "A bell is ringing in the office." in browser.ask("GET", "/state").html
    assert SEEN not in browser.ask("GET", "/state").html


def test_two_devices_of_one_class_are_one_call(terminals: Terminals) -> None:
    tablets = terminals.added("classroom", PLACE)
    box = Box(terminals.school, home=tablets.home)
    for address in ("10.0.0.1", "10.0.0.2"):
        box.browser("?class=Oak", address).press("help", "yes")
    assert len(box.slot.calls) == 1
    box.browser("?class=Acorn", "10.0.0.3").press("help", "yes")
    assert len(box.slot.calls) == 2
