"""Where a school keeps the main file of a child: here, in another program, or on paper.

It lies in the `roll`, which everybody opens and every office terminal has; who may change it is
for `store.cases.school_rules` to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.drawers.journal import Entry, in_order
from store.drawers.record import Noun, Summary
from store.fields import Choice, Field, Kind

NOUN = "main_file"
SET = "main_file.set"
SUBJECT = f"{NOUN}:school"
HERE = "here"
_NAMES = {"cpoms": "CPOMS", "myconcern": "MyConcern", "paper": "the paper file"}
ELSEWHERE = frozenset({*_NAMES, "other"})
"""Where the main file can be that is not here."""

FIELDS = (
    Field(
        "where",
        "Where is the main file?",
        Kind.CHOICE,
        True,
        choices=(
            Choice(HERE, "Here, in Worry Box"),
            Choice("cpoms", "CPOMS"),
            Choice("myconcern", "MyConcern"),
            Choice("paper", "On paper"),
            Choice("other", "Somewhere else"),
        ),
    ),
    Field("name", "What it is called", required=True, limit=60, only_if=("where", ("other",))),
)


@dataclass(frozen=True)
class MainFile:
    """Where the main file is, since when (ISO 8601) and by whose word."""

    where: str = HERE
    name: str = ""
    at: str = ""
    by: str = ""

    @property
    def called(self) -> str:
        """What it is called, as it stands in a sentence."""
        return _NAMES.get(self.where, self.name) if self.where != HERE else "Worry Box"


def fold(entries: Sequence[Entry]) -> MainFile:
    """Return what was said last."""
    last = in_order([entry for entry in entries if entry.kind == SET] or entries)[-1]
    said = last.said
    return MainFile(str(said.get("where", HERE)), str(said.get("name", "")), last.at, last.by)


def _summarise(_: MainFile) -> Summary:
    return Summary("known", 0, "", "", "")


MAIN_FILE = Noun(NOUN, MainFile, fold, _summarise, frozenset({SET}), frozenset({SET}))
