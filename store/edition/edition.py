"""The questions, kinds of case, procedures and steps of a triage, as one school uses them.

What is `critical` is always there, with its own time: a school words it and no more. A case keeps
what it was given when it was triaged (`store.cases.triaging`), whatever an edition says later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from store.cases import procedures, questions
from store.cases.procedures import Procedure, Rule, Step
from store.cases.questions import UNSURE, Answer, Category, Guide, Question
from store.edition import school
from store.edition.changes import ORDER, Change
from store.fields import Choice
from store.signing_in.session import Session

QUESTION, CATEGORY, STEP = "question", "category", "step"
OURS = "the school's own"
SAY = "say_"
"""How the values begin that word the answers of a question."""
Changes = Mapping[str, Change]
Thing = TypeVar("Thing", Question, Category, Rule)


@dataclass(frozen=True)
class Edition:
    """What is used: the guide of a triage, the procedures, the steps by their ids."""

    guide: Guide
    procedures: Mapping[str, Procedure]
    rules: Mapping[str, Rule]


@cache
def given() -> Edition:
    """Return what comes with the program."""
    return Edition(questions.given(), procedures.procedures(), procedures.rules())


def of_school(session: Session) -> Edition:
    """Return what this school uses."""
    found = school.changes(session)
    if not any(found.get(what) for what in (QUESTION, CATEGORY, STEP)):
        return given()
    steps = all_steps(found.get(STEP, {}))
    rules = {each.step.id: each for each in steps if each.used}
    asked = Guide(
        tuple(each for each in all_questions(found.get(QUESTION, {})) if each.used),
        tuple(each for each in all_categories(found.get(CATEGORY, {})) if each.used),
    )
    return Edition(asked, _procedures(rules, found.get(STEP, {})), rules)


def category_choices(session: Session, *, also_unused: bool = False) -> tuple[Choice, ...]:
    """Return the kinds of case to choose from at this school, all but "not sure"."""
    found = all_categories(school.changes(session).get(CATEGORY, {}))
    used = (each for each in found if (each.used or also_unused) and each.id != UNSURE)
    return tuple(Choice(each.id, each.say) for each in used)


def all_questions(changes: Changes) -> tuple[Question, ...]:
    """Return every question in the school's order, used or not."""
    shipped = [_question(each, changes.get(each.id)) for each in questions.questions()]
    own = [_own_question(each) for each in _own(changes, {each.id for each in shipped})]
    return _ordered([*shipped, *own], [each.id for each in (*shipped, *own)], changes)


def all_categories(changes: Changes) -> tuple[Category, ...]:
    """Return every kind of case in the school's order, used or not; "not sure" is the last."""
    shipped = [_category(each, changes.get(each.id)) for each in questions.categories()]
    own = [_own_category(each) for each in _own(changes, {each.id for each in shipped})]
    found = _ordered([*shipped, *own], [each.id for each in (*shipped, *own)], changes)
    return tuple(sorted(found, key=lambda each: each.id == UNSURE))


def all_steps(changes: Changes) -> tuple[Rule, ...]:
    """Return every step in the school's order, used or not."""
    shipped = [_rule(each, changes.get(id)) for id, each in procedures.rules().items()]
    own = [_own_rule(each) for each in _own(changes, set(procedures.rules()))]
    return _ordered([*shipped, *own], [each.step.id for each in (*shipped, *own)], changes)


def of_procedures(step: str, changes: Changes) -> tuple[str, ...]:
    """Return the ids of the procedures that a step belongs to."""
    found = [id for id, each in procedures.procedures().items() if step in each.steps]
    change = changes.get(step)
    more = change.text("more").split("\n") if change else []
    return tuple(dict.fromkeys([*found, *(each for each in more if each)]))


