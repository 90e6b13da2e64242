"""Drafts of texts in other languages, a text's id as its context: one PO file a language of what
children read, and one of the parents' form.

A draft is shown to nobody but its reviewers; a school decides what is shown to others.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from assets import FOLDER
from assets.texts import templates

LANGUAGES = FOLDER / "languages"
VERSIONS = ("younger", "older")
PARENTS = "parents"
"""The texts of the parents' form, which are reviewed and offered as a version is."""
REVIEWED = (*VERSIONS, PARENTS)
SHARED = ("pupil", "reply")
"""The beginnings of the ids that both versions use."""
WITH_PARENTS = (
    "slip.thanks.known",
    "slip.hours.closed",
    "slip.hours.closed_only",
    "slip.hours.call",
)
"""What the parents' form says besides its own texts."""
WORDED = {"younger": ("older.not_see",), "older": ("younger.feel",)}
"""Pages of a version that speak in the words of the other: the beginnings of their ids."""
ON_PAPER = ("paper.{version}.slip", "paper.pupil.card")
"""What children read on paper: what a grown-up says to a class is said in English."""
NOT_FOR_CHILDREN = (
    # For the school's own grown-ups, whatever the child reads.
    "younger.help.page.grown_up",
    "older.help.page.grown_up",
    "younger.welcome.tile.slip",
    "older.welcome.tile.slip",
    "pupil.grown_up.",
    "pupil.sound.",
)
"""Ids, or beginnings of ids, that are not translated."""


@dataclass(frozen=True)
class Draft:
    """A text as somebody put it; `english` is what it said when they did."""

    english: str
    words: str


@dataclass(frozen=True)
class Catalogue:
    """A language: its own name and its English one, and the drafts by the ids of the texts.

    `drawn` is false for a script that a terminal cannot show.
    """

    code: str
    name: str
    english_name: str
    drawn: bool = True
    drafts: Mapping[str, Draft] = field(default_factory=dict)


@functools.cache
def translatable(version: str) -> Mapping[str, str]:
    """Return the English of every text that is met in a version, by id; shared ones last."""
    if version == PARENTS:
        beside = {id: said for id, said in templates("slip").items() if id in WITH_PARENTS}
        return MappingProxyType(dict(templates(PARENTS)) | beside)
    on_paper = (prefix.format(version=version) for prefix in ON_PAPER)
    prefixes = (version, *WORDED[version], *on_paper, *SHARED)
    found = {id: words for each in prefixes for id, words in templates(each).items()}
    kept = {id: words for id, words in found.items() if not id.startswith(NOT_FOR_CHILDREN)}
    return MappingProxyType(kept)


def codes() -> tuple[str, ...]:
    """Return the languages there are drafts for, by their codes: `pl`, `uk`."""
    return tuple(_about(LANGUAGES))


def catalogue(code: str) -> Catalogue:
    """Return a language with its drafts; KeyError when there is none."""
    return _read(LANGUAGES, code)


def drafts(code: str, version: str) -> Mapping[str, Draft]:
    """Return the drafts of a language, by their ids; KeyError when there is none."""
    return _parents(LANGUAGES, code) if version == PARENTS else catalogue(code).drafts


@functools.cache
def _about(folder: Path) -> dict[str, dict[str, str | bool]]:
    return tomllib.loads((folder / "languages.toml").read_text("utf-8"))


@functools.cache
def _read(folder: Path, code: str) -> Catalogue:
    # Read when first needed: most schools speak English only, and must not wait for it.
    from babel import Locale

    about, locale = _about(folder)[code], Locale.parse(code)
    own, english = str(locale.get_display_name(code)), str(locale.get_display_name("en"))
    return Catalogue(
        code,
        str(about.get("name", own[:1].upper() + own[1:])),
        english,
        drawn=not about.get("picture_only", False),
        drafts=_drafts(folder / f"{code}.po"),
    )


@functools.cache
def _parents(folder: Path, code: str) -> Mapping[str, Draft]:
    # Apart: no child's terminal has to read them.
    file = folder / f"{code}.parents.po"
    return _drafts(file) if file.is_file() else {}


def _drafts(file: Path) -> dict[str, Draft]:
    from babel.messages.pofile import read_po

    with file.open("rb") as opened:
        messages = list(read_po(opened))
    return {
        str(each.context): Draft(str(each.id), str(each.string))
        for each in messages
        if each.context
    }
