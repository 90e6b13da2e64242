"""What whoever wrote an entry had before them: what had come to their terminal by then.

The order that every terminal agrees on says nothing of that: of two entries made apart, the
terminals' ids alone may decide which comes first in it.
"""

from collections.abc import Collection, Sequence

from store.drawers.journal import Entry, in_order

_MOVED_IN = ".moved_in"


class Knowledge:
    """Who knew what among the entries of one subject.

    `ordered` are these in order, but that what was `told`, by its kinds, comes after all that did
    not know of it: what was decided apart from it is decided again, whichever terminal it came to.
    """

    def __init__(self, entries: Sequence[Entry], told: Collection[str] = ()) -> None:
        self._copies: dict[str, list[Entry]] = {}
        for entry in entries:
            self._copies.setdefault(entry.id, []).append(entry)
        moves = [each for each in entries if each.kind.endswith(_MOVED_IN)]
        self._moves = [(each, frozenset(each.said.get("entries", ()))) for each in moves]
        self._hashes: dict[tuple[str, str], str] = {}
        self.of_one = len({each.terminal for each in entries}) < 2
        """Whether one terminal wrote all of it, so that nothing was written apart."""
        self.ordered = in_order(entries)
        if not self.of_one:
            self.ordered = self._told_last(told)

    def knew(self, later: Entry, earlier: Entry) -> bool:
        """Tell whether an entry was written by somebody who had the other one before them.

        What two machines took in by one id was known to whoever had either.
        """
        if later.id == earlier.id:
            return False
        copies = self._copies[earlier.id]
        if len(copies) == 1:
            return self._saw(later, earlier)
        return any(self._saw(later, each) for each in copies)

    def known_to(self, entry: Entry) -> list[Entry]:
        """Return the entries that whoever wrote this one had before them, in order."""
        return [each for each in self.ordered if self.knew(entry, each)]

    def apart_from(self, entry: Entry) -> list[Entry]:
        """Return the entries that were written apart from this one, in order."""
        return [
            each
            for each in self.ordered
            if each.id != entry.id and not self.knew(entry, each) and not self.knew(each, entry)
        ]

    def _told_last(self, kinds: Collection[str]) -> list[Entry]:
        found = [each for each in self.ordered if each.kind not in kinds]
        for told in reversed([each for each in self.ordered if each.kind in kinds]):
            places = (n for n, each in enumerate(found) if self.knew(each, told))
            found.insert(next(places, len(found)), told)
        return found

    def _saw(self, later: Entry, earlier: Entry) -> bool:
        if later.origin == earlier.origin:
            return knew(later, earlier)
        here = (each for each in self._moves if each[0].origin == later.origin)
        # What came from another drawer was known here once it was named as moved here.
        hash = self._hash(earlier)
        return any(hash in named and knew(later, move) for move, named in here)

    def _hash(self, entry: Entry) -> str:
        key = (entry.id, entry.terminal)
        if key not in self._hashes:
            self._hashes[key] = entry.hash()
        return self._hashes[key]


def knew(later: Entry, earlier: Entry) -> bool:
    """Tell whether an entry was written by somebody who had the other one before them."""
    if later.id == earlier.id:
        return False
    if later.terminal == earlier.terminal and later.origin == earlier.origin:
        return later.counter > earlier.counter
    if later.origin != earlier.origin:
        return later.clock > earlier.clock  # what was moved came along as it stood
    return later.seen.get(earlier.terminal, 0) >= earlier.counter
