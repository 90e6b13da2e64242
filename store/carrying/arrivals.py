"""What other office terminals wrote in a drawer comes to lie in it here.

Whatever order letters come in, the same entries make the same records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from store.carrying.share import carry_keys
from store.drawers import moves, set_apart
from store.drawers.drawer import Drawer
from store.drawers.journal import Entry, complaints
from store.drawers.ways import Travelled
from store.errors import Damaged, Unopenable
from store.letterbox.envelope import ENTRIES, Content, Sealed, open_with
from store.school.public_list import OFFICE, PublicList
from store.signing_in.session import Session


def collect_entries(session: Session, now: datetime) -> list[str]:
    """Take in the letters of other terminals that this session's drawers can open.

    Returns a sentence for each that could not be taken in; it is set aside or waits.
    """
    trouble: list[str] = []
    for drawer in session.drawers.values():
        set_apart.bring(session.home, drawer)
        trouble += _collect(session, drawer, now)
    return trouble


@dataclass(frozen=True)
class _Letter:
    """A letter that was opened; `source` is the drawer it was passed on from, if it was."""

    place: int
    id: str
    subjects: frozenset[str]
    source: str = ""


@dataclass
class _Arrivals:
    """The letters for one drawer, as far as they were opened, and what could not be.

    `waits` is the place of the first one that has to be tried again, `last` that of the last;
    `source` the drawer that the letter opened last was passed on from, if it was.
    """

    session: Session
    drawer: Drawer
    letters: list[_Letter] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    waits: int = 0
    last: int = 0
    source: str = ""

    def entries(self) -> Iterator[Travelled]:
        """Yield what is in the letters, one letter after another."""
        box = self.session.home.letterbox
        for place, sealed in box.letters(self.drawer.tried(ENTRIES)):
            self.last = place
            try:
                entries = self._open(sealed)
            except Unopenable as error:
                box.set_aside(sealed.id, str(error))
                self.trouble.append(str(error))
            except Damaged as error:
                self.wait(place, str(error))
            else:
                if entries is not None:
                    subjects = frozenset(each.entry.subject for each in entries)
                    self.letters.append(_Letter(place, sealed.id, subjects, self.source))
                    yield from entries

    def read(self, letter: _Letter) -> list[Travelled]:
        """Read a letter again: not all of them are kept in memory."""
        _, sealed = next(self.session.home.letterbox.letters(letter.place - 1))
        return self._open(sealed) or []

    def wait(self, place: int, why: str = "") -> None:
        """Try a letter again later."""
        self.waits = min(self.waits or place, place)
        self.trouble += [why] if why else []

    def _open(self, sealed: Sealed) -> list[Travelled] | None:
        for key in carry_keys(self.drawer):
            content = open_with(sealed, key.unsealing, self.session.public)
            if content is not None:
                return self._travelled(sealed, content)
        return None

    def _travelled(self, sealed: Sealed, content: Content) -> list[Travelled]:
        found = list(_judged(content, self.session.public))
        counter = self.session.home.letterbox.counter_of(sealed.id, content.terminal)
        if not counter:
            raise Damaged("A letter came from a terminal other than the one that wrote it.")
        self.source = content.drawer if content.drawer != self.drawer.name else ""
        return [each.by(content.terminal, counter) for each in found]


def _collect(session: Session, drawer: Drawer, now: datetime) -> list[str]:
    found = _Arrivals(session, drawer)
    try:
        moved = drawer.receive(found.entries())
        taken = found.letters
    except Damaged:
        # One letter touches what is damaged here: the others are taken in without it.
        taken, moved = _one_by_one(found)
    for letter in taken:
        if letter.source:
            moves.name_strangers(drawer, found.read(letter), letter.source, now)
        if moves.forward(session, drawer, _late(found, letter, moved), now):
            session.home.letterbox.mark_collected(letter.id, now)
        else:
            found.wait(letter.place)
    if found.last:
        drawer.mark_tried(ENTRIES, found.waits - 1 if found.waits else found.last)
    return found.trouble


def _late(found: _Arrivals, letter: _Letter, moved: set[str]) -> list[Travelled]:
    """Return the words in a letter that belong where their subject was moved to."""
    if not letter.subjects & moved:
        return []
    late = [each for each in found.read(letter) if each.entry.subject in moved]
    return [each for each in late if each.entry.body is not None and not _of_a_move(each.entry)]


def _of_a_move(entry: Entry) -> bool:
    return ".moved_" in entry.kind


def _one_by_one(found: _Arrivals) -> tuple[list[_Letter], set[str]]:
    taken, moved = list[_Letter](), set[str]()
    for letter in found.letters:
        try:
            moved |= found.drawer.receive(found.read(letter))
            taken.append(letter)
        except Damaged as error:
            found.wait(letter.place, str(error))
    return taken, moved


def _judged(content: Content, public: PublicList) -> Iterator[Travelled]:
    """Yield the entries of a letter with the ways it says they came before.

    Raises:
        Unopenable: it is no such letter, or an entry was not signed by whom it names.
        Damaged: its author is not known here yet.
    """
    terminal = public.terminal(content.terminal)
    if terminal is None or terminal.kind != OFFICE or content.kind != ENTRIES:
        raise Unopenable("The terminal that posted this letter may not post such a one.")
    for each in _read(content):
        entry = each.entry
        keys = public.keys_of(entry.by)
        if entry.key not in keys:
            raise Damaged("Something was written by somebody who is not on the list here yet.")
        if complaints(entry, keys) or entry.subject == "":
            raise Unopenable("Something in a letter between terminals was not rightly signed.")
        yield each


def _read(content: Content) -> list[Travelled]:
    try:
        entries = msgspec.convert(content.body["entries"], list[Entry])
        ways = msgspec.convert(content.body["ways"], list[list[dict[str, int]]])
        return [Travelled(entry, tuple(way)) for entry, way in zip(entries, ways, strict=True)]
    except (msgspec.ValidationError, KeyError, ValueError):
        raise Unopenable("A letter between terminals does not hold what it should.") from None
