"""What a page in the browser consists of; the templates draw it and know nothing else."""

from dataclasses import dataclass, replace
from typing import Self

from assets.texts import Text, text


@dataclass(frozen=True)
class Button:
    """Something to press: what it stands for, its words and a picture by name.

    `photo` names a person whose photo the school may have.
    """

    value: str
    words: str
    picture: str = ""
    photo: str = ""
    chosen: bool = False
    main: bool = False


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
class Page:
    """One page. `id` is the name of what it asks; `layout` is how its buttons stand."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    layout: str = "onward"
    beneath: tuple[Button, ...] = ()
    picture: str = ""
    entry: Entry | None = None
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
    about: str = ""
    """The words of the way to what happens when a child tells."""
    state: bool = False
    """Does it show how far a call for help has come?"""
    step: tuple[int, int] | None = None
    back: bool = True

    def at(self, place: int, of: int) -> Self:
        """Return this page as one of so many."""
        return replace(self, step=(place, of))

    @property
    def where(self) -> str:
        """Say how far this page is, in words."""
        if self.step is None:
            return ""
        place, of = self.step
        return text("pupil.lines.where", page=str(place), pages=str(of))


def go_on(words: Text | str = "", value: str = "next") -> Button:
    """Return the one button that goes on."""
    return Button(value, words or text("pupil.button.next"), main=True)


def known(value: str, *allowed: str) -> bool:
    """Tell whether an answer is one of those that the page offered."""
    return value in allowed
