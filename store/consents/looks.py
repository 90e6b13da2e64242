"""Second looks at one answer, taken at two offices that had not heard of one another.

Where one says that it counts and the other that it does not, nobody has decided: it waits again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.drawers.journal import Entry
from store.drawers.knowledge import knew


@dataclass(frozen=True)
class Look:
    """What one second look came to (`verdict`), and who took it."""

    verdict: str
    by: str


def apart(entries: Sequence[Entry], kind: str) -> dict[str, tuple[Look, ...]]:
    """Return, by answer, looks (entries of a `kind`) that stand side by side and disagree.

    A look takes the place of those that its terminal had before it, and of no other.
    """
    by_answer: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == kind:
            by_answer.setdefault(str(entry.said.get("answer", "")), []).append(entry)
    found = {}
    for answer, every in by_answer.items():
        last = [one for one in every if not any(knew(other, one) for other in every)]
        looks = {Look(str(each.said.get("verdict", "")), each.by) for each in last}
        if len({each.verdict for each in looks}) > 1:
            found[answer] = tuple(sorted(looks, key=lambda each: (each.verdict, each.by)))
    return found
