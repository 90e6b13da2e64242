"""The terminals of a school as a list shows them: those in use, invited, proposed, withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from screens.staff.school.proposing import by_whom, other_keepers
from screens.staff.terminals.terminal_words import KIND_NAMES, missing, quiet, runs, wrongs
from screens.times import moment
from screens.widgets.carrier_words import carried
from screens.widgets.listing import Row, Tone
from store.carrying import delivery
from store.carrying.last_round import heard, last_round
from store.school import people
from store.school.proposal import Proposal
from store.school.public_list import Terminal
from store.signing_in.session import Session
from store.terminals import enrolment

HERE, IN_USE, WITHDRAWN = "here", "in use", "withdrawn"
INVITED, ANSWERED, PROPOSED = "invited", "answered", "proposed"
_TONES: dict[str, Tone] = {ANSWERED: "good", PROPOSED: "warning", INVITED: "quiet"}


@dataclass(frozen=True)
class Known:
    """A terminal as it stands; `proposal` is the change that waits for a second keeper."""

    id: str
    name: str
    kind: str
    state: str
    letter: str = ""
    at: str = ""
    proposal: Proposal | None = None
    last: int | None = None
    wrong: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    """Its letters that have not arrived, and that nobody has given up."""

    def row(self, now: datetime) -> Row:
        """Return it as a row of the list."""
        never = "" if self.state == HERE else "not yet"
        when = moment(self.at, now) if self.at and self.state != INVITED else never
        tone: Tone = "quiet" if self.state == WITHDRAWN else _TONES.get(self.state, "")
        word = self.state if self.proposal is None else PROPOSED
        if self.wrong or self.proposal:
            tone = "warning"
        cells = (self.name, KIND_NAMES.get(self.kind, self.kind), self.letter, when)
        return Row(self.id, (*cells, "!" if self.wrong else ""), tone, word)


def terminals(session: Session) -> list[Known]:
    """Return every terminal: those that want something done first, the withdrawn last."""
    changes = dict(_changes(session))
    listed = [_listed(session, each, changes) for each in session.public.terminals]
    in_use = [each for each in listed if each.state != WITHDRAWN]
    gone = [each for each in listed if each.state == WITHDRAWN]
    return [*_newcomers(session, changes), *_invited(session), *in_use, *gone]


def sentence(session: Session, known: Known, now: datetime) -> str:
    """Return what there is to know about a terminal."""
    if known.proposal:
        return _proposed(session, known.proposal, now)
    if known.state == INVITED:
        return (
            f"Invited {moment(known.at, now)}. No machine has answered yet. The file and its four "
            "words open until one does, or until you take the invitation back."
        )
    if known.state == ANSWERED:
        return "Its machine has answered. Let it in; another keeper then has to agree."
    if known.state == WITHDRAWN:
        return f"It counts up to its letter {known.last}. What came after that is marked."
    return " ".join((_in_use(session, known, now), *known.wrong))


def _in_use(session: Session, known: Known, now: datetime) -> str:
    home = session.home
    if known.state == HERE:
        last = last_round(home)
        stands = carried(last, now) if last else "It has no carrier."
        return f"This terminal. {stands} {runs(home, known.id)}".strip()
    if not known.at:
        return "Nothing has come from it yet."
    top = home.letterbox.chain(known.id).top
    letters = f"The last of its letters here is number {top}." if top else "No letter came yet."
    said = f"Heard of {moment(known.at, now)}. {letters}{_waits_there(session, known.id)}"
    return f"{said} {runs(home, known.id)}".strip()


def _waits_there(session: Session, id: str) -> str:
    """Say what another office knows of a terminal and this one has not got."""
    box = session.home.letterbox
    there = delivery.delivered(delivery.notes(box, session.public), id)
    waiting = there.top - box.chain(id).top
    return f" {waiting} more are on the way." if waiting > 0 else ""


def _proposed(session: Session, proposal: Proposal, now: datetime) -> str:
    by = by_whom(session.public, proposal, lambda: now)
    if session.person_id in proposal.signatures:
        return f"{proposal.why} One of these has to agree: {other_keepers(session, proposal.new)}."
    return f"{proposal.why} Proposed by {by}. Enter shows it."


def _changes(session: Session) -> Iterator[tuple[str, Proposal]]:
    """Yield the terminals that a waiting proposal changes."""
    for proposal in people.proposals(session.home.desk):
        for each in proposal.new.terminals:
            if session.public.terminal(each.id) != each:
                yield each.id, proposal


def _newcomers(session: Session, changes: dict[str, Proposal]) -> Iterator[Known]:
    """Yield the machines that have answered here, and those proposed at another office."""
    here = enrolment.newcomers(session.home)
    for each in here:
        proposal = changes.get(each.terminal)
        yield Known(each.terminal, each.name, each.kind, ANSWERED, proposal=proposal)
    for id in changes.keys() - {each.id for each in session.public.terminals}:
        new = changes[id].new.terminal(id)
        if new and id not in {each.terminal for each in here}:
            yield Known(id, new.name, new.kind, PROPOSED, proposal=changes[id])


def _invited(session: Session) -> Iterator[Known]:
    for each in enrolment.open_invitations(session.home):
        yield Known(each.terminal, each.name, each.kind, INVITED, at=each.at)


def _listed(session: Session, each: Terminal, changes: dict[str, Proposal]) -> Known:
    home, here = session.home, each.id == session.home.device.id
    wrong = [found.sentence for found in wrongs(home) if found.terminal == each.id]
    silent = quiet(home, each.id) if each.last is None else ""
    return Known(
        each.id,
        each.name or session.public.school,
        each.kind,
        WITHDRAWN if each.last is not None else HERE if here else IN_USE,
        each.letter,
        heard(home, each.id),
        changes.get(each.id),
        each.last,
        (*([silent] if silent else []), *wrong),
        missing(home, each.id),
    )
