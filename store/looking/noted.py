"""What looking into a case leaves behind: rows of an investigation, devices, searches, files.

A case keeps them as they were written, one after the other; `investigations`, `files` and
`locks` say what they come to.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from store.adults import rows
from store.drawers.journal import Entry
from store.involved.kinds import INFORMED, MARK_PUT_RIGHT, ROWS

OPENED = "case.investigation_opened"
ABOUT = "case.complained_about"
REVIEWER = "case.reviewer_changed"
COMPUTER = "case.computer_changed"
SESSION = "case.session_logged"
SITE = "case.site_noted"
JUDGED = "case.judged"
REOPENED = "case.investigation_reopened"
SIGNED = "case.investigation_signed"
CLOSED = "case.investigation_closed"
STOPPED, STOP_TOLD = "case.stopped", "case.stop_told"
DEVICE, HELD = "case.device_secured", "case.device_held"
SEARCH, SEARCH_FOLLOWED = "case.search_recorded", "case.search_followed"
VIEWED = "case.viewing_recorded"
FILE, FILE_SEEN, FILE_OUT = "case.file_added", "case.file_seen", "case.file_exported"
PAPER = "case.paper_made"
LETTER_PRINTED, FILE_PRINTED = "case.letter_printed", "case.file_printed"
"""Papers too, of what leaves for others."""
BEGUN = "case.begun"
LETTER_WRITTEN, LETTER_SENT = "case.letter_written", "case.letter_sent"
LETTER_FOLLOWED, LETTER_DROPPED = "case.letter_followed", "case.letter_dropped"

TOLD_SINCE = "case.told_since"
"""How much a worry of the case had told when it was noted: what was added to it, and while an
investigation is open."""

DEVICES_TOLD = "case.devices_told"
"""That a device, a picture or something online was told of after a triage that knew of none."""

LOOKED_UP = "case.looked_up"
"""What the roll says of what was told when a case was begun, and the names that were looked up."""

COVERED = frozenset({OPENED, ABOUT, REVIEWER, COMPUTER, SESSION, SITE, JUDGED, REOPENED})
"""What the signatures under an investigation stand for."""
BESIDE = frozenset({FILE, DEVICE, HELD, TOLD_SINCE})
"""What its record lists of the whole case, and what was told in it, so that they stand for it
as well."""

KINDS = (
    COVERED
    | ROWS
    | rows.KINDS
    | {
        SIGNED,
        CLOSED,
        STOPPED,
        STOP_TOLD,
        DEVICE,
        HELD,
        SEARCH,
        SEARCH_FOLLOWED,
        VIEWED,
        FILE,
        FILE_SEEN,
        FILE_OUT,
        PAPER,
        LETTER_PRINTED,
        FILE_PRINTED,
        BEGUN,
        LETTER_WRITTEN,
        LETTER_SENT,
        LETTER_FOLLOWED,
        LETTER_DROPPED,
        TOLD_SINCE,
        DEVICES_TOLD,
        LOOKED_UP,
        rows.GONE,
    }
)

DECIDED = ({REVIEWER}, {COMPUTER}, {JUDGED}, {MARK_PUT_RIGHT}, *rows.ONE_THING)
"""Kinds that decide something: of two who did so apart, a person chooses."""

SHOWN_BY_STEPS = frozenset({SEARCH, DEVICE, LETTER_SENT, INFORMED}) | rows.SHOWN_BY_STEPS
"""Kinds that a step of a procedure may ask for: the step is done when one is there."""

INVESTIGATION, STOP_IS = "investigation", "stop"
"""The parts of a row that name, by its id, the investigation or the STOP it belongs to."""
SINCE = "since"
"""The part of TOLD_SINCE that names what was added to a worry in its case, by the entries."""
REVIEWERS = "reviewers"
"""The part of a STOP that says who reviewed what was being looked into, by their ids."""
SEVERAL = "\n"
"""Between the ids of a part that names several people."""


@dataclass(frozen=True)
class Noted:
    """One row: its id, what kind, when (ISO 8601) and by whom, what it says by field.

    `mark` stands for the entry, its words included.
    """

    id: str
    kind: str
    at: str
    by: str
    said: dict[str, str]
    mark: str

    def ids(self, field: str) -> tuple[str, ...]:
        """Return the ids that a field names."""
        return tuple(each for each in self.said.get(field, "").split(SEVERAL) if each)


def noted_of(kind: str, entry: Entry, said: Any) -> Noted:
    """Return the row that an entry makes, or the one that was chosen in it."""
    words = {key: each for key, each in dict(said).items() if isinstance(each, str)}
    return Noted(entry.id, kind, entry.at, entry.by, words, entry.hash())


def of_kind(noted: Sequence[Noted], *kinds: str) -> tuple[Noted, ...]:
    """Return the rows of some kinds, in their order."""
    return tuple(each for each in noted if each.kind in kinds)


def named(noted: Sequence[Noted], id: str, kinds: Collection[str]) -> Noted | None:
    """Return the row with this id, if it is of one of these kinds."""
    return next((each for each in noted if each.id == id and each.kind in kinds), None)
