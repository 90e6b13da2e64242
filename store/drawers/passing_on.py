"""What belongs to a subject that was handed to people with whom nobody here shares a drawer.

Whoever handed it over keeps the public half of the key that letters to its new drawer are sealed
to. What still comes here about it (a child's words, a colleague's answer, an entry of another
terminal) is posted there; who passes it on cannot read what lies there.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate

import msgspec

from store.carrying.share import BATCH, LARGEST, letter_to
from store.drawers.drawer import Drawer, Fact
from store.drawers.ways import Travelled
from store.home import Home


def pass_on(home: Home, source: Drawer, fact: Fact, now: datetime) -> bool:
    """Post something new about a subject to where it was handed; False when it was not.

    It is signed by whoever opened it here, like everything they record.
    """
    if not seals_of(source, fact.subject):
        return False
    source.record_all([fact], now)
    pass_words_on(home, source, fact.subject, now)
    return True


def pass_words_on(home: Home, source: Drawer, subject: str, now: datetime) -> None:
    """Post what still lies here of a subject that was handed away, then destroy it here."""
    left = words_of(source.travelled(subject))
    if left:
        post(home, source, subject, left, now)
        source.empty([subject], [], now)


def post(
    home: Home, source: Drawer, subject: str, entries: Sequence[Travelled], now: datetime
) -> bool:
    """Post entries to every drawer a subject was handed to; False when it was not.

    Entries that are there already are harmless.
    """
    seals = seals_of(source, subject)
    for name, seal in seals:
        post_to(home, source, name, seal, entries, now)
    return bool(seals)


def post_to(
    home: Home,
    source: Drawer,
    name: str,
    seal: str,
    entries: Sequence[Travelled],
    now: datetime,
) -> None:
    """Post entries to the drawer of this name, of which only the public half of a key is known."""
    for batch in _batches(entries):
        home.letterbox.post(letter_to(home, source, name, seal, batch, now))


def words_of(entries: Sequence[Travelled]) -> list[Travelled]:
    """Return the entries whose words are there, but those that say what was moved where."""
    return [e for e in entries if e.entry.body is not None and ".moved_" not in e.entry.kind]


def seals_of(drawer: Drawer, subject: str) -> list[tuple[str, str]]:
    """Return the drawers a subject was handed to from here, each with the key to post there by."""
    out = [e.said for e in drawer.entries(subject) if e.kind.endswith(".moved_out")]
    found = {(str(said.get("to", "")), str(said.get("seal", ""))) for said in out}
    return sorted(each for each in found if each[1])


def _batches(entries: Sequence[Travelled]) -> Iterator[Sequence[Travelled]]:
    """Yield entries by as many as go into one letter."""
    left = list(entries)
    while left:
        sizes = accumulate(len(msgspec.json.encode(each.entry.body)) for each in left[:BATCH])
        count = max(1, sum(size <= LARGEST for size in sizes))
        yield left[:count]
        left = left[count:]
