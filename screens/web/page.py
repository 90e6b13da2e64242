"""What a page in the browser consists of; the templates draw it and know nothing else."""

from dataclasses import dataclass, replace
from typing import Self

from assets.texts import Text, text
from screens.widgets.picture import SIGN
from store.fields import Field

_SAYS_WHOM_TO_CALL = frozenset({"sent", "help", "help_after", "nowhere", "out_of_use"})
READ_FIRST = frozenset(
    {"promise", "look", "receipt", "cards", "good_sent", "slip_send", *_SAYS_WHOM_TO_CALL}
)
"""Pages whose way on comes after all that they say, and never before it."""


@dataclass(frozen=True)
class Button:
    """Something to press: what it stands for, its words and a picture by name.

    `photo` names a person whose photo the school may have. With a `link` it is the way to a page
    beside this one, by its path; `tab` is the visit there, where it is another.
    """

    value: str
    words: str
    picture: str = ""
    photo: str = ""
    chosen: bool = False
    main: bool = False
    link: str = ""
    tab: int = 0


@dataclass(frozen=True)
class Entry:
    """A place to type; several lines of it when it is `long`."""

    name: str
    label: str
    value: str = ""
    limit: int = 100
    long: bool = False
    dots: bool = False


@dataclass(frozen=True)
class Choice:
    """One of several answers in a form of more than one question."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """One answer as it stands on the page that sends: pressed, it is changed."""

    value: str
    label: str
    words: str
    long: bool = False


@dataclass(frozen=True)
class Asked:
    """One field of a form with several: what was filled in, and what is not right about it."""

    field: Field
    value: str
    wrong: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return what was chosen from the field's choices."""
        return tuple(filter(None, self.value.split("\n")))


@dataclass(frozen=True)
class Page:
    """One page. `id` is the name of what it asks; `layout` is how its buttons stand."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    layout: str = "onward"
    beneath: tuple[Button, ...] = ()
    picture: str = ""
    card: str = ""
    """The word by which a card is called, whose picture and sentences these are."""
    entry: Entry | None = None
    more: Entry | None = None
    """A second, shorter place to type."""
    fields: tuple[Asked, ...] = ()
    legend: str = ""
    choices: tuple[Choice, ...] = ()
    notes: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    """Quiet lines: beside the picture, else beneath everything that can be pressed."""
    answers: tuple[Line, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    """Pictures to look at, by name, with their words."""
    quotes: tuple[tuple[str, str], ...] = ()
    """What somebody answered, and who."""
    grown_up: tuple[str, ...] = ()
    """Lines for the grown-up to whom this page is shown."""
    switch: Button | None = None
    """The way to the other version."""
    aside: Button | None = None
    """The way for grown-ups, at the foot."""
    calls: bool = True
    """Is the way to help now at the foot?"""
    states: tuple[str, ...] = ()
    """All that may be said of how far a call for help has come, where the page says it: its place
    is as high as the longest of them."""
    shown_states: tuple[str, ...] = ()
    """The same in English, among the lines for the grown-up."""
    step: tuple[int, int] | None = None
    back: bool = True

    def at(self, place: int, of: int) -> Self:
        """Return this page as one of so many."""
        return replace(self, step=(place, of))

    @property
    def read_first(self) -> bool:
        """Tell whether all of it is to be read before the way on is in reach."""
        return self.id in READ_FIRST

    @property
    def goes_on(self) -> bool:
        """Tell whether the way on is the one button, and within reach from the beginning."""
        return len(self.buttons) == 1 and self.buttons[0].main and not self.read_first

    @property
    def tells(self) -> bool:
        """Tell whether it asks nothing, and has no more to press than one way on."""
        asks = self.entry or self.fields or self.choices or self.answers
        return not asks and len(self.buttons) == 1

    @property
    def where(self) -> str:
        """Say how far this page is, in words."""
        if self.step is None:
            return ""
        place, of = self.step
        return text("pupil.lines.where", page=str(place), pages=str(of))


def signed(value: str, words: str, sign: str, *, main: bool = False) -> Button:
    """Return a button with the sign that stands beside the same words at a terminal."""
    return Button(value, words, f"{SIGN}{sign}", main=main)


def button(word: str, value: str, *, main: bool = False) -> Button:
    """Return a button that says one of the words of buttons, with the sign that belongs to it."""
    return signed(value, text(f"pupil.button.{word}"), word, main=main)


def go_on(words: Text | str = "", value: str = "next", sign: str = "next") -> Button:
    """Return the one button that goes on."""
    return signed(value, words or text("pupil.button.next"), sign, main=True)


def done(value: str = "done") -> Button:
    """Return the one button that ends a page."""
    return button("done", value, main=True)


def known(value: str, *allowed: str) -> bool:
    """Tell whether an answer is one of those that the page offered."""
    return value in allowed
