"""Worries: what a pupil told, and concerns of staff and visitors, which are handled the same.

What was told is never edited by anyone; more words and a name that follow are kept beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from store.journal import Entry
from store.record import Noun, Summary
from store.subjects import noun_of

NOUN = "worry"
RECEIVED, ADDED_TO, SEEN, ANSWERED = (
    "worry.received",
    "worry.added_to",
    "worry.seen",
    "worry.answered",
)
LINKED, FILED, TASK_SENT, TASK_DONE = (
    "worry.linked",
    "worry.filed",
    "worry.task_sent",
    "worry.task_done",
)
KEPT_FROM, MOVED_OUT, MOVED_IN = "worry.kept_from", "worry.moved_out", "worry.moved_in"

WAITING, IN_CASE, FILED_AWAY, MOVED = "waiting", "in_case", "filed", "moved"

PUPIL, STAFF, SLIP = "pupil", "staff", "slip"
"""Where it came from: a pupil, staff behind a PIN, or a grown-up who did not sign in."""

NOW, BEFORE_HOME, ANOTHER_DAY, UNKNOWN = "now", "before_home", "another_day", "unknown"
_RANKS = {NOW: 0, BEFORE_HOME: 1, UNKNOWN: 1, "": 1, ANOTHER_DAY: 2}


@dataclass(frozen=True)
class Told:
    """What was told, as it was typed. All texts may be empty.

    `version` is `younger` or `older`; `feeling`, `when`, `topic`, `online` and `helper` are ids
    of the choices on the pupil's screens; `peg` is a picture's name. `asks_for`, `kept_from` and
    `adult` (whom it is about) are people's ids; `by` is the member of staff who logged it. `fact`
    and `opinion` are staff's.
    """

    source: str = PUPIL
    about: str = "pupil"
    words: str = ""
    feeling: str = ""
    when: str = ""
    name: str = ""
    class_id: str = ""
    class_name: str = ""
    peg: str = ""
    helper: str = ""
    asks_for: str = ""
    kept_from: tuple[str, ...] = ()
    adult: str = ""
    topic: str = ""
    online: str = ""
    version: str = ""
    by: str = ""
    fact: str = ""
    opinion: str = ""
    happened: str = ""
    present: str = ""
    receipt: str = ""
    receipt_seal: str = ""


@dataclass(frozen=True)
class Remark:
    """Something said at a time (ISO 8601) by a person's id (empty: the child)."""

    at: str
    by: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Worry:
    """A worry as it stands. `fresh`: nobody has read what came last."""

    id: str
    told: Told = Told()
    sent_at: str = ""
    place: str = ""
    terminal: str = ""
    help_now: bool = False
    repeats: int = 0
    state: str = WAITING
    fresh: bool = True
    case: str = ""
    thread: str = ""
    kept_from: tuple[str, ...] = ()
    more: tuple[Remark, ...] = ()
    seen: tuple[Remark, ...] = ()
    answers: tuple[Remark, ...] = ()
    tasks: tuple[Remark, ...] = ()
    filed: dict[str, str] | None = None

    @property
    def name(self) -> str:
        """The name the child gave, at once or afterwards."""
        later = [remark.text for remark in self.more if remark.kind == "name"]
        return later[-1] if later else self.told.name


def fold(entries: Sequence[Entry]) -> Worry:
    """Return the worry that these entries, in the order of the drawer, make."""
    from_first = sorted(entries, key=lambda entry: (entry.clock, entry.terminal, entry.counter))
    worry = Worry(id=from_first[0].subject)
    for entry in from_first:
        worry = _apply(worry, entry)
    return worry


def _apply(worry: Worry, entry: Entry) -> Worry:
    said = entry.said
    match entry.kind:
        case "worry.received":
            return _received(worry, said)
        case "worry.added_to":
            return _added_to(worry, said)
        case "worry.seen":
            return _seen(worry, entry)
        case "worry.answered":
            return replace(worry, answers=(*worry.answers, _remark(entry, said.get("text", ""))))
        case "worry.task_sent":
            remark = _remark(entry, said.get("text", ""), said.get("to", ""))
            return replace(worry, tasks=(*worry.tasks, remark))
        case "worry.task_done":
            at, by = said.get("at", entry.at), said.get("by", entry.by)
            done = Remark(at, by, said.get("text", ""), "done")
            return replace(worry, tasks=(*worry.tasks, done))
        case "worry.linked":
            return replace(worry, case=said.get("case", ""), state=IN_CASE)
        case "worry.filed":
            return replace(worry, filed=dict(said), state=FILED_AWAY)
        case "worry.kept_from":
            return replace(worry, kept_from=(*worry.kept_from, said.get("person", "")))
        case "worry.moved_out":
            return replace(worry, state=MOVED)
        case _:
            return worry


def _received(worry: Worry, said: Any) -> Worry:
    told = msgspec.convert(said.get("told", {}), Told)
    return replace(
        worry,
        told=told,
        sent_at=said.get("sent_at", ""),
        place=said.get("place", ""),
        terminal=said.get("terminal", ""),
        help_now=bool(said.get("help_now")),
        thread=said.get("thread", ""),
        kept_from=(*said.get("kept_from", ()), *worry.kept_from),
    )


def _added_to(worry: Worry, said: Any) -> Worry:
    # Whoever filed it or put it into a case did not know of this: it waits again.
    again = WAITING if worry.state in (FILED_AWAY, IN_CASE) else worry.state
    worry = replace(worry, state=again, fresh=True)
    if said.get("again"):
        return replace(worry, repeats=worry.repeats + 1)
    at = said.get("sent_at", "")
    more = [
        Remark(at, said.get("by", ""), said[kind], kind)
        for kind in ("words", "name", "topic", "online")
        if said.get(kind)
    ]
    return replace(worry, more=(*worry.more, *more))


def _seen(worry: Worry, entry: Entry) -> Worry:
    back = IN_CASE if worry.case and worry.state == WAITING else worry.state
    return replace(worry, state=back, fresh=False, seen=(*worry.seen, _remark(entry, "")))


def _remark(entry: Entry, text: str, kind: str = "") -> Remark:
    return Remark(entry.at, entry.by, text, kind)


def summarise(worry: Worry) -> Summary:
    """Return the columns that the desk lists worries by."""
    told = worry.told
    rank = 0 if worry.help_now else _RANKS.get(told.when, 1)
    who = worry.name or (told.peg and f"the {told.peg}") or "no name yet"
    where = told.class_name or worry.place
    title = f"{who}, {where}" if where else who
    return Summary(worry.state, rank, worry.sent_at, worry.case, title)


def is_worry(subject: str) -> bool:
    """Tell whether a subject's id is a worry's."""
    return noun_of(subject) == NOUN


WORRY = Noun(
    NOUN,
    Worry,
    fold,
    summarise,
    frozenset(
        {RECEIVED, ADDED_TO, SEEN, ANSWERED, LINKED, FILED, TASK_SENT, TASK_DONE}
        | {KEPT_FROM, MOVED_OUT, MOVED_IN}
    ),
)
