"""Collecting: what becomes of each kind of envelope that this session can open.

An envelope is marked only after its content is in a drawer. One that will not open is set aside
and the rest go on. Collecting twice changes nothing: the entry has the envelope's id.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from store.adults import on_the_roll
from store.carrying import alarms, arrivals, share
from store.cases.accused import accused
from store.consents import kept_away, pinned, printing, projecting
from store.consents import taking_in as answers_in
from store.consents.answers import Answer
from store.drawers import holders, latecomers, passing_on, twins
from store.drawers.drawer import Drawer, Fact
from store.drawers.holding import SplitOff
from store.drawers.own import ACKNOWLEDGED, LOGGED, TASK_BACK, TASK_RECEIVED
from store.errors import Damaged, Refused, Unopenable
from store.letterbox import envelope as kinds
from store.letterbox import recovered
from store.letterbox.envelope import LETTERS, Content, Sealed
from store.letterbox.posted import judge
from store.letterbox.readers import needs_case_drawer
from store.letterbox.told import Told, concern_of
from store.signing_in import logging_keys
from store.signing_in.session import Session
from store.subjects import noun_of
from store.worries import praise
from store.worries.kinds import ADDED_TO, RECEIVED
from store.worries.worry import Worry

MINUTES_AHEAD = 10
"""A terminal whose clock is further ahead than this is told of. One that is behind cannot be told
from one whose envelopes were long on their way."""


TAKEN, OTHERS, WAITS = "taken", "others", "waits"
"""What became of an envelope: it is in a drawer; it is for others; it is tried again next time."""


@dataclass(frozen=True)
class Collected:
    """How many envelopes were taken in, and a sentence for each that could not be."""

    count: int
    set_aside: tuple[str, ...]


def collect(session: Session, now: datetime) -> Collected:
    """Take in every waiting envelope that this session may read.

    Raises:
        OutOfOrder: the disk failed; what was not taken in waits.
    """
    aside = arrivals.collect_entries(session, now)
    box, own = session.home.letterbox, session.own
    count = waits = last = 0
    others: list[str] = []
    for place, sealed in box.untried(recovered.begin(session.home, session.keys, own)):
        try:
            found = _collect(session, sealed, now)
        except Unopenable as error:
            box.set_aside(sealed.id, str(error))
            found = OTHERS
            aside.append(str(error))
        except (Damaged, Refused) as error:
            # The envelope is good; it waits until the drawer can take it.
            found = WAITS
            aside.append(str(error))
        count += found == TAKEN
        others += [sealed.id] * (found == OTHERS)
        waits = waits or (place if found == WAITS else 0)
        last = place
    if last:
        own.mark_tried(LETTERS, waits - 1 if waits else last)
    twins.join(session, now)
    try:
        projecting.bring(session, now)
        printing.settle(session, now)
        kept_away.end(session, now)
        pinned.tidy(session, now)
    except (Damaged, Refused) as error:
        aside.append(str(error))
    share.post_all(session.home, session.drawers.values(), now)
    aside += recovered.out_of_reach(session.home, session.person_id, others)
    return Collected(count, tuple(aside))


def _collect(session: Session, sealed: Sealed, now: datetime) -> str:
    content = recovered.opened(session.home, sealed, session.keys, session.public)
    if content is None:
        return OTHERS
    judge(content, session.public)
    if not _take_in(session, sealed, content, now):
        return WAITS
    _compare_clocks(session, sealed, content, now)
    session.home.letterbox.mark_collected(sealed.id, now)
    return TAKEN


def _take_in(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    handler = _HANDLERS.get(content.kind)
    if handler is None:
        raise Refused("An envelope is of a kind that this Worry Box is too old for.")
    return handler(session, sealed, content, now)


def _worry(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    body = {
        **content.body,
        "sent_at": content.at,
        "help_now": content.kind == kinds.HELP_NOW,
        "kept_from": list(content.kept_from),
        "thread": content.thread,
        "envelope": sealed.id,
        **_posted(session, sealed, content),
    }
    fact = Fact(content.subject, RECEIVED, body, sealed.id)
    return _record(session, content, fact, now, _latecomers(session, content))


def _latecomers(session: Session, content: Content) -> Collection[str]:
    """Return who could not read an envelope and holds its drawer by now, and whom it accuses."""
    standing = session.drawers.get(content.drawer)
    if standing is None:
        return ()
    hold = {*session.public.held_by(content.drawer), *holders.remembered(standing)}
    if not (late := hold - {*content.readers, *content.kept_from}):
        return ()
    worry = Worry(content.subject, msgspec.convert(content.body["told"], Told))
    return late & accused(session.public, worry)


def _more(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    # Nothing proves whom a terminal names as the writer of what it adds.
    said = {key: value for key, value in content.body.items() if key != "by"}
    body = {**said, "sent_at": content.at, **_posted(session, sealed, content)}
    return _record(session, content, Fact(content.subject, ADDED_TO, body, sealed.id), now)


def _posted(session: Session, sealed: Sealed, content: Content) -> dict[str, str | int]:
    """Return where an envelope was posted: whether that still counts is told when it is shown."""
    counter = session.home.letterbox.counter_of(sealed.id, content.terminal)
    return {"terminal": content.terminal, "posted": counter}


def _compare_clocks(session: Session, sealed: Sealed, content: Content, now: datetime) -> None:
    try:
        at = datetime.fromisoformat(content.at)
        ahead = at - now > timedelta(minutes=MINUTES_AHEAD)
    except (ValueError, TypeError):
        return  # it says no time that could be compared
    if ahead:
        box = session.home.letterbox
        counter = box.counter_of(sealed.id, content.terminal)
        alarms.note(box.db, content.terminal, counter, alarms.AHEAD, now)


def _task(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    body = {
        **content.body,
        "drawer": content.drawer,
        "sheet": content.sheet,
        "answer_to": list(content.readers),
        "sent_at": content.at,
    }
    session.own.record(content.subject, TASK_RECEIVED, body, now, id=sealed.id)
    return True


def _task_back(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    session.own.record(content.subject, TASK_BACK, {**content.body}, now, id=sealed.id)
    return True


def _praise(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    body = {**content.body, "sent_at": content.at}
    session.own.record(content.subject, praise.RECEIVED, body, now, id=sealed.id)
    return True


def _task_done(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    about = str(content.body["about"])
    body = {**content.body, "at": content.at}
    fact = Fact(about, f"{noun_of(about)}.task_done", body, sealed.id)
    drawer = session.find(about)
    if drawer is None:
        return _passed_on(session, fact, now)
    drawer.record_all([fact], now)
    return True


def _acknowledged(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    body = {**content.body, "at": content.at}
    concern = concern_of(content.subject)
    session.own.record(concern, ACKNOWLEDGED, body, now, id=sealed.id)
    return True


def _logged(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    said = {key: value for key, value in content.body.items() if key != "proof"}
    signed = {**said, "at": content.at, "terminal": content.terminal}
    proof = logging_keys.read(content.body.get("proof", {}))
    by, public = session.person_id, session.public
    if not logging_keys.key_behind(proof, logging_keys.COPY, signed, by, public):
        raise Unopenable("The copy of a concern came in your name, but not with your PIN.")
    body = {**said, "at": content.at}
    session.own.record(concern_of(said["worry"]), LOGGED, body, now, id=sealed.id)
    return True


def _answer(session: Session, sealed: Sealed, content: Content, now: datetime) -> bool:
    answer = msgspec.convert(content.body, Answer)
    return answers_in.take_in(session, sealed.id, answer, now)


def _record(
    session: Session,
    content: Content,
    fact: Fact,
    now: datetime,
    late: Collection[str] = (),
) -> bool:
    drawer = session.find(fact.subject)
    if drawer is None and _moved_away(session, fact.subject):
        return _passed_on(session, fact, now)
    drawer = drawer or _place(session, content, now, late)
    if drawer is None:
        return False
    drawer.record_all([fact, *(latecomers.kept_from(fact.subject, each) for each in late)], now)
    with suppress(Damaged):  # whoever reads it looks again
        on_the_roll.look_up(session, drawer, fact.subject, now)
    return True


def _passed_on(session: Session, fact: Fact, now: datetime) -> bool:
    """Tell whether something could be posted on to those whom its subject was handed to."""
    left = [each for each in session.shared() if each.state_of(fact.subject) == "moved"]
    return any(passing_on.pass_on(session.home, each, fact, now) for each in left)


def _moved_away(session: Session, subject: str) -> bool:
    """Tell whether a subject was moved out of this session's reach: what is added follows it."""
    return any(drawer.state_of(subject) == "moved" for drawer in session.shared())


