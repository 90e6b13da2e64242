"""What a case holds besides people, notes and steps: parents told, sanctions, closings, printouts.

What their entries make of a case is in `store.cases.case_entries`.
"""

from dataclasses import dataclass

OPEN, SHUT = "open", "closed"
ALONE = "alone"
"""The field of a closing that says why nobody else could agree to it."""


@dataclass(frozen=True)
class ParentsTold:
    """Whether the parents were told: `told` is `yes` or `no`.

    A no is `agreed` by a safeguarding lead, who signs it by writing it or afterwards, and is
    looked at `again` on a day. `child` is the id in the case of whose parents; empty: of all.
    `risk` is which of `choices.RISKS` speaks against it. What was `refused` counts no more.
    """

    at: str
    by: str
    told: str
    reason: str = ""
    agreed: str = ""
    signed: bool = True
    child: str = ""
    again: str = ""
    risk: str = ""
    id: str = ""
    refused: str = ""
    """When whoever was asked did not agree (ISO 8601); empty: they did not say so."""


@dataclass(frozen=True)
class Proposal:
    """A closing that waits for a second person: `second` was asked, anybody else may agree too."""

    id: str
    by: str
    at: str
    second: str = ""
    closing: dict[str, str] | None = None


MEASURES = frozenset({"warning", "network", "further", "suspension", "disciplinary"})
"""The columns of the tables that are a warning or a sanction; the others say who deals with it."""
REMOVALS = frozenset({"suspension", "disciplinary"})
"""Those of the table for staff by which somebody may come not to work with children any more."""
STAFF = "staff"
"""The id of the table for staff."""


@dataclass(frozen=True)
class Sanction:
    """What was decided about a person's behaviour: `person` is their id in the case.

    `says` are the words of the behaviour that day, `actions` what was decided and `proposed` what
    the table proposed, in words as well; `warned` when a warning or a sanction was among them, and
    not only somebody who was told or asked.
    """

    id: str
    by: str
    at: str
    person: str = ""
    name: str = ""
    table: str = ""
    behaviour: str = ""
    says: str = ""
    repeated: bool = False
    told_at_once: bool = False
    by_accident: bool = False
    actions: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    warned: bool = False
    reasons: str = ""
    lifted: bool = False
    removes: bool = False
    """Whether it may take an adult away from their work with children."""
    due_by: str = ""
    """By when what it asks for is due (`store.cases.due_by`)."""

    @property
    def counts(self) -> bool:
        """Whether it is held against them: not what was taken back, told at once, or no fault."""
        return not (self.lifted or self.told_at_once or self.by_accident)


@dataclass(frozen=True)
class Printed:
    """A printed record: its code, when and by whom, what for, and how many people are covered."""

    code: str
    by: str
    at: str
    why: str = ""
    covered: int = 0
    saved: bool = True


@dataclass(frozen=True)
class Unaware:
    """A closing, by its entry, whom it was by, and when what it did not know of was written last.

    `of` are the kinds of that. `stands`: it closes the case all the same. `looked`: somebody has
    decided something since who knew of both. `deed` is what it was, where it was no closing: by one
    who did not know that the case names them, or is kept from them.
    """

    id: str
    by: tuple[str, ...]
    at: str
    of: tuple[str, ...]
    stands: bool = False
    looked: bool = False
    deed: str = ""
