"""What is known of a child besides any case: a plan, a social worker, looked after, needs.

A flag belongs to a pupil of the roll and lies in the `safeguarding` drawer: whoever holds that may
read and set it, nobody else. It counts from a day and, if one is known, until a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from assets.involved_data import FlagKind, flag_kinds
from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.school.public_list import SAFEGUARDING

if TYPE_CHECKING:
    from store.signing_in.session import Session

NOUN = "child"
FLAGGED, ENDED = "child.flagged", "child.flag_ended"
MAY_NOT = "Flags lie in the safeguarding drawer, which your key ring does not open."
_ASKS_WORKER = ("kind", tuple(each.id for each in flag_kinds() if "worker" in each.asks))

FIELDS = (
    Field(
        "kind",
        "What is known",
        Kind.CHOICE,
        True,
        choices=tuple(Choice(each.id, each.say) for each in flag_kinds()),
    ),
    Field("worker", "Social worker or other contact", limit=120, only_if=_ASKS_WORKER),
    Field("contact", "Phone, e-mail", limit=200, only_if=_ASKS_WORKER),
    Field("detail", "What matters about it", Kind.TEXT, limit=1000),
    Field("since", "From", Kind.DATE, True),
    Field("until", "Until (if known)", Kind.DATE),
    Field("source", "Who says so", required=True, limit=200),
)
END_FIELDS = (
    Field("until", "Until", Kind.DATE, True),
    Field("why", "Why it ends", Kind.TEXT, True, in_words=True),
)


@dataclass(frozen=True)
class Flag:
    """One flag: `since` and `until` are days, `ended_by` who ended it, `why` what for."""

    id: str
    kind: str
    by: str
    at: str
    since: str = ""
    until: str = ""
    detail: str = ""
    worker: str = ""
    contact: str = ""
    source: str = ""
    ended_by: str = ""
    why: str = ""

    @property
    def what(self) -> FlagKind:
        """What kind of flag it is; one that the school has taken out keeps its id for a name."""
        known = (each for each in flag_kinds() if each.id == self.kind)
        return next(known, FlagKind(self.kind, self.kind, self.kind.upper()))

    def stands(self, today: date) -> bool:
        """Tell whether it counts on a day."""
        day = today.isoformat()
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True)
class Child:
    """What is known of a pupil besides their cases."""

    id: str
    flags: tuple[Flag, ...] = ()


def subject(pupil: str) -> str:
    """Return what entries about a child are about: the same at every terminal."""
    return f"{NOUN}:{pupil}"


def fold(entries: Sequence[Entry]) -> Child:
    """Return what is known of a child."""
    return folded(Child(entries[0].subject.partition(":")[2]), entries, _APPLY)


def may(session: "Session") -> bool:
    """Tell whether this person may read and set flags."""
    return session.holds(SAFEGUARDING)


def flags_of(session: "Session", pupil: str) -> tuple[Flag, ...]:
    """Return the flags of a pupil, the newest first; none where this session may not read them."""
    if not pupil or not may(session):
        return ()
    found = session.drawer(SAFEGUARDING).get(subject(pupil))
    flags = found.flags if isinstance(found, Child) else ()
    return tuple(sorted(flags, key=lambda each: (each.since, each.at), reverse=True))


def set_flag(session: "Session", pupil: str, values: Values, now: datetime) -> None:
    """Set a flag on a pupil.

    Raises:
        Incomplete: a field is missing, or it ends before it begins.
        Refused: this session may not, or the child is not tied to the roll.
    """
    require(FIELDS, values)
    if not may(session):
        raise Refused(MAY_NOT)
    if not pupil:
        raise Refused("Say first which pupil of the roll this is: then the flag follows them.")
    if values.get("until") and values["until"] < values["since"]:
        raise Incomplete({"until": "It ends before it begins."})
    drawer = session.drawer(SAFEGUARDING)
    drawer.record(subject(pupil), FLAGGED, kept(FIELDS, values), now)


def end_flag(session: "Session", pupil: str, flag: str, values: Values, now: datetime) -> None:
    """Say until when a flag counts, and why it ends; what it said is kept.

    Raises:
        Incomplete: a field is missing, or it would end before it began.
        Refused: this session may not, or there is no such flag.
    """
    require(END_FIELDS, values)
    found = next((each for each in flags_of(session, pupil) if each.id == flag), None)
    if found is None:
        raise Refused("This flag is not there any more." if may(session) else MAY_NOT)
    if values["until"] < found.since:
        raise Incomplete({"until": "It ends before it begins."})
    body = {"flag": flag, **kept(END_FIELDS, values)}
    session.drawer(SAFEGUARDING).record(subject(pupil), ENDED, body, now)


def _flagged(child: Child, entry: Entry, said: Any) -> Child:
    parts = ("since", "until", "detail", "worker", "contact", "source")
    more = [str(said.get(part, "")) for part in parts]
    flag = Flag(entry.id, str(said.get("kind", "")), entry.by, entry.at, *more)
    return replace(child, flags=(*child.flags, flag))


def _ended(child: Child, entry: Entry, said: Any) -> Child:
    until, why = str(said.get("until", "")), str(said.get("why", ""))
    flags = tuple(
        replace(each, until=until, why=why, ended_by=entry.by)
        if each.id == said.get("flag")
        else each
        for each in child.flags
    )
    return replace(child, flags=flags)


def _summarise(child: Child) -> Summary:
    return Summary("known", 0, "", "", "")


_APPLY: Apply[Child] = {FLAGGED: _flagged, ENDED: _ended}

CHILD = Noun(NOUN, Child, fold, _summarise, frozenset(_APPLY), frozenset({FLAGGED}))
