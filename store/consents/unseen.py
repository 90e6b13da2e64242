"""Grown-ups who do not want to be shown, for whatever reason (procedure row 41); in the `roll`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.fields import Field
from store.letterbox.naming import TITLES, may_mean
from store.roll.cells import plain_letters

NOUN = "unseen"
ASKED, ENDED = "unseen.asked", "unseen.ended"
STANDS, OVER = "stands", "over"
FIELDS = (
    Field("name", "Who does not want to be shown?", required=True, limit=80),
    Field("where", "Where (empty: nowhere)", limit=80),
)
END_FIELDS = (Field("why", "Who said so, and when", required=True, limit=200, in_words=True),)


@dataclass(frozen=True)
class Unseen:
    """A grown-up by name; `where` they do not want to be shown, empty for nowhere at all."""

    id: str
    name: str = ""
    where: str = ""
    at: str = ""
    ended: str = ""


def fold(entries: Sequence[Entry]) -> Unseen:
    """Return a grown-up's wish."""
    return folded(Unseen(entries[0].subject.partition(":")[2]), entries, _APPLY)


def named(wishes: Iterable[Unseen], typed: str) -> list[str]:
    """Return whose wish stands and who may be meant in what names grown-ups, wherever it does.

    A surname is enough, so that `Mr Lee and Mrs Bell` finds `Sam Lee`; in doubt they are found.
    """
    heard = plain_letters(typed)
    return [e.name for e in wishes if not e.ended and may_mean(heard, plain_letters(e.name))]


def in_full(names: Iterable[str], typed: str) -> list[str]:
    """Return those of some names that stand in full in what was typed: nobody else is meant."""
    parts = [_words(each) for each in re.split(r"[\n,;&]+|\band\b", typed)]
    return [each for each in names if any(_words(each) <= part for part in parts)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", plain_letters(text).casefold())) - TITLES


def _asked(unseen: Unseen, entry: Entry, said: Any) -> Unseen:
    name, where = str(said.get("name", "")), str(said.get("where", ""))
    return replace(unseen, name=name, where=where, at=entry.at, ended="")


def _ended(unseen: Unseen, entry: Entry, said: Any) -> Unseen:
    return replace(unseen, ended=entry.at)


def _summarise(unseen: Unseen) -> Summary:
    return Summary(OVER if unseen.ended else STANDS, 0, unseen.at, "", unseen.name)


_APPLY: Apply[Unseen] = {ASKED: _asked, ENDED: _ended}
UNSEEN = Noun(NOUN, Unseen, fold, _summarise, frozenset(_APPLY), frozenset({ASKED}))
