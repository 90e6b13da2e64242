"""Why two end a case, in one sentence that names what was told, and the words that say so."""

from collections.abc import Iterable

from store.adults.harm_told import HarmTold, harm_told
from store.cases.cases import Case
from store.drawers.drawer import Drawer

TWO = "Two close it:"
SHOWN = 200
"""So many characters of what was told are shown to whoever agrees; the history has all of it."""


def why_two(drawer: Drawer, case: Case) -> str:
    """Return why two close it, in a sentence for each adult; empty where none harmed a child."""
    said = _sentences(each for each in harm_told(drawer, case) if not each.left_open)
    return f"{TWO} {'; '.join(said)}." if said else ""


def words_told(drawer: Drawer, case: Case, of_whom: str = "") -> list[str]:
    """Return the words that tell of harm by adults in a case, or leave open what they did; of one
    of them by key."""
    told = (e for e in harm_told(drawer, case) if of_whom in (e.adult, "") and e.words)
    return [*dict.fromkeys(f"{_who(each)}: “{_short(each.words)}”" for each in told)]


def _sentences(told: Iterable[HarmTold]) -> list[str]:
    return [*dict.fromkeys(map(_sentence, told))]


def _sentence(told: HarmTold) -> str:
    if told.shut:
        return f"a child told of harm, and that {told.name} should not see it"
    who = "a child told" if told.by_child else "it was told"
    return f"{who} that {told.name} harmed a child"


def _who(told: HarmTold) -> str:
    return "The child's words" if told.by_child else "What was told"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"
