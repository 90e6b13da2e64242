"""The signed public list: what everyone may know about a school.

Each version names the one before it; `countersigned` says who must sign it.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from hashlib import blake2b

import msgspec

from store.duty.rota import Rota
from store.errors import UNREADABLE, Damaged
from store.languages.offered import Offered
from store.school.school_days import SchoolDays

SAFEGUARDING, HEAD, CHAIR, OFFICE, ROLL = "safeguarding", "head", "chair", "office", "roll"
STANDING = (SAFEGUARDING, HEAD, CHAIR, OFFICE, ROLL)
"""The standing drawers of every school."""

SCHOOL_SHEET, CHAIR_SHEET = "sheet:school", "sheet:chair"
"""The two recovery sheets, named like people where keys are concerned."""

ROLES = ("dsl", "deputy", "headteacher", "chair", "office", "teacher", "governor", "staff")


@dataclass(frozen=True)
class Person:
    """A trusted adult. `seal` and `verify` are their public keys as hex.

    `renewed` is the day of the last renewal of a forgotten PIN (`2026-03-03`), `renewed_by` who
    did it; both empty when it never happened.
    """

    id: str
    name: str
    roles: tuple[str, ...]
    seal: str
    verify: str
    active: bool = True
    renewed: str = ""
    renewed_by: str = ""


@dataclass(frozen=True)
class NewPin:
    """A PIN that does not count as a second person's yet: who saw the first one, by their ids.

    `since` and `until` are in words, for a sentence.
    """

    by: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True)
class SchoolClass:
    """A class: `version` is `younger` or `older`; `adults` are ids; `pegs` picture names.

    `language` is the code of the one it begins in where children are offered it; empty for as
    the terminal begins. `picture` is the one of the stock that staff chose for it, if they did.
    """

    id: str
    name: str
    version: str
    adults: tuple[str, ...]
    pegs: tuple[str, ...] = ()
    language: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Terminal:
    """A machine that may post. `kind` is `classroom`, `office` or `forms`.

    `last` is the counter of the last envelope that counts, once the terminal was withdrawn.
    """

    id: str
    letter: str
    name: str
    kind: str
    seal: str
    verify: str
    last: int | None = None


@dataclass(frozen=True)
class Sheet:
    """The public keys of a recovery sheet."""

    seal: str
    verify: str


@dataclass(frozen=True)
class PublicList:
    """One version of the list. `holders` maps a standing drawer to the people who hold it."""

    number: int
    previous: str
    school: str
    classes: tuple[SchoolClass, ...]
    people: tuple[Person, ...]
    holders: Mapping[str, tuple[str, ...]]
    keepers: tuple[str, ...]
    sheets: Mapping[str, Sheet]
    terminals: tuple[Terminal, ...]
    form_address: str = ""
    idle_minutes: int = 5
    former: tuple[Person, ...] = field(default=())
    """People as they were: what they signed with earlier keys can still be verified, and they are
    told of by their earlier names."""
    settled: tuple[str, ...] = ()
    """The hashes of versions that did not stand, whose removals this one has carried out."""
    languages: tuple[Offered, ...] = ()
    calendar: SchoolDays | None = None
    """The school's days; None where nobody has typed them in."""
    rota: Rota | None = None
    """Who is on duty when; None where nobody has said so."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """The figure that stands for a grown-up on children's pages, by id, where one was chosen."""
    removed: tuple[str, ...] = ()
    """Whom a version that was put in force at the same time, and does not stand, has removed.

    It is no part of what is signed: the next change of people carries it out.
    """
    new_pins: Mapping[str, NewPin] = field(default_factory=dict, compare=False)
    """Whose PIN is new, by id, as a session knows it; it is no part of what is signed."""

    def encoded(self) -> bytes:
        """Return the bytes that are signed and hashed."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        del said["removed"], said["new_pins"]
        for later in ("calendar", "rota"):
            if said[later] is None:
                del said[later]  # as it was signed before there were any
        if not said["figures"]:
            del said["figures"]
        said["classes"] = classes = [asdict(each) for each in self.classes]
        for each in classes:
            if not each["picture"]:
                del each["picture"]
        return msgspec.json.encode(said, order="sorted")

    def hash(self) -> str:
        """Return the name of this version."""
        return blake2b(self.encoded(), digest_size=32, person=b"wb list").hexdigest()

    def person(self, id: str) -> Person | None:
        """Return the person with this id."""
        return next((person for person in self.people if person.id == id), None)

    def hands(self, id: str) -> tuple[str, ...]:
        """Return whose hand somebody's may be: their own, then of who saw a PIN that is new."""
        pin = self.new_pins.get(id)
        return (id, *pin.by) if pin else (id,)

    def name_of(self, id: str) -> str:
        """Return a person's name, or a sheet's, for showing."""
        if id in (SCHOOL_SHEET, CHAIR_SHEET):
            return "the school's sheet" if id == SCHOOL_SHEET else "the chair's sheet"
        person = self.person(id)
        return person.name if person else "somebody"

    def called(self, ids: Collection[str]) -> tuple[Person, ...]:
        """Return these people under each name and with the roles that they have or had.

        Those who have left are among them, by name alone: the word for a role means others now.
        """
        found = [each for each in (*self.people, *self.former) if each.id in ids]
        here = {each.id for each in self.adults()}
        return tuple(each if each.id in here else replace(each, roles=()) for each in found)

    def school_class(self, id: str) -> SchoolClass | None:
        """Return the class with this id."""
        return next((each for each in self.classes if each.id == id), None)

    def terminal(self, id: str) -> Terminal | None:
        """Return the terminal with this id."""
        return next((each for each in self.terminals if each.id == id), None)

    def offices(self) -> tuple[Terminal, ...]:
        """Return the office terminals that were not withdrawn."""
        return tuple(t for t in self.terminals if t.kind == OFFICE and t.last is None)

    def ended(self) -> dict[str, int]:
        """Return the terminals that were withdrawn, each with its last counter that counts."""
        return {each.id: each.last for each in self.terminals if each.last is not None}

    def held_by(self, drawer: str) -> tuple[str, ...]:
        """Return the active holders of a standing drawer."""
        return tuple(id for id in self.holders.get(drawer, ()) if self.is_active(id))

    def drawers_of(self, person: str) -> tuple[str, ...]:
        """Return the standing drawers that a person holds."""
        return tuple(drawer for drawer in STANDING if person in self.held_by(drawer))

    def is_active(self, id: str) -> bool:
        """Tell whether this person works here."""
        person = self.person(id)
        return person is not None and person.active and id not in self.removed

    def with_role(self, role: str) -> tuple[Person, ...]:
        """Return the active people who have a role."""
        return tuple(each for each in self.adults() if role in each.roles)

    def adults(self) -> tuple[Person, ...]:
        """Return every active adult."""
        return tuple(e for e in self.people if e.active and e.id not in self.removed)

    def sealing_key(self, id: str) -> str:
        """Return the public key to seal to for a person or a sheet."""
        if id in self.sheets:
            return self.sheets[id].seal
        person = self.person(id)
        if person is None:
            raise Damaged("The list of people names somebody it does not describe.")
        return person.seal

    def verify_keys(self, id: str) -> tuple[str, ...]:
        """Return every key this person has ever signed with, the present one first."""
        now = [each.verify for each in self.people if each.id == id]
        return (*now, *(each.verify for each in self.former if each.id == id))

    def keys_of(self, author: str) -> tuple[str, ...]:
        """Return every key that a person, or a recovery sheet, signs with."""
        if author in self.sheets:
            return (self.sheets[author].verify,)
        return self.verify_keys(author)


def next_list(public: PublicList) -> PublicList:
    """Return the list that would follow `public`, with nothing changed yet."""
    return replace(public, number=public.number + 1, previous=public.hash(), removed=())


def decode(body: bytes) -> PublicList:
    """Read a version back from its bytes.

    Raises:
        Damaged: they are no public list.
    """
    try:
        return msgspec.json.decode(body, type=PublicList)
    except UNREADABLE:
        raise Damaged("A version of the public list cannot be read.") from None
