"""The questions of a triage, as `assets/questions` has them, and what follows from the answers.

"Not sure" can always be answered and leads where the careful answer leads (procedure row 13).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from store.asset_tables import tables
from store.fields import Choice, Field, Kind, Values

UNSURE = "unsure"
"""The answer that every question takes."""
HEADTEACHER, ADULT = "headteacher", "adult"
"""The answer that puts the chair in the headteacher's place, and the question it belongs to."""
KINDS, ILLEGAL = "kinds", "illegal"
"""What it is about, and whether it could be against the law."""
NUDES = "nudes"
"""The kind of case in which nobody looks at the pictures."""
CHILD, NO_PART = "child", "none"
DANGER = "danger"
"""What the child's part was, and the answer that it had none."""
WHY = "why"
KINDS_HINT = "Letters find one, Enter ticks it: n nude pictures, e extremism and terrorist content."
"""Said beside the kinds: some bring other calls and steps than a crime does, and stand far down."""


@dataclass(frozen=True)
class Answer:
    """One answer: `leads` are ids of procedures; `like` is the answer that this one counts as.

    `meaning` is what it says whatever is asked, where its words hang on the question. `means` is
    that, or how it came with the program, where a school asks or says it otherwise. It leads to
    nothing where each question in `unless` has one of the answers there; with `beside` it counts as
    `like` only where each of those has.
    """

    id: str
    say: str
    leads: tuple[str, ...] = ()
    like: str = ""
    means: str = ""
    meaning: str = ""
    unless: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def label(self) -> str:
        """How it is offered and printed: what follows from it is in sight in whatever words."""
        return f"{self.say} ({self.means})" if self.means else self.say


@dataclass(frozen=True)
class Question:
    """One question; `only_if` names another and the answers of it that make this one count."""

    id: str
    ask: str
    hint: str
    answers: tuple[Answer, ...]
    only_if: tuple[str, tuple[str, ...]] | None = None
    rows: tuple[int, ...] = ()
    guidance: tuple[str, ...] = ()
    critical: bool = False
    used: bool = True
    own: bool = False

    def answer(self, id: str) -> Answer | None:
        """Return the answer with this id, or None."""
        return next((each for each in self.answers if each.id == id), None)

    def leads(self, id: str) -> tuple[str, ...]:
        """Return the procedures that an answer leads to, itself or as the one it counts as."""
        found = self.answer(id)
        if found is not None and found.like and not found.beside:
            found = self.answer(found.like)
        return found.leads if found is not None else ()

    def follows(self, said: Values) -> tuple[str, ...]:
        """Return the procedures that its answer leads to, beside the answers to the others."""
        found = self.answer(said.get(self.id, ""))
        if found is not None and _all_said(found.unless, said):
            return ()
        if found is not None and _all_said(found.beside, said):
            return self.leads(found.like)
        return self.leads(said.get(self.id, ""))


@dataclass(frozen=True)
class Category:
    """A kind of case: what it is called, and the procedures it brings with it.

    `child`: it is always about a child; where it is not, there may be none. `offline`: it says
    nothing of a device, a picture or something online. `posted`: it stands in public. `in_post`:
    beside one of those it says nothing of a child.
    """

    id: str
    say: str
    leads: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    guidance: tuple[str, ...] = ()
    critical: bool = False
    used: bool = True
    own: bool = False
    child: bool = True
    offline: bool = False
    posted: bool = False
    in_post: bool = False


@dataclass(frozen=True)
class Guide:
    """What a triage asks: the questions and the kinds of case, those that are used."""

    questions: tuple[Question, ...]
    categories: tuple[Category, ...]


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked."""
    return tuple(_question(each) for each in tables("questions", "triage", "question"))


@cache
def categories() -> tuple[Category, ...]:
    """Return the kinds of case in the order in which they are offered."""
    return tuple(
        Category(
            each["id"],
            each["say"],
            tuple(each.get("leads", ())),
            tuple(each.get("rows", ())),
            tuple(each.get("guidance", ())),
            each.get("critical", False),
            child=each.get("child", True),
            offline=each.get("offline", False),
            posted=each.get("posted", False),
            in_post=each.get("in_post", False),
        )
        for each in tables("questions", "categories", "category")
    )


def kinds_online(pressed: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of case that a child's choices of something online propose, by their ids."""
    kinds = {
        each: kind["id"]
        for kind in tables("questions", "categories", "category")
        for each in kind.get("online", ())
    }
    return tuple(dict.fromkeys(kinds[each] for each in pressed if each in kinds))


