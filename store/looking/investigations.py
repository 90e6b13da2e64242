"""Investigations of a case as they stand: reviewers, computer, judgement, signatures.

A signature stands for everything that was written in the investigation until then, and for the
files and devices of the case that its record lists, by the hash of it: whatever is added or chosen
later, here or at another terminal, asks both reviewers again (procedure rows 15 to 18, 21 and 22).
Whoever was in no session says in it what they went through; without that it stands for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from store.looking.noted import (
    ABOUT,
    BESIDE,
    CLOSED,
    COMPUTER,
    COVERED,
    INVESTIGATION,
    JUDGED,
    OPENED,
    REVIEWER,
    SESSION,
    SIGNED,
    SITE,
    Noted,
    of_kind,
)

FIRST, SECOND = "first", "second"
COVERS = "covers"
"""The part of a signature, and of a closing, that says what it stands for."""
WENT_THROUGH = "went_through"
"""The part of a signature that says what somebody went through who was in no session."""
REVIEWERS = 2
"""So many different people review, and sign."""


@dataclass(frozen=True)
class Reviewer:
    """One of the two who review: at which place, who, and their position."""

    place: str
    person: str
    position: str


@dataclass(frozen=True)
class Investigation:
    """One investigation: its id and its rows, the opening first.

    `beside` are the files and devices of the case that its record lists and its signatures stand
    for. What comes to the case once it is closed is no part of it.
    """

    id: str
    rows: tuple[Noted, ...]
    beside: tuple[Noted, ...] = ()

    @property
    def opening(self) -> Noted:
        """What it began with: group, date, reason."""
        return self.rows[0]

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of those at school who are complained about: they are no reviewers."""
        found = (id for row in of_kind(self.rows, OPENED, ABOUT) for id in row.ids("about"))
        return tuple(dict.fromkeys(found))

    @property
    def about_others(self) -> tuple[str, ...]:
        """Those it is about who are not on the school's list."""
        rows = of_kind(self.rows, OPENED, ABOUT)
        return tuple(said for row in rows if (said := row.said.get("about_other", "")))

    @property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """The first and the second reviewer as they stand."""
        said = self.opening.said
        found = {
            place: Reviewer(place, said.get(place, ""), said.get(f"{place}_position", ""))
            for place in (FIRST, SECOND)
        }
        for row in of_kind(self.rows, REVIEWER):
            place, who = row.said.get("place", ""), row.said.get("person", "")
            if place in found:
                found[place] = Reviewer(place, who, row.said.get("position", ""))
        return tuple(found.values())

    @property
    def computer(self) -> Noted | None:
        """The row that says which computer is used; None where none was named."""
        rows = of_kind(self.rows, OPENED, COMPUTER)
        return next((row for row in reversed(rows) if row.said.get("computer")), None)

    @property
    def computers(self) -> tuple[Noted, ...]:
        """The rows that say which computer is used from then on, one after the other."""
        rows = of_kind(self.rows, OPENED, COMPUTER)
        return tuple(row for row in rows if row.said.get("computer_is"))

    @property
    def sessions(self) -> tuple[Noted, ...]:
        """The sessions, in the order they were logged."""
        return of_kind(self.rows, SESSION)

    @property
    def sites(self) -> tuple[Noted, ...]:
        """The sites and devices that were looked at, each with the reason for concern."""
        return of_kind(self.rows, SITE)

    @property
    def nothing_looked_at(self) -> bool:
        """Whether neither a session nor a site is logged."""
        return not of_kind(self.rows, SESSION, SITE)

    @property
    def judgement(self) -> Noted | None:
        """What was judged last."""
        return next(iter(reversed(of_kind(self.rows, JUDGED))), None)

    @property
    def covers(self) -> str:
        """What a signature made now stands for: a hash over the rows that are covered."""
        rows = (*self.rows, *self.beside)
        marks = sorted(row.mark for row in rows if row.kind in COVERED | BESIDE)
        return blake2b("".join(marks).encode(), digest_size=32, person=b"wb review").hexdigest()

    @property
    def signatures(self) -> tuple[Noted, ...]:
        """The signatures that stand now: one of each reviewer at most, the last."""
        now, may = self.covers, {each.person for each in self.reviewers} - {*self.about}
        rows = (row for row in of_kind(self.rows, SIGNED) if row.said.get(COVERS) == now)
        found = {row.by: row for row in rows if row.by in may and self._says_what(row)}
        return tuple(found.values())

    @property
    def asked_again(self) -> bool:
        """Whether somebody signed what is not all of it any more, and has not signed again."""
        return not all(self.has_signed(row.by) for row in of_kind(self.rows, SIGNED))

    @property
    def is_closed(self) -> bool:
        """Whether it is closed: two have signed it as it stands now, and it was closed so."""
        closings = {row.said.get(COVERS) for row in of_kind(self.rows, CLOSED)}
        return self.covers in closings and len(self.signatures) >= REVIEWERS

    def has_signed(self, person: str) -> bool:
        """Tell whether a person's signature stands."""
        return any(row.by == person for row in self.signatures)

    def was_there(self, person: str) -> bool:
        """Tell whether a person was in a session."""
        return any(person in row.ids("present") for row in self.sessions)

    def is_to_say(self, person: str) -> bool:
        """Tell whether a person's signature has to say what they went through.

        Something was looked at, and they were in no session: that they reviewed it is not known.
        """
        return not self.nothing_looked_at and not self.was_there(person)

    def _says_what(self, signed: Noted) -> bool:
        return bool(signed.said.get(WENT_THROUGH)) or not self.is_to_say(signed.by)


def investigations(noted: Sequence[Noted]) -> tuple[Investigation, ...]:
    """Return the investigations among the rows of a case, the oldest first."""
    return tuple(_as_it_stands(noted, opening) for opening in of_kind(noted, OPENED))


def has_substance(noted: Sequence[Noted]) -> bool:
    """Tell whether the last judgement of an investigation finds that there is something in it."""
    judged = (each.judgement for each in investigations(noted))
    return any(each is not None and each.said.get("substance") == "yes" for each in judged)


def still_open(noted: Sequence[Noted]) -> tuple[Investigation, ...]:
    """Return the investigations that are not closed."""
    return tuple(each for each in investigations(noted) if not each.is_closed)


def _as_it_stands(noted: Sequence[Noted], opening: Noted) -> Investigation:
    own = [row for row in noted if row.said.get(INVESTIGATION) == opening.id]
    rows = (opening, *own)
    closings = [place for place, row in enumerate(noted) if row.kind == CLOSED and row in own]
    if closings:
        then = Investigation(opening.id, rows, of_kind(noted[: closings[-1]], *BESIDE))
        if then.is_closed:
            return then
    return Investigation(opening.id, rows, of_kind(noted, *BESIDE))
