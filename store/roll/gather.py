"""Children out of the lines of a list: lines of one child put together, bad ones refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from store.roll import cells, couples, details, pupils, ties, titles, wary
from store.roll.cells import READERS, BadCell
from store.roll.columns import PART
from store.roll.sheet import Line, Sheet

CALLED = ("forename", "surname")
"""What a child goes by."""
NEEDED = ("forename", "surname", "name", "born", "left_on")
"""Where one of these is not right, it is not known who the child is: the line is refused."""
PARTNER = "+"
"""Stands behind the number of the second of two adults whom the cells of one name."""
CAPITALS = 0.8
"""From this share of names in capitals on, they are capitals by habit."""


@dataclass(frozen=True)
class Adult:
    """An adult as a list says: fields of a carer, and of their tie to the child."""

    carer: Mapping[str, str]
    tie: Mapping[str, str]

    @property
    def name(self) -> str:
        """What they are compared by (`adult_key`)."""
        return adult_key(*(self.carer.get(each, "") for each in couples.NAMES[:3]))


@dataclass(frozen=True)
class Child:
    """A child as a list says: only what a cell was filled in with.

    `doubts` are sentences about cells that say who may be asked, and say it in words.
    """

    line: int
    pupil: Mapping[str, str]
    details: Mapping[str, str]
    adults: tuple[Adult, ...] = ()
    left_on: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name for showing."""
        return f"{self.pupil.get('forename', '')} {self.pupil.get('surname', '')}".strip()

    @property
    def key(self) -> str:
        """The name to compare by."""
        return name_key(self.pupil.get("forename", ""), self.pupil.get("surname", ""))


@dataclass(frozen=True)
class Refusal:
    """What was not taken in: the line, the column (empty: all of it), and why.

    `whole`: the child was not taken in at all; `key`, `upn` and `who` (in words) say which it was.
    """

    line: int
    column: str
    why: str
    whole: bool = True
    key: str = ""
    upn: str = ""
    who: str = ""


