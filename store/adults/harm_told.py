"""Of whom in a case it was told that they harmed a child, or may have, with the words that say so.

So whoever is asked to end it, or to say that it is not about them, need not look for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from store.adults.rows import MENTIONED
from store.adults.told_about import SHUT_WITH_HARM
from store.adults.whom import HARM, LEFT_OPEN, key_of
from store.cases import begun
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.letterbox.told import PUPIL
from store.looking.noted import Noted, of_kind
from store.worries import stands_out
from store.worries.worry import Worry


@dataclass(frozen=True)
class HarmTold:
    """That it was told of one of them, by key: `words` are those in which, as they were typed.

    `by_child`: a child told it. `shut`: they told of harm, and that this one should not see it.
    `left_open`: it names them, and what they did is left open.
    """

    adult: str
    name: str
    words: str
    by_child: bool = False
    shut: bool = False
    left_open: bool = False


def harm_told(drawer: Drawer, case: Case) -> tuple[HarmTold, ...]:
    """Return what was told of whom, in the order in which it came into a case, each once."""
    rows = of_kind(case.noted, MENTIONED)
    return tuple(dict.fromkeys(each for row in rows for each in _of(drawer, case, row)))


def _of(drawer: Drawer, case: Case, row: Noted) -> Iterator[HarmTold]:
    said, harm = row.said, row.said.get(HARM) == "yes"
    if not (harm or said.get(LEFT_OPEN) == "yes"):
        return
    worry, part = drawer.get(said.get("worry", "")), said.get("part", "")
    words, by_child = "", False
    if isinstance(worry, Worry):
        words, by_child = _words(worry, part), worry.told.source == PUPIL
    elif said.get("worry") == begun.HERE:
        words = "\n".join(begun.words(each) for each in begun.rows(case))
    shut = part == SHUT_WITH_HARM
    yield HarmTold(key_of(said), said.get("name", ""), words.strip(), by_child, shut, not harm)


def _words(worry: Worry, part: str) -> str:
    """Return the words of a part; of who was shut out all of them, since harm may come later."""
    parts = stands_out.parts_of(worry)
    here = parts[int(part) : int(part) + 1] if part.isdecimal() else parts
    return "\n".join(each.strip() for each in here)
