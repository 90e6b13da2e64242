"""What the columns of a list mean: known by their headings, from data in `assets/roll`.

A meaning is the id of a pupil's field (`surname`) or of an adult's with their number (`2.email`);
empty where a column is left out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from store.asset_tables import tables
from store.roll.imported import Import
from store.roll.sheet import Sheet
from store.roll.ties import FLAGS

SYSTEMS = ("sims", "arbor", "bromcom")
PART = "address_part"
"""The one meaning that several columns may have: they become one address, line by line."""
ADULTS = 6
_ALARM = re.compile(
    r"(?i)\b(court|barred|injunction|molestation|restraining|estranged|custody|refuge|no contact|"
    r"not to (be )?(contact|collect|write|release)\w*)\b"
)
"""What a cell says of somebody who is kept away from a child."""
GENERAL = "no system that is known"


@dataclass(frozen=True)
class Columns:
    """Headings with what they mean, in their order; `system` is whose list it looks like."""

    system: str
    meant: Mapping[str, str]


def key(heading: str) -> str:
    """Return what two spellings of a heading have in common: `YearGroup` is `year group`."""
    plain = re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\b)", r"\1", heading)  # P.R. is PR
    plain = re.sub(r"(?i)\(current\)", " ", plain)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)
    return " ".join(re.findall(r"[a-z0-9]+", apart.casefold()))


def known(headings: Sequence[str]) -> int:
    """Return how many of these are headings that mean something."""
    return sum(bool(_usual(key(each)) or _special(key(each))) for each in headings if each.strip())


def guess(headings: Sequence[str], earlier: Iterable[Import] = ()) -> Columns:
    """Return what headings mean: as somebody said last time, else as their system means them."""
    system = _system(headings)
    own = _own(system)
    meant: dict[str, str] = {}
    last = "1"
    for heading in headings:
        said = key(heading)
        meaning = own.get(said) or _usual(said) or _special(said) or _bare(heading, last)
        last = meaning.partition(".")[0] if "." in meaning else last
        many = meaning.rpartition(".")[2] == PART
        meant[heading] = meaning if many or meaning not in meant.values() else ""
    _prefer_known_names(meant)
    names = tables("roll", system, "system")[0]["name"] if system else GENERAL
    for found in earlier:
        if set(found.columns) == set(headings):
            return Columns(names, {each: found.columns[each] for each in headings})
    return Columns(names, meant)


def choices() -> list[tuple[str, str]]:
    """Return every meaning with what staff call it."""
    found = [("", "Not taken in")]
    found += [(each["id"], each["label"]) for each in _table("pupil")]
    for number in range(1, ADULTS + 1):
        adult = ((f"{number}.{e['id']}", f"Adult {number}: {e['label']}") for e in _table("adult"))
        found += adult
    return found


def label(meaning: str) -> str:
    """Return what staff call a meaning."""
    return dict(choices()).get(meaning, "Not taken in")


def problems(meant: Mapping[str, str]) -> list[str]:
    """Return what keeps columns from being taken in; nothing when all is well."""
    means = [each for each in meant.values() if each]
    found = []
    if "name" not in means and not {"forename", "surname"} <= set(means):
        found.append("No column holds the names: choose Forename and Surname, or Whole name.")
    parts = {each for each in means if each.rpartition(".")[2] == PART}
    twice = sorted({each for each in means if means.count(each) > 1} - parts)
    found += [
        f"Two columns mean {label(each)}: please let one mean something else." for each in twice
    ]
    return found


def keeps_away(heading: str) -> str:
    """Return `court_order` or `no_contact` where a heading means that of some adult; else empty."""
    means = _named("adult").get(key(heading), "")
    return means if means in FLAGS else ""


def weighs(heading: str, cell: str) -> bool:
    """Tell whether what stands under a heading may say who is asked, or where they live."""
    words = frozenset(tables("roll", "meanings", "weighty")[0]["words"])
    return not words.isdisjoint(key(heading).split()) or bool(_ALARM.search(cell))


def weighty(unread: Iterable[str], sheet: Sheet | None = None) -> list[str]:
    """Return those of the headings not taken in that may say who is asked, or where they live.

    Of a `sheet` the cells count as well: "Dad not to collect" stands under *Notes*.
    """
    words = frozenset(tables("roll", "meanings", "weighty")[0]["words"])
    return [
        each
        for each in unread
        if not words.isdisjoint(key(each).split()) or (sheet and _alarms(sheet, each))
    ]


def _alarms(sheet: Sheet, heading: str) -> bool:
    place = sheet.headings.index(heading)
    return any(_ALARM.search(line.cells[place]) for line in sheet.lines)


def _prefer_known_names(meant: dict[str, str]) -> None:
    """Let legal names be what a child is called where a list has no others."""
    for name in ("forename", "surname"):
        if name not in meant.values() and "name" not in meant.values():
            for heading, meaning in meant.items():
                if meaning == f"legal_{name}":
                    meant[heading] = name


def _system(headings: Sequence[str]) -> str:
    there = {key(each) for each in headings}
    counts = {
        each: len(there & {key(own) for own in tables("roll", each, "system")[0]["own"]})
        for each in SYSTEMS
    }
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else ""


@cache
def _own(system: str) -> Mapping[str, str]:
    if not system:
        return {}
    return {key(each["says"]): each["means"] for each in tables("roll", system, "heading")}


@cache
def _special(heading: str) -> str:
    return next((own for each in SYSTEMS if (own := _own(each).get(heading, ""))), "")


@cache
def _usual(heading: str) -> str:
    """Return what a heading means by itself, an adult's by the word before it and their number."""
    if found := _named("pupil").get(heading):
        return found
    for before in _before_adults():
        if heading != before and not heading.startswith(f"{before} "):
            continue
        rest = heading[len(before) :].strip()
        first = re.match(r"([1-6])(?: (.+))?$", rest)
        last = re.match(r"(.+) ([1-6])$", rest)
        named = _named("adult")
        if rest in named:
            return f"1.{named[rest]}"
        if first and (first[2] or "") in named:
            return f"{first[1]}.{named[first[2] or '']}"
        if last and last[1] in named:
            return f"{last[2]}.{named[last[1]]}"
    return ""


def _bare(heading: str, last: str) -> str:
    """Return what a heading means of the adult whose columns stand before it, by itself.

    `PR 2` is the second adult's; `PR (2)` only stands in the list for the second time.
    """
    found = {key(bare): each["id"] for each in _table("adult") for bare in each.get("bare", ())}
    said, number = re.fullmatch(r"(.*?)(?: ([1-6]))?", key(heading)).groups()  # type: ignore[union-attr] # it fits anything
    whose = number if number and not heading.rstrip().endswith(")") else last
    return f"{whose}.{found[said]}" if said in found else ""


@cache
def _named(of: str) -> Mapping[str, str]:
    return {key(usual): each["id"] for each in _table(of) for usual in each["usual"]}


@cache
def _before_adults() -> tuple[str, ...]:
    words = tables("roll", "meanings", "before_adult")[0]["words"]
    return tuple(sorted(words, key=len, reverse=True))


def _table(of: str) -> tuple[dict[str, Any], ...]:
    return tables("roll", "meanings", of)
