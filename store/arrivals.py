"""What other office terminals wrote in a drawer comes to lie in it here.

Whatever order letters come in, the same entries make the same records.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from store import moves
from store.crypto.keys import Keys
from store.drawer import Drawer
from store.envelope import ENTRIES, Content, Sealed, open_with
from store.errors import Damaged, Unopenable
from store.journal import Entry, complaints
from store.public_list import OFFICE, PublicList
from store.session import Session
from store.share import carry_keys


def collect_entries(session: Session, now: datetime) -> list[str]:
    """Take in the letters of other terminals that this session's drawers can open.

    Returns a sentence for each that could not be taken in; it is set aside or waits.
    """
    trouble: list[str] = []
    for drawer in session.drawers.values():
        trouble += _collect(session, drawer, now)
    return trouble


def _collect(session: Session, drawer: Drawer, now: datetime) -> list[str]:
    box, public, trouble = session.home.letterbox, session.public, list[str]()
    keys, waits, last = carry_keys(drawer), 0, 0
    for place, sealed in box.letters(drawer.tried()):
        last = place
        try:
            entries = _open(sealed, keys, drawer, public)
            if entries is None:
                continue
            late = drawer.receive(entries)
        except Unopenable as error:
            box.set_aside(sealed.id, str(error))
            trouble.append(str(error))
            continue
        except Damaged as error:
            trouble.append(str(error))
            waits = waits or place
            continue
        if moves.forward(session, drawer, late, now):
            box.mark_collected(sealed.id, now)
        else:
            waits = waits or place
    if last:
        drawer.mark_tried(waits - 1 if waits else last)
    return trouble


def _open(
    sealed: Sealed, keys: Sequence[Keys], drawer: Drawer, public: PublicList
) -> list[Entry] | None:
    for key in keys:
        content = open_with(sealed, key.unsealing, public)
        if content is not None:
            return list(_judged(content, drawer, public))
    return None


def _judged(content: Content, drawer: Drawer, public: PublicList) -> Iterator[Entry]:
    """Yield the entries of a letter.

    Raises:
        Unopenable: it is no such letter, or an entry was not signed by whom it names.
        Damaged: its author is not known here yet.
    """
    terminal = public.terminal(content.terminal)
    if terminal is None or terminal.kind != OFFICE or content.kind != ENTRIES:
        raise Unopenable("The terminal that posted this letter may not post such a one.")
    try:
        entries = msgspec.convert(content.body["entries"], list[Entry])
    except (msgspec.ValidationError, KeyError):
        raise Unopenable("A letter between terminals does not hold what it should.") from None
    for entry in entries:
        keys = public.keys_of(entry.by)
        if entry.key not in keys:
            raise Damaged("Something was written by somebody who is not on the list here yet.")
        if complaints(entry, keys) or entry.subject == "":
            raise Unopenable("Something in a letter between terminals was not rightly signed.")
        yield entry
