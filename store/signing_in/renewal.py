"""Renewing a forgotten PIN: by a second keeper, or with a recovery sheet.

The person gets new keys and a first PIN. A keeper's renewal by itself opens nothing that this
keeper could not open: other drawers wait for one of their own holders (see `holders.Doubt`). A
sheet gives back the drawers it opens. What is still shut to keys that are new already it adds to
them (`open_more`): no drawer that they open closes by that, and the PIN stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime

from store.crypto.codes import phrase_seed
from store.crypto.keys import Keys
from store.drawers import grants, holders, latecomers, moves
from store.drawers.drawer import Drawer
from store.drawers.holding import GRANTED, belongs, held_by, holding_of, saying, subject_of
from store.drawers.journal import Author
from store.drawers.nouns import NOUNS
from store.errors import BadCode, Damaged, Refused
from store.front_desk import signed
from store.home import Home
from store.letterbox import recovered
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList, next_list
from store.signing_in import rings, slow_down
from store.signing_in.session import Session

READS_ABOUT_YOU = (
    "{name} reads what is told about the headteacher. Another keeper renews their PIN, or a "
    "recovery sheet does."
)
NOT_HERE = "This name is no longer in the list of people."


@dataclass(frozen=True)
class Renewal:
    """New keys for somebody, in two steps so that a screen can do the slow one in a thread."""

    home: Home
    person: str
    new: PublicList = field(repr=False)
    keys: Keys = field(repr=False)
    signers: dict[str, Keys] = field(repr=False)
    by: Session | None = field(default=None, repr=False)

    def lock_ring(self, pin: str) -> bytes:
        """Return the new ring. Slow (argon2id); touches no file."""
        return rings.lock(self.home, self.person, self.keys.seed, pin, first=True)

    def finish(self, ring: bytes, now: datetime) -> None:
        """Publish the new keys and keep the ring; then give back the drawers that can be."""
        self.home.desk.publish(self.new, signed(self.new, self.signers))
        rings.keep(self.home, self.person, ring, now)
        slow_down.forgive(self.home.desk.db, self.person)
        if self.by is not None:
            holders.settle(self.by, now)
            return
        for sheet, keys in self.signers.items():
            give_back(self.home, sheet, keys, self.person, now)


def refuse(session: Session, person: str) -> None:
    """Refuse what `begin` would refuse, before anybody is asked whether they want it.

    Raises:
        Refused: it is oneself, this person is no keeper, or they are the headteacher and it is
            somebody who reads what is told about them.
    """
    if person == session.person_id:
        raise Refused("Nobody can renew their own PIN. Please ask a colleague, or use the sheet.")
    if not session.is_keeper:
        raise Refused("Only a keeper of the list of people can renew a PIN.")
    if "headteacher" in session.person.roles and person in session.public.held_by(CHAIR):
        raise Refused(READS_ABOUT_YOU.format(name=session.public.name_of(person)))


def begin(session: Session, person: str, now: datetime) -> Renewal:
    """Begin to give somebody else new keys.

    Raises:
        Refused: as `refuse` says.
    """
    refuse(session, person)
    keys = Keys.fresh()
    new = _renewed(session.public, person, keys, session.person_id, now)
    return Renewal(session.home, person, new, keys, {session.person_id: session.keys}, session)


def begin_with_sheet(home: Home, phrase: Sequence[str], person: str, now: datetime) -> Renewal:
    """Begin to give somebody new keys and the drawers that a sheet opens.

    Raises:
        BadCode: the words are no sheet of this school's.
        Refused: this person no longer works here, or this is no office terminal.
    """
    _refuse_elsewhere(home)
    name, keys = sheet_of(home.desk.school, phrase)
    fresh = Keys.fresh()
    new = _renewed(home.desk.school, person, fresh, name, now)
    return Renewal(home, person, new, fresh, {name: keys})


def renew(session: Session, person: str, pin: str, now: datetime) -> None:
    """Give somebody else new keys and a first PIN, at once. Slow. See `begin`."""
    renewal = begin(session, person, now)
    renewal.finish(renewal.lock_ring(pin), now)


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
    """Give somebody new keys, a first PIN and drawers, at once. Slow. See `begin_with_sheet`."""
    renewal = begin_with_sheet(home, phrase, person, now)
    renewal.finish(renewal.lock_ring(pin), now)


def open_more(home: Home, phrase: Sequence[str], person: str, now: datetime) -> list[str]:
    """Open to somebody's present keys what a sheet gives back; return its names.

    Raises:
        BadCode: the words are no sheet of this school's.
        Refused: this person no longer works here, or this is no office terminal.
    """
    _refuse_elsewhere(home)
    if not home.desk.school.is_active(person):
        raise Refused(NOT_HERE)
    return give_back(home, *sheet_of(home.desk.school, phrase), person, now)


def still_shut(home: Home, sheet: str, keys: Keys, person: str) -> list[str]:
    """Return the names of what `open_more` would open to somebody's present keys."""
    opened = _opened(home, sheet, keys)
    drawers = [drawer.name for drawer in opened if _earlier(home.desk.school, drawer, person)]
    return [*drawers, *recovered.shut(home, keys, person)]


