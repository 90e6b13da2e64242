"""Renewing a forgotten PIN: by a second keeper, or with a recovery sheet.

The person gets new keys and a first PIN. A keeper's renewal by itself opens nothing that this
keeper could not open: other drawers wait for one of their own holders (see `holders.Doubt`). A
sheet gives back the drawers it opens.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from store import grants, holders, people, rings, slow_down
from store.crypto.codes import phrase_seed
from store.crypto.keys import Keys
from store.drawer import Drawer
from store.errors import BadCode, Damaged, Refused
from store.front_desk import signed
from store.holding import GRANTED, Holding, subject_of
from store.home import Home
from store.journal import Author
from store.nouns import NOUNS
from store.public_list import PublicList
from store.session import Session


def renew(session: Session, person: str, pin: str, now: datetime) -> None:
    """Give somebody else new keys and a first PIN. Slow: argon2id.

    Raises:
        Refused: it is oneself, or this person is no keeper.
    """
    if person == session.person_id:
        raise Refused("Nobody can renew their own PIN. Please ask a colleague, or use the sheet.")
    if session.person_id not in session.public.keepers:
        raise Refused("Only a keeper of the list of people can renew a PIN.")
    keys = Keys.fresh()
    new = _renewed(session.public, person, keys, session.person_id, now)
    _replace(session.home, new, {session.person_id: session.keys}, person, keys, pin, now)
    holders.settle(session, now)


def sheet_of(public: PublicList, phrase: Sequence[str]) -> tuple[str, Keys]:
    """Return which sheet a phrase is, and its keys.

    Raises:
        BadCode: it is neither of this school's.
    """
    keys = Keys(phrase_seed(phrase))
    for name, sheet in public.sheets.items():
        if sheet.verify == keys.verify:
            return name, keys
    raise BadCode("These words are a recovery sheet, but not one of this school's.")


def renew_with_sheet(
    home: Home, phrase: Sequence[str], person: str, pin: str, now: datetime
) -> None:
    """Give somebody new keys, a first PIN and the drawers that the sheet opens.

    Raises:
        BadCode: the words are no sheet of this school's.
        Refused: this person no longer works here.
    """
    public = home.desk.school
    name, keys = sheet_of(public, phrase)
    fresh = Keys.fresh()
    new = _renewed(public, person, fresh, name, now)
    _replace(home, new, {name: keys}, person, fresh, pin, now)
    give_back(home, name, keys, now)


def give_back(home: Home, sheet: str, keys: Keys, now: datetime) -> list[str]:
    """Grant the drawers that a sheet opens to those who should hold them; return their names."""
    public = home.desk.school
    author = Author(sheet, keys, home.device.id)
    given: list[str] = []
    for name, found in grants.keys_for(home.desk.db, public, "", keys.unsealing).items():
        try:
            drawer = Drawer.open(home.drawers, name, found, NOUNS, author)
        except Damaged:
            continue
        try:
            if _give_back(home, drawer, sheet, keys, now):
                given.append(name)
        finally:
            drawer.close()
    return given


def _give_back(home: Home, drawer: Drawer, sheet: str, keys: Keys, now: datetime) -> bool:
    public = home.desk.school
    had = drawer.get(subject_of(drawer.name))
    before = had.holders if isinstance(had, Holding) else {}
    if grants.is_standing(drawer.name):
        # Somebody new waits for a holder, who first moves away what is kept from them.
        people_here = [id for id in public.held_by(drawer.name) if id in before]
    else:
        people_here = [id for id in before if public.is_active(id)]
    wanted = {id: public.sealing_key(id) for id in people_here}
    if wanted == before or not wanted:
        return False
    grants.give(home.desk.db, public, drawer.name, drawer.key, tuple(wanted), sheet, keys, sheet)
    grants.forget_older(home.desk.db, drawer.name)
    drawer.record(subject_of(drawer.name), GRANTED, {"holders": wanted, "sheet": sheet}, now)
    return True


def _renewed(public: PublicList, person: str, keys: Keys, by: str, now: datetime) -> PublicList:
    before = public.person(person)
    if before is None or not before.active:
        raise Refused("This name is no longer in the list of people.")
    after = replace(
        before,
        seal=keys.seal,
        verify=keys.verify,
        renewed=now.date().isoformat(),
        renewed_by=by,
    )
    return replace(
        people.next_list(public),
        people=tuple(after if p.id == person else p for p in public.people),
        former=(*public.former, before),
    )


def _replace(
    home: Home,
    new: PublicList,
    signers: dict[str, Keys],
    person: str,
    keys: Keys,
    pin: str,
    now: datetime,
) -> None:
    ring = rings.lock(home, person, keys.seed, pin, first=True)
    home.desk.publish(new, signed(new, signers))
    rings.keep(home, person, ring, now)
    slow_down.forgive(home.desk.db, person)
