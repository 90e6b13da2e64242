"""What the desk has to say about itself: troubles, and questions that wait for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from screens.staff.adults import drill_words
from screens.staff.desk.not_here import on_the_way
from screens.staff.duty import duty_words
from screens.staff.duty.message_words import failed
from screens.staff.labels import in_a_line, the_drawer
from screens.staff.school.calendar_words import NONE_YET, running_out
from screens.staff.terminals.terminal_words import recent
from screens.times import day
from store.adults import handing
from store.cases import alone
from store.cases.case import Case
from store.drawers.holders import Doubt
from store.duty import state
from store.edition import editing
from store.errors import WorryBoxError
from store.home import WARN_BELOW
from store.school import list_rivals, people, table
from store.school.proposal import Proposal
from store.school.public_list import SAFEGUARDING, PublicList
from store.signing_in.session import Session
from store.worries import case_numbers
from store.worries.worry import title

HANDED = "Handed to you, about an adult at school, and opened by nobody yet: {} (5, Cases)."
ALONE = (
    "Nobody else can decide about {}. Ring the LADO, and have the headteacher (about them, the "
    "chair) make somebody a holder (People)."
)
READ_ALONE = (
    "You alone can open {}. Have the headteacher (about them, the chair) make somebody a holder "
    "(People): they are let in when you look next."
)
RENEWED = (
    "Your PIN was renewed by {names}; yours is new since {since}. If you did not ask for that, "
    "tell {whom} now. {less}"
)
ADDED = "Your first PIN came from {names}; yours is new since {since}. {less}"
TOLD = {
    "headteacher": "the headteacher",
    "chair": "the chair",
    "dsl": "the safeguarding lead",
    "deputy": "the deputy",
}
"""Who is told of a PIN that nobody asked for, the first two of them that are somebody else."""
LESS = "Before {until} you are no second person"
LESS_OF_THEM = ", and decide nothing that may be about {names}"
OLDER = (
    "An old copy of the files was put back here: {gone} of {drawers} are gone{last}. Open and "
    "close no case now. Have the newest copy put back whole; docs/carriers.md says how this "
    "machine joins again where there is none."
)
RIVALS = (
    "Two changes of people, classes or terminals were made at two terminals at once. One of them "
    "does not stand; whoever either of them ended is ended."
)

REWORDED = "{} changed words that keep children safe, {}: “{}”. Please look (People, E, then V)."


@dataclass(frozen=True)
class Notice:
    """A sentence for the person at the desk."""

    text: str
    tone: str = "warning"


def troubles(session: Session, now: datetime, latest: tuple[str, ...] = ()) -> list[Notice]:
    """Return what is out of order, what cannot be read here first; `latest` are of the last look.

    What everybody is reminded of comes last: at a small screen the first few lines are in sight.
    """
    home = session.home
    found = [*session.trouble, *latest]
    if session.is_keeper:
        found += recent(home, now)
    if aside := home.letterbox.aside():
        count = len(aside)
        noun, verb = ("envelope", "was") if count == 1 else ("envelopes", "were")
        found.append(
            f"{count} {noun} could not be opened and {verb} set aside. "
            f"The last reason: {aside[-1][1]} Please run worrybox check."
        )
    try:
        free = home.free_bytes()
    except WorryBoxError as error:
        found.append(str(error))
    else:
        if free < WARN_BELOW:
            megabytes = free // (1024 * 1024)
            found.append(
                f"The disk is nearly full: {megabytes} MB are left. Please ask whoever looks "
                "after this machine to make room today."
            )
    found += _duty(session, now)
    found += _reworded(session, now)
    numbers = handing.untaken(session)
    shut = [Notice(each) for each in on_the_way(session, now)]
    handed = [Notice(each, "urgent") for each in _older(session, now)]
    handed += [Notice(HANDED.format(", ".join(numbers)), "urgent")] if numbers else []
    handed += [Notice(each, "urgent") for each in _by_one(session, now)]
    drills = [Notice(each, "lead") for each in drill_words.sentences(session, now)]
    notices = [Notice(sentence) for sentence in dict.fromkeys([*_new_pin(session), *found])]
    return [*shut, *handed, *notices, *drills, *_school_days(session, now)]


def _by_one(session: Session, now: datetime) -> list[str]:
    """Tell what nobody else decides, and what nobody else reads and should by now."""
    two, one = list[str](), list[str]()
    for drawer, record in alone.found(session):
        if alone.is_late(session, drawer, record, now):
            said = two if alone.asks_for_two(session, drawer, record) else one
            said.append(record.number if isinstance(record, Case) else f"“{title(record)}”")
    found = ((ALONE, two), (READ_ALONE, one))
    return [words.format(", ".join(names)) for words, names in found if names]


def _new_pin(session: Session) -> list[str]:
    """Tell whoever has a new PIN who saw the first one, and what they do not decide until when."""
    public = session.public
    pin = public.new_pins.get(session.person_id)
    if pin is None:
        return []
    names = in_a_line(list(map(public.name_of, pin.by)))
    them = [public.name_of(id) for id in pin.by if public.person(id)]
    less = LESS.format(until=pin.until)
    less += LESS_OF_THEM.format(names=" or ".join(them)) if them else ""
    said = RENEWED if session.person.renewed_by else ADDED
    whom = _others_told(public, {session.person_id, *pin.by})
    return [said.format(names=names, since=pin.since, less=f"{less}.", whom=whom)]


def _others_told(public: PublicList, without: set[str]) -> str:
    """Return whom to tell, none of whom is one of these people."""
    others = {each.id for each in public.adults()} - without
    having = (role for role in TOLD if any(p.id in others for p in public.with_role(role)))
    return " or ".join(TOLD[role] for role in list(having)[:2]) or "the chair"


def _older(session: Session, now: datetime) -> list[str]:
    """Tell that drawers lack what stood in them before, and up to which case it may be."""
    cut = session.cut_off()
    if not cut:
        return []
    count, number = sum(cut.values()), case_numbers.last_given(session, now)
    return [
        OLDER.format(
            gone=f"at least {count} entries" if count > 1 else "entries",
            drawers=in_a_line(list(dict.fromkeys(the_drawer(name) for name in cut))),
            last=f" (the last case of this terminal was {number})" if number else "",
        )
    ]


def _duty(session: Session, now: datetime) -> list[str]:
    """Tell those who can do something about it that nobody is on duty, or was not told."""
    public = session.public
    if session.person_id not in (*public.keepers, *public.held_by(SAFEGUARDING)):
        return []
    missing = duty_words.next_missing(state.read(session.home.desk, now))
    return [each for each in (missing, failed(session.home, public, now)) if each]


def _reworded(session: Session, now: datetime) -> list[str]:
    """Tell the others who lead that somebody worded anew what keeps children safe."""
    return [
        REWORDED.format(session.public.name_of(each.last.by), day(each.last.at, now), each.words)
        for each in editing.reworded(session, now)
        if each.last
    ]


def _school_days(session: Session, now: datetime) -> list[Notice]:
    """Tell those who can do something about it that the calendar is missing or runs out."""
    if not session.is_keeper:
        return []
    calendar = session.public.calendar
    sentence = NONE_YET if calendar is None else running_out(calendar, now)
    nobody = duty_words.NONE_YET if calendar and session.public.rota is None else ""
    return [Notice(each, "quiet") for each in (sentence, nobody) if each]


def asked_here(session: Session, doubts: Sequence[Doubt]) -> list[Notice]:
    """Return what waits for this person's word, and by which key they say it; empty: nothing."""
    asked = [*(doubt_sentence(session, doubt) for doubt in doubts), *questions(session)]
    said = [Notice(each, "lead") for each in asked]
    return [*said, Notice("Press A to answer.", "quiet")] if said else []


