"""What is asked when a thing of the edition is changed, and what is wrong with an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from store.cases import case_types, procedures, questions
from store.edition import edition, school
from store.edition.changes import WHY as WHY
from store.edition.changes import Change
from store.edition.edition import CATEGORY, NO_TIME, QUESTION, SAY, STEP
from store.fields import Choice, Field, Kind, Values
from store.letters import merging, texts
from store.letters.texts import LetterText
from store.school.due import AT_ONCE, SAME_DAY
from store.signing_in.session import Session

ANSWER_LIMIT, ASK_LIMIT, MORE_LINES = 26, 48, 6
DUE = (
    Choice(AT_ONCE, "At once"),
    Choice(SAME_DAY, "The same school day"),
    Choice("1 working day", "1 working day"),
    Choice("2 working days", "2 working days"),
    *(
        Choice(f"{n} school day{'s' * (n > 1)}", f"{n} school day{'s' * (n > 1)}")
        for n in (1, 2, 5)
    ),
    Choice("10 school days", "10 school days"),
    Choice("72 hours", "72 hours, weekends too"),
    Choice(NO_TIME, "No set time"),
)
Changes = Mapping[str, Change]
_More = Field("more", "", Kind.SEVERAL)


def out_of_order(session: Session, ids: Sequence[str]) -> str:
    """Return the question that has to come before another one and would not; empty: none."""
    found = edition.all_questions(school.changes(session).get(QUESTION, {}))
    by_id = {each.id: each for each in found}
    for place, id in enumerate(ids):
        before = by_id[id].only_if
        if before and before[0] not in ids[:place]:
            return by_id[before[0]].ask
    return ""


def judge(session: Session, what: str, id: str, said: Values) -> dict[str, str]:
    """Return a sentence for each field that cannot be so; the limits are judged already."""
    found = school.changes(session).get(what, {})
    if what == QUESTION and not said.get("ask", "").rstrip().endswith("?"):
        return {"ask": "Please end it with a question mark."}
    if what == QUESTION and (wrong := _alike(id, found, said)):
        return wrong
    if what == LETTER:
        sentence = merging.judge(_letter(id, found), said.get("text", ""))
        return {"text": sentence} if sentence else {}
    if what == CASE_TYPE:
        lines = [line for line in said.get("more", "").splitlines() if line.strip()]
        if len(lines) > MORE_LINES or any(len(line) > 80 for line in lines):
            return {"more": f"Please keep to {MORE_LINES} lines of at most 80 characters."}
    name = NAMED[what]
    words = " ".join(said.get(name, "").casefold().split())
    others = [VALUES[what](other, found)[name] for other in _ids(what, found) if other != id]
    # The words that a thing came with stay its own, also where a school says it otherwise.
    others += [VALUES[what](other, {})[name] for other in _ids(what, {}) if other != id]
    if words in {" ".join(each.casefold().split()) for each in others}:
        return {name: "There is one with these words already."}
    return {}


def _question_fields(id: str, changes: Changes) -> tuple[Field, ...]:
    found = next((each for each in edition.all_questions(changes) if each.id == id), None)
    ask = Field("ask", "The question", required=True, limit=ASK_LIMIT)
    hint = Field("hint", "What helps to answer it", required=True, limit=100)
    if found is None or found.own:
        brings = "What “yes” and “not sure” bring"
        return (ask, hint, Field("leads", brings, Kind.SEVERAL, True, choices=_procedures()))
    shipped = {each.id: each.say for each in _shipped_question(id).answers}
    says = (
        Field(SAY + key, f"Answer: {say}", required=True, limit=ANSWER_LIMIT)
        for key, say in shipped.items()
    )
    return (ask, hint, *says)


def _alike(id: str, changes: Changes, said: Values) -> dict[str, str]:
    """Return a sentence for each answer in the words of another one, theirs now or as it came."""
    found = next((each for each in edition.all_questions(changes) if each.id == id), None)
    if found is None or found.own:
        return {}
    wrong, came = {}, {each.id: each for each in _shipped_question(id).answers}
    for answer in found.answers:
        mine = _bare(said.get(SAY + answer.id, ""))
        for other in found.answers:
            theirs = (said.get(SAY + other.id, ""), other.say, came[other.id].say, other.meaning)
            if other.id != answer.id and mine in map(_bare, theirs):
                wrong[SAY + answer.id] = f"That is what “{other.label}” says or said."
    return wrong


def _bare(words: str) -> str:
    return "".join(each for each in words.casefold() if each.isalnum())


def _question_values(id: str, changes: Changes) -> dict[str, str]:
    found = next(each for each in edition.all_questions(changes) if each.id == id)
    known = {"ask": found.ask, "hint": found.hint}
    if found.own:
        return {**known, "leads": "\n".join(found.leads("yes"))}
    return {**known, **{SAY + each.id: each.say for each in found.answers}}


def _category_fields(id: str, changes: Changes) -> tuple[Field, ...]:
    say = Field("say", "What it is called", required=True, limit=44)
    shipped = next((each for each in questions.categories() if each.id == id), None)
    already = shipped.leads if shipped else ()
    label = "What it brings besides" if already else "What it brings"
    choices = tuple(each for each in _procedures() if each.id not in already)
    return (say, replace(_More, label=label, choices=choices))


def _category_values(id: str, changes: Changes) -> dict[str, str]:
    found = next(each for each in edition.all_categories(changes) if each.id == id)
    return {"say": found.say, "more": _text(changes, id, "more")}


def _step_fields(id: str, changes: Changes) -> tuple[Field, ...]:
    found = next((each for each in edition.all_steps(changes) if each.step.id == id), None)
    title = Field("title", "What is to be done", required=True, limit=29)
    help = Field("help", "How, and what to look out for", Kind.TEXT, limit=400)
    timed = (
        Field("due", "By when", Kind.CHOICE, True, choices=DUE),
        Field("required", "Must it be done, or is it said why not?", Kind.YES_NO, True),
    )
    shipped = [key for key, each in procedures.procedures().items() if id in each.steps]
    choices = tuple(each for each in _procedures() if each.id not in shipped)
    own = found is None or found.own
    label = "Of which procedures it is a step" if own else "A step of these procedures besides"
    more = replace(_More, label=label, required=own, choices=choices)
    return (title, help, *(() if found and found.critical else timed), more)


def _step_values(id: str, changes: Changes) -> dict[str, str]:
    found = next(each for each in edition.all_steps(changes) if each.step.id == id)
    step = found.step
    known = {"title": step.title, "help": step.help, "more": _text(changes, id, "more")}
    if found.critical:
        return known
    return {**known, "due": step.due or NO_TIME, "required": "yes" if step.required else "no"}


def _type_fields(id: str, changes: Changes) -> tuple[Field, ...]:
    shipped = next((each for each in case_types.given() if each.id == id), None)
    say = Field("say", "What it is called", required=True, limit=33)
    hint = Field("hint", "When it is the right one", required=True, limit=140)
    more = Field("more", "What it asks besides", Kind.TEXT, hint="A question to a line.", limit=500)
    if shipped is None:
        kinds = questions.category_choices()
        opens = Field("category", "Which kind of case it opens", Kind.CHOICE, True, choices=kinds)
        return (say, hint, opens, replace(more, label="What it asks", required=True))
    asks = (
        Field(case_types.ASK + each.id, f"Asks: {each.label}", required=True, limit=80)
        for each in shipped.asks
    )
    return (say, hint, *asks, more)


def _type_values(id: str, changes: Changes) -> dict[str, str]:
    found = next(each for each in case_types.with_changes(changes) if each.id == id)
    known = {"say": found.say, "hint": found.hint, "more": _text(changes, id, "more")}
    if found.own:
        return {**known, "category": found.category}
    own = (each for each in found.asks if not each.id.startswith("own_"))
    return {**known, **{case_types.ASK + each.id: each.label for each in own}}


def _letter_fields(id: str, changes: Changes) -> tuple[Field, ...]:
    found = _letter(id, changes)
    places = ", ".join(f"{{{name}}}" for name in texts.placeholders(found))
    asks = (
        Field("title", "What it is called in the list", required=True, limit=48),
        Field("heading", "What stands above it", required=True, limit=80),
        Field("signed", "Whose name stands under it", Kind.CHOICE, True, choices=texts.SIGNED_BY),
        Field("text", "The letter", Kind.TEXT, True, f"Filled in: {places}.", limit=4000),
    )
    if id and not found.own:
        return asks
    kinds = Field("kinds", "Offered first for", Kind.SEVERAL, choices=questions.category_choices())
    return (*asks, kinds)


def _letter_values(id: str, changes: Changes) -> dict[str, str]:
    found = _letter(id, changes)
    said = (found.title, found.heading, found.signed, found.text)
    known = dict(zip(("title", "heading", "signed", "text"), said, strict=True))
    return {**known, **({"kinds": "\n".join(found.kinds)} if found.own else {})}


def _letter(id: str, changes: Changes) -> LetterText:
    found = (each for each in texts.with_changes(changes) if each.id == id)
    return next(found, LetterText("", "", "", texts.HEADTEACHER, ""))


def _shipped_question(id: str) -> questions.Question:
    return next(each for each in questions.questions() if each.id == id)


def _procedures() -> tuple[Choice, ...]:
    return tuple(Choice(id, each.title) for id, each in procedures.procedures().items())


def _text(changes: Changes, id: str, name: str) -> str:
    change = changes.get(id)
    return change.text(name) if change else ""


def _ids(what: str, changes: Changes) -> list[str]:
    if what == QUESTION:
        return [each.id for each in edition.all_questions(changes)]
    if what == CATEGORY:
        return [each.id for each in edition.all_categories(changes)]
    if what == STEP:
        return [each.step.id for each in edition.all_steps(changes)]
    return [each.id for each in case_types.with_changes(changes)]


CASE_TYPE, LETTER = case_types.WHAT, texts.WHAT
NAMED = {QUESTION: "ask", CATEGORY: "say", STEP: "title", CASE_TYPE: "say"}
FIELDS: Mapping[str, Callable[[str, Changes], tuple[Field, ...]]] = {
    QUESTION: _question_fields,
    CATEGORY: _category_fields,
    STEP: _step_fields,
    CASE_TYPE: _type_fields,
    LETTER: _letter_fields,
}
VALUES: Mapping[str, Callable[[str, Changes], dict[str, str]]] = {
    QUESTION: _question_values,
    CATEGORY: _category_values,
    STEP: _step_values,
    CASE_TYPE: _type_values,
    LETTER: _letter_values,
}
