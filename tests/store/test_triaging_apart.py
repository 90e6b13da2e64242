"""What two triage and tick apart: asked about, and folded the same in any order."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from store.cases import triaging
from store.cases.cases import fold
from store.cases.checklist import DONE, NOT_NEEDED
from store.cases.kinds import STEP_TICKED, TRIAGED
from store.checkup import check_session
from store.crypto.keys import Keys
from store.drawers import undecided
from store.drawers.journal import Author, Entry, Head, write
from tests.made_up import NOW
from tests.store.agreeing import answered
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals


def test_two_who_triage_apart_are_asked_and_the_careful_one_holds_meanwhile(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Mr Patel", "Mrs Adeyemi")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    meet(terminals, first.session)
    second = there.sign_in("Mr Patel")
    meet(terminals, first.session, second)
    first.triage(CRIME)
    case = second.drawer(DRAWER).get(first.id)
    triaging.triage(second.public, second.drawer(DRAWER), case, QUARREL, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    for session in (first.session, second):
        case = session.drawer(DRAWER).get(first.id)
        assert [each.kind for each in case.apart] == [TRIAGED] * 2
        assert len(case.stops) == 2
        assert {"police", "judge"} <= {each.step.id for each in case.steps}
    quarrel = next(each for each in first.case.triages if each.answers == without_why(QUARREL))
    undecided.choose(first.drawer, first.case, quarrel.id, NOW)
    meet(terminals, first.session, second)
    answered(second, first.id)
    meet(terminals, first.session, second)
    assert first.case.stops == ()
    assert triaging.step_of(first.case, "police") is None
    meet(terminals, first.session, second)
    same(first.session, second)
    assert check_session(first.session) == []


def without_why(answers: dict[str, str]) -> dict[str, str]:
    return {key: said for key, said in answers.items() if key != "why"}


def test_two_who_tick_apart_leave_both_words_and_the_same_checklist(terminals: Terminals) -> None:
    there = terminals.second_office("Mr Patel")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    first.triage(QUARREL)
    meet(terminals, first.session)
    second = there.sign_in("Mr Patel")
    meet(terminals, first.session, second)
    first.tick("at_risk_too", DONE, "Asked")
    drawer = second.drawer(DRAWER)
    triaging.tick(drawer, drawer.get(first.id), "at_risk_too", NOT_NEEDED, {"note": "No use"}, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    assert {each.note for each in first.case.ticks} == {"Asked", "No use"}
    assert not first.step("at_risk_too").is_open


ANN, BEN = (Author(name, Keys.fresh(), f"t-{name}") for name in ("ann", "ben"))
PLANNED = {"id": "s1", "title": "Ring", "record": "case.escalated", "to": ["police"]}
PRINTED = {"steps": [PLANNED, {"id": "s2", "title": "Write"}], "side": "right"}
BODIES: list[tuple[str, dict[str, object]]] = [
    ("case.opened", {"title": "x"}),
    (TRIAGED, {"answers": {"danger": "no"}, "why": "as agreed", "printed": PRINTED}),
    (TRIAGED, {"answers": {"danger": "yes"}, "why": "as agreed", "printed": {}}),
    (STEP_TICKED, {"step": "s1", "said": "done", "note": "as agreed"}),
    (STEP_TICKED, {"step": "s1", "said": "open", "note": "as agreed"}),
    (STEP_TICKED, {"step": "s2", "said": "not_needed", "note": "as agreed"}),
    ("case.escalated", {"to": "police", "reference": "r"}),
    ("case.note_added", {"fact": "f", "step": "s2"}),
    (TRIAGED, {}),
    (TRIAGED, {"answers": 7, "printed": {"steps": "none", "asked": [["one"]]}}),
    (STEP_TICKED, {"step": ["s1"], "said": 3}),
]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(BODIES), st.booleans()), min_size=1), st.randoms())
def test_a_case_folds_the_same_in_any_order_and_any_grouping(
    history: list[tuple[tuple[str, dict[str, object]], bool]], chosen: Random
) -> None:
    entries = _written(history)
    shuffled = [*entries, *chosen.sample(entries, len(entries) // 2)]
    chosen.shuffle(shuffled)
    one, other = fold(entries), fold(shuffled)
    assert one == other
    assert (one.steps, one.stops, one.triage) == (other.steps, other.stops, other.triage)


def _written(history: list[tuple[tuple[str, dict[str, object]], bool]]) -> list[Entry]:
    heads = {ANN.terminal: Head(), BEN.terminal: Head()}
    entries = list[Entry]()
    for clock, ((kind, body), by_ann) in enumerate(history, 1):
        author = ANN if by_ann else BEN
        seen = {author.terminal: heads[author.terminal].counter}
        head, at = heads[author.terminal], NOW.isoformat()
        entry = write(
            author, DRAWER, "case:1", kind, body, at=at, clock=clock, head=head, seen=seen
        )
        heads[author.terminal] = Head(entry.counter, entry.hash())
        entries.append(entry)
    return entries
