"""A closing counts only if what it did not know of would have let it: in any order of anything.

Two terminals work apart on one case: at one it is closed, at the other something grave is written.
"""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from store.adults.rows import ANSWERED, LOW, MENTIONED, THRESHOLD, TOLD
from store.cases import closings, gravity, kinds, named, unaware
from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.main_file import MainFile
from store.cases.to_do import TO_LOOK
from store.drawers import holders
from store.drawers.ways import Travelled
from store.errors import Refused
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.looking.noted import STOPPED, TOLD_SINCE
from store.on_desk import of as on_desk
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.worries import kinds as of_worry
from store.worries import triage
from tests.made_up import NOW
from tests.store.bare_drawer import made
from tests.store.closing import CLOSING
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet, rows, same
from tests.terminals import Terminals

Rows = tuple[tuple[str, Mapping[str, object]], ...]

ADULT = {"adult": "p9", "name": "Mr Okafor"}
CRIME: Rows = ((kinds.TRIAGED, {"printed": {"grave": ["illegal"], "second": True}}),)
PUT_IN = (kinds.WORRY_PUT_IN, {"worry": "worry:1"})
MENTION = (MENTIONED, {**ADULT, "worry": "worry:1", "part": "0", "plain": "yes"})
GRAVE: dict[str, Rows] = {
    "a triage": CRIME,
    "a STOP": ((STOPPED, {}),),
    "a category": ((kinds.CATEGORISED, {"category": "nudes", "seriousness": "high"}),),
    "a concern written down": ((LOW, {**ADULT, "what": "He pushed him"}),),
    "a judgement": ((THRESHOLD, {**ADULT, "outcome": "met"}),),
    "what is still to do": ((kinds.ACTION, {"text": "Ring", "owner": "p1", "due": ""}),),
}
TOLD_IN: dict[str, Rows] = {
    "a worry": (PUT_IN,),
    "a worry that names somebody": (PUT_IN, MENTION),
    "a concern": (PUT_IN, (TOLD, ADULT)),
    "what was added": ((TOLD_SINCE, {"worry": "worry:1", "parts": "2", "since": "e1"}),),
}
SMALL: Rows = ((kinds.OPENED, {"title": "Hats"}),)
JUDGED_LOW: Rows = (*SMALL, (LOW, ADULT), (THRESHOLD, {**ADULT, "outcome": "below"}))
PROPOSED: Rows = (*SMALL, (kinds.CLOSING_PROPOSED, {"second": "", "closing": {}}))
C, R, TWO = "by one", "low-level", "by two"
WAYS = {
    C: (SMALL, (kinds.CLOSED, {"summary": "done"})),
    R: (JUDGED_LOW, (ANSWERED, {"summary": "done"})),
    TWO: (PROPOSED, (kinds.CLOSING_AGREED, {})),
}


class Apart:
    """Cases that began at the terminal `other`, are carried, and closed at the terminal `closer`.

    Meanwhile something `grave` is written at the other one, by the case; `late` is the terminal
    that has written more before.
    """

    def __init__(
        self, folder: Path, way: str, grave: Mapping[str, Rows], closer: str, late: str = ""
    ) -> None:
        self.closer, self.other = closer, "A" if closer == "B" else "B"
        self.drawers = {each: made(folder / each, each) for each in (self.other, closer)}
        begun, (kind, body) = WAYS[way]
        for case in grave:
            for each in begun:
                self.write(self.other, *each, case=case)
        self.carry(self.other, closer)
        for _ in range(9 * len(grave) if late else 0):
            self.write(late, kinds.NOTE, {"fact": "Seen"}, case="case:beside")
        for case, found in grave.items():
            self.write(closer, kind, {**body, "proposal": self.proposed(case)}, case=case)
            assert self.case(closer, case).state == SHUT
            for each in found:
                self.write(self.other, *each, case=case)

    def proposed(self, case: str) -> str:
        found = self.drawers[self.other].entries(case)
        return next((each.id for each in found if each.kind == kinds.CLOSING_PROPOSED), "")

    def write(
        self, terminal: str, kind: str, body: Mapping[str, object], case: str = "case:1"
    ) -> None:
        self.drawers[terminal].record(case, kind, body, NOW)

    def carry(self, one: str, other: str) -> None:
        found = [Travelled(entry) for entry in self.drawers[one].everything()]
        self.drawers[other].receive(found)

    def meet(self, first: str = "A", case: str = "case:1") -> Case:
        """Carry both ways, from the terminal `first` first; return the case that both have."""
        self.carry(first, "B" if first == "A" else "A")
        self.carry("A", "B")
        self.carry("B", "A")
        assert rows(self.drawers["A"]) == rows(self.drawers["B"])
        return self.case("A", case)

    def case(self, terminal: str, case: str = "case:1") -> Case:
        found = self.drawers[terminal].get(case)
        assert isinstance(found, Case)
        return found

    def to_do(self, case: str = "case:1") -> list[str]:
        """Return what is to be looked at again in a case."""
        found = self.drawers["A"].open_items(item=TO_LOOK)
        return [item.title for subject, item in found if subject == case]

    def close(self) -> None:
        for drawer in self.drawers.values():
            drawer.close()


