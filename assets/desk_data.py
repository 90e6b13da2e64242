"""What the page of small worries goes by, as the school has written it down: see `desk/*.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from functools import cache
from typing import Any

from assets import FOLDER
from assets.word_list import WordList, words_of

MIDNIGHT = "24:00"


@dataclass(frozen=True)
class PartOfDay:
    """A part of the day: `words` stand in a sentence; it ends before `until` (None: midnight)."""

    id: str
    words: str
    until: time | None


@dataclass(frozen=True)
class Sometimes:
    """Words that stand for a `role` by what is right before and behind them, each word by word.

    `after` and `before` say that they do, the others that they do not; `*` stands for any letters.
    """

    role: str
    words: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    never_after: tuple[tuple[str, ...], ...]
    before: tuple[tuple[str, ...], ...]
    never_before: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class LookCloser:
    """What makes a worry stand out among many.

    A child who told `often_times` within `often_days` days; words of one of `lists`. From
    `least` worries on something is a pattern; a place's id is what it is called in a sentence.
    `everyday` are surnames that are words of every day too, `large` what is written with a capital
    and is no surname for that, such as a child's first name or a month; `spelt` is which word of
    the lists a child means by what it writes.
    """

    often_times: int
    often_days: int
    least: int
    lists: tuple[WordList, ...]
    places: tuple[WordList, ...]
    everyday: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()
    spelt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Quoting:
    """How staff write down what others said: after `said`, up to what the `writer` did.

    A sentence that begins as in `goes_on` belongs to the one before it.
    """

    said: WordList
    goes_on: WordList
    writer: WordList


@dataclass(frozen=True)
class Recipients:
    """How one sees that somebody was only told: see `desk/recipients.toml`."""

    telling: WordList
    what: WordList
    aside: WordList
    beside: WordList
    somebody: WordList
    he: WordList
    she: WordList
    either: WordList
    hurt: WordList
    done_to: WordList
    family: WordList
    feels: WordList
    fear: WordList


@dataclass(frozen=True)
class Doers:
    """How one sees that somebody is said to have harmed a child: see `desk/doers.toml`."""

    does: WordList
    alone: WordList
    to: WordList
    between: WordList
    turns: WordList
    being: WordList
    own: WordList
    whom: WordList
    never: WordList
    others: WordList
    cares: WordList
    aside: WordList
    where: WordList
    unless: WordList
    joins: WordList
    odd: WordList
    fears: WordList
    comforts: WordList
    grown_up: WordList
    approaches: WordList
    beside: WordList
    ordinary: WordList
    wary: WordList


@dataclass(frozen=True)
class Grave:
    """How one sees that something grave is said of somebody: see `desk/grave.toml`."""

    deeds: WordList
    does: WordList
    whom: WordList
    goes_on: WordList
    opens: WordList
    no: WordList
    hurt: WordList
    by_whom: WordList
    it_was: WordList
    pictures: WordList
    extremist: WordList
    shown: WordList
    careful: WordList


@cache
def parts_of_day() -> tuple[PartOfDay, ...]:
    """Return the parts of the day in their order.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    read = ((each, each["until"]) for each in _read("parts_of_day")["part"])
    times = ((each, None if end == MIDNIGHT else time.fromisoformat(end)) for each, end in read)
    parts = tuple(PartOfDay(str(each["id"]), str(each["words"]), end) for each, end in times)
    ends = [part.until for part in parts]
    early = [end for end in ends[:-1] if end is not None]
    if not parts or ends[-1] is not None or len(early) < len(ends) - 1 or early != sorted(early):
        raise ValueError("the parts do not follow one another until 24:00")
    return parts


@cache
def look_closer() -> LookCloser:
    """Return what makes a worry stand out.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    read = _read("look_closer")
    often = read["often"]
    lists = tuple(WordList(str(e["id"]), words_of(e["words"])) for e in read["list"])
    places = tuple(WordList(str(e["words"]), words_of(e["names"])) for e in read["place"])
    least = int(read["pattern"]["least"])
    everyday = frozenset(words_of(read["everyday"]["names"]))
    large = frozenset(words_of(read["everyday"]["large"]))
    spelt = {way: str(word) for word, ways in read["spelt"].items() for way in words_of(ways)}
    times, days = int(often["times"]), int(often["days"])
    return LookCloser(times, days, least, lists, places, everyday, large, spelt)


@cache
def called() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what people write in place of a name: roles, each with its words.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return tuple((str(each["id"]), words_of(each["words"])) for each in _read("called")["role"])


@cache
def sometimes_called() -> tuple[Sometimes, ...]:
    """Return the words that stand for a role in some places only.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    places = ("words", "after", "never_after", "before", "never_before")
    return tuple(
        Sometimes(str(each["id"]), *(_split(each[place]) for place in places))
        for each in _read("called")["sometimes"]
    )


@cache
def titles() -> frozenset[str]:
    """Return what is written before a name, in small Latin letters without accents.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return frozenset(words_of(_read("called")["titles"]))


@cache
def endings() -> frozenset[str]:
    """Return how Polish and Ukrainian words end in their cases, in small Latin letters.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return frozenset(words_of(_read("called")["endings"]))


@cache
def quoting() -> Quoting:
    """Return how staff write down what others said.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return Quoting(*_lists("quoted", Quoting))


@cache
def recipients() -> Recipients:
    """Return how one sees that somebody was only told what a colleague writes down.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return Recipients(*_lists("recipients", Recipients))


@cache
def doers() -> Doers:
    """Return how one sees that somebody is said to have harmed a child.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return Doers(*_lists("doers", Doers))


@cache
def devices(id: str = "devices") -> WordList:
    """Return the words for devices, pictures and what is online; or those with which staff write
    that they `reached` somebody.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return WordList(id, words_of(_read("devices")[id]["words"]))


@cache
def grave() -> Grave:
    """Return how one sees that something grave is said of somebody.

    Raises:
        ValueError, KeyError, TypeError: somebody has changed the file into something else.
    """
    return Grave(*_lists("grave", Grave))


def _lists(file: str, kind: type[Quoting | Recipients | Doers | Grave]) -> Iterator[WordList]:
    """Yield the lists of words of a file, one for each field of a kind."""
    read = _read(file)
    return (WordList(each.name, words_of(read[each.name]["words"])) for each in fields(kind))


def _split(written: object) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(each.split()) for each in words_of(written))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "desk" / f"{name}.toml").read_text("utf-8"))
