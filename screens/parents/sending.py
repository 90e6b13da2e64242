"""Posting for parents: once however often it was pressed, and not faster than anybody types."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import blake2b

from screens.served.rates import Rates
from store.consents.answers import Answer
from store.consents.parents_slot import ParentsSlot
from store.errors import WorryBoxError
from store.letterbox.sent import Sent
from store.letterbox.told import Told

EACH, LETTER, ALL = 60, 6, 600
"""Sendings a minute: from one address (a block of flats may share one), by one letter, in all."""
WRONG_EACH, WRONG_ALL = 30, 600
"""Codes a minute that open nothing, from one address and in all, before that is said."""
REMEMBERED = 5_000
"""Pages that were sent, of which each counts once; what was sent before them the office counts
once, too."""
OFTEN, FAILED = "often", "failed"


class Sending:
    """Puts things through the parents' slot; what cannot be kept stays on the page."""

    def __init__(self, slot: ParentsSlot) -> None:
        self._slot = slot
        self._each, self._letter, self._all = Rates(EACH), Rates(LETTER), Rates(ALL)
        self._wrong, self._wrong_all = Rates(WRONG_EACH), Rates(WRONG_ALL)
        self._done: OrderedDict[bytes, Sent | None] = OrderedDict()
        self._last: OrderedDict[str, bytes] = OrderedDict()

    def answer(self, said: Sequence[Answer], where: str, now: datetime) -> str:
        """Post answers; return what stands in the way, or nothing once they are kept.

        Taking back what was permitted again since by the same letter is sent again.
        """
        mark, letter = _mark(*map(repr, said)), said[0].letter
        if any(each.withdrawn for each in said) and self._last.get(letter) != mark:
            self._done.pop(mark, None)

        def post() -> None:
            self._slot.post(said, now)
            self._last[letter] = mark
            self._last.move_to_end(letter)
            while len(self._last) > REMEMBERED:
                self._last.popitem(last=False)

        return self._once(mark, where, letter, post)

    def tell(self, told: Told, page: str, letter: str, where: str, now: datetime) -> str:
        """Post a concern from a page; return what stands in the way, or nothing."""
        return self._once(
            _mark(page, repr(told)), where, letter, lambda: self._slot.tell(told, now)
        )

    def sent(self, told: Told, page: str) -> Sent | None:
        """Return what was sent from a page."""
        return self._done.get(_mark(page, repr(told)))

    def wrong(self, where: str) -> bool:
        """Count a code that opens nothing; tell whether there were many."""
        each, every = self._wrong.take(where), self._wrong_all.take("")
        return not (each and every)

    def _once(self, mark: bytes, where: str, letter: str, post: Callable[[], Sent | None]) -> str:
        if mark in self._done:
            return ""
        rates = ((self._letter, letter), (self._each, where), (self._all, ""))
        if not all(rate.take(key) for rate, key in rates):
            return OFTEN
        try:
            self._done[mark] = post()
        except WorryBoxError:
            return FAILED
        while len(self._done) > REMEMBERED:
            self._done.popitem(last=False)
        return ""


def _mark(*said: str) -> bytes:
    return blake2b("\0".join(said).encode(), digest_size=16).digest()
