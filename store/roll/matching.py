"""Which pupil of the roll a line of a list is: by UPN, else name and birthday, else asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.roll.book import Book
from store.roll.gather import Child, name_key
from store.roll.pupils import Pupil, class_key


@dataclass(frozen=True)
class Asked:
    """A line of which a person has to say who it is: one of `candidates`, or a new pupil."""

    line: int
    name: str
    school_class: str
    why: str
    candidates: tuple[Pupil, ...]


class Matching:
    """Finds the pupil of each child; `answers` are what a person said of lines."""

    def __init__(self, book: Book, children: Sequence[Child], answers: Mapping[int, str]) -> None:
        self._book = book
        self._by_upn: dict[str, list[Pupil]] = {}
        self._by_name: dict[str, list[Pupil]] = {}
        for pupil in book.pupils.values():
            if upn := self.upn_of(pupil):
                self._by_upn.setdefault(upn, []).append(pupil)
            for key in self._keys(pupil):
                self._by_name.setdefault(key, []).append(pupil)
        self._names = [child.key for child in children]
        self.pupil_of: dict[int, Pupil | None] = {}
        self.asked: dict[int, Asked] = {}
        self.left_out: set[int] = set()
        self.candidates: set[str] = set()
        for child in children:
            self._find(child, answers.get(child.line, ""))
        self._another_name(children, answers)
        self._each_once(children)

    def upn_of(self, pupil: Pupil) -> str:
        """Return a pupil's UPN, empty where it is not known."""
        found = self._book.details.get(pupil.id)
        return found.upn if found else ""

    def key_of(self, pupil: Pupil) -> str:
        """Return a pupil's name to compare by."""
        return name_key(pupil.forename, pupil.surname)

    def _keys(self, pupil: Pupil) -> set[str]:
        """Return a pupil's names to compare by: the one they go by and the legal one."""
        found = self._book.details.get(pupil.id)
        legal = name_key(found.legal_forename, found.legal_surname) if found else ""
        return {self.key_of(pupil), legal} - {""}

    def _find(self, child: Child, answer: str) -> None:
        if answer == "out":
            self.left_out.add(child.line)
            return
        if answer:
            self.pupil_of[child.line] = self._book.pupils.get(answer)
            return
        found, why = self._fitting(child)
        if why:
            self._ask(child, why, found)
        else:
            self.pupil_of[child.line] = found[0] if found else None

    def _fitting(self, child: Child) -> tuple[list[Pupil], str]:
        """Return the pupils that may be meant, and why somebody has to say which."""
        upn, born = child.details.get("upn", ""), child.details.get("born", "")
        same_upn = self._by_upn.get(upn, []) if upn else []
        if len(same_upn) > 1:
            return same_upn, "Two pupils of the roll have this UPN."
        if same_upn:
            pupil = same_upn[0]
            if self._contradicts(pupil, born) and child.key not in self._keys(pupil):
                return same_upn, "The UPN is one pupil's, name and date of birth are not."
            return same_upn, ""
        named = [each for each in self._names_of(child) if not self._contradicts(each, born)]
        sure = [p for p in named if born and self._born(p) == born]
        if len(sure) > 1:
            return sure, "Two pupils of the roll have this name and date of birth."
        if sure:
            other = self.upn_of(sure[0])
            if upn and other and upn != other:
                return sure, "Name and date of birth fit, the UPN is another one."
            return sure, ""
        if not named:
            return [], ""
        if len(named) == 1 and self._alone(child, named[0]):
            return named, ""
        return named, "The name fits; there is no UPN or date of birth to be sure by."

    def _another_name(self, children: Sequence[Child], answers: Mapping[int, str]) -> None:
        """Ask where who seems new may be a pupil under another surname or forename.

        Twins, and two of one forename, are not asked about where each has a line of their own.
        """
        named = {pupil.id for pupil in self.pupil_of.values() if pupil}
        near: dict[tuple[str, ...], list[Pupil]] = {}
        for pupil in self._book.pupils.values():
            for key in self._near(pupil) if pupil.id not in named else ():
                near.setdefault(key, []).append(pupil)
        for child in children:
            known = child.line in self.asked or self.pupil_of.get(child.line)
            if known or answers.get(child.line):
                continue
            upn, born = child.details.get("upn", ""), child.details.get("born", "")
            found = {
                pupil.id: pupil
                for key in _near(child.pupil, born)
                for pupil in near.get(key, ())
                if not self._contradicts(pupil, born)
                and not (upn and self.upn_of(pupil) and upn != self.upn_of(pupil))
            }
            if found:
                self._ask(child, "Nearly the same child: only the name differs.", [*found.values()])

    def _near(self, pupil: Pupil) -> set[tuple[str, ...]]:
        return _near(vars(pupil), self._born(pupil))

    def _names_of(self, child: Child) -> list[Pupil]:
        details = child.details
        legal = name_key(details.get("legal_forename", ""), details.get("legal_surname", ""))
        found = [*self._by_name.get(child.key, []), *self._by_name.get(legal, [])]
        return list({each.id: each for each in found}.values())

    def _alone(self, child: Child, pupil: Pupil) -> bool:
        """Tell whether a name alone is enough: only one of it on either side, in one class."""
        same = class_key(child.pupil.get("school_class", "")) == class_key(pupil.school_class)
        return same and self._names.count(child.key) == 1

    def _born(self, pupil: Pupil) -> str:
        found = self._book.details.get(pupil.id)
        return found.born if found else ""

    def _contradicts(self, pupil: Pupil, born: str) -> bool:
        known = self._born(pupil)
        return bool(born and known and born != known)

    def _ask(self, child: Child, why: str, found: Sequence[Pupil]) -> None:
        school_class = child.pupil.get("school_class", "")
        self.pupil_of.pop(child.line, None)
        self.asked[child.line] = Asked(child.line, child.name, school_class, why, tuple(found))
        self.candidates |= {each.id for each in found}

    def _each_once(self, children: Sequence[Child]) -> None:
        """Ask where two lines would be one pupil."""
        lines: dict[str, list[Child]] = {}
        for child in children:
            if pupil := self.pupil_of.get(child.line):
                lines.setdefault(pupil.id, []).append(child)
        for id, several in lines.items():
            for child in several if len(several) > 1 else ():
                where = " and ".join(str(each.line) for each in several[:4])
                self._ask(child, f"Lines {where} fit one pupil.", [self._book.pupils[id]])


def _near(said: Mapping[str, object], born: str) -> set[tuple[str, ...]]:
    """Return what a child keeps under another name: birthday or class, and half the name."""
    forename, surname = (name_key("", str(said.get(e, ""))) for e in ("forename", "surname"))
    school_class = class_key(str(said.get("school_class", "")))
    found: set[tuple[str, ...]] = {("class", school_class, forename)} if school_class else set()
    return found | {(born, "f", forename), (born, "s", surname)} if born else found
