"""The ways an entry came, and whether it counts since a terminal was withdrawn.

The public list names the last envelope of a withdrawn terminal that counts. An entry counts when
it came in one that does; what is left is set apart, never lost. So it does not matter which of
them came first, the entry or the list.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from store.drawers.journal import Entry, in_order, place

Way = Mapping[str, int]
"""The terminals that posted an entry one after another, each with the counter of its envelope."""

Ended = Mapping[str, int]
"""The terminals that were withdrawn, each with the counter of its last envelope that counts."""

AFTER_ALL = 2**62
"""The counter of what a terminal must have posted, and nobody says when."""


@dataclass(frozen=True)
class Travelled:
    """An entry with the ways it came: none while it has not left the terminal it was written at."""

    entry: Entry
    ways: tuple[Way, ...] = ()

    def counts(self, ended: Ended) -> bool:
        """Tell whether it came at least one way on which every envelope counts."""
        if not self.ways:
            return self.entry.terminal not in ended
        return any(_counts(way, ended) for way in self.ways)

    def by(self, terminal: str, counter: int) -> "Travelled":
        """Return it as it comes in a letter that a terminal posted under a counter."""
        writer = {} if terminal == self.entry.terminal else {self.entry.terminal: AFTER_ALL}
        ways = [
            {**writer, **way, terminal: max(way.get(terminal, 0), counter)}
            for way in self.ways or ({},)
        ]
        return Travelled(self.entry, merged((), ways))


@dataclass(frozen=True)
class Parted:
    """What was recorded about a subject, in order: what counts, and what was set apart."""

    counting: Sequence[Entry]
    apart: Sequence[Entry] = ()


def merged(ways: Sequence[Way], more: Sequence[Way]) -> tuple[Way, ...]:
    """Return the ways that say something: one that another makes needless is left out."""
    kept: list[Way] = []
    for way in sorted((*ways, *more), key=lambda way: (len(way), sorted(way.items()))):
        if not any(_within(other, way) for other in kept):
            kept.append(way)
    return tuple(kept)


def part(
    travelled: Sequence[Travelled], ended: Ended, begins: Collection[str] = frozenset()
) -> Parted:
    """Part the entries of one subject into those that count and those set apart.

    What begins a subject (`begins` are those kinds) counts as long as nothing better does: what a
    child told, or a case about a child, is never out of sight. A move that was carried out stays
    so: its words are not here any more.
    """
    if not ended:
        return Parted(in_order([each.entry for each in travelled]))
    good = [each.entry for each in travelled if each.counts(ended)]
    rest = [each.entry for each in travelled if not each.counts(ended)]
    if not rest:
        return Parted(in_order(good))
    if not any(entry.kind in begins for entry in good):
        good += [entry for entry in rest if entry.kind in begins]
    gone = any(entry.body is None for entry in good)
    if gone and not any(entry.kind.endswith(".moved_out") for entry in good):
        good += [entry for entry in rest if ".moved_" in entry.kind]
    # What a terminal that counts has recorded from the same envelope is not told twice.
    same = [(entry.id, entry.said) for entry in good]
    apart = [entry for entry in rest if entry not in good and (entry.id, entry.said) not in same]
    return Parted(in_order(good), sorted(apart, key=place))


def _counts(way: Way, ended: Ended) -> bool:
    return all(counter <= ended.get(terminal, counter) for terminal, counter in way.items())


def _within(one: Way, other: Way) -> bool:
    """Tell whether `one` counts whenever `other` does."""
    return all(counter <= other.get(terminal, -1) for terminal, counter in one.items())
