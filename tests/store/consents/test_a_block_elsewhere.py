"""A block by the safeguarding leads is known in another office with the next round."""

from store.consents import acts, checking
from store.consents.forms import shipped
from store.letterbox.collect import collect
from store.roll.pupils import JOINED
from store.roll.pupils import subject as pupil_of
from store.school.public_list import ROLL
from tests.made_up import NOW
from tests.terminals import Terminals
from tui.staff_side import StaffSide

USE = shipped()["internet"].uses[0]


def test_a_block_goes_to_other_offices_at_once_and_the_rest_when_its_writer_leaves(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Ms Hart")
    dsl = terminals.school.sign_in("Mrs Adeyemi")
    said = {"forename": "Ann", "surname": "Lee", "school_class": "Oak", "year": "3"}
    dsl.drawer(ROLL).record(pupil_of("ann"), JOINED, {"said": said}, NOW)
    collect(dsl, NOW)
    terminals.all()
    head = there.sign_in("Ms Hart")
    permission = head.drawer(ROLL).get("permission:ann")
    assert permission is None
    acts.block(dsl, "ann", {"uses": USE, "why": "Hiding from somebody"}, NOW)
    terminals.all()  # nobody has gone back to the desk, nor locked
    collect(head, NOW)
    permission = head.drawer(ROLL).get("permission:ann")
    assert permission.blocked == (USE,)
    assert checking.who_blocks(head, ["ann"], USE, NOW.date())
    checking.add_wish(dsl, {"name": "Sam Day"}, NOW)
    staff = StaffSide(terminals.office.intake, lambda: NOW)
    staff._signed = dsl
    staff.lock()
    terminals.all()
    collect(head, NOW)
    assert [each.name for each in checking.wishes(head)] == ["Sam Day"]
