"""A logger: who is signed in at a classroom terminal. They log concerns, and can read nothing.

No drawer is open, and none of the person's own keys is here: only the key that signs as them.
"""

from store.adults import published
from store.cases.contacts import Contact
from store.crypto.keys import Keys
from store.errors import Refused
from store.home import Home
from store.school.public_list import Person, PublicList
from store.signing_in.logging_keys import Writer


class Logger:
    """A signed-in writer of concerns; `lock` forgets the key."""

    def __init__(self, home: Home, writer: Writer) -> None:
        self._home = home
        self.writer = writer

    @property
    def public(self) -> PublicList:
        """The public list in force."""
        return self._home.desk.school

    @property
    def person_id(self) -> str:
        """Who is signed in."""
        return self.writer.person

    @property
    def person(self) -> Person:
        """Who is signed in, as the list describes them."""
        person = self.public.person(self.person_id)
        if person is None:
            raise Refused("This name is no longer in the list of people.")
        return person

    @property
    def beside(self) -> tuple[Contact, ...]:
        """Whom to ring about an adult at school, as it was published to this terminal."""
        return published.read(self._home.desk.db)

    @property
    def open(self) -> bool:
        """Whether the key is still here."""
        return bool(self.writer.certificate)

    def lock(self) -> None:
        """Forget the key. Nothing can be logged with this afterwards."""
        self.writer = Writer(self.person_id, Keys(b""))
