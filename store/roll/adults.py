"""The adults of a list: known ones found again, one adult for brothers and sisters."""

from collections.abc import Collection, Mapping

from store.drawers.drawer import Fact
from store.roll import carers, ties, titles
from store.roll.book import Book
from store.roll.carers import Carer, household
from store.roll.compare import Difference, differing, new_values
from store.roll.gather import Adult, Child, adult_key, name_key
from store.roll.imported import fact_id, same_id
from store.roll.ties import Tie


class Adults:
    """Makes the facts about adults of one import; `counts` say how many were new or changed.

    An adult is known again by their name among the adults of that child (`Mrs Khan` is the one Mrs
    Khan there); else by name together with e-mail, phone or address. Two children who live at one
    address with an adult of one name have one adult.
    """

    def __init__(self, id: str, book: Book, take: Collection[str], secret: bytes) -> None:
        self._id, self._book, self._take, self._secret = id, book, take, secret
        self.differences: list[Difference] = []
        self.listed: set[str] = set()
        """The ids of the adults whom the list names for the child of whom it was asked last."""
        self.counts = {"new": 0, "changed": 0, "same": 0}
        self._carers = dict(book.carers)
        self._known: dict[tuple[str, str], str] = {}
        self._done: set[str] = set()
        for pupil, found in book.ties.items():
            for tie in found:
                if carer := self._carers.get(tie.carer):
                    self._remember(carer, self._home(pupil))

    def facts_of(self, pupil: str, child: Child) -> tuple[list[Fact], list[str]]:
        """Return the facts about the adults of a child, and lines that say what changes."""
        facts: list[Fact] = []
        lines: list[str] = []
        self.listed = set()
        home = _household(child.details) or self._home(pupil)
        there = {tie.carer: tie for tie in self._book.ties.get(pupil, [])}
        gone = {tie.carer: tie for tie in self._book.ended.get(pupil, [])}
        for adult in child.adults:
            id = self._find(adult, home, there, gone)
            carer = self._carers.get(id)
            if id not in there and id in gone and not self._comes_back(gone[id], child):
                self.listed.add(id)
                continue
            facts += self._carer_facts(id, carer, adult, lines)
            facts += self._tie_facts(pupil, id, there.get(id, gone.get(id)), adult, child, lines)
            self._remember(self._carers[id], home)
            self.listed.add(id)
        return facts, lines

    def _carer_facts(
        self, id: str, carer: Carer | None, adult: Adult, lines: list[str]
    ) -> list[Fact]:
        about, before = carers.subject(id), carer or Carer(id)
        said, apart = differing(about, before, adult.carer, before.name, self._take)
        new = {name: value for name, value in said.items() if name in carers.NAMES}
        if id in self._done:
            # The line of a brother or sister adds what was not known; it does not say it anew.
            new = {name: value for name, value in new.items() if not getattr(before, name)}
        else:
            self.differences += apart
            self.counts["new" if carer is None else "changed" if new else "same"] += 1
        again = f"{len(self._done)}" if id in self._done else ""
        self._done.add(id)
        if carer is not None and not new:
            return []
        values = {name: getattr(before, name) for name in carers.NAMES} | new
        name = " ".join(v for v in (values["title"], values["forename"], values["surname"]) if v)
        if carer is None:
            lines.append(f"New adult: {name}")
        else:
            lines += [f"{name}: {each}" for each in new_values(before, new)]
        self._carers[id] = Carer(id, **values)
        kind = carers.IMPORTED
        return [Fact(about, kind, {"said": new}, fact_id(self._id, about + again, kind))]

    def _tie_facts(
        self,
        pupil: str,
        id: str,
        tie: Tie | None,
        adult: Adult,
        child: Child,
        lines: list[str],
    ) -> list[Fact]:
        about, name = ties.subject(pupil, id), self._carers[id].name
        who = f"{name} for {child.name}"
        said, apart = differing(about, tie or Tie(pupil, id), adult.tie, who, self._take)
        self.differences += apart
        if tie is not None and not tie.ended and not said:
            return []
        if tie is not None and tie.ended:
            lines.append(f"{name}: an adult of this child again")
        lines += [f"{name}: {each}" for each in new_values(tie or Tie(pupil, id), said)]
        return [Fact(about, ties.IMPORTED, {"said": said}, fact_id(self._id, about, ties.IMPORTED))]

    def _comes_back(self, tie: Tie, child: Child) -> bool:
        """Tell whether an adult whom somebody took off a child is theirs again, as was decided."""
        about, off = ties.subject(tie.pupil, tie.carer), tie.hand.get(ties.OFF)
        by, at, why = (off.by, off.at, off.why) if off else ("", "", "")
        who = f"{self._carers[tie.carer].name} for {child.name}"
        id = f"{about}/{ties.OFF}"
        found = Difference(id, who, ties.OFF, "taken off", "theirs again", by, at, why)
        self.differences.append(found)
        return id in self._take

    def _find(
        self, adult: Adult, home: str, there: Mapping[str, Tie], gone: Mapping[str, Tie]
    ) -> str:
        for ids in (there, gone):
            same = [id for id in ids if self._name(id) == adult.name]
            same = same or [id for id in ids if self._may_be(self._carers.get(id), adult)]
            if len(same) == 1:
                return same[0]
            if same:
                break
        for hint in _hints(adult.carer, home):
            if found := self._known.get((adult.name, hint)):
                return found
        for hint in _hints(adult.carer, home)[-1:]:
            id = same_id(self._secret, f"{carers.NOUN} {adult.name} {hint}")
            if id not in self._carers:
                return id
        return fact_id(self._id, f"{adult.name}\n{home}\n{len(self._carers)}", carers.NOUN)

    def _name(self, id: str) -> str:
        carer = self._carers.get(id)
        return _name_of(carer) if carer else ""

    def _may_be(self, carer: Carer | None, adult: Adult) -> bool:
        """Tell whether `Mrs Khan` is this child's Mrs Aisha Khan: one of them has no forename.

        Where neither has one, a title may be missing too.
        """
        if carer is None or (carer.forename and adult.carer.get("forename")):
            return False
        surname = name_key("", adult.carer.get("surname", ""))
        title = adult.carer.get("title", "").rstrip(".").casefold()
        ours = carer.title.rstrip(".").casefold()
        if not (title and ours) and not (carer.forename or adult.carer.get("forename")):
            title = ours
        return (title, surname) == (ours, name_key("", carer.surname))

    def _remember(self, carer: Carer, home: str) -> None:
        said = {name: getattr(carer, name) for name in carers.NAMES}
        for hint in _hints(said, home):
            self._known.setdefault((_name_of(carer), hint), carer.id)

    def _home(self, pupil: str) -> str:
        found = self._book.details.get(pupil)
        return household(found.address, found.postcode) if found else ""


def _name_of(carer: Carer) -> str:
    """Return an adult's name to compare by, without a title that stands in the forename."""
    return adult_key(carer.title, titles.without_title(carer.forename), carer.surname)


def _hints(said: Mapping[str, str], home: str) -> list[str]:
    """Return what tells two adults of one name apart, the surest first."""
    phone = "".join(filter(str.isdigit, said.get("phone", "")))
    own = _household(said)
    found = [said.get("email", "").casefold(), phone, own and f"at {own}", home and f"with {home}"]
    return [each for each in found if each]


def _household(said: Mapping[str, str]) -> str:
    return household(said.get("address", ""), said.get("postcode", ""))
