"""Whoever has a PIN of their own only since today stands beside nobody where two are needed."""

from datetime import datetime, timedelta

import pytest

from store.cases import closings
from store.crypto.keys import Keys
from store.drawers import holders
from store.errors import Refused
from store.school import people, renewals
from store.signing_in import other_rings, rings, sign_in
from tests.made_up import LONG_AGO, NOW, School
from tests.store.changing import FIRST, agreed, first_sign_in
from tests.store.closing import close
from tests.store.triaging_stage import CRIME, Stage
from tests.terminals import Terminals

AGREE = {"answer": "agree"}
TOMORROW = NOW + timedelta(days=1, hours=1)
"""School has been open for an hour by then."""
COUNTS = datetime(2026, 3, 4, 10)


def newcomer(school: School) -> str:
    """Mr Ghost is added, opens the safeguarding drawer, and was shown to somebody's first PIN."""
    keys = Keys.fresh()
    new = people.add_person(school.home.desk.school, "Mr Ghost", ("deputy",), keys)
    agreed(school, "Mrs Adeyemi", "Ms Hart", new)
    id = new.people[-1].id
    rings.put(school.home, id, keys.seed, FIRST, NOW, first=True)
    agreed(
        school,
        "Mrs Adeyemi",
        "Ms Hart",
        people.grant(school.home.desk.school, "safeguarding", id),
    )
    school.people["Mr Ghost"], school.pins["Mr Ghost"] = id, FIRST
    return id


def test_a_newcomer_agrees_to_nothing_before_the_school_day_after_they_first_signed_in(
    school: School,
) -> None:
    id = newcomer(school)
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    holders.settle(stage.session, NOW)
    stage.triage(CRIME)
    assert renewals.counts_from(school.home, id, NOW) == renewals.NEVER
    close(stage, second=id)
    ghost = first_sign_in(school, "Mr Ghost")
    drawer = ghost.drawer("safeguarding")
    with pytest.raises(
        Refused, match=r"since Tue 3 Mar 2026\. You can agree to anything from Wed 4"
    ):
        closings.answer(ghost, drawer, stage.case, AGREE, NOW)
    assert renewals.counts_from(school.home, id, NOW) == COUNTS
    rings.keep(school.home, id, rings.lock(school.home, id, ghost.keys.seed, "83519402"), TOMORROW)
    assert renewals.counts_from(school.home, id, NOW) == COUNTS, "another PIN is no other hand"
    assert renewals.counts_from(school.home, id, TOMORROW) is None
    closings.answer(ghost, drawer, stage.case, AGREE, TOMORROW)
    assert stage.case.state == "closed"


def test_what_a_newcomer_proposes_waits_as_well(school: School) -> None:
    newcomer(school)
    ghost = first_sign_in(school, "Mr Ghost")
    public = ghost.public
    people.propose(ghost, people.grant(public, "office", school.people["Miss Lee"]), "", NOW)
    (proposal,) = people.proposals(school.home.desk)
    dsl = school.sign_in("Mrs Adeyemi")
    with pytest.raises(Refused, match="Mr Ghost has a PIN of their own only since Tue 3 Mar"):
        people.agree(dsl, proposal, NOW)
    assert people.agree(dsl, proposal, TOMORROW)


def test_whom_a_school_was_set_up_with_changes_its_list_at_once_and_closes_no_case(
    school: School,
) -> None:
    """A new terminal or colleague cannot wait for September; what two decide of a child can."""
    dsl, deputy = (first_sign_in(school, name) for name in ("Mrs Adeyemi", "Mr Patel"))
    lee, okafor = school.people["Miss Lee"], school.people["Mr Okafor"]
    people.propose(dsl, people.grant(dsl.public, "office", lee), "", NOW)
    assert people.agree(deputy, people.proposals(school.home.desk)[0], NOW)
    with pytest.raises(Refused, match="from Wed 4 Mar 2026, 10:00 on"):
        renewals.refuse_one_hand(deputy, dsl.person_id, NOW)
    people.propose(dsl, people.grant(dsl.public, "office", okafor), "", TOMORROW)
    (proposal,) = people.proposals(school.home.desk)
    chair = school.people["Dr Quince"]
    found = sign_in.sign_in(school.home, chair, school.pins["Dr Quince"], TOMORROW)
    assert isinstance(found, sign_in.FirstSignIn)
    late = found.finish(found.lock_ring("409299"), TOMORROW)
    with pytest.raises(Refused, match="a PIN of your own only since"):
        people.agree(late, proposal, TOMORROW)
    assert people.agree(deputy, proposal, TOMORROW)


def test_the_day_goes_with_the_ring_to_other_terminals(terminals: Terminals) -> None:
    there = terminals.second_office("Mrs Adeyemi", "Ms Hart")
    ring = rings.find(there.home, terminals.school.people["Ms Hart"])
    assert ring is not None
    assert ring.since == LONG_AGO


def test_of_whom_an_office_does_not_know_since_when_they_have_a_pin_counts_later(
    terminals: Terminals,
) -> None:
    """Whoever runs the carrier could hold back the ring of somebody who first signed in today."""
    there = terminals.second_office("Mrs Adeyemi")
    dsl, head = there.sign_in("Mrs Adeyemi"), terminals.school.people["Ms Hart"]
    assert "not known at this terminal yet" in renewals.too_soon(dsl, head, TOMORROW)
    assert renewals.counts_from(there.home, head, TOMORROW) == renewals.NEVER
    seed = terminals.school.sign_in("Ms Hart").keys.seed
    owed = other_rings.owed(terminals.office.home, head, seed, terminals.school.pins["Ms Hart"])
    assert owed is not None
    other_rings.pin(terminals.office.home, owed.make())
    terminals.all()
    assert not renewals.too_soon(dsl, head, TOMORROW), "they have it for long, as the ring says"
