"""A session: who is signed in, and the drawers their key ring opens.

A staff screen is handed a session; locking closes the drawers and forgets the keys. What a
session cannot do, no screen can.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from store.cases import door, due_by, put_out
from store.crypto.keys import Keys, derive
from store.drawers import anchors, grants, holding, set_apart
from store.drawers.contents import Hit
from store.drawers.drawer import Drawer, Fact
from store.drawers.grants import own_drawer
from store.drawers.holding import WHOLE, Holding, SplitOff
from store.drawers.journal import Author, Head
from store.drawers.nouns import NOUNS
from store.errors import Damaged, Refused, TooNew, WorryBoxError
from store.home import Home
from store.letterbox.envelope import ENTRIES
from store.school import renewals
from store.school.public_list import Person, PublicList
from store.signing_in.other_rings import Owed

if TYPE_CHECKING:
    from store.worries.gravest import Weighed


class Session:
    """A signed-in person.

    `trouble` are sentences about drawers that did not open, `owed` are key rings for other
    terminals that can be made while the PIN is known. `weighed` is how grave that is which waits
    (`gravest`) and `accused` whom it accuses, without its words, by the public list in force: it
    takes long to read, and is read once as long as that list stays.
    """

    def __init__(self, home: Home, person: str, keys: Keys, now: datetime) -> None:
        self.home = home
        self.person_id = person
        self.keys = keys
        self._began = now
        self._known: tuple[PublicList, PublicList] | None = None
        self.weighed: dict[tuple[object, ...], Weighed] = {}
        self.accused: dict[tuple[object, ...], frozenset[str]] = {}
        self.author = Author(person, keys, home.device.id, self.public.hands(person)[1:])
        self.trouble: list[str] = []
        self.owed: Owed | None = None
        self._drawers: dict[str, Drawer] = {}
        self._gone: dict[str, dict[str, Head]] = {}
        if own_drawer(person, keys.verify) not in self._open_all():
            self._make_own(now)

    @property
    def public(self) -> PublicList:
        """The public list in force, with whose PIN was new when the session began."""
        school = self.home.desk.school
        if self._known is None or self._known[0] is not school:
            known = renewals.with_new_pins(self.home, school, self._began)
            self._known = (school, known)
            # Who came, or is called otherwise, may be whom something that waits is about.
            self.weighed.clear()
            self.accused.clear()
        return self._known[1]

    @property
    def person(self) -> Person:
        """Who is signed in."""
        person = self.public.person(self.person_id)
        if person is None:
            raise Refused("This name is no longer in the list of people.")
        return person

    @property
    def is_keeper(self) -> bool:
        """Whether this person keeps the school's lists."""
        return self.person_id in self.public.keepers

    @property
    def own(self) -> Drawer:
        """The person's own drawer."""
        return self.drawer(own_drawer(self.person_id, self.keys.verify))

    @property
    def drawers(self) -> dict[str, Drawer]:
        """The open drawers by name."""
        return dict(self._drawers)

    def shared(self) -> Iterator[Drawer]:
        """Yield the open drawers that are not a person's own."""
        yield from (d for d in self._drawers.values() if not d.name.startswith(grants.OWN))

    def holds(self, drawer: str) -> bool:
        """Tell whether this drawer is open in this session."""
        return drawer in self._drawers

    def drawer(self, name: str) -> Drawer:
        """Return an open drawer.

        Raises:
            Refused: this session does not hold it.
        """
        if name not in self._drawers:
            raise Refused("Your key ring does not open this drawer.")
        return self._drawers[name]

    def find(self, subject: str) -> Drawer | None:
        """Return the open drawer where a subject now lives, or None.

        One that was put into a drawer by a withdrawn terminal lives where it was before.
        """
        lives = [d for d in self.shared() if d.state_of(subject) not in ("", "moved")]
        return next((each for each in lives if each.stands(subject)), next(iter(lives), None))

    def make_drawer(
        self,
        name: str,
        key: bytes,
        holders: tuple[str, ...],
        sheet: str,
        now: datetime,
        fill: Callable[[Drawer], None] = lambda drawer: None,
        *,
        made: SplitOff = WHOLE,
    ) -> Drawer:
        """Make a drawer for these holders; it stays open here only when this person is one.

        What `fill` puts into it is there before anybody is given its key. One that another reader
        has made already with the same key keeps its holders too. `made` is of a case drawer.
        """
        public = self.public
        drawer = self._open(name, [key], make=True)
        try:
            before = drawer.get(holding.subject_of(name))
            if isinstance(before, Holding):
                here = holding.remaining(public, before)
                holders, sheet = tuple(dict.fromkeys((*here, *holders))), before.sheet
                made = before.made
            granted = {id: public.sealing_key(id) for id in holders}
            said = holding.saying(granted, sheet, public.number, made)
            drawer.record(holding.subject_of(name), holding.GRANTED, said, now)
            fill(drawer)
            db = self.home.desk.db
            grants.give(db, public, name, key, holders, self.person_id, self.keys, sheet)
        except BaseException:
            drawer.close()
            raise
        if self.person_id in holders:
            self._drawers[name] = drawer
        return drawer

    def reopen(self) -> None:
        """Open what was granted since the session began."""
        self._open_all()

    def search(self, words: str, limit: int = 50, nouns: Collection[str] = ()) -> list[Hit]:
        """Find words in everything this session may read, or only in what is about `nouns`."""
        # What lay in an own drawer of before stands in the present one as well (`earlier_own`).
        own = own_drawer(self.person_id, self.keys.verify)
        drawers = (*self.shared(), *(d for name, d in self._drawers.items() if name == own))
        return [hit for each in drawers for hit in each.search(words, limit, nouns)][:limit]

    def cut_off(self) -> dict[str, int]:
        """Return the drawers that are older than they were here, and how many entries they lack.

        They do as long as the entries have not come again; 0 where new ones stand in their place.
        """
        self._gone = {
            name: gone
            for name, before in self._gone.items()
            if (gone := anchors.gone(before, self._drawers[name].holds))
        }
        return {name: self._lacks(name, gone) for name, gone in self._gone.items()}

    def _lacks(self, name: str, gone: Mapping[str, Head]) -> int:
        heads = self._drawers[name].heads()
        here = {terminal: each.counter for terminal, each in heads.items()}
        return sum(max(each.counter - here.get(id, 0), 0) for id, each in gone.items())

    def anchor(self) -> None:
        """Note the ends of the chains on the front desk, so that a cut tail is noticed."""
        desk, letterbox, terminal = self.home.desk, self.home.letterbox, self.home.device.id
        anchors.note(desk.db, anchors.LIST, {terminal: desk.head}, desk.holds)
        anchors.note(desk.db, anchors.LETTERBOX, letterbox.heads(terminal), letterbox.holds)
        for drawer in self._drawers.values():
            anchors.note(desk.db, drawer.name, drawer.heads(), drawer.holds)

    def lock(self) -> None:
        """Close every drawer and forget the keys. The session cannot be used afterwards.

        Where the disk takes nothing the ends of the chains stay as they were noted before.
        """
        with ExitStack() as closing:
            closing.callback(self._forget)
            for drawer in self._drawers.values():
                closing.callback(drawer.close)
            with suppress(WorryBoxError):
                self.anchor()

    def _forget(self) -> None:
        self._drawers.clear()
        self._gone.clear()
        self.owed = None
        self.keys = Keys(b"")
        self.author = Author(self.person_id, self.keys, self.home.device.id)

    def _open_all(self) -> set[str]:
        """Open what the keys open and return its names; what fails is told in `trouble`."""
        self.trouble.clear()
        noted = anchors.noted(self.home.desk.db)
        opened = grants.keys_for(
            self.home.desk.db, self.public, self.person_id, self.keys.unsealing
        )
        for name, keys in opened.items():
            if name in self._drawers or self._ended(name):
                continue
            try:
                drawer = self._judged(self._renewed(self._open_or_make(name, keys), keys))
                if holding.is_lost(self.public, drawer, self.person_id):
                    drawer.close()
                    continue
                self._drawers[name] = drawer
            except (Damaged, TooNew) as error:
                self.trouble.append(str(error))
            else:
                if gone := anchors.gone(noted.get(name, {}), self._drawers[name].holds):
                    self._gone[name] = gone
        return set(opened)

    def _open_or_make(self, name: str, keys: list[bytes]) -> Drawer:
        """Open a drawer; one that was granted elsewhere and never lay here begins empty."""
        db = self.home.desk.db
        path = self.home.drawers / f"{name}.db"
        new = not path.exists() and grants.came_from_elsewhere(db, name)
        if not new or name in anchors.noted(db):
            return self._open(name, keys)
        drawer = self._open(name, keys[:1], make=True)
        # Whoever sends it here has it.
        drawer.mark_filled((each.id for each in self.public.offices()), share=False)
        return drawer

    def _renewed(self, drawer: Drawer, keys: list[bytes]) -> Drawer:
        """Bring a drawer to its newest key; what was sealed with the others can still come."""
        former = {drawer.key, *drawer.former_keys()}
        new = [key for key in keys if key not in former]
        for key in new:
            if key != keys[0]:
                drawer.remember_key(key)
        if new:  # what was sealed with it may have come before it, and nothing here opened it
            drawer.mark_tried(ENTRIES, 0)
        if drawer.key != keys[0]:
            drawer.change_key(keys[0])
        return drawer

    def _ended(self, name: str) -> bool:
        """Tell whether this person no longer holds a standing drawer whose key they still have.

        The next holder who signs in changes the key; it must not be this person.
        """
        return grants.is_standing(name) and self.person_id not in self.public.held_by(name)

    def _judged(self, drawer: Drawer) -> Drawer:
        """Return a drawer, unless it knows a newer list of people than the one in force."""
        if holding.holding_of(drawer).list_number > self.public.number:
            drawer.close()
            raise Damaged(
                "The list of people on this machine is older than it was. "
                f"The drawer {drawer.name} stays shut until the newest list is back."
            )
        return drawer

    def _make_own(self, now: datetime) -> None:
        own = own_drawer(self.person_id, self.keys.verify)
        # The same key at every terminal, also where the first grant has not come yet.
        self.make_drawer(
            own, derive(self.keys.seed, "wb own key"), (self.person_id,), grants.sheet_for(own), now
        )

    def _open(self, name: str, keys: list[bytes], *, make: bool = False) -> Drawer:
        rules = self._judge, self._follows
        drawer = Drawer.open(
            self.home.drawers, name, keys, NOUNS, self.author, make=make, rules=rules
        )
        set_apart.bring(self.home, drawer)
        return drawer

    def _judge(self, drawer: Drawer, fact: Fact, now: datetime) -> Fact:
        """Refuse what nobody may record of what may be about them; ask for a second word."""
        door.judge(self.public, drawer, fact)
        dated = due_by.completed(self.public, fact, now)
        return put_out.completed(self.public, drawer, dated, now)

    def _follows(self, drawer: Drawer, fact: Fact) -> list[Fact]:
        """Return what goes along with what was just recorded."""
        return door.follows(self.public, drawer, fact)