def give_back(home: Home, sheet: str, keys: Keys, person: str, now: datetime) -> list[str]:
    """Grant what a sheet opens to a person who held it; return its names.

    Drawers, and what was told and waits for nobody to have collected it.
    """
    given: list[str] = []
    for drawer in _opened(home, sheet, keys):
        if before := _earlier(home.desk.school, drawer, person):
            _give_back(home, drawer, before, sheet, keys, person, now)
            given.append(drawer.name)
    return given + recovered.give(home, sheet, keys, person)


def _opened(home: Home, sheet: str, keys: Keys) -> Iterator[Drawer]:
    """Yield each drawer that a sheet opens here, and close it again."""
    author = Author(sheet, keys, home.device.id)
    found = grants.keys_for(home.desk.db, home.desk.school, "", keys.unsealing)
    for name, each in found.items():
        try:
            drawer = Drawer.open(home.drawers, name, each, NOUNS, author)
        except Damaged:
            continue
        with closing(drawer):
            yield drawer


def _earlier(public: PublicList, drawer: Drawer, person: str) -> dict[str, str]:
    """Return who was given a drawer, with which key, where one of this person's was an earlier.

    Empty where they hold it with their present key, or are new: whoever is new waits for a
    holder, who first moves away what is kept from them. Of a case drawer that nobody reads any more
    there is none: it opens to who may read it of those out of whom somebody is let in.
    """
    before = holding_of(drawer).holders
    if drawer.name.startswith(grants.CASE) and not held_by(public, drawer):
        return before if _may_read(public, drawer, person) else {}
    with_key, now = before.get(person), public.sealing_key(person)
    held = person in held_by(public, drawer)
    return before if held and with_key not in (None, now) else {}


def _may_read(public: PublicList, drawer: Drawer, person: str) -> bool:
    """Tell whether nothing in a case drawer is kept from somebody, and nothing accuses them."""
    lies = drawer.lying("case", "worry")
    out = moves.kept_from(drawer, lies)
    out |= {id for _, id in latecomers.accusing(public, drawer, [person])}
    opens = {*public.drawers_of(person)} & {SAFEGUARDING, HEAD, CHAIR}
    return bool(lies and opens) and not out & {*public.hands(person)}


def _give_back(
    home: Home,
    drawer: Drawer,
    before: Mapping[str, str],
    sheet: str,
    keys: Keys,
    person: str,
    now: datetime,
) -> None:
    """Give the drawer to the present key of one earlier holder; nobody else's key changes."""
    public, holding = home.desk.school, holding_of(drawer)
    held = {*held_by(public, drawer), person}
    made = holding.made
    if made.off and not belongs(public, holding, person):
        made = replace(made, named=(*made.named, person))
    remembered = {**before, person: public.sealing_key(person)}
    wanted = [
        id
        for id, key in remembered.items()
        if id in held and public.is_active(id) and public.sealing_key(id) == key
    ]
    grants.give(home.desk.db, public, drawer.name, drawer.key, wanted, sheet, keys, sheet)
    grants.forget_older(home.desk.db, drawer.name)
    said = saying(remembered, sheet, public.number, made)
    drawer.record(subject_of(drawer.name), GRANTED, said, now)


def _refuse_elsewhere(home: Home) -> None:
    if home.device.id not in {each.id for each in home.desk.school.offices()}:
        raise Refused("A recovery sheet is used at an office terminal.")


def _renewed(public: PublicList, person: str, keys: Keys, by: str, now: datetime) -> PublicList:
    before = public.person(person)
    if before is None or not before.active:
        raise Refused(NOT_HERE)
    after = replace(
        before,
        seal=keys.seal,
        verify=keys.verify,
        renewed=now.date().isoformat(),
        renewed_by=by,
    )
    return replace(
        next_list(public),
        people=tuple(after if p.id == person else p for p in public.people),
        former=(*public.former, before),
    )
