"""Forms: what somebody is asked to permit or agree to, as data (`assets/forms`, one file each).

An edition is a form in exactly these words; its hash goes with every answer (procedures, rows 35
to 39). A school's own wording is another edition: old answers keep theirs.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Literal

import msgspec

from assets import FOLDER
from store.errors import Unopenable

Audience = Literal["parent", "younger", "older", "adult"]
"""Who answers: a parent or carer, a child of the younger or older version, a grown-up at school."""
Renewal = Literal["school_year", "closing", "changed"]
"""How long an answer holds: for the school year, up to a day that the form says, until its words
change."""
YES, NO = "yes", "no"
BLANK = "blank"
"""The id of the form that a school fills in a copy of; nobody is asked it as it is."""
OWN = "own-"
"""What the id of a form of the school's own begins with."""


class Question(msgspec.Struct, frozen=True):
    """A question answered with yes or no, never ticked beforehand.

    `uses` are what a yes permits (ids as `picture.website`; a form's own id where it has none).
    `only_if` is the id of a question before it whose no opens this one (row 38).
    """

    id: str
    ask: str
    hint: str = ""
    uses: tuple[str, ...] = ()
    only_if: str = ""


class Form(msgspec.Struct, frozen=True):
    """A form. `statements` are read before the questions; `silence` says what no answer means.

    `basis` is the lawful basis in plain words; `closes` the last day to answer (`2026-10-02`) or
    empty; `holds` the last day of an answer to a form of which that is a day of its own: a trip is
    after the last day to answer. `second` is set where a child has to agree as well before anything
    is permitted (row 43).
    """

    id: str
    title: str
    audience: Audience
    intro: str
    basis: str
    silence: str
    questions: tuple[Question, ...]
    statements: tuple[str, ...] = ()
    renewal: Renewal = "school_year"
    closes: str = ""
    second: bool = False
    holds: str = ""

    @property
    def last_day(self) -> str:
        """The last day of an answer where the form says one itself."""
        return self.holds or self.closes

    @property
    def is_yearly(self) -> bool:
        """Whether an answer ends with the school year, so that the family is asked again."""
        return self.renewal == "school_year"

    @property
    def edition(self) -> str:
        """The hash of exactly these words."""
        said = encode(self)
        return blake2b(said, digest_size=16, person=b"wb form").hexdigest()

    @property
    def mark(self) -> str:
        """What a paper says at its foot, so that it is known which words were signed."""
        return self.edition[:6].upper()

    @property
    def uses(self) -> tuple[str, ...]:
        """Everything that some answer to this form can permit, in the order it is asked."""
        return tuple(dict.fromkeys(use for each in self.questions for use in each.uses))

    def asked(self, answers: dict[str, str]) -> tuple[Question, ...]:
        """Return the questions that are asked, given the answers so far."""
        return tuple(
            each for each in self.questions if not each.only_if or answers.get(each.only_if) == NO
        )

    def permitted(self, answers: dict[str, str]) -> frozenset[str]:
        """Return the uses that the answers permit; what is not asked counts for nothing."""
        said = [each for each in self.asked(answers) if answers.get(each.id) == YES]
        return frozenset(use for each in said for use in each.uses)


@dataclass(frozen=True)
class Wrong:
    """What is wrong with answers: a question's id, and a sentence for whoever answers."""

    question: str
    sentence: str


def judge(form: Form, answers: dict[str, str]) -> tuple[Wrong, ...]:
    """Return what is wrong with answers: a question left out, or neither yes nor no."""
    return tuple(
        Wrong(each.id, "Please choose yes or no.")
        for each in form.asked(answers)
        if answers.get(each.id) not in (YES, NO)
    )


@cache
def shipped() -> dict[str, Form]:
    """Return the forms that come with the program, by id."""
    found = (_read(path.read_bytes()) for path in sorted((FOLDER / "forms").glob("*.toml")))
    return {each.id: each for each in found if each.id != BLANK}


def blank() -> Form:
    """Return the form that a school fills in a copy of."""
    return _read((FOLDER / "forms" / f"{BLANK}.toml").read_bytes())


def decode(body: bytes) -> Form:
    """Return a form as it travels.

    Raises:
        Unopenable: it is none.
    """
    try:
        form = msgspec.json.decode(body, type=Form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Unopenable("A form cannot be read.") from None
    if faults(form):
        raise Unopenable("A form asks for something that nobody could answer.")
    return form


def encode(form: Form) -> bytes:
    """Return a form as it travels."""
    said = msgspec.to_builtins(form)
    if not form.holds:
        del said["holds"]  # forms of older programs keep their editions
    return msgspec.json.encode(said, order="sorted")


def faults(form: Form) -> tuple[str, ...]:
    """Return a sentence for each thing that would make a form unanswerable."""
    before: set[str] = set()
    found = [] if form.questions else ["A form asks at least one question."]
    if form.renewal == "closing" and not form.closes:
        found.append("A form that holds until its closing date needs one.")
    if form.holds and form.holds < form.closes:
        found.append("Answers hold no shorter than they can be given.")
    for each in form.questions:
        if not each.ask.strip():
            found.append("A question has no words.")
        if each.id in before:
            found.append("Two questions have one name.")
        if each.only_if and each.only_if not in before:
            found.append("A question waits for one that is not asked before it.")
        before.add(each.id)
    return tuple(found)


def is_closed(form: Form, today: date) -> bool:
    """Tell whether the last day to answer a form is over."""
    return bool(form.closes) and form.closes < today.isoformat()


def of_audience(forms: Sequence[Form], audience: Audience) -> tuple[Form, ...]:
    """Return the forms that are for somebody."""
    return tuple(each for each in forms if each.audience == audience)


def _read(text: bytes) -> Form:
    return msgspec.convert(tomllib.loads(text.decode()), type=Form)
