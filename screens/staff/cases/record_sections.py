"""The record of a case in sections, as a text, as data for a page, and with names covered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screens.staff.involved.drawing import drawing

Line = tuple[str, str]
UNCHANGED = "Nothing in it was changed."
"""What stands above what children said."""
NAMES_COVERED = "Only names were covered in it; nothing else was changed."


@dataclass(frozen=True)
class Part:
    """One thing: a heading, who and when, lines with their labels, a child's own words."""

    heading: str = ""
    meta: str = ""
    lines: tuple[Line, ...] = ()
    child: str = ""
    warning: str = ""
    body: tuple[tuple[str, str], ...] = ()
    """The regions of a body map, each with what stands in it: a number, never a name."""


@dataclass(frozen=True)
class Section:
    """A heading of the record, a sentence below it, and its parts.

    What stands `together` is on one page; it is short.
    """

    title: str
    lead: str
    parts: tuple[Part, ...]
    together: bool = False


def texts(sections: Iterable[Section]) -> list[str]:
    """Return everything in sections that people wrote or are called: what may hold a name."""
    return [
        text
        for section in sections
        for part in section.parts
        for text in (part.heading, part.meta, *(line[1] for line in part.lines), part.child)
        if text
    ]


def changed(sections: Iterable[Section], change: Callable[[str], str]) -> tuple[Section, ...]:
    """Return sections with every text changed that may hold a name."""
    return tuple(_section(section, change) for section in sections)


def as_text(heading: str, about: Sequence[Line], sections: Iterable[Section]) -> str:
    """Return all that a record says as one text: what its code commits to."""
    lines = [heading, *(f"{label}: {text}" for label, text in about)]
    for section in sections:
        lines += ["", section.title, section.lead]
        for part in section.parts:
            lines += [part.heading, part.meta, part.warning]
            lines += [f"{label}: {text}" for label, text in part.lines]
            lines += [part.child]
    return "\n".join(lines)


def as_data(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Return sections as the template takes them."""
    return [
        {
            "title": section.title,
            "lead": section.lead,
            "together": section.together,
            "parts": [
                {
                    "heading": part.heading,
                    "meta": part.meta,
                    "warning": part.warning,
                    "lines": [list(line) for line in part.lines],
                    "child": part.child,
                    "body": drawing(part.body) if part.body else [],
                }
                for part in section.parts
            ],
        }
        for section in sections
    ]


def _section(section: Section, change: Callable[[str], str]) -> Section:
    parts = tuple(_changed(part, change) for part in section.parts)
    told = section.lead == UNCHANGED and parts != section.parts
    return replace(section, lead=NAMES_COVERED if told else section.lead, parts=parts)


def _changed(part: Part, change: Callable[[str], str]) -> Part:
    return replace(
        part,
        heading=change(part.heading),
        meta=change(part.meta),
        lines=tuple((label, change(text)) for label, text in part.lines),
        child=change(part.child),
    )
