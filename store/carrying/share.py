"""What is written in a drawer goes to the other office terminals.

What a session records is posted as letters sealed to the drawer's own key, so that only those
who hold the drawer can read it anywhere. `arrivals` says what becomes of them there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from store.crypto.keys import Keys, derive
from store.drawers.drawer import Drawer
from store.drawers.ways import Travelled
from store.home import Home
from store.letterbox.envelope import ENTRIES, QUIET, Content, Sealed, close_for

BATCH = 200
"""So many entries go into one letter at most."""
LARGEST = 1024 * 1024
"""So many bytes of words go into one, but for a single entry that has more."""


def post(home: Home, drawer: Drawer, now: datetime) -> None:
    """Post what the other office terminals do not have yet of one drawer."""
    others = {each.id for each in home.desk.school.offices()} - {home.device.id}
    if not others:
        return
    if new := others - drawer.filled():
        drawer.mark_filled(new, share=True)
    while found := drawer.unshared(BATCH, LARGEST):
        made = letter(home, drawer, [each for _, each in found], now)
        home.letterbox.post(made)
        counter = home.letterbox.counter_of(made.id, home.device.id)
        drawer.mark_shared([place for place, _ in found], counter)


def post_all(home: Home, drawers: Iterable[Drawer], now: datetime) -> None:
    """Post what the other office terminals do not have yet of these drawers."""
    for drawer in drawers:
        post(home, drawer, now)


def carry_keys(drawer: Drawer) -> list[Keys]:
    """Return the keys that letters to a drawer are sealed to, the present one first."""
    return [Keys(derive(key, "wb carry")) for key in (drawer.key, *drawer.former_keys())]


def seal_of(key: bytes) -> str:
    """Return the public key that letters to a drawer with this key are sealed to."""
    return Keys(derive(key, "wb carry")).seal


def letter(home: Home, drawer: Drawer, entries: Sequence[Travelled], now: datetime) -> Sealed:
    """Return entries of a drawer, with the ways they came, as a letter to whoever can open it."""
    return letter_to(home, drawer, drawer.name, carry_keys(drawer)[0].seal, entries, now)


def letter_to(
    home: Home,
    source: Drawer,
    name: str,
    seal: str,
    entries: Sequence[Travelled],
    now: datetime,
) -> Sealed:
    """Return entries of a drawer, with the ways they came, as a letter to the drawer of a name.

    Of that drawer no more need be known than `seal`, the public half of what opens its letters.
    """
    content = Content(
        kind=ENTRIES,
        subject=f"drawer:{name}",
        thread="",
        terminal=home.device.id,
        at=now.isoformat(timespec="seconds"),
        drawer=source.name,
        kept_from=(),
        readers=(),
        sheet="",
        body={
            "entries": msgspec.to_builtins([each.entry for each in entries]),
            "ways": [[dict(way) for way in each.ways] for each in entries],
        },
    )
    return close_for(content, [seal], home.device.keys, QUIET)
