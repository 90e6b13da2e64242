"""A block by the safeguarding leads is known in another office with the next round.

So is a second look; two that were taken apart and disagree decide nothing.
"""

import pytest

from screens.staff.consents.words import apart_words
from store.consents import acts, checking, kept_away
from store.consents.consents import ACCEPTED, NOT_ACCEPTED, PERMITTED, WAITS
from store.consents.forms import shipped
from store.letterbox.collect import collect
from store.roll import ties
from store.roll.pupils import JOINED
from store.roll.pupils import subject as pupil_of
from store.roll.ties import subject as tie_of
from store.school.public_list import OFFICE, ROLL
from tests.made_up import NOW
from tests.store.consents.consent_stage import PICTURES, answer, put_child, write_letters
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


@pytest.mark.parametrize("first", [ACCEPTED, NOT_ACCEPTED])
def test_second_looks_taken_apart_that_disagree_let_it_wait_and_one_that_knows_both_decides(
    terminals: Terminals, first: str
) -> None:
    there = terminals.second_office("Mr Bell", "Ms Hart", "Mrs Adeyemi")
    here = terminals.school.sign_in("Mr Bell")
    put_child(here, "a", "Ada Hill", barred=True)
    write_letters(here, PICTURES, "a")
    id = answer(here, PICTURES, "a", "dad", school="yes")
    head = there.sign_in("Ms Hart")

    def carry() -> None:
        for _ in range(2):
            for session in (here, head):
                collect(session, NOW)
            terminals.all()
        for session in (here, head):
            collect(session, NOW)

    def stands() -> set[str]:
        return {acts.of(s, "a").standing("picture.website", NOW.date()) for s in (here, head)}

    carry()
    other = ({ACCEPTED, NOT_ACCEPTED} - {first}).pop()
    for session, verdict in ((here, first), (head, other)):
        acts.look(session, "a", id, {"verdict": verdict, "why": "Seen the paper"}, NOW)
    carry()
    assert stands() == {WAITS}
    (given,) = acts.of(head, "a").given
    assert {each.verdict for each in given.apart} == {ACCEPTED, NOT_ACCEPTED}
    words = apart_words(given, here.public)
    assert "Mr Bell says that it counts" in words or "Ms Hart says that it counts" in words
    assert not here.drawer(ROLL).get("permission:a").allows("picture.website", NOW.date())
    acts.look(here, "a", id, {"verdict": ACCEPTED, "why": "Both asked"}, NOW)
    carry()
    assert stands() == {PERMITTED}


def test_a_look_that_had_not_heard_of_an_order_is_doubted_again(terminals: Terminals) -> None:
    there = terminals.second_office("Mr Bell", "Ms Hart", "Mrs Adeyemi")
    here = terminals.school.sign_in("Mr Bell")
    put_child(here, "a", "Ada Hill")
    write_letters(here, PICTURES, "a")
    id = answer(here, PICTURES, "a", "dad", school="yes")
    collect(here, NOW)
    terminals.all()
    head = there.sign_in("Ms Hart")
    collect(head, NOW)
    order = {"said": {"court_order": "yes", "responsibility": "yes"}}
    here.drawer(OFFICE).record(tie_of("a", "dada"), ties.CORRECTED, order, NOW)
    kept_away.end(here, NOW)
    assert acts.of(here, "a").standing("picture.website", NOW.date()) == WAITS
    for minutes in range(3):  # far ahead of the order, whatever the order of the drawer
        acts.wish(head, "a", {"whose": "adult", "uses": "picture.press"}, NOW)
        acts.look(head, "a", id, {"verdict": ACCEPTED, "why": f"Look {minutes}"}, NOW)
    for _ in range(2):
        terminals.all()
        for session in (here, head):
            collect(session, NOW)
            kept_away.end(session, NOW)
    for session in (here, head):
        assert acts.of(session, "a").standing("picture.website", NOW.date()) == WAITS
