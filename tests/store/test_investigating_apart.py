"""An investigation that two machines, a newer program or a forger wrote in."""

from itertools import permutations
from random import Random

import pytest

from store.cases import locks
from store.cases.cases import fold
from store.drawers.journal import Entry
from store.drawers.undecided import choose
from store.errors import Refused
from store.looking import stopping
from store.looking.noted import JUDGED
from tests.made_up import NOW, School
from tests.store.looking_stage import DEPUTY, DSL, HEAD, READ, Looking, searched
from tests.store.triaging_stage import QUARREL
from tests.store.two_offices import meet, same
from tests.terminals import Terminals


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL), triaged=True)


def shuffled(entries: list[Entry], seed: int) -> list[Entry]:
    mixed = [*entries, entries[-1]]
    Random(seed).shuffle(mixed)
    return mixed


def test_entries_in_any_order_make_the_same_case(looking: Looking, school: School) -> None:
    looking.begin()
    looking.session_logged()
    looking.judge()
    looking.sign()
    looking.sign(school.sign_in(DEPUTY))
    looking.close()
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    searched(looking)
    entries = looking.drawer.entries(looking.id)
    assert {fold(shuffled(entries, seed)) == looking.case for seed in range(20)} == {True}
    for some in permutations(entries[-3:]):
        assert fold([*entries[:-3], *some]) == looking.case


def apart(terminals: Terminals) -> tuple[Looking, Looking]:
    """The same investigation in the hands of the DSL here and the deputy at another office."""
    first = terminals.school.sign_in(DSL)
    here = Looking(terminals.school, first, triaged=True)
    here.begin()
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    other = Looking.__new__(Looking)
    other.session, other.now, other.id = second, NOW, here.id
    other.people, other.id_of = here.people, here.id_of
    return here, other


def test_two_sign_at_two_machines_and_what_neither_knew_of_opens_it_again(
    terminals: Terminals,
) -> None:
    here, there = apart(terminals)
    here.judge()
    here.sign()
    meet(terminals, here.session, there.session)
    there.sign()
    there.close()
    assert there.found.is_closed
    here.site()
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    for each in (here, there):
        assert not each.found.is_closed
        assert each.found.signatures == ()
        assert each.found.asked_again
    here.sign(**READ)
    there.sign(**READ)
    meet(terminals, here.session, there.session)
    here.close()
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    assert there.found.is_closed


def test_two_judgements_made_apart_are_both_shown_until_somebody_chooses(
    terminals: Terminals,
) -> None:
    here, there = apart(terminals)
    here.judge()
    there.judge(substance="no", outcomes="mistaken", reasons="It was his own child")
    meet(terminals, here.session, there.session)
    assert [each.kind for each in here.case.apart] == [JUDGED, JUDGED]
    with pytest.raises(Refused, match="decided apart"):
        here.sign()
    mistaken = next(each for each in here.case.apart if each.by == there.session.person_id)
    choose(here.drawer, here.case, mistaken.id, NOW)
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    assert there.found.judgement is not None
    assert there.found.judgement.said["outcomes"] == "mistaken"
    here.sign()
    first = here.id_of
    here.begin()
    here.judge()
    there.id_of = first
    there.judge()
    meet(terminals, here.session, there.session)
    assert here.case.apart == (), "judgements of two investigations are no rivals"


def test_a_triage_that_did_not_know_of_stop_does_not_end_it(terminals: Terminals) -> None:
    here, there = apart(terminals)
    stopping.stop(here.drawer, here.case, here.id_of, NOW)
    there.triage({**QUARREL, "why": "Looked harmless"})
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    for each in (here, there):
        assert each.case.files_closed == locks.STOP
        with pytest.raises(Refused, match="STOP was pressed"):
            each.site()


def test_a_kind_that_a_newer_program_wrote_makes_it_read_only(looking: Looking) -> None:
    looking.begin()
    looking.drawer.record(looking.id, "case.reviewed_by_machine", {}, NOW)
    with pytest.raises(Refused, match="newer"):
        looking.site()


def test_a_forged_closing_without_signatures_closes_nothing(looking: Looking) -> None:
    looking.begin()
    looking.judge()
    said = {"investigation": looking.id_of, "covers": looking.found.covers}
    looking.drawer.record(looking.id, "case.investigation_closed", said, NOW)
    looking.drawer.record(looking.id, "case.investigation_signed", said, NOW)
    assert len(looking.found.signatures) == 1
    assert not looking.found.is_closed


def test_what_nobody_looked_into_is_signed_only_with_a_reason(looking: Looking) -> None:
    looking.begin()
    looking.judge(nothing_because="")
    with pytest.raises(Refused, match="Nothing was looked at yet"):
        looking.sign()
    looking.judge()
    looking.sign()
    looking.judge(nothing_because="")
    looking.site()
    looking.sign(**READ)
