"""The letters there are: as they come with the program, and as the school has written them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from store.asset_tables import tables
from store.edition import school
from store.edition.changes import Change
from store.fields import Choice, Field, Kind, Lies
from store.signing_in.session import Session

WHAT = "letter"
HEADTEACHER, CHAIR, WRITER = "headteacher", "chair", "writer"
UNTIL = "until"
"""The blank of a letter that says by what day it asks for something."""
SIGNED_BY = (
    Choice(HEADTEACHER, "The headteacher"),
    Choice(CHAIR, "The chair of governors"),
    Choice(WRITER, "Whoever writes it"),
)


@dataclass(frozen=True)
class LetterText:
    """One letter to write. `signed` is whose name stands under it, `kinds` the cases it fits.

    `after` is the letter it takes further, `follow_up` how soon somebody asks what came of it (see
    `store.school.due`), `known` maps a field to what the case was asked that will do for it.
    """

    id: str
    title: str
    heading: str
    signed: str
    text: str
    kinds: tuple[str, ...] = ()
    after: str = ""
    follow_up: str = ""
    asks: tuple[Field, ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    rows: tuple[int, ...] = ()
    check: str = ""
    used: bool = True
    own: bool = False


@cache
def given() -> tuple[LetterText, ...]:
    """Return the letters that come with the program, in the order in which they stand."""
    return tuple(_letter(each) for each in tables("letters", "letters", "letter"))


def of_school(session: Session) -> tuple[LetterText, ...]:
    """Return every letter as this school has it."""
    return with_changes(school.changes(session).get(WHAT, {}))


def with_changes(changes: Mapping[str, Change]) -> tuple[LetterText, ...]:
    """Return every letter as the school has it, those it does not use among them."""
    shipped = given()
    known = {each.id for each in shipped}
    own = [_own(change) for id, change in changes.items() if id not in known and change.values]
    found = [_changed(each, changes.get(each.id)) for each in shipped]
    return (*found, *sorted(own, key=lambda each: each.title.casefold()))


def placeholders(letter: LetterText) -> tuple[str, ...]:
    """Return the names that may stand in braces in the text of a letter."""
    return ("school", "date", "reference", "signer", *(field.id for field in letter.asks))


def _changed(letter: LetterText, change: Change | None) -> LetterText:
    if change is None:
        return letter
    return replace(
        letter,
        title=change.text("title", letter.title),
        heading=change.text("heading", letter.heading),
        text=change.text("text", letter.text),
        signed=change.text("signed", letter.signed),
        used=change.used,
    )


def _own(change: Change) -> LetterText:
    kinds = tuple(each for each in change.text("kinds").split("\n") if each)
    return LetterText(
        change.name,
        change.text("title"),
        change.text("heading"),
        change.text("signed", WRITER),
        change.text("text"),
        kinds,
        used=change.used,
        own=True,
    )


def _letter(said: Mapping[str, Any]) -> LetterText:
    return LetterText(
        said["id"],
        said["title"],
        said["heading"],
        said["from"],
        said["text"].strip(),
        tuple(said.get("kinds", ())),
        said.get("after", ""),
        said.get("follow_up", ""),
        tuple(asked(each) for each in said.get("asks", ())),
        (
            *((each["id"], each["known"]) for each in said.get("asks", ()) if "known" in each),
            *((field, said["to"]) for field in ("to", "dear") if "to" in said),
        ),
        tuple(said.get("rows", ())),
        said.get("check", ""),
    )


def asked(said: Mapping[str, Any]) -> Field:
    """Return the field that a line of `asks` in the data declares."""
    choices = tuple(Choice(each["id"], each["say"]) for each in said.get("choices", ()))
    return Field(
        said["id"],
        said["ask"],
        Kind(said.get("kind", "line")),
        said.get("required", False),
        said.get("hint", ""),
        choices,
        lies=Lies(said.get("lies", Lies.ANYWHERE)),
        **({"limit": said["limit"]} if "limit" in said else {}),
    )
