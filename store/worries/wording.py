"""A gentle look at what staff wrote, before it is saved: it asks, and never stops anybody.

The words it looks for lie in `assets/desk/wording.toml`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assets import FOLDER
from store.fields import Field, Kind, Values

_CAPITALS = re.compile(r"(?<![\w&'’-])(?:[A-Z]\.(?:\s?[A-Z]\.?)+|[A-Z]{2,3}|[B-HJ-Z])(?![\w&'’-])")
"""Two or three capitals, with full stops or without, or one alone: J hit S.F. with TW's ruler."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_MINE = re.compile(r"(?<![\w'])(?:I|[Ww]e)(?!\w)(?:(?!\b(?:he|him|she|they|who)\b)[^.!?\n])*")
"""From the writer on, to somebody else or the end of a sentence."""
MOST = 4
"""So many words are named in one sentence."""


def remarks(fields: Sequence[Field], values: Values) -> tuple[str, ...]:
    """Return a sentence on each thing that somebody may want to write better; none: all is well."""
    written = [each for each in fields if each.kind in (Kind.TEXT, Kind.LINE) and not each.choices]
    said = [(each, values.get(each.id, "")) for each in written if each.applies(values)]
    found = [
        *(_opinions(field, text) for field, text in said),
        _promised([text for _, text in said]),
        *(_empty(field, text) for field, text in said),
        _initials([text for field, text in said if field.kind is Kind.TEXT]),
    ]
    return tuple(dict.fromkeys(sentence for sentence in found if sentence))


def _opinions(field: Field, text: str) -> str:
    return _named("opinion", [text]) if field.id in _rules()["opinion"]["fields"] else ""


def _named(rule: str, texts: Sequence[str]) -> str:
    known = _rules()[rule]
    return _say(known, _found(known["words"], texts))


def _promised(texts: Sequence[str]) -> str:
    """Ask of the writer's own promises: what stands in quotation marks is somebody else's."""
    known = _rules()["secrecy"]
    own = [_QUOTED.sub("–", text) for text in texts]
    mine = [part for text in own for part in _MINE.findall(text)]
    return _say(known, [*_found(known["words"], own), *_found(known["mine"], mine)])


def _found(words: Sequence[str], texts: Sequence[str]) -> list[str]:
    plain = _plain(texts)
    return [
        each
        for each in words
        if any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.I) for text in plain)
    ]


def _empty(field: Field, text: str) -> str:
    known = _rules()["empty"]
    plain = text.strip().casefold()
    if field.id not in known["fields"] or not plain:
        return ""
    few = len(plain.split()) < known["fewest"]
    label = field.label.rstrip("?")
    return known["say"].format(label=label) if few or plain in known["words"] else ""


def _initials(texts: Sequence[str]) -> str:
    known = _rules()["initials"]
    found = [
        each
        for text in texts
        if not text.isupper()
        for each in _CAPITALS.findall(text)
        if re.sub(r"[^A-Z&]", "", each) not in known["not"]
    ]
    return _say(known, list(dict.fromkeys(found)))


def _say(known: Mapping[str, Any], found: Sequence[str]) -> str:
    words = ", ".join(f"“{each.strip()}”" for each in found[:MOST])
    return str(known["say"]).format(found=words) if found else ""


def _plain(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.replace("’", "'").split()) for text in texts]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "desk" / "wording.toml").read_text("utf-8"))
