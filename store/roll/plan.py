"""What a list would change in the roll, said before anything is changed.

A child is known by the UPN, else by name and date of birth. Where two fit, or one fits only by
half, a person says which: nothing is guessed. What somebody put right by hand is not taken back,
nor a warning about an adult dropped, unless a person says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from store.drawers.drawer import Fact
from store.roll import details, imported, oddities, pupils
from store.roll.adults import Adults
from store.roll.book import Book
from store.roll.compare import Difference, differing, new_values
from store.roll.ending import ROLL_PART
from store.roll.gather import Child, Gathered, Refusal
from store.roll.imported import NOUN, fact_id, same_id
from store.roll.matching import Asked, Matching
from store.roll.oddities import Odd
from store.roll.pupils import Pupil

NEW, BACK, LEFT = "new", "back", "left"
MOVED, RENAMED, CHANGED, SAME = "moved", "renamed", "changed", "same"
NEW_PUPIL, LEAVE_OUT = "new", "out"
LEFT_OUT, UNDECIDED = "Left out, as you decided.", "Not decided which pupil this is."


@dataclass
class Decisions:
    """What a person decided about an import so far.

    `answers` say of a line which pupil it is: an id, `NEW_PUPIL` or `LEAVE_OUT`. `take` are the ids
    of differences in which the list is right. `leavers` are pupils who have left.
    """

    whole_school: bool = False
    answers: dict[int, str] = field(default_factory=dict)
    take: set[str] = field(default_factory=set)
    leavers: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Step:
    """What becomes of one child: `kinds` of change, and `lines` that say it."""

    line: int
    pupil: str
    name: str
    school_class: str
    kinds: tuple[str, ...]
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    roll: tuple[tuple[str, Mapping[str, object]], ...] = ()


@dataclass(frozen=True)
class Plan:
    """Everything an import would do, and all that a person has to decide first.

    `taken` are the ids of those differences in which the list is believed; `odd` is what should be
    looked at, though it is taken in, and `unread` the headings that were not; those of
    them are `weighty` that may say who may be asked, or in which house they live.
    """

    id: str
    file: str
    how: str
    columns: Mapping[str, str]
    steps: tuple[Step, ...]
    refused: tuple[Refusal, ...]
    asked: tuple[Asked, ...]
    differences: tuple[Difference, ...]
    missing: tuple[Pupil, ...]
    adults: Mapping[str, int]
    taken: frozenset[str]
    odd: tuple[Odd, ...] = ()
    unread: tuple[str, ...] = ()
    weighty: tuple[str, ...] = ()

    def of(self, kind: str) -> list[Step]:
        """Return the steps that are of a kind."""
        return [step for step in self.steps if kind in step.kinds]

    @property
    def doubtful(self) -> list[Odd]:
        """What the list says in words of who may be asked, and was read as keeping them away."""
        return [each for each in self.odd if each.weighty]

    @property
    def changes(self) -> list[Step]:
        """The steps that change something."""
        return [step for step in self.steps if step.facts or step.roll]


class Planner:
    """Compares a list with the roll as it stands; asked again after every decision."""

    def __init__(
        self,
        id: str,
        file: str,
        how: str,
        columns: Mapping[str, str],
        found: Gathered,
        book: Book,
        secret: bytes,
        region: str = "",
        unread: tuple[str, ...] = (),
        weighty: tuple[str, ...] = (),
    ) -> None:
        self.id, self.file, self.how, self.columns = id, file, how, columns
        self.found, self.book, self._secret = found, book, secret
        self._region, self._unread, self._weighty = region, unread, weighty

    def plan(self, decided: Decisions, today: date) -> Plan:
        """Return what would be done."""
        matching = Matching(self.book, self.found.children, decided.answers)
        adults = Adults(self.id, self.book, decided.take, self._secret)
        steps: list[Step] = []
        differences: list[Difference] = []
        odd: list[Odd] = []
        # A list without adults says nothing of them.
        names_adults = any(each.adults for each in self.found.children)
        refused = list(self.found.refused)
        for child in self.found.children:
            if child.line in matching.left_out:
                refused.append(Refusal(child.line, "", LEFT_OUT, who=child.name))
                continue
            if child.line in matching.asked:
                refused.append(Refusal(child.line, "", UNDECIDED, who=child.name))
                continue
            pupil = matching.pupil_of[child.line]
            steps.append(step := self._step(child, pupil, adults, differences, decided, today))
            known = self.book.details.get(step.pupil)
            born = child.details.get("born", "") or (known.born if known else "")
            odd += oddities.in_words(child)
            odd += oddities.of_year(child, born, today, self._region)
            if names_adults:
                odd += oddities.missing_adults(child, step.pupil, adults.listed, self.book)
        missing = self._missing(steps, matching) if decided.whole_school else []
        steps += [self._leaves(each, today) for each in missing if each.id in decided.leavers]
        return Plan(
            self.id,
            self.file,
            self.how,
            self.columns,
            tuple(steps),
            tuple(sorted(refused, key=lambda each: each.line)),
            tuple(matching.asked.values()),
            (*differences, *adults.differences),
            tuple(missing),
            adults.counts,
            frozenset(decided.take),
            tuple(odd),
            self._unread,
            self._weighty,
        )

    def _step(
        self,
        child: Child,
        known: Pupil | None,
        adults: Adults,
        differences: list[Difference],
        decided: Decisions,
        today: date,
    ) -> Step:
        id = known.id if known else self._new_id(child)
        before = known or Pupil(id)
        about = pupils.subject(id)
        in_roll, apart = differing(about, before, child.pupil, child.name, decided.take)
        of_office = self.book.details.get(id) or details.Details(id)
        there = details.subject(id)
        in_office, more = differing(there, of_office, child.details, child.name, decided.take)
        differences += [*apart, *more]
        roll: list[tuple[str, Mapping[str, object]]] = []
        kinds, lines = _kinds(known, before, in_roll)
        if known and not known.is_here and not child.left_on:
            roll.append((pupils.RETURNED, {}))
            kinds = [BACK, *kinds]
        if in_roll or known is None:
            roll.append((pupils.IMPORTED, {"said": in_roll}))
        if child.left_on and before.is_here:
            roll.append((pupils.LEFT, {"on": child.left_on, "why": "The list gives the day."}))
            kinds = [LEFT, *kinds]
        facts, said = adults.facts_of(id, child)
        if in_office or roll:
            # What the roll is to hold stands beside it in the office: see `store.roll.ending`.
            body = {"said": in_office, ROLL_PART: roll, NOUN: self.id}
            kind = details.IMPORTED
            facts = [Fact(there, kind, body, fact_id(self.id, there, kind)), *facts]
        lines += [*new_values(of_office, in_office), *said]
        if facts and not kinds:
            kinds = [CHANGED]
        name, school_class = (
            in_roll.get("forename", before.forename),
            child.pupil.get("school_class", before.school_class),
        )
        whole = f"{name} {in_roll.get('surname', before.surname)}".strip()
        return Step(
            child.line,
            id,
            whole,
            school_class,
            tuple(kinds) or (SAME,),
            tuple(lines),
            tuple(facts),
            tuple(roll),
        )

    def _new_id(self, child: Child) -> str:
        """Return the id of a new pupil: the same at another office that takes the child in too."""
        upn, born = child.details.get("upn", ""), child.details.get("born", "")
        if sure := upn or (born and f"{child.key} {born}"):
            id = same_id(self._secret, f"{pupils.NOUN} {sure}")
            if id not in self.book.pupils:
                return id
        return fact_id(self.id, str(child.line), pupils.NOUN)

    def _missing(self, steps: list[Step], matching: Matching) -> list[Pupil]:
        """Return who is in the roll and nowhere in the list, refused lines included."""
        there = {step.pupil for step in steps} | matching.candidates
        keys = {each.key for each in self.found.refused if each.key}
        upns = {each.upn for each in self.found.refused if each.upn}
        return sorted(
            (
                each
                for each in self.book.pupils.values()
                if each.is_here
                and each.id not in there
                and matching.key_of(each) not in keys
                and matching.upn_of(each) not in (upns - {""})
            ),
            key=lambda each: (each.school_class.casefold(), each.surname.casefold(), each.called),
        )

    def _leaves(self, pupil: Pupil, today: date) -> Step:
        roll = ((pupils.LEFT, {"on": today.isoformat(), "why": "Not in the list any more."}),)
        there = details.subject(pupil.id)
        body = {"said": {}, ROLL_PART: roll, NOUN: self.id}
        fact = Fact(there, details.IMPORTED, body, fact_id(self.id, there, details.IMPORTED))
        return Step(0, pupil.id, pupil.name, pupil.school_class, (LEFT,), (), (fact,), roll)


def made(plan: Plan) -> Fact:
    """Return the entry that says which import this is."""
    touched = [step.pupil for step in plan.changes if step.roll]
    body = {"file": plan.file, "columns": dict(plan.columns), "pupils": touched}
    about = imported.subject(plan.id)
    return Fact(about, imported.MADE, body, fact_id(plan.id, about, imported.MADE))


def _kinds(
    known: Pupil | None, before: Pupil, said: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    if known is None:
        return [NEW], []
    kinds = []
    if "school_class" in said:
        kinds.append(MOVED)
    if "forename" in said or "surname" in said:
        kinds.append(RENAMED)
    if "year" in said and not kinds:
        kinds.append(CHANGED)
    return kinds, new_values(before, said)