def _place(
    session: Session, content: Content, now: datetime, late: Collection[str]
) -> Drawer | None:
    """Return the drawer for something new, making the case drawer when one is needed.

    `late` are those who hold its drawer only since, and whom it accuses. None when it belongs
    where this session cannot write: another reader will collect it. So does what follows something
    that was moved to where this session cannot read.
    """
    public = session.public
    standing = session.drawers.get(content.drawer)
    if standing and standing.state_of(content.subject) == "moved":
        return None
    known = holders.remembered(standing) if standing else ()
    if not needs_case_drawer(public, content.drawer, (*content.kept_from, *late), known):
        return standing
    if not content.thread:
        return None
    name, key = content.case_drawer()
    if session.holds(name):
        return (
            None
            if session.drawer(name).state_of(content.subject) == "moved"
            else session.drawer(name)
        )
    # Of nobody who is here any more a recovery sheet gave the key to who collects it.
    here = recovered.readers_here(public, content) or [session.person_id]
    people = [id for id in here if id in public.held_by(content.drawer)] or here
    if session.person_id not in people:
        return None
    made = SplitOff(content.drawer)
    return session.make_drawer(name, key, tuple(people), content.sheet, now, made=made)


_HANDLERS: dict[str, Callable[[Session, Sealed, Content, datetime], bool]] = {
    kinds.WORRY: _worry,
    kinds.HELP_NOW: _worry,
    kinds.MORE: _more,
    kinds.TASK: _task,
    kinds.TASK_DONE: _task_done,
    kinds.TASK_BACK: _task_back,
    kinds.ACKNOWLEDGED: _acknowledged,
    kinds.LOGGED: _logged,
    kinds.PRAISE: _praise,
    kinds.ANSWER: _answer,
}
