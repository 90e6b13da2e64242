"""Designated computers: what they are called, where they stand, who uses them.

An investigation uses one of them throughout, and only one that pupils do not use (procedure
row 16). `computer_register` reads and writes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.drawers.journal import Entry, in_order
from store.drawers.record import Noun, Summary
from store.fields import Choice, Field, Kind

NOUN = "computer"
NOTED = "computer.noted"
IN_USE, OUT = "in_use", "out"

FIELDS = (
    Field("name", "Name", required=True, limit=60, hint="As it stands on it, with its number."),
    Field("place", "Where it stands", required=True, limit=80),
    Field("pupils", "Do pupils use it?", Kind.YES_NO, True),
    Field(
        "state",
        "It is",
        Kind.CHOICE,
        True,
        choices=(Choice(IN_USE, "In use"), Choice(OUT, "Out of use")),
    ),
    Field(
        "why",
        "Why it is out of use",
        limit=200,
        only_if=("state", (OUT,)),
        required=True,
        in_words=True,
    ),
)


@dataclass(frozen=True)
class Computer:
    """A computer of the register, as it was last noted."""

    id: str
    name: str = ""
    place: str = ""
    pupils: str = ""
    state: str = ""
    why: str = ""
    noted_at: str = ""
    noted_by: str = ""

    @property
    def fits(self) -> bool:
        """Whether an investigation may use it."""
        return self.state == IN_USE and self.pupils == "no"

    @property
    def words(self) -> str:
        """What it is called, and where it stands."""
        return f"{self.name}, {self.place}"


def fold(entries: Sequence[Entry]) -> Computer:
    """Return a computer as it was last noted: of two who did so apart, by the later one."""
    id = entries[0].subject
    noted = [entry for entry in in_order(entries) if entry.kind == NOTED]
    if not noted:
        return Computer(id)
    last = noted[-1]
    said = {field.id: str(last.said.get(field.id, "")) for field in FIELDS}
    return Computer(id, **said, noted_at=last.at, noted_by=last.by)


def _summarise(computer: Computer) -> Summary:
    return Summary(computer.state, 0, computer.noted_at, "", computer.name)


COMPUTER = Noun(NOUN, Computer, fold, _summarise, frozenset({NOTED}), frozenset({NOTED}))