ORDERS = [("A", "A", "A"), ("A", "B", "B"), ("B", "B", "A"), ("B", "A", "B")]
"""Where it is closed, whose letter comes first, and who had written more before."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("closer", "first", "late"), ORDERS)
def test_what_a_closing_did_not_know_of_is_looked_at_in_any_order(
    way: str, closer: str, first: str, late: str, tmp_path: Path
) -> None:
    every = {**GRAVE, **TOLD_IN, "a note": ((kinds.NOTE, {"fact": "All went home"}),)}
    apart = Apart(tmp_path, way, every, closer, late)
    for grave in every:
        case = apart.meet(first, grave)
        stands = grave == "a note" or (way == TWO and grave in GRAVE)
        assert (case.state, case.closing is None) == ((SHUT, False) if stands else (OPEN, True))
        if grave == "a note":
            assert (case.unaware, apart.to_do(grave)) == ((), [])
            continue
        (one,) = unaware.to_look_at(case)
        assert apart.to_do(grave) == [unaware.to_do(one)]
        people = {f"person {closer}", *([f"person {apart.other}"] if way == TWO else [])}
        assert set(one.by) == people
    apart.write(apart.other, kinds.REOPENED, {}, "a note")
    apart.write(apart.other, *CRIME[0], "a note")
    case = apart.meet(first, "a note")
    assert (case.state, case.unaware) == (OPEN, ()), "who triaged it knew that it was closed"
    apart.close()


@pytest.mark.parametrize(("hand", "closer"), list(product("AB", "AB")))
def test_one_of_two_whom_it_names_closes_nothing(hand: str, closer: str, tmp_path: Path) -> None:
    """Whoever proposes it, or agrees, may be named at the other terminal meanwhile."""
    said = (THRESHOLD, {"adult": f"person {hand}", "name": "X", "outcome": "below"})
    apart = Apart(tmp_path, TWO, {"case:1": (said,)}, closer)
    case = apart.meet()
    assert (case.state, len(apart.to_do())) == (OPEN, 1)
    assert named.about(case) == {f"person {hand}"}
    apart.close()


@pytest.mark.parametrize("closer", "AB")
def test_what_two_took_back_apart_was_grave_all_the_same(closer: str, tmp_path: Path) -> None:
    """Else a case that is open again, and worked on, closes by itself with the next letter."""
    apart = Apart(tmp_path, C, {"case:1": CRIME}, closer)
    assert apart.meet().state == OPEN
    drawer = apart.drawers[apart.other]
    apart.write(apart.other, kinds.TRIAGED, {"how": gravity.MISTAKE})
    less = drawer.get("case:1").triages[-1].id
    apart.write(apart.closer, kinds.NOTE, {"fact": "Rang them"})
    apart.meet()
    apart.write(apart.closer, kinds.LOWERING_AGREED, {gravity.LOWERS: less})
    case = apart.meet()
    assert (case.needs_second, case.state) == (False, OPEN)
    assert apart.to_do() == [], "somebody has triaged it again, who knew of both"
    apart.write(apart.closer, kinds.CLOSED, {"summary": "A game"})
    assert apart.meet().state == SHUT
    apart.close()


@pytest.mark.parametrize("closer", "AB")
def test_what_is_low_is_judged_again_where_more_was_told_apart(closer: str, tmp_path: Path) -> None:
    """Whoever judged it did not know of it, whichever terminal comes first."""
    apart = Apart(tmp_path, C, {"case:1": TOLD_IN["a concern"]}, closer)
    apart.write(closer, kinds.REOPENED, {})
    apart.write(closer, THRESHOLD, {**ADULT, "outcome": "below"})
    apart.write(closer, ANSWERED, {"summary": "Spoke with him"})
    assert apart.case(closer).state == SHUT
    case = apart.meet()
    assert (case.state, case.matter.comes_to, case.needs_second) == (OPEN, "", True)
    apart.close()


@pytest.mark.parametrize("filer", "AB")
def test_what_a_child_adds_apart_from_a_filing_waits_again(filer: str, tmp_path: Path) -> None:
    """Whoever read and filed the worry at the other terminal has not read that."""
    drawers = {each: made(tmp_path / each, each) for each in "AB"}
    other = "A" if filer == "B" else "B"
    drawers[other].record("worry:1", of_worry.RECEIVED, {"told": {"words": "Sad"}}, NOW)
    everything = [Travelled(entry) for entry in drawers[other].everything()]
    drawers[filer].receive(everything)
    drawers[other].record("worry:1", of_worry.ADDED_TO, {"words": "He hits me"}, NOW)
    drawers[filer].record("worry:1", of_worry.FILED, {"summary": "Sad"}, NOW)
    drawers[filer].record("worry:1", of_worry.SEEN, {}, NOW)
    for one, to in ("AB", "BA"):
        drawers[to].receive([Travelled(entry) for entry in drawers[one].everything()])
    assert rows(drawers["A"]) == rows(drawers["B"])
    worry = drawers["A"].get("worry:1")
    assert (worry.state, worry.fresh) == ("waiting", True)
    drawers["A"].record("worry:1", of_worry.FILED, {"summary": "Rang"}, NOW)
    assert drawers["A"].get("worry:1").state == "filed"
    for drawer in drawers.values():
        drawer.close()


def both_desks(*sessions: Session) -> list[str]:
    """Return what is said on To do of each who may decide there."""
    return [
        todo.item.title
        for session in sessions
        for todo in on_desk(session, NOW).mine
        if todo.item.id == TO_LOOK
    ]


@pytest.mark.parametrize("here", [True, False])
def test_a_worry_put_into_a_case_that_whom_it_names_closes_opens_it(
    terminals: Terminals, here: bool
) -> None:
    """With the store's own acts at two offices, the closing at either of them."""
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    first, second = both_have(terminals, there)
    first.drawer(SAFEGUARDING).record("case:1", kinds.PARENTS, {"told": "yes"}, NOW)
    meet(terminals, first, second)
    if here:
        first, second = terminals.school.sign_in(DEPUTY), there.sign_in(DSL)
    putting, closing = (second, first) if here else (first, second)
    names = f"{closing.person.name} hit me in the face"
    sent = terminals.school.intake.post(Told(words=names, name="Ada"), NOW)
    if here:
        terminals.all()
    collect(putting, NOW)
    drawer = putting.drawer(SAFEGUARDING)
    triage.link(putting, drawer, drawer.get(sent.subject), "case:1", NOW)
    case, values = closing.drawer(SAFEGUARDING).get("case:1"), {**CLOSING, "left_open": "Small"}
    assert closings.close(closing, closing.drawer(SAFEGUARDING), case, values, MainFile(), NOW)
    meet(terminals, first, second)
    meet(terminals, first, second)
    same(first, second)
    case = first.drawer(SAFEGUARDING).get("case:1")
    assert case.state == OPEN
    with pytest.raises(Refused, match="Your name is in"):
        named.refuse_named(closing.public, closing.person_id, case)
    (said,) = both_desks(putting, closing)
    assert said.startswith(
        f"Look again: closed by {closing.person.name} without knowing of what was"
    )


def test_a_case_that_was_moved_meanwhile_is_open_where_it_went(terminals: Terminals) -> None:
    """What was written there apart from a closing in the drawer that it left counts as well."""
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    first, second = both_have(terminals, there)
    holders.keep_from(first, "case:1", terminals.school.people[HEAD], "her son", NOW)
    moved = first.find("case:1")
    assert moved is not None
    assert moved.name != SAFEGUARDING
    moved.record("case:1", *CRIME[0], NOW)
    for _ in range(9):
        second.drawer(SAFEGUARDING).record("case:beside", kinds.NOTE, {"fact": "Seen"}, NOW)
    second.drawer(SAFEGUARDING).record("case:1", kinds.CLOSED, {"summary": "done"}, NOW)
    for _ in range(2):
        meet(terminals, first, second)
        first.reopen()
        second.reopen()
    for session in (first, second):
        found = session.find("case:1")
        assert found is not None
        assert found.name == moved.name
        assert (found.get("case:1").state, len(found.open_items(item=TO_LOOK))) == (OPEN, 1)
    moved = first.find("case:1")
    assert moved is not None
    moved.record("case:1", *CRIME[0], NOW)
    assert moved.open_items(item=TO_LOOK) == [], "the case was triaged by who knew of both"
