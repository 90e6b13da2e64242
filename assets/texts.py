"""The product's own words: what a screen says, found by its id."""

import functools
import string
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assets import FOLDER
from assets.tongue import ENGLISH, Tongue, speaking, spoken_now

WORDS = FOLDER / "words"


@dataclass(frozen=True)
class Part:
    """A text's id and its words, as they can be read aloud; `tongue` is whose voice reads them."""

    id: str
    words: str
    tongue: str = ""


class Text(str):
    """Words of the product's own, with the texts they are made of.

    What somebody typed is never one, so nothing that reads `parts` can read it aloud.
    """

    parts: tuple[Part, ...] = ()
    _make: "Callable[[], Text] | None" = None

    def again(self) -> "Text":
        """Return the same text in the language that is spoken now."""
        return self._make() if self._make else self


def together(*pieces: str, between: str = " ") -> Text:
    """Return pieces as one text, of which the parts with an id can be read aloud."""
    joined = Text(between.join(pieces))
    joined.parts = tuple(part for each in pieces if isinstance(each, Text) for part in each.parts)
    joined._make = lambda: together(*map(_again, pieces), between=between)
    return joined


def listed(name: str) -> Text:
    """A name from the school's list: no text of ours, but never what a child typed either."""
    words = Text(name)
    words.parts = (Part("", name),)
    return words


def unread(make: Callable[[], str]) -> Text:
    """A text that is shown in the language spoken, and never read aloud."""
    words = Text(make())
    words._make = lambda: unread(make)
    return words


def text(name: str, /, **values: str) -> Text:
    """The text with this id, its `{places}` filled; KeyError for an id or value not there."""
    return _filled(name, _template(name), values)


def english(name: str) -> Text:
    """The text with this id in English whatever is spoken: for the school's grown-ups."""
    words = Text(_template(name))
    words.parts = (Part(name, words),)
    return words


def texts(prefix: str, /, **values: str) -> dict[str, Text]:
    """All texts below an id, filled, by their full ids and in the order of the file."""
    beneath = templates(prefix)
    if not beneath:
        raise KeyError(prefix)
    return {name: _filled(name, template, values) for name, template in beneath.items()}


def templates(prefix: str = "") -> dict[str, str]:
    """The texts below an id as they are written, with their `{places}` still open."""
    if not prefix:
        return _read()
    return {name: words for name, words in _read().items() if name.startswith(f"{prefix}.")}


def places(template: str) -> frozenset[str]:
    """The names of the values a text needs."""
    found = string.Formatter().parse(template)
    return frozenset(place for _, place, _, _ in found if place is not None)


@functools.cache
def wordlist() -> tuple[str, ...]:
    """7,776 words for phrases and PINs, in a fixed order (source: words/README.md)."""
    return tuple((WORDS / "wordlist.txt").read_text("utf-8").split())


@functools.cache
def everyday_words() -> frozenset[str]:
    """Return words that children write every day, without their endings (words/README.md)."""
    return frozenset((WORDS / "everyday.txt").read_text("utf-8").split())


@functools.cache
def given_names() -> frozenset[str]:
    """Return the words of every day that children are called by as well (words/README.md)."""
    return frozenset((WORDS / "given_names.txt").read_text("utf-8").split())


def _filled(name: str, template: str, values: Mapping[str, str]) -> Text:
    # Only the template is read for braces, so a value that holds some stays as it was typed.
    missing = places(template) - values.keys()
    if missing:
        raise KeyError(f"{name} needs {', '.join(sorted(missing))}")
    tongue = spoken_now()
    if name not in tongue.words and tongue.code != ENGLISH:
        with speaking(Tongue()):  # no sentence is half in another language
            values = {key: _again(value) for key, value in values.items()}
    said = tongue.words.get(name, template).format_map(values)
    filled = Text(said if tongue.drawn else template.format_map(values))
    filled.parts = (Part(name, said, tongue.code if name in tongue.words else ""),)
    filled._make = lambda: text(name, **{key: _again(value) for key, value in values.items()})
    return filled


def _again(piece: str) -> str:
    return piece.again() if isinstance(piece, Text) else piece


def _template(name: str) -> str:
    """Look into the file called like the id's first part, then into one after the other.

    The first page must not wait for all of them.
    """
    near = f"{name.partition('.')[0]}.toml"
    for file in sorted(_files(), key=lambda each: (each != near, each)):
        if name in _file(file):
            return _file(file)[name]
    raise KeyError(name)


@functools.cache
def _read() -> dict[str, str]:
    found: dict[str, str] = {}
    for file in _files():
        for name, words in _file(file).items():
            if name in found:
                raise ValueError(f"{name} is written twice")
            found[name] = words
    return found


@functools.cache
def _files() -> tuple[str, ...]:
    return tuple(sorted(each.name for each in WORDS.iterdir() if each.name.endswith(".toml")))


@functools.cache
def _file(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    _flatten("", tomllib.loads((WORDS / name).read_text("utf-8")), found)
    return found


def _flatten(prefix: str, table: Mapping[str, object], found: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            _flatten(f"{name}.", value, found)
        elif isinstance(value, str):
            found[name] = value
        else:
            raise ValueError(f"{name} is not a text")
