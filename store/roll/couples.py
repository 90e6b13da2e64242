"""Two adults in the cells of one: `Mr & Mrs Novak`, `Jan and Ewa Novak`.

One adult has one letter and one code, and an answer is one person's. So two are made where the
cells name both; where it would have to be guessed who is who, neither is.
"""

import re
from collections.abc import Mapping, Sequence

from store.errors import Incomplete
from store.roll import cells, titles
from store.roll.carers import Carer
from store.roll.cells import BadCell
from store.roll.ties import FLAGS

NAMES = ("title", "forename", "surname", "name")
"""The meanings of an adult's cells that name them."""
_AND = re.compile(r"\s*(?:&amp;|&|\+|/|;|\band\b)\s*", re.IGNORECASE)
_IN_A_SURNAME = re.compile(r"\s*(?:&amp;|&|\+|;|\band\b)\s*", re.IGNORECASE)
"""A surname may have a stroke in it."""
_FORMULA = ("=", "+", "@", "-")


def names_two(meaning: str, cell: str) -> bool:
    """Tell whether a cell of an adult, by what its column means, names two of them."""
    if cell.strip().startswith(_FORMULA):
        return False
    if len([part for part in _parts(meaning, cell) if part]) > 1:
        return True
    if meaning == "title":
        # `Mr, Mrs`; `Rev Dr` is one.
        return len([each for each in cell.split(",") if each.strip()]) > 1
    return meaning == "name" and len(_titled(cell)) > 1


def among(headings: Sequence[str], line: Sequence[str], meant: Mapping[str, str]) -> set[str]:
    """Return the numbers of the adults whose cells in a line name two."""
    return {
        number
        for heading, cell in zip(headings, line, strict=True)
        for number, dot, meaning in (meant.get(heading, "").rpartition("."),)
        if dot and meaning in NAMES and names_two(meaning, cell)
    }


def is_two(carer: Carer) -> bool:
    """Tell whether what is kept as one adult names two."""
    return any(names_two(each, getattr(carer, each)) for each in NAMES[:3])


def judge(values: Mapping[str, str]) -> None:
    """Refuse two adults as one, as somebody typed them.

    Raises:
        Incomplete: a title or a name is that of two.
    """
    two = "These are two adults: add each, as each has a letter of their own."
    if wrong := {each: two for each in NAMES[:3] if names_two(each, values.get(each, ""))}:
        raise Incomplete(wrong)


def taken(
    line: int,
    raw: Mapping[str, tuple[str, str]],
    shared: Mapping[str, str],
    *,
    title_case: bool,
) -> tuple[list[dict[str, str]], str]:
    """Return the adults whom the cells of one in a line name, two or none, and what is said of it.

    `raw` has heading and cell by what they mean, `shared` what else is said of that one adult.
    """
    heading = next(head for each, (head, cell) in raw.items() if names_two(each, cell))
    said = " ".join(cell.strip() for _, cell in raw.values())
    adults, where = list[dict[str, str]](), f"Line {line}, {heading}: “{said}”"
    for place, each in enumerate(apart({meaning: cell for meaning, (_, cell) in raw.items()})):
        own = {name: value for name, value in zip(NAMES, each, strict=False) if value}
        if title_case:
            own |= {e: cells.in_title_case(own[e]) for e in ("forename", "surname")}
        between = _relationship(shared.get("relationship", ""), place)
        both = {name: value for name, value in shared.items() if name != "relationship"}
        adults.append({**both, **own, **({"relationship": between} if between else {})})
    if adults:
        names = " and ".join(" ".join(each[e] for e in NAMES if e in each) for each in adults)
        why = f"is taken in as two: {names}. What else stands there counts for both. Please look."
        return adults, f"{where} {why}"
    order = any(shared.get(each) == "yes" for each in FLAGS)
    kept = " A court order or “do not contact” stands there too." if order else ""
    return [], (
        f"{where} names two adults, and not who each is. Neither is taken in, and no letter is "
        "made for them: give each a line or columns of their own, or A on the child's page."
        f"{kept}"
    )


def apart(raw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return title, forename and surname of both adults whom cells name, by what they mean.

    Nothing where the cells do not say who is who: no forenames, or a word that may be a surname.
    """
    try:
        whole = raw.get("name", "")
        found = _whole(whole) if whole.strip() else _in_columns(raw)
        made = [(title, cells.name(one), cells.name(other)) for title, one, other in found]
    except BadCell:
        return []
    whole_names = {(one.casefold(), other.casefold()) for _, one, other in made if one and other}
    return made if len(made) == len(whole_names) == 2 else []


def _relationship(said: str, place: int) -> str:
    """Return what a cell says of the first or second (0, 1) of two; empty where it says it of one.

    `Mother & father` says it in their order, `Parents` of both.
    """
    parts = _parts("relationship", said)
    if len(parts) == 2:
        return parts[place].capitalize()
    return said if re.search(r"s\b", said.casefold()) else ""


def _in_columns(raw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    forenames = _parts("forename", raw.get("forename", ""))
    surnames = _parts("surname", raw.get("surname", ""))
    given = [each for each in re.split(r"\s*,\s*", raw.get("title", "")) if each]
    given = _parts("title", raw.get("title", "")) if len(given) < 2 else given
    own = [_untitled(each) for each in forenames]
    if len(own) != 2 or len(surnames) not in (1, 2):
        return []
    both = given if len(given) == 2 else ["", ""]
    return [
        (title or titles.without_stop(before), forename, surname)
        for title, (before, forename), surname in zip(
            both, own, (surnames * 2)[-2:] if len(surnames) == 1 else surnames, strict=True
        )
    ]


def _whole(cell: str) -> list[tuple[str, str, str]]:
    before, comma, after = cell.partition(",")
    parts = _parts("name", cell)
    if comma and len(parts) == 2 and not _titled(cell) and len(_parts("name", before)) == 1:
        parts = [f"{each} {before}" for each in _parts("name", after)]  # Novak, Jan & Ewa
    elif len(parts) == 1:
        parts = [each.strip() for each in cell.split(",")]
    if len(parts) != 2:
        return []
    (title, one), (also, other) = (_untitled(each) for each in parts)
    forename, _, surname = other.rpartition(" ")
    if " " not in one:
        # `Mr Smith & Mrs Ewa Novak`: behind a title, one word that is no initial may be a surname.
        if title and len(one.rstrip(".")) > 1:
            return []
        one = f"{one} {surname}"
    first, _, last = one.rpartition(" ")
    return [
        (titles.without_stop(title), first, last),
        (titles.without_stop(also), forename, surname),
    ]


def _parts(meaning: str, cell: str) -> list[str]:
    split = _IN_A_SURNAME if meaning == "surname" else _AND
    return split.split(cell.strip()) if cell.strip() else []


def _titled(cell: str) -> list[str]:
    """Return the parts between commas that begin with a title."""
    return [part for part in cell.split(",") if _untitled(part)[0] and _untitled(part)[1]]


def _untitled(text: str) -> tuple[str, str]:
    """Return the titles before a name, and the name."""
    words, before = text.split(), list[str]()
    while words and titles.is_title(words[0]):
        before.append(words.pop(0))
    return " ".join(before), " ".join(words)
