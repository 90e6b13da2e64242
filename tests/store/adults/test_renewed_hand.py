"""Whoever renewed a PIN may be behind that hand: until it counts, it decides nothing about them."""

from datetime import timedelta
from pathlib import Path

import pytest

from screens.staff.desk import notices
from store.adults import said_of
from store.adults.rows import THRESHOLD
from store.cases import door
from store.cases.about_field import ADULT_FIELD
from store.cases.kinds import CLOSING_AGREED, CLOSING_PROPOSED, ESCALATED, NOTE, OPENED
from store.crypto.keys import Keys
from store.drawers import holders
from store.drawers.drawer import Fact
from store.drawers.ways import Travelled
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.school import people
from store.signing_in import rings
from store.signing_in.session import Session
from store.worries import filing, triage
from store.worries.kinds import FILED, KEPT_FROM, RECEIVED
from tests.made_up import NOW, School
from tests.store.adults.named_stage import HIT, InCase, tell
from tests.store.bare_drawer import made
from tests.store.changing import FIRST, agreed, first_sign_in, renew
from tests.store.two_offices import DEPUTY, DSL, HEAD, rows

BEHIND = r"Mr Patel saw the first PIN of yours that is new since Tue 3 Mar 2026.* before Wed 4 Mar"
NOT_ABOUT = {
    "summary": "Small",
    "follow_up": "Talked",
    "decision": "None",
    "reasons": "Sorted",
    "outcome": "resolved",
    ADULT_FIELD.id: "no",
}
TOMORROW = NOW + timedelta(days=1, hours=1)


def renewed_by_patel(school: School) -> Session:
    """Mr Patel renews the lead's PIN and signs in with it."""
    patel = school.sign_in(DEPUTY)
    renew(school, patel, DSL)
    holders.settle(patel, NOW)
    return first_sign_in(school, DSL)


def test_whom_it_names_decides_nothing_under_the_name_of_somebody_they_renewed(
    school: School,
) -> None:
    told = tell(school, HIT.format("Mr Patel"), DSL)
    sent = school.intake.post(Told(words=HIT.format("Mr Patel"), name="Kit Shaw"), NOW)
    other = tell(school, "Tom took my ball", DSL)
    lead = renewed_by_patel(school)
    collect.collect(lead, NOW)
    hand, drawer = InCase(school, lead, told.id), lead.drawer("safeguarding")
    worry = drawer.get(sent.subject)
    assert "Please ask Ms Hart" in filing.why_not_filed(lead, drawer, worry)
    for deed in (
        lambda: triage.file_away(lead, drawer, worry, NOT_ABOUT, NOW),
        lambda: triage.answer(lead, drawer, worry, "It was only a game.", NOW),
        lambda: hand.say(DEPUTY, said_of.NO),
        hand.close,
    ):
        with pytest.raises(Refused, match=BEHIND):
            deed()
    for kind in (NOTE, ESCALATED):  # to ring, and to write their own view, waits for nobody
        door.judge(lead.public, drawer, Fact(told.id, kind))
    InCase(school, lead, other.id).leave_parents()
    school.now = TOMORROW  # by then it is her PIN as any other is
    InCase(school, school.sign_in(DSL), told.id).say(DEPUTY, said_of.NO)


def test_a_renewed_pin_is_told_of_at_the_desk_until_it_counts(school: School) -> None:
    lead = renewed_by_patel(school)
    (said,) = (each.text for each in notices.troubles(lead, NOW) if "Your PIN" in each.text)
    assert said.startswith("Your PIN was renewed by Mr Patel; yours is new since Tue 3 Mar 2026")
    assert said.endswith("and decide nothing that may be about Mr Patel.")
    school.now = TOMORROW
    assert not [e for e in notices.troubles(school.sign_in(DSL), TOMORROW) if "Your PIN" in e.text]


def test_of_somebody_new_those_who_added_them_may_be_behind_the_hand(school: School) -> None:
    keys = Keys.fresh()
    new = people.add_person(school.home.desk.school, "Mr Ghost", ("deputy",), keys)
    agreed(school, DEPUTY, HEAD, new)
    id = new.people[-1].id
    rings.put(school.home, id, keys.seed, FIRST, NOW, first=True)
    public = school.sign_in(DSL).public
    assert set(public.hands(id)) == {id, school.people[DEPUTY], school.people[HEAD]}
    assert public.hands(school.people[DSL]) == (school.people[DSL],), "set up with the school"


@pytest.mark.parametrize("closer", "AB")
def test_what_such_a_hand_did_apart_from_what_names_who_is_behind_it_does_not_count(
    closer: str, tmp_path: Path
) -> None:
    """At the one office it is closed and filed, at the other he is judged and kept from it."""
    other = "A" if closer == "B" else "B"
    drawers = {
        closer: made(tmp_path / closer, closer, ("p9",)),
        other: made(tmp_path / other, other),
    }
    there, here = drawers[other], drawers[closer]
    there.record("case:1", OPENED, {"title": "Hats"}, NOW)
    there.record("case:1", CLOSING_PROPOSED, {"second": "", "closing": {}}, NOW)
    there.record("worry:1", RECEIVED, {"told": {"words": "He took it"}}, NOW)
    here.receive([Travelled(entry) for entry in there.everything()])
    proposal = here.get("case:1").proposal.id
    here.record("case:1", CLOSING_AGREED, {"proposal": proposal, "closing": {}}, NOW)
    here.record("worry:1", FILED, {"summary": "Hats"}, NOW)
    judged = {"adult": "p9", "name": "Mr Patel", "outcome": "below"}
    there.record("case:1", THRESHOLD, judged, NOW)
    there.record("worry:1", KEPT_FROM, {"person": "p9", "why": "Mr P is Mr Patel"}, NOW)
    assert (here.get("case:1").state, here.get("worry:1").state) == ("closed", "filed")
    for one, to in ((other, closer), (closer, other)):
        drawers[to].receive([Travelled(entry) for entry in drawers[one].everything()])
    assert rows(here) == rows(there)
    assert (here.get("case:1").state, here.get("worry:1").state) == ("open", "waiting")
    for drawer in drawers.values():
        drawer.close()
