"""What a page for parents consists of; the templates draw it and know nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.fields import Field


@dataclass(frozen=True)
class Button:
    """Something to press: `value` is what is posted as `go`."""

    value: str
    words: str
    main: bool = False


@dataclass(frozen=True)
class Line:
    """One answer on the page that sends, and the page on which it is changed."""

    label: str
    words: str
    page: str


@dataclass(frozen=True)
class Part:
    """A heading with what stands beneath it."""

    title: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    answers: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()
    code: str = ""
    """The label of a place to type a code, with a button of its own."""


@dataclass(frozen=True)
class Page:
    """One page. `id` is posted as `at`; `values` are what was typed so far, by the fields."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    picture: tuple[str, str] | None = None
    """What is said before a picture's word, and the word."""
    parts: tuple[Part, ...] = ()
    fields: tuple[Field, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines that have to be seen: whom to call in danger."""
    buttons: tuple[Button, ...] = ()
    after: tuple[Part, ...] = ()
    """Parts beneath the buttons."""
    wrong: Mapping[str, str] | None = None
    trouble: str = ""
    step: str = ""
    ways: bool = False
    """Whether another language can be chosen here."""