@dataclass(frozen=True)
class Gathered:
    """All children of a list, and what was refused."""

    children: tuple[Child, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass
class _Row:
    """A line while it is read."""

    line: Line
    said: dict[str, str] = field(default_factory=dict)
    adults: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    couples: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """Heading and cell by meaning, where the cells of one adult name two."""


def name_key(forename: str, surname: str) -> str:
    """Return what two spellings of a name have in common: no case, no accents, no hyphens."""
    plain = cells.plain_letters(f"{forename} {surname}").casefold()
    return " ".join(re.findall(r"\w+", plain))


def adult_key(title: str, forename: str, surname: str) -> str:
    """Return what an adult is compared by among those of a child; empty without a name.

    Mr and Mrs Khan of whom no forename is known are two.
    """
    alone = title.rstrip(".") if surname and not forename else ""
    return name_key(f"{alone} {forename}", surname)


def has_capitals(sheet: Sheet, meant: Mapping[str, str]) -> bool:
    """Tell whether a list writes its names in CAPITALS, by habit."""
    places = [n for n, each in enumerate(sheet.headings) if meant.get(each) in ("surname", "name")]
    names = [
        line.cells[n] for line in sheet.lines for n in places if len(line.cells[n].strip()) > 1
    ]
    return bool(names) and sum(each == each.upper() for each in names) >= CAPITALS * len(names)


def gather(
    sheet: Sheet, meant: Mapping[str, str], today: date, *, title_case: bool = False
) -> Gathered:
    """Return the children of a list, and what was refused and why."""
    month_first = _month_first(sheet, meant)
    rows = [_read(sheet, line, meant, today, month_first, title_case) for line in sheet.lines]
    refused = [each for row in rows for each in row.refused]
    refused += [Refusal(number, "", why) for number, why in sheet.broken.items()]
    bad = {each.line for each in refused if each.whole}
    children = [_child(row) for row in rows if row.line.number not in bad]
    together, apart = _together(children)
    return Gathered(tuple(together), tuple(sorted([*refused, *apart], key=lambda each: each.line)))


def _month_first(sheet: Sheet, meant: Mapping[str, str]) -> frozenset[str]:
    """Return the headings of columns of days in which some have the month first."""
    return frozenset(
        heading
        for place, heading in enumerate(sheet.headings)
        if meant.get(heading) in ("born", "left_on")
        and any(cells.is_month_first(line.cells[place]) for line in sheet.lines)
    )


def _read(
    sheet: Sheet,
    line: Line,
    meant: Mapping[str, str],
    today: date,
    month_first: frozenset[str],
    title_case: bool,
) -> _Row:
    row = _Row(line)
    two = couples.among(sheet.headings, line.cells, meant)
    for heading, cell in zip(sheet.headings, line.cells, strict=True):
        number, dot, meaning = meant.get(heading, "").rpartition(".")
        if not meaning or not cell.strip():
            continue
        into = row.adults.setdefault(number, {}) if dot else row.said
        if number in two and dot and meaning in couples.NAMES:
            row.couples.setdefault(number, {})[meaning] = heading, cell
            continue
        try:
            if heading in month_first and cells.is_either(cell):
                raise BadCell("the month stands first in some days of this column: which is it?")
            if dot and meaning in wary.READ:
                _take_warily(row, into, meaning, heading, cell)
            else:
                _take(into, meaning, cell, today, title_case, of_adult=bool(dot))
        except BadCell as error:
            whole, why = not dot and meaning in NEEDED, f"{error}.".replace("?.", "?")
            row.refused.append(Refusal(line.number, heading, why, whole))
    for number in row.couples:
        _take_couple(row, number, title_case=title_case)
    for each in CALLED:
        # A child without a name of their own choice goes by the legal one.
        row.said.setdefault(each, row.said.get(f"legal_{each}", ""))
    if not all(row.said[each] for each in CALLED):
        why = "A forename and a surname are needed."
        if not any(each.whole for each in row.refused):
            row.refused.append(Refusal(line.number, "", why))
    known = name_key(*(row.said[each] for each in CALLED))
    upn, whole = row.said.get("upn", ""), any(each.whole for each in row.refused)
    who = " ".join(filter(None, (row.said[each] for each in CALLED)))
    row.refused = [replace(e, key=known, upn=upn, whole=whole, who=who) for e in row.refused]
    return row


def _take(
    into: dict[str, str],
    meaning: str,
    cell: str,
    today: date,
    title_case: bool,
    *,
    of_adult: bool,
) -> None:
    if meaning == "name" and of_adult:
        names = ("title", "forename", "surname")
        found = dict(zip(names, titles.adults_name(cell), strict=True))
    elif meaning == "name":
        found = dict(zip(("forename", "surname"), cells.whole_name(cell), strict=True))
    elif meaning == "born":
        found = {meaning: cells.born(cell, today)}
    elif meaning == "left_on":
        day = cells.day(cell)
        # A day to come is a plan: it is said again when it has come.
        found = {meaning: day.isoformat() if day and day <= today else ""}
    elif meaning == PART:
        found = {"address": "\n".join(p for p in (into.get("address"), cells.address(cell)) if p)}
    else:
        found = {meaning: READERS[meaning](cell)}
    for name, value in found.items():
        if title_case and name in ("forename", "surname", "legal_forename", "legal_surname"):
            value = cells.in_title_case(value)
        if value:
            into[name] = value


def _take_warily(row: _Row, into: dict[str, str], meaning: str, heading: str, cell: str) -> None:
    value, words = wary.READ[meaning](cell)
    if value:
        into[meaning] = value
    if words:
        row.doubts.append(wary.doubt(row.line.number, heading, meaning, words))
        note = "responsibility_said" if meaning == "responsibility" else "court_note"
        into[note] = "\n".join(filter(None, (into.get(note), words)))


def _take_couple(row: _Row, number: str, *, title_case: bool) -> None:
    raw, shared = row.couples[number], row.adults.pop(number)
    adults, doubt = couples.taken(row.line.number, raw, shared, title_case=title_case)
    row.doubts.append(doubt)
    row.adults |= {number + PARTNER * place: each for place, each in enumerate(adults)}


def _child(row: _Row) -> Child:
    # Where adults stand side by side in numbered columns, the first is the one called first.
    numbered = len({each.rstrip(PARTNER) for each in row.adults}) > 1
    adults = [
        _adult({"priority": number.rstrip(PARTNER), **said} if numbered else said)
        for number, said in sorted(row.adults.items())
    ]
    row.doubts += wary.of_nobody(row.line.number, [e.tie for e in adults if not e.name])
    return Child(
        row.line.number,
        {name: row.said[name] for name in pupils.NAMES if name in row.said},
        {name: row.said[name] for name in details.NAMES if name in row.said},
        tuple(each for each in adults if each.name),
        row.said.get("left_on", ""),
        tuple(row.doubts),
    )


def _adult(said: Mapping[str, str]) -> Adult:
    tie = {name: said[name] for name in ties.NAMES if name in said}
    return Adult({name: said[name] for name in said if name not in ties.NAMES}, tie)


def _together(children: Iterable[Child]) -> tuple[list[Child], list[Refusal]]:
    """Put lines of one child together; where they say two things, none of them is taken in."""
    groups: dict[tuple[str, ...], list[Child]] = {}
    for child in children:
        upn = child.details.get("upn", "")
        born = child.details.get("born", "")
        same = (upn,) if upn else (child.key, born or child.pupil.get("school_class", ""))
        groups.setdefault(same, []).append(child)
    found: list[Child] = []
    refused: list[Refusal] = []
    for group in groups.values():
        first = group[0]
        if differ := _differ(group):
            upn = first.details.get("upn", "")
            refused += [Refusal(e.line, "", differ, True, e.key, upn, e.name) for e in group]
            continue
        adults: dict[str, Adult] = {}
        for child in group:
            new = [each for each in child.adults if each.name not in adults]
            if child is not first and not new:
                why = f"The same child, and nothing new, stands in line {first.line}."
                refused.append(Refusal(child.line, "", why, False, child.key, who=child.name))
            adults |= {each.name: each for each in new}
        doubts = tuple(each for child in group for each in child.doubts)
        found.append(replace(first, adults=tuple(adults.values()), doubts=doubts))
    return found, refused


def _differ(group: Sequence[Child]) -> str:
    first = group[0]
    where = " and ".join(str(each.line) for each in group[:4])
    for other in group[1:]:
        said = {**first.pupil, **first.details}, {**other.pupil, **other.details}
        both = said[0].keys() & said[1].keys()
        if any(said[0][name] != said[1][name] for name in both):
            return f"Lines {where} are one child, and do not say the same of it."
    sure = any(first.details.get(name) for name in ("upn", "born"))
    if len(group) > 1 and not sure and not any(each.adults for each in group):
        return f"Lines {where} cannot be told apart without a UPN or a date of birth."
    return ""
