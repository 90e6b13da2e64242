"""A school written down in a TOML file. Every mistake in it gets a sentence."""

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from assets import FOLDER
from assets.catalogues import codes
from store.errors import Incomplete
from store.school.public_list import ROLES
from store.school.school_plan import ClassPlan, PersonPlan, Plan
from tui.calendar_file import TABLES, read_calendar
from tui.file_lines import line_of
from tui.rota_file import MAIL, TABLE, read_mail, read_reach, read_rota

TEXTS = ("school", "terminal", "form-address", "head-second", "chair-second")
LISTS = {
    "people": ("name", "roles", "number", "notices"),
    "classes": ("name", "version", "adults", "language"),
}
VERSIONS = ("younger", "older")


def sample() -> str:
    """Return a filled-in example."""
    return (FOLDER / "set_up" / "school.toml").read_text("utf-8")


def read(path: Path) -> Plan:
    """Read a plan.

    Raises:
        Incomplete: with a sentence for each mistake.
    """
    try:
        text = path.read_text("utf-8")
        said = tomllib.loads(text)
    except OSError:
        raise Incomplete({"file": f"The file {path.name} cannot be read."}) from None
    except UnicodeDecodeError:
        raise Incomplete({"file": f"The file {path.name} is not text (UTF-8)."}) from None
    except tomllib.TOMLDecodeError as error:
        raise Incomplete({"file": f"The file {path.name} is not TOML: {error}."}) from None
    return _Reader(text).plan(said)


class _Reader:
    """Reads the parts and keeps a sentence for each that is not right."""

    def __init__(self, text: str) -> None:
        self._file = text
        self.wrong: dict[str, str] = {}

    def plan(self, said: Mapping[str, Any]) -> Plan:
        self._unknown("", said, (*TEXTS, *LISTS, *TABLES, TABLE, MAIL))
        words = {name: self._text(name, said, needed=name == "school") for name in TEXTS}
        plan = Plan(
            words["school"],
            tuple(self._each("people", said, self._person)),
            tuple(self._each("classes", said, self._class)),
            words["head-second"],
            words["chair-second"],
            words["form-address"],
            words["terminal"] or "Office",
            read_calendar(said, self._say, self._unknown),
            read_rota(said, self._say, self._unknown),
            read_mail(said, self._say),
        )
        if self.wrong:
            raise Incomplete(self.wrong)
        return plan

    def _person(self, place: str, said: Mapping[str, Any]) -> PersonPlan:
        roles = self._texts(f"{place}roles", said)
        for role in roles:
            if role not in ROLES:
                near = get_close_matches(role, ROLES, 1)
                guess = f"Perhaps “{near[0]}”?" if near else f"There are: {', '.join(ROLES)}."
                self._say(f"{place}roles", f"“{role}” is not a role. {guess}")
        number, notices = read_reach(place, said, self._say)
        return PersonPlan(self._text(f"{place}name", said, needed=True), roles, number, notices)

    def _class(self, place: str, said: Mapping[str, Any]) -> ClassPlan:
        version = self._text(f"{place}version", said, needed=True)
        if version and version not in VERSIONS:
            self._say(f"{place}version", f"“{version}” is neither “younger” nor “older”.")
        name = self._text(f"{place}name", said, needed=True)
        language = self._text(f"{place}language", said)
        if language and language not in codes():
            self._say(f"{place}language", f"“{language}” is not one of {', '.join(codes())}.")
        return ClassPlan(name, version, self._texts(f"{place}adults", said), language)

    def _each(
        self, name: str, said: Mapping[str, Any], read: Callable[[str, Mapping[str, Any]], Any]
    ) -> list[Any]:
        tables = said.get(name)
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            what = "is missing" if tables is None else "is not a list"
            self._say(name, f"{what}. Please write each as [[{name}]].")
            return []
        found = []
        for number, table in enumerate(tables, 1):
            place = f"{name} {number}: "
            self._unknown(place, table, LISTS[name])
            found.append(read(place, table))
        return found

    def _text(self, place: str, said: Mapping[str, Any], *, needed: bool = False) -> str:
        value = said.get(place.rpartition(": ")[2])
        if value is not None and not isinstance(value, str):
            self._say(place, 'should be text in quotes, like "this".')
        elif needed and not (value or "").strip():
            self._say(place, "is missing." if value is None else "is empty.")
        return value if isinstance(value, str) else ""

    def _texts(self, place: str, said: Mapping[str, Any]) -> tuple[str, ...]:
        value = said.get(place.rpartition(": ")[2])
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            return tuple(value)
        missing = value is None or value == []
        self._say(place, "is missing." if missing else 'should be a list like ["this", "that"].')
        return ()

    def _unknown(self, place: str, said: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for name in said:
            if name not in known:
                near = get_close_matches(name, known, 1)
                guess = f" Perhaps “{near[0]}”?" if near else ""
                self._say(f"{place}{name}", f"is not known here.{guess}")

    def _say(self, place: str, sentence: str) -> None:
        where, _, name = place.rpartition(": ")
        said = f"{where}: {name}: {sentence}" if where else f"{name}: {sentence}"
        line = line_of(self._file, place)
        self.wrong[place] = f"Line {line}: {said}" if line else said
