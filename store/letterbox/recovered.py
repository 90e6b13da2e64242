"""What a recovery sheet gives back of the pile: envelopes sealed to a PIN that is lost.

The keys of a new PIN open none of them, nor do those of who may read it where its readers left. So
they are given the envelope's own key, as they are given a drawer's: it stays as its terminal signed
it, and is collected like any other. From outside a grant tells neither which envelope it opens nor
for whom.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import blake2b

import msgspec

from store.cases.accused import accused
from store.crypto.keys import Keys
from store.drawers import grants
from store.drawers.drawer import Drawer
from store.drawers.grants import LETTER
from store.errors import Unopenable
from store.home import Home
from store.letterbox import addressed
from store.letterbox.envelope import (
    HELP_NOW,
    LETTERS,
    MORE,
    WORRY,
    Content,
    Sealed,
    key_of,
    open_by,
    open_with,
)
from store.letterbox.posted import judge
from store.letterbox.told import Told
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.worries.remark import Remark
from store.worries.worry import Worry

_TELLS = frozenset({WORRY, HELP_NOW, MORE})
_OUT_OF_REACH = (
    "In the letterbox, told to you and sealed to the PIN you had before: {count}. {by}"
    "A recovery sheet opens it: Ctrl+O where the PIN is typed."
)


def shut(home: Home, sheet: Keys, person: str) -> list[str]:
    """Return the names of what `give` would give somebody.

    Whoever never had other keys opens by them what was sealed to them.
    """
    return [grant for grant, _ in _shut(home, sheet, person)]


def give(home: Home, sheet: str, keys: Keys, person: str) -> list[str]:
    """Give somebody the keys of what a sheet opens and no present key; return their names."""
    given: list[str] = []
    for grant, key in _shut(home, keys, person):
        grants.give(home.desk.db, home.desk.school, grant, key, (person,), sheet, keys, sheet)
        given.append(grant)
    return given


def opened(home: Home, sealed: Sealed, keys: Keys, public: PublicList) -> Content | None:
    """Return what is in an envelope that somebody can open, or was given the key of.

    Raises:
        Unopenable: it was changed, or no terminal of this school signed it.
    """
    content = open_with(sealed, keys.unsealing, public)
    if content is not None:
        return content
    key = _given(home, sealed, keys, public)
    return None if key is None else open_by(sealed, key, public)


def name(envelope: str, verify: str) -> str:
    """Return under which name the key of an envelope (its id) is given to somebody's keys."""
    said = f"{envelope}:{verify}".encode()
    return LETTER + blake2b(said, digest_size=16, person=b"wb letter").hexdigest()


def readers_here(public: PublicList, content: Content) -> list[str]:
    """Return to whom of those who are here it was sealed; what is told, who open a drawer of it."""
    here = (id for id in content.meant_for if public.is_active(id))
    return [id for id in here if content.kind not in _TELLS or _opens(public, id)]


def begin(home: Home, keys: Keys, own: Drawer) -> int:
    """Return above which place letters between staff are tried.

    Where something waits that was given since, all are tried again.
    """
    names = grants.names(home.desk.db, LETTER)
    waiting = home.letterbox.waiting_ids() if names else ()
    again = any(name(id, keys.verify) in names for id in waiting)
    return 0 if again else own.tried(LETTERS)


def out_of_reach(home: Home, person: str, others: Collection[str]) -> list[str]:
    """Return a sentence where some of `others` (ids) that wait name somebody who cannot open them.

    They were sealed to the PIN that this person had before.
    """
    if not others:
        return []
    told = [tell for id, tell in addressed.readers(home).items() if id in others and tell]
    mine = [tell for tell in told if person in tell]
    if not mine:
        return []
    public = home.desk.school
    also = {id for tell in mine for id in tell if id != person and _opens(public, id)}
    who = ", ".join(sorted(public.name_of(id) for id in also))
    by = f"{who} may open it by signing in. " if also else ""
    return [_OUT_OF_REACH.format(count=len(mine), by=by)]


def _shut(home: Home, sheet: Keys, person: str) -> Iterator[tuple[str, bytes]]:
    public, db = home.desk.school, home.desk.db
    seen: set[str] = set()
    for sealed in home.letterbox.uncollected():
        grant = name(sealed.id, public.verify_keys(person)[0])
        found = _open(sealed, sheet, public)
        if found is None or grant in seen or grants.key_for(db, public, grant, sheet.unsealing):
            continue
        seen.add(grant)
        key, content = found
        if _may_have(home, sheet, content, person):
            yield grant, key


def _open(sealed: Sealed, sheet: Keys, public: PublicList) -> tuple[bytes, Content] | None:
    """Return the key of an envelope that a sheet opens, and what is in it."""
    key = key_of(sealed, sheet.unsealing)
    if key is None:
        return None
    try:
        content = open_by(sealed, key, public)
        judge(content, public)
    except Unopenable:
        return None  # whoever collects it sets it aside
    return key, content


def _may_have(home: Home, sheet: Keys, content: Content, person: str) -> bool:
    """Tell whether it was sealed to keys that somebody had before, or to nobody who reads it here.

    As with a case drawer that nobody reads any more: then to who opens a drawer of what is told,
    and whom it neither accuses nor is kept from.
    """
    public = home.desk.school
    if here := readers_here(public, content):
        return person in here and _had_other_keys(public, person)
    if not (content.kind in _TELLS and _opens(public, person)):
        return False
    worry = _worry(home, sheet, content)
    away = {*content.kept_from} | (accused(public, worry) if worry else {person})
    return not away & {*public.hands(person)}


def _opens(public: PublicList, person: str) -> bool:
    """Tell whether somebody opens a drawer of what is told."""
    return bool({*public.drawers_of(person)} & {SAFEGUARDING, HEAD, CHAIR})


def _had_other_keys(public: PublicList, person: str) -> bool:
    now = public.sealing_key(person)
    return any(each.id == person and each.seal != now for each in public.former)


def _worry(home: Home, sheet: Keys, content: Content) -> Worry | None:
    """Return the worry in an envelope; of what was added to one that one with it, if it is known.

    Its own envelope is read for that, collected or not: it says whom the worry accuses.
    """
    if content.kind != MORE:
        return _told(content)
    every = (_open(each.envelope, sheet, home.desk.school) for each in home.letterbox.everything())
    first = (each for _, each in filter(None, every) if each.subject == content.subject)
    began = next((each for each in first if each.kind != MORE), None)
    if began is None:
        return None
    said = ((kind, content.body.get(kind)) for kind in ("words", "name"))
    more = tuple(Remark(content.at, "", str(text), kind) for kind, text in said if text)
    return replace(_told(began), more=more)


def _told(content: Content) -> Worry:
    return Worry(content.subject, msgspec.convert(content.body["told"], Told))


def _given(home: Home, sealed: Sealed, keys: Keys, public: PublicList) -> bytes | None:
    return grants.key_for(home.desk.db, public, name(sealed.id, keys.verify), keys.unsealing)