def questions(session: Session) -> list[str]:
    """Return a sentence about each change of the list that waits for this person's word."""
    asked = [proposal_sentence(session, each) for each in waiting_proposals(session)]
    return [
        *([RIVALS] if session.is_keeper and list_rivals.unseen(session.home.desk) else []),
        *asked,
    ]


def waiting_proposals(session: Session) -> list[Proposal]:
    """Return what this person may agree to, what they proposed or refused in vain, what fell."""
    person, desk = session.person_id, session.home.desk
    if not session.is_keeper:
        return []
    waiting = [each for each in people.proposals(desk) if person not in each.signatures]
    mine = [*people.fallen(desk, person), *table.overruled(desk, person)]
    return [*waiting, *mine, *people.overtaken(desk, person)]


def doubt_sentence(session: Session, doubt: Doubt) -> str:
    """Return the question about somebody whose PIN was renewed."""
    public = session.public
    return (
        f"{public.name_of(doubt.person)}'s PIN was renewed by "
        f"{public.name_of(doubt.renewed_by)}. Let them open {the_drawer(doubt.drawer)} again?"
    )


def proposal_sentence(session: Session, proposal: Proposal) -> str:
    """Return the question about a change that somebody proposed, or what became of one's own."""
    if table.in_force(session.home.desk, proposal):
        return f"You refused a change that is in force all the same: {proposal.why}"
    if proposal.refused_by:
        return f"{session.public.name_of(proposal.refused_by)} refused: {proposal.why}"
    if session.person_id == proposal.by:
        return f"Another change came before yours: {proposal.why} Propose it again?"
    if table.is_late(session.home.desk, proposal):
        name = session.public.name_of(proposal.by)
        return f"Another change came before what {name} proposed: {proposal.why}"
    return f"{session.public.name_of(proposal.by)} proposed a change: {proposal.why} Do you agree?"
