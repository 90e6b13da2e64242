"""What is permitted reaches the roll, and every item is judged by it."""

from datetime import timedelta

import msgspec
import pytest

from store.consents import (
    acts,
    checking,
    consents,
    forms,
    letters,
    naming,
    overrides,
    overview,
    projecting,
    uses,
    wording,
)
from store.consents.publishing import Check
from store.errors import Incomplete, Refused
from store.roll import pupils
from store.school.public_list import OFFICE, SAFEGUARDING
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.answering import ALL_RULES, FORM, TODAY, USE, say
from tests.store.consents.consent_stage import put_child, write_letters


def test_what_is_permitted_is_in_the_roll_and_a_withdrawal_blocks_the_next_check(
    office: Session, school: School
) -> None:
    teacher = school.sign_in("Miss Lee")
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    clear = checking.check(teacher, "Newsletter", USE, ["ann"], ALL_RULES, NOW)
    assert clear.state == "clear"
    say(office, "mum", "withdrawn", 1)
    projecting.bring(office, NOW)
    blocked = checking.check(teacher, "Newsletter", USE, ["ann"], ALL_RULES, NOW)
    assert (blocked.state, blocked.blocked) == ("blocked", ("ann",))
    (listed,) = checking.who_blocks(teacher, ["ann"], USE, TODAY)
    assert listed.id == "ann"


def test_what_was_clear_is_judged_anew_before_it_is_used(office: Session) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    one, two = (
        checking.check(office, item, USE, ["ann"], ALL_RULES, NOW, "Mr Sam Day") for item in "ab"
    )
    checking.decide(office, one.id, "used", NOW)
    say(office, "mum", "withdrawn", 1)
    projecting.bring(office, NOW)
    with pytest.raises(Refused, match="not all clear any more, because of Ann Lee"):
        checking.decide(office, two.id, "used", NOW)
    checking.decide(office, one.id, "used", NOW)  # it has been used
    states = {each.id: (each.state, each.used) for each in checking.checks(office)}
    assert states == {one.id: ("clear", "used"), two.id: ("blocked", "")}
    say(office, "mum", "yes", 2)
    projecting.bring(office, NOW)
    three = checking.check(office, "c", USE, ["ann"], ALL_RULES, NOW, "Mr Sam Day")
    checking.add_wish(office, {"name": "Sam Day"}, NOW)
    with pytest.raises(Refused, match="Sam Day"):
        checking.decide(office, three.id, "used", NOW)


def test_in_doubt_a_grown_up_is_meant_until_a_person_says_that_it_is_somebody_else(
    office: Session,
) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    checking.add_wish(office, {"name": "Sam Lee"}, NOW)

    def check(typed: str, *others: str) -> Check:
        asked = office, "Fair", USE, ["ann"], ALL_RULES, NOW
        return checking.check(*asked, typed, somebody_else=others)

    assert check("Mr Lee and Mrs Bell").grown_ups == ("Sam Lee",)
    assert check("Mrs Bell and Sam Lee", "Sam Lee").grown_ups == ("Sam Lee",), "in full"
    one, two = check("Mr Lee, Mrs Bell", "Sam Lee"), check("Mr Lee, Mrs Bell", "Sam Lee")
    checking.decide(office, one.id, "used", NOW)
    checking.add_wish(office, {"name": "Ro Bell"}, NOW)
    with pytest.raises(Refused, match="because of Ro Bell\\."):
        checking.decide(office, two.id, "used", NOW)


def test_names_are_understood_as_the_roll_writes_them_and_in_doubt_asked() -> None:
    said = (("Mia", "Khan"), ("Isla", "O'Connor"), ("Lee", "Fox"), ("Ann", "Roe"), ("Ann", "Lee"))
    there = [pupils.Pupil(f"{a} {b}", forename=a, surname=b, school_class="Oak") for a, b in said]

    def found(typed: str) -> list[str]:
        return [each.name for each in naming.meant(typed, there)]

    for typed in ("Khan, Mia", "Khan Mia", "Mia", "KHAN, Mia (Oak)", "Class Oak; Mia"):
        assert "Mia Khan" in found(typed)
    assert found("O'Connor Isla\nKhan, Mia, Fox, Lee") == ["Isla O'Connor", "Mia Khan", "Lee Fox"]
    assert found("Mia, Isla") == ["Mia Khan", "Isla O'Connor"]
    with pytest.raises(Incomplete, match="one child or two"):
        found("Lee, Ann")
    gone = [pupils.Pupil("al", "Al", "Day", left_on="2026-01-05")]
    assert naming.meant("Day, Al", there, gone) == gone, "a picture of last year"


def test_a_trip_is_asked_of_those_who_have_a_letter_and_publishes_nothing(office: Session) -> None:
    put_child(office, "bo", "Bo Day", "Elm")
    put_child(office, "cy", "Cy Fox", "Elm")
    ask = forms.Question("q1", "May your child come?", uses=("own-trip.q1",))
    trip = msgspec.structs.replace(FORM, id="own-trip", title="Trip", questions=(ask,))
    write_letters(office, trip, "bo", "cy")
    for who in ("mum", "dad"):
        about = letters.subject(f"{who}-cy-own-trip")
        office.drawer(OFFICE).record(about, letters.ENDED, {"why": ""}, NOW)
    found = overview.read(office, TODAY)
    assert [each.id for each in found.outstanding("own-trip")] == ["bo"]
    assert found.progress("own-trip", "Oak").all == 0
    assert found.progress(FORM.id).all == 3, "what is asked of everybody stays so"
    new_words = msgspec.structs.replace(trip, intro="It rained: another day.")
    wording.write(office, new_words, NOW + timedelta(minutes=1))
    assert [each.id for each in overview.read(office, TODAY).outstanding("own-trip")] == ["bo"]
    assert "own-trip.q1" in uses.of_forms(found.forms)
    assert not {"own-trip.q1", "internet"} & set(uses.published(found.forms))


def test_bringing_over_again_writes_nothing(office: Session) -> None:
    say(office, "mum", "yes")
    assert projecting.bring(office, NOW) == 1
    assert projecting.bring(office, NOW) == 0


def test_a_block_of_the_lead_shows_as_a_no_and_its_reason_to_nobody_else(
    office: Session, school: School
) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    lead = school.sign_in("Mrs Adeyemi")
    why = {"uses": [USE], "why": "Hiding from somebody"}
    lead.drawer(SAFEGUARDING).record(overrides.subject("ann"), overrides.MADE, why, NOW)
    projecting.bring(lead, NOW)
    teacher = school.sign_in("Miss Lee")
    assert checking.who_blocks(teacher, ["ann"], USE, TODAY)
    for who in (office, lead):
        assert overview.read(who, TODAY).stands("ann", USE) == consents.REFUSED, "as any other no"
    assert not teacher.search("Hiding")
    assert not office.search("Hiding")
    acts.lift(lead, "ann", {"why": "She is safe."}, NOW)
    assert not checking.who_blocks(teacher, ["ann"], USE, TODAY)
    assert overview.read(office, TODAY).stands("ann", USE) == consents.PERMITTED


def test_a_picture_whose_rules_were_not_looked_at_is_not_all_clear(office: Session) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    rules = {**ALL_RULES, "no_full_name": "no"}
    assert checking.check(office, "Website", USE, ["ann"], rules, NOW).state == "blocked"
