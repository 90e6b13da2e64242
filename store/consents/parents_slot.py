"""The parents' slot: all that the parents' form is handed.

It opens what a letter's token opens, and posts: answers to the office, a concern to whoever may
read it. It has no function that lists anything or says what was answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from store.consents import answers, links, wording
from store.consents.answers import Answer
from store.consents.forms import Form, is_closed
from store.consents.links import Opened
from store.errors import BadCode, Refused
from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.readers import Readers
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.school.public_list import PublicList
from store.school.school_days import Standing

NOBODYS = "0" * links.LENGTH
"""Looked up for what cannot be a token, so that it takes as long as for what might be one."""


@dataclass(frozen=True)
class Asked:
    """What a letter asks: what its token opens, and the forms in the order of the letter.

    `closed` are the places of forms whose last day to answer is over: they are taken back only.
    """

    token: str
    letter: Opened
    forms: tuple[Form, ...]
    closed: frozenset[int] = frozenset()

    @property
    def still_open(self) -> tuple[tuple[int, Form], ...]:
        """The forms that can be answered, each with its place."""
        return tuple(each for each in enumerate(self.forms) if each[0] not in self.closed)


class ParentsSlot:
    """The slot of a terminal that parents reach."""

    def __init__(self, home: Home) -> None:
        self.__home = home
        self.__intake = Intake(home)

    @property
    def school(self) -> PublicList:
        """What everyone may know about the school."""
        return self.__home.desk.school

    @property
    def ready(self) -> bool:
        """Whether an answer could be kept here, and would count."""
        return self.__home.is_form and self.__intake.ready()

    def open(self, typed: str, now: datetime) -> Asked | None:
        """Return what a letter asks today; None for whatever opens nothing, nobody learns why.

        Raises:
            Refused: its forms have not come here yet.
        """
        try:
            token = links.read(typed)
        except BadCode:
            token = NOBODYS
        db = self.__home.desk.db
        letter = links.find(db, token, now.date().isoformat())
        if letter is None:
            return None
        forms = [wording.edition(db, self.school, each) for each in letter.forms]
        found = tuple(form for form in forms if form is not None)
        if len(found) < len(letter.forms) or not found:
            raise Refused("The forms of this letter have not come here yet.")
        closed = (place for place, form in enumerate(found) if is_closed(form, now.date()))
        return Asked(token, letter, found, frozenset(closed))

    def post(self, said: Sequence[Answer], now: datetime) -> None:
        """Keep the answers of one sitting: all of them, or none.

        Raises:
            OutOfOrder: they could not be kept.
        """
        answers.post(self.__home, tuple(said), now)

    def tell(self, told: Told, now: datetime) -> Sent:
        """Keep a parent's concern.

        Raises:
            OutOfOrder: it could not be kept.
        """
        return self.__intake.post(told, now)

    def readers(self, about: str, kept_from: Sequence[str]) -> Readers:
        """Return who would open a concern, for the page that says so beforehand."""
        return self.__intake.readers(about, kept_from)

    def look(self, readers: Readers, now: datetime) -> datetime | None:
        """Return when somebody looks next who can open it, as far as is promised."""
        return self.__intake.look(readers, now)

    def standing(self, now: datetime) -> Standing:
        """Return whether the school is open, as far as that is known."""
        return self.__intake.standing(now)

    def forget(self, now: datetime) -> None:
        """Forget the links that are over."""
        links.forget(self.__home.desk.db, now.date().isoformat())
