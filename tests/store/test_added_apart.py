"""What is read, or moved, at one office while the other ends the case is looked at again there."""

import pytest

from store.adults import told_about
from store.cases import closings, kinds, named, unaware
from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.main_file import MainFile
from store.cases.to_do import TO_LOOK
from store.cases.unread import UNREAD
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.involved.kinds import ADDED
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.on_desk import of as on_desk
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.store.closing import CLOSING
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet, same
from tests.terminals import Terminals

HERE, THERE = "here", "there"


class TwoOffices:
    """A case with what a child told, which the lead has at one office, the deputy at the other."""

    def __init__(self, terminals: Terminals) -> None:
        self.terminals = terminals
        there = terminals.second_office(DSL, DEPUTY, HEAD)
        first, second = both_have(terminals, there)
        self.sent = terminals.school.intake.post(Told(words="Tom is mean", name="Ada"), NOW)
        collect(first, NOW)
        drawer = first.drawer(SAFEGUARDING)
        triage.link(first, drawer, drawer.get(self.sent.subject), "case:1", NOW)
        drawer.record("case:1", kinds.PARENTS, {"told": "yes"}, NOW)
        self.at = {HERE: first, THERE: second}
        self.meet()

    def drawer(self, office: str) -> Drawer:
        return self.at[office].drawer(SAFEGUARDING)

    def case(self, office: str = HERE, id: str = "case:1") -> Case:
        case = self.drawer(office).get(id)
        assert isinstance(case, Case)
        return case

    def meet(self) -> None:
        for _ in range(2):
            meet(self.terminals, *self.at.values())
        same(*self.at.values())

    def added(self, words: str) -> None:
        """The child tells more, and both offices have it."""
        self.terminals.school.intake.add(self.sent, NOW, words=words)
        self.terminals.all()
        for session in self.at.values():
            collect(session, NOW)

    def read(self, office: str) -> None:
        drawer = self.drawer(office)
        triage.see(self.at[office], drawer, drawer.get(self.sent.subject), NOW)

    def close(self, office: str) -> None:
        values = {**CLOSING, "left_open": "Small"}
        drawer, case = self.drawer(office), self.case(office)
        assert closings.close(self.at[office], drawer, case, values, MainFile(), NOW)

    def to_look(self, session: Session) -> list[str]:
        mine = on_desk(session, NOW).mine
        return [each.item.title for each in mine if each.item.id == TO_LOOK]


@pytest.fixture
def two(terminals: Terminals) -> TwoOffices:
    return TwoOffices(terminals)


@pytest.mark.parametrize("reads", [HERE, THERE])
def test_what_is_read_at_one_office_while_the_other_closes_opens_the_case(
    two: TwoOffices, reads: str
) -> None:
    closes = THERE if reads == HERE else HERE
    two.terminals.school.intake.add(two.sent, NOW, words="It is no better")
    two.terminals.all()
    collect(two.at[reads], NOW)
    two.read(reads)
    two.close(closes)
    two.meet()
    assert two.drawer(HERE).get(two.sent.subject).state == "in_case", "it was read"
    assert two.case().state == OPEN
    (said,) = two.to_look(two.at[HERE])
    assert said.endswith("without knowing of what was added")


def test_nobody_closes_over_what_nobody_has_read_and_who_has_read_it_knew_of_it(
    two: TwoOffices,
) -> None:
    two.added("It is no better")
    with pytest.raises(Refused, match=UNREAD[:20]):
        two.close(THERE)
    two.read(THERE)
    two.close(THERE)
    two.read(HERE)
    two.meet()
    assert (two.case().state, unaware.to_look_at(two.case())) == (SHUT, ())


def test_the_case_into_which_whom_the_first_names_put_it_is_open_again_and_names_them(
    two: TwoOffices,
) -> None:
    """He moved it at one office while the other put him into the case, and closed where it went."""
    two.drawer(THERE).record("case:2", kinds.OPENED, {"title": "Hats"}, NOW)
    person = {"name": DEPUTY, "role": "instigator", "detail": ""}
    two.drawer(HERE).record("case:1", ADDED, person, NOW)
    session, drawer = two.at[THERE], two.drawer(THERE)
    values = {"to": "case:2", "why": "It is about hats"}
    triage.leave_case(session, drawer, drawer.get(two.sent.subject), values, NOW)
    drawer.record("case:2", kinds.CLOSED, {"summary": "done"}, NOW)
    two.meet()
    assert two.case(id="case:2").state == SHUT
    told_about.note(two.at[HERE].public, two.drawer(HERE), "case:1", NOW)
    case = two.case(id="case:2")
    assert (case.state, [each.name for each in named.to_say(case)]) == (OPEN, [DEPUTY])
    assert named.why_not(session.public, session.person_id, case)
    two.drawer(HERE).record("case:2", kinds.CLOSED, {"summary": "Looked at"}, NOW)
    told_about.note(two.at[HERE].public, two.drawer(HERE), "case:1", NOW)
    assert two.case(id="case:2").state == SHUT, "once is enough"
