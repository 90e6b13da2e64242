"""A form that the school fills in, its two dates, and whom its letters go to."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from store.consents import (
    addressed,
    forms,
    making,
    overview,
    own_forms,
    printing,
    taking_in,
    wording,
)
from store.consents.forms import Form
from store.errors import Incomplete, Refused
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import ready, two_children_each

TODAY = NOW.date()
CLOSES, TRIP = "2026-03-13", "2026-03-27"


def trip(**said: str) -> Form:
    """Fill in the blank form for a trip."""
    form = own_forms.fresh()
    values = own_forms.values(form) | {"title": "Trip to the farm", "intro": "We go to a farm."}
    return own_forms.worded(form, values | {"closes": CLOSES, "holds": TRIP} | said, TODAY)


def test_what_the_blank_form_says_to_its_writer_never_goes_out(
    school: School, tmp_path: Path
) -> None:
    assert own_forms.values(own_forms.fresh())["intro"] == ""
    with pytest.raises(Incomplete, match="what it is about"):
        trip(intro=forms.blank().intro)
    office = ready(school)
    two_children_each(office, tmp_path, 2)
    old = msgspec.structs.replace(trip(), intro=forms.blank().intro)
    found = addressed.find(office, [old], TODAY).addressed
    with pytest.raises(Incomplete, match="does not say yet"):
        making.make(office, found, CLOSES, NOW)
    with pytest.raises(Refused, match="does not say yet"):
        printing.on_screen(office, found[0], NOW, TODAY)
    assert own_forms.values(old)["intro"] == ""


def test_an_answer_to_a_trip_holds_until_the_trip_and_is_asked_for_before() -> None:
    form = trip()
    assert taking_in.until(form, TODAY) == TRIP
    assert not forms.is_closed(form, date.fromisoformat(CLOSES))
    assert forms.is_closed(form, date(2026, 3, 14))
    with pytest.raises(Incomplete, match="before the last day to answer"):
        trip(holds="2026-03-12")
    making.judge(CLOSES, [form], TODAY)
    with pytest.raises(Incomplete, match=r"The last day to answer .* is Fri 13 Mar 2026"):
        making.judge("2026-03-16", [form], TODAY)
    assert making.usual_reply_by(TODAY, None) > CLOSES
    assert making.usual_reply_by(TODAY, None, [form]) == CLOSES


def test_a_form_of_before_keeps_its_edition_and_its_one_date() -> None:
    old = msgspec.structs.replace(trip(), holds="")
    assert b"holds" not in forms.encode(old)
    assert (taking_in.until(old, TODAY), own_forms.values(old)["holds"]) == (CLOSES, CLOSES)
    assert forms.decode(forms.encode(trip())).holds == TRIP


def test_the_code_on_the_screen_asks_a_trip_only_of_whose_trip_it_is(
    school: School, tmp_path: Path
) -> None:
    office = ready(school)
    two_children_each(office, tmp_path, 2)
    wording.write(office, form := trip(), NOW)
    every = addressed.find(office, [form], TODAY).addressed
    theirs, other = dict.fromkeys(each.pupil.id for each in every)
    making.make(office, [each for each in every if each.pupil.id == theirs], CLOSES, NOW)
    for pupil in (theirs, other):
        asked = {each.id for each in overview.forms_for(office, pupil, TODAY)}
        assert (form.id in asked) is (pupil == theirs)
        assert "internet" in asked


def test_letters_go_to_the_years_or_children_that_are_chosen(
    school: School, tmp_path: Path
) -> None:
    office = ready(school)
    two_children_each(office, tmp_path, 4)
    every = addressed.find(office, [trip()], TODAY).addressed
    some = addressed.find(office, [trip()], TODAY, years=["1", "3"]).addressed
    assert {each.pupil.year for each in some} == {"1", "3"} < {each.pupil.year for each in every}
    one = every[0].pupil
    found = addressed.find(office, [trip()], TODAY, years=["1"], pupils=[one.id]).addressed
    assert {each.pupil.id for each in found} == {one.id}
