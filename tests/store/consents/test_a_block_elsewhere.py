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


def test_what_two_leads_block_apart_stands_and_lifting_lifts_what_was_known(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Mr Patel", "Mr Bell")
    dsl, deputy = terminals.school.sign_in("Mrs Adeyemi"), there.sign_in("Mr Patel")
    collect(dsl, NOW)
    terminals.all()
    collect(deputy, NOW)
    acts.block(dsl, "ann", {"uses": "picture.website\npicture.press", "why": "A refuge"}, NOW)
    acts.lift(dsl, "ann", {"why": "The wrong child"}, NOW)
    acts.block(dsl, "ann", {"uses": "picture.website", "why": "A refuge"}, NOW)
    acts.block(deputy, "ann", {"uses": "picture.press", "why": "Her mother asks"}, NOW)
    for _ in range(2):
        terminals.all()
        for session in (dsl, deputy):
            collect(session, NOW)
    for session in (dsl, deputy):
        found = acts.blocked(session, "ann")
        assert found is not None
        assert {each.why for each in found.blocks} == {"A refuge", "Her mother asks"}
        assert found.uses == ("picture.press", "picture.website")
    acts.block(dsl, "ann", {"uses": "picture.video", "why": "Since then"}, NOW)
    acts.lift(deputy, "ann", {"why": "It is over"}, NOW)
    for _ in range(2):
        terminals.all()
        for session in (dsl, deputy):
            collect(session, NOW)
    found = acts.blocked(deputy, "ann")
    assert found is not None
    assert found.uses == ("picture.video",), "the deputy had not heard of it"
