"""Agreements of grown-ups and classes: who signed which words, when and how (rows 35 and 36).

A grown-up's lie in the `office`: staff by their id in the list of people, visitors by name. A
class's lies in the `roll`, where its teacher records going through it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded

NOUN = "agreement"
SIGNED, ENDED = "agreement.signed", "agreement.ended"


@dataclass(frozen=True)
class Signed:
    """One signature: `edition` of the words, `how` (on paper, on the screen), the pupils' ids
    who agreed where it is a class's, `until` its last day or empty."""

    form: str
    edition: str
    how: str
    at: str
    by: str
    until: str = ""
    pupils: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """All signatures of somebody, the last one last. `name` is a visitor's, as typed."""

    id: str
    name: str = ""
    kind: str = ""
    signed: tuple[Signed, ...] = ()
    ended: str = ""

    def holds(self, form: str, edition: str, today: date) -> bool:
        """Tell whether these very words are signed and the signature has not lapsed."""
        return any(
            (each.form, each.edition) == (form, edition)
            and (not each.until or each.until >= today.isoformat())
            for each in self.signed
        )


def subject(who: str) -> str:
    """Return what entries about the agreements of somebody are about: a person, or a class."""
    return f"{NOUN}:{who}"


def fold(entries: Sequence[Entry]) -> Agreement:
    """Return the agreements of somebody."""
    return folded(Agreement(entries[0].subject.partition(":")[2]), entries, _APPLY)


def _signed(agreement: Agreement, entry: Entry, said: Any) -> Agreement:
    made = Signed(
        form=str(said.get("form", "")),
        edition=str(said.get("edition", "")),
        how=str(said.get("how", "")),
        at=str(said.get("on", "")) or entry.at[:10],
        by=entry.by,
        until=str(said.get("until", "")),
        pupils=tuple(str(each) for each in said.get("pupils", ())),
    )
    name = str(said.get("name", "")) or agreement.name
    kind = str(said.get("kind", "")) or agreement.kind
    return replace(agreement, name=name, kind=kind, signed=(*agreement.signed, made), ended="")


def _ended(agreement: Agreement, entry: Entry, said: Any) -> Agreement:
    return replace(agreement, ended=entry.at)


def _summarise(agreement: Agreement) -> Summary:
    last = agreement.signed[-1].at if agreement.signed else ""
    return Summary("over" if agreement.ended else "known", 0, last, "", agreement.name)


_APPLY: Apply[Agreement] = {SIGNED: _signed, ENDED: _ended}
AGREEMENT = Noun(NOUN, Agreement, fold, _summarise, frozenset(_APPLY), frozenset({SIGNED}))