def _procedures(rules: Mapping[str, Rule], changes: Changes) -> Mapping[str, Procedure]:
    order = {id: place for place, id in enumerate(rules)} if ORDER in changes else {}
    added: dict[str, list[str]] = {}
    for id in rules:
        for procedure in of_procedures(id, changes):
            added.setdefault(procedure, []).append(id)
    found = {}
    for id, each in procedures.procedures().items():
        steps = [step for step in each.steps if step in rules]
        steps += [step for step in added.get(id, []) if step not in steps]
        found[id] = replace(each, steps=tuple(sorted(steps, key=lambda s: order.get(s, 0))))
    return found


def _question(question: Question, change: Change | None) -> Question:
    if change is None:
        return question
    ask, hint = change.text("ask", question.ask), change.text("hint", question.hint)
    asked = (ask, hint) == (question.ask, question.hint)
    answers = (
        _answer(each, change.text(SAY + each.id, each.say), asked=asked)
        for each in question.answers
    )
    return replace(
        question,
        ask=ask,
        hint=hint,
        answers=tuple(answers),
        used=question.critical or change.used,
    )


def _answer(answer: Answer, say: str, *, asked: bool) -> Answer:
    """Return an answer in a school's words, beside them what it counts as: no word turns it round.

    `asked`: the question is the program's own, so that an answer in its own words says enough.
    """
    if say == answer.say:
        return answer if asked else replace(answer, means=answer.meaning)
    return replace(answer, say=say, means=answer.meaning or answer.say)


def _own_question(change: Change) -> Question:
    """A question of the school's own is answered with no, yes or not sure, which counts as yes."""
    answers = (
        Answer("no", "No"),
        Answer("yes", "Yes", _ids(change, "leads")),
        Answer(UNSURE, "Not sure", like="yes"),
    )
    ask, hint = change.text("ask"), change.text("hint")
    return Question(change.name, ask, hint, answers, used=change.used, own=True)


def _category(category: Category, change: Change | None) -> Category:
    if change is None:
        return category
    leads = tuple(dict.fromkeys([*category.leads, *_ids(change, "more")]))
    used = category.critical or change.used
    return replace(category, say=change.text("say", category.say), leads=leads, used=used)


def _own_category(change: Change) -> Category:
    leads = _ids(change, "more")
    return Category(change.name, change.text("say"), leads, used=change.used, own=True)


def _rule(rule: Rule, change: Change | None) -> Rule:
    if change is None:
        return rule
    step = replace(
        rule.step,
        title=change.text("title", rule.step.title),
        help=change.text("help", rule.step.help),
    )
    if not rule.critical:
        step = replace(step, due=_due(change, step.due), required=_required(change, step.required))
    return replace(rule, step=step, used=rule.critical or change.used)


def _own_rule(change: Change) -> Rule:
    title, help = change.text("title"), change.text("help")
    step = Step(
        change.name,
        title,
        help,
        _due(change, ""),
        required=_required(change, True),
        source=OURS,
    )
    return Rule(step, used=change.used, own=True)


NO_TIME = "none"
"""The value that says that a step has no set time."""


def _due(change: Change, before: str) -> str:
    said = change.text("due", before)
    return "" if said == NO_TIME else said


def _required(change: Change, before: bool) -> bool:
    return {"yes": True, "no": False}.get(change.text("required"), before)


def _ids(change: Change, name: str) -> tuple[str, ...]:
    return tuple(each for each in change.text(name).split("\n") if each)


def _own(changes: Changes, shipped: set[str]) -> list[Change]:
    """Return what the school added, the first added first; what was emptied is gone."""
    added = changes.keys() - shipped - {ORDER}
    own = [changes[id] for id in added if changes[id].values]
    return sorted(own, key=lambda each: (each.versions[0].at, each.name))


def _ordered(things: Sequence[Thing], ids: Sequence[str], changes: Changes) -> tuple[Thing, ...]:
    change = changes.get(ORDER)
    wished = change.text(ORDER).split("\n") if change else []
    places = {id: place for place, id in enumerate(wished)}
    known = [places.get(id, len(places) + n) for n, id in enumerate(ids)]
    return tuple(thing for _, thing in sorted(zip(known, things, strict=True), key=lambda p: p[0]))
