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
TAKEN_BACK = "agreement.taken_back"
ON_SCREEN = "screen"
"""How somebody signs for themselves; nobody else takes that back."""


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
class TakenBack:
    """What was noted by mistake: of which words, why, and of which pupils where it is a class's."""

    form: str
    edition: str
    why: str
    at: str
    by: str
    pupils: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """All signatures of somebody, the last one last. `name` is a visitor's, as typed."""

    id: str
    name: str = ""
    kind: str = ""
    signed: tuple[Signed, ...] = ()
    ended: str = ""
    taken_back: tuple[TakenBack, ...] = ()

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


def _taken_back(agreement: Agreement, entry: Entry, said: Any) -> Agreement:
    """Leave out what was noted until then; the entries stay, and so does who noted what."""
    made = TakenBack(
        form=str(said.get("form", "")),
        edition=str(said.get("edition", "")),
        why=str(said.get("why", "")),
        at=entry.at[:10],
        by=entry.by,
        pupils=tuple(str(each) for each in said.get("pupils", ())),
    )
    signed = tuple(left for each in agreement.signed if (left := _without(each, made)))
    return replace(agreement, signed=signed, taken_back=(*agreement.taken_back, made))


def _without(signed: Signed, back: TakenBack) -> Signed | None:
    """Return what is left of a signature: nothing where it was all taken back."""
    if signed.edition != back.edition or signed.form != back.form or signed.how == ON_SCREEN:
        return signed
    if not signed.pupils:
        return signed if back.pupils else None
    left = tuple(each for each in signed.pupils if each not in back.pupils)
    return replace(signed, pupils=left) if left else None


def _ended(agreement: Agreement, entry: Entry, said: Any) -> Agreement:
    return replace(agreement, ended=entry.at)


def _summarise(agreement: Agreement) -> Summary:
    last = agreement.signed[-1].at if agreement.signed else ""
    return Summary("over" if agreement.ended else "known", 0, last, "", agreement.name)


_APPLY: Apply[Agreement] = {SIGNED: _signed, ENDED: _ended, TAKEN_BACK: _taken_back}
AGREEMENT = Noun(NOUN, Agreement, fold, _summarise, frozenset(_APPLY), frozenset({SIGNED}))
