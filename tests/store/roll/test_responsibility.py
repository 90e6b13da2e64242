"""Adults of whom a list does not say plainly whether they may decide, and who looked it up."""

from pathlib import Path

import pytest

from store.consents import addressed, consents, forms
from store.consents.answers import Answer
from store.consents.taking_in import take_in as take_answer
from store.errors import Refused
from store.roll import responsibility
from store.roll.plan import Decisions
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import ready, send_out, write_about
from tests.store.roll import lists
from tests.store.roll.lists import ANNA, HEADINGS, TODAY, planner, take_in

MORE = ("Contact 1 Name", "Contact 1 Relationship", "Contact 1 PR")
ROW = (*ANNA, "Mrs Eva Smith", "Mother", "Unknown")


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


def test_whoever_a_list_calls_unknown_gets_no_letter_until_somebody_has_looked(
    office: Session, tmp_path: Path
) -> None:
    file = lists.write(tmp_path / "a.csv", [ROW], (*HEADINGS, *MORE))
    take_in(office, file)
    form = forms.shipped()["internet"]
    assert not addressed.find(office, [form], TODAY).addressed
    (doubt,) = responsibility.to_look_at(office)
    assert (doubt.carer.surname, doubt.tie.responsibility_said) == ("Smith", "Unknown")
    responsibility.decide(office, doubt.tie, may=True, now=NOW)
    assert not responsibility.to_look_at(office)
    assert responsibility.waiting(office) == 0
    with pytest.raises(Refused, match="meanwhile"):
        responsibility.decide(office, doubt.tie, may=False, now=NOW)
    (each,) = addressed.find(office, [form], TODAY).addressed
    hand = each.tie.hand["responsibility"]
    assert (hand.by, hand.at[:10]) == (office.person_id, TODAY.isoformat())
    assert "Unknown" in hand.why
    # The next list says the same: it asks before it takes that back.
    plan = planner(office, file).plan(Decisions(), TODAY)
    assert [found.field for found in plan.differences] == ["responsibility"]
    # Undone, what she permitted meanwhile waits.
    letter = send_out(office, write_about(office, "internet"))[0]
    said = Answer(letter.id, form.id, form.edition, {"use": "yes"}, at=NOW.isoformat())
    take_answer(office, "a", said, NOW)
    responsibility.undo(office, each.tie, NOW)
    assert [found.tie.carer for found in responsibility.to_look_at(office)] == [each.tie.carer]
    found = office.drawer(OFFICE).get(consents.subject(letter.pupil))
    assert found.standing("internet", TODAY) == consents.WAITS


def test_a_no_that_somebody_looked_up_is_asked_of_nobody_again(
    office: Session, tmp_path: Path
) -> None:
    plain = (*ANNA, "Mr Al Smith", "Father", "No")
    take_in(office, lists.write(tmp_path / "a.csv", [ROW, plain], (*HEADINGS, *MORE)))
    (doubt,) = responsibility.to_look_at(office)
    responsibility.decide(office, doubt.tie, may=False, now=NOW)
    assert not responsibility.to_look_at(office), "a plain no of a list is none to look at"
    take_in(office, tmp_path / "a.csv")
    assert not responsibility.to_look_at(office)