@cache
def given() -> Guide:
    """Return what a triage asks as it comes with the program."""
    return Guide(questions(), categories())


def category_choices(guide: Guide | None = None, *, unsure: bool = False) -> tuple[Choice, ...]:
    """Return the kinds of case to choose from, with or without "not sure"."""
    found = (guide or given()).categories
    return tuple(Choice(each.id, each.say) for each in found if unsure or each.id != UNSURE)


def triage_fields(guide: Guide | None = None) -> tuple[Field, ...]:
    """Return what a triage asks: the questions, the kinds, and why."""
    guide = guide or given()
    return (
        *(_field(each) for each in guide.questions),
        Field(
            KINDS,
            "What is it about?",
            Kind.SEVERAL,
            True,
            KINDS_HINT,
            choices=category_choices(guide, unsure=True),
        ),
        Field(WHY, "Why you see it so", Kind.TEXT, True, in_words=True),
    )


def procedures_of(answers: Values, guide: Guide | None = None) -> tuple[str, ...]:
    """Return the ids of the procedures that answers lead to, each once, in the order asked."""
    guide = guide or given()
    asked = [
        lead
        for question, field in zip(guide.questions, triage_fields(guide), strict=False)
        if field.applies(answers)
        for lead in question.follows(answers)
    ]
    kinds = answers.get(KINDS, "").split("\n")
    asked += [lead for each in guide.categories if each.id in kinds for lead in each.leads]
    return tuple(dict.fromkeys(asked))


def without_child(answers: Values) -> bool:
    """Tell whether answers say that no child has a part: its part is none, and its kind needs none.

    What is not answered, or "not sure", counts as with a child.
    """
    kinds = {each for each in answers.get(KINDS, "").split("\n") if each}
    posted = any(each.posted for each in categories() if each.id in kinds)
    can_be = {each.id for each in categories() if not each.child or (posted and each.in_post)}
    return bool(kinds) and kinds <= can_be and answers.get(CHILD) == NO_PART


def is_only_posted(answers: Values) -> bool:
    """Tell whether it all stands in public, no child is in danger, and nobody at school has a part.

    What is not answered, or "not sure", counts as if somebody had.
    """
    posted = {each.id for each in categories() if each.posted}
    safe, outside = answers.get(DANGER) == "no", answers.get(ADULT) in ("no", "outside")
    there = posted & {*answers.get(KINDS, "").split("\n")}
    return bool(there) and safe and outside and without_child(answers)


def said_in_words(answers: Values, guide: Guide | None = None) -> tuple[tuple[str, str], ...]:
    """Return each question that counted with the words of its answer."""
    labels = {field.id: _labels(field.choices) for field in triage_fields(guide)}
    return tuple(
        (field.label, ", ".join(labels[field.id].get(id, id) for id in said.split("\n")))
        for field in triage_fields(guide)
        if field.id != WHY and field.applies(answers) and (said := answers.get(field.id, ""))
    )


def _labels(choices: Sequence[Choice]) -> dict[str, str]:
    return {choice.id: choice.label for choice in choices}


def _field(question: Question) -> Field:
    choices = tuple(Choice(each.id, each.label) for each in question.answers)
    return Field(
        question.id,
        question.ask,
        Kind.CHOICE,
        True,
        question.hint,
        choices,
        only_if=question.only_if,
    )


def _all_said(answers: Sequence[tuple[str, tuple[str, ...]]], said: Values) -> bool:
    """Tell whether each of some questions has one of its answers; False where there are none."""
    return bool(answers) and all(said.get(question) in ids for question, ids in answers)


def _question(said: Mapping[str, Any]) -> Question:
    only_if = said.get("only_if")
    return Question(
        said["id"],
        said["ask"],
        said["hint"],
        tuple(
            Answer(
                each["id"],
                each["say"],
                tuple(each.get("leads", ())),
                each.get("as", ""),
                meaning=each.get("means", ""),
                unless=_answers(each.get("unless", {})),
                beside=_answers(each.get("beside", {})),
            )
            for each in said["answers"]
        ),
        (only_if["question"], tuple(only_if["answers"])) if only_if else None,
        tuple(said.get("rows", ())),
        tuple(said.get("guidance", ())),
        said.get("critical", False),
    )


def _answers(said: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((question, tuple(ids)) for question, ids in said.items())
