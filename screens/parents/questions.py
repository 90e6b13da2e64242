"""A letter's questions as fields: who answers, and the questions of its forms."""

from collections.abc import Mapping

from assets.texts import text
from assets.tongue import ENGLISH
from screens.clean import clean
from store.consents.answers import WEB, Answer
from store.consents.forms import Form
from store.consents.parents_slot import Asked
from store.fields import Choice, Field, Kind

WHO, CHECK = "who", "check"
NAME_LIMIT = 100
RELATIONSHIPS = ("mother", "father", "step", "grandparent", "foster", "other")
RESPONSIBILITY = ("yes", "no", "not_sure")
MORE = "-more"
"""What the page of the questions that a no opens ends with."""
LEFT = "-left"
"""What the name of the answer "not now" to a form ends with."""


def who_fields() -> tuple[Field, ...]:
    """Return the questions about whoever answers; their ids are those of an `Answer`."""
    return (
        Field("name", text("parents.who.name"), required=True, limit=NAME_LIMIT),
        _choice("relationship", RELATIONSHIPS),
        _choice("responsibility", RESPONSIBILITY, text("parents.who.responsibility_hint")),
    )


def pages(asked: Asked, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the pages with questions, in order, as the answers so far have it."""
    found = [WHO]
    for place, form in asked.still_open:
        found.append(f"form{place}")
        if not is_left(place, values) and any(
            each.only_if for each in form.asked(answers_to(asked, place, values))
        ):
            found.append(f"form{place}{MORE}")
    return tuple(found)


def fields_of(asked: Asked, page: str, values: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields of a page; none for a page that there is not."""
    if page == WHO:
        return who_fields()
    if (place := place_of(asked, page)) is None:
        return ()
    form = asked.forms[place]
    more = page.endswith(MORE)
    return tuple(
        Field(_name(place, each.id), each.ask, Kind.YES_NO, required=True, hint=each.hint)
        for each in form.asked(answers_to(asked, place, values))
        if bool(each.only_if) is more
    )


def place_of(asked: Asked, page: str) -> int | None:
    """Return which form of the letter a page belongs to."""
    number = page.removeprefix("form").removesuffix(MORE)
    place = int(number) if number.isdigit() and len(number) < 3 else -1
    return place if page.startswith("form") and place in range(len(asked.forms)) else None


def names_of(asked: Asked) -> frozenset[str]:
    """Return the names of everything that a letter asks, whatever is answered."""
    of_forms = {
        _name(place, each.id) for place, form in enumerate(asked.forms) for each in form.questions
    }
    left = {_left(place) for place in range(len(asked.forms))} if may_leave(asked) else set()
    return frozenset(of_forms | left | {each.id for each in who_fields()})


def may_leave(asked: Asked) -> bool:
    """Tell whether one form may be left out for now: where there is another."""
    return len(asked.still_open) > 1


def is_left(place: int, values: Mapping[str, str]) -> bool:
    """Tell whether a form is left out for now."""
    return bool(values.get(_left(place)))


def leave(place: int, values: Mapping[str, str], *, out: bool) -> dict[str, str]:
    """Return the answers with a form left out for now, or not any more."""
    kept = {name: each for name, each in values.items() if name != _left(place)}
    return kept | ({_left(place): "yes"} if out else {})


def left_out(asked: Asked, values: Mapping[str, str]) -> tuple[Form, ...]:
    """Return the forms that are left out for now."""
    return tuple(form for place, form in asked.still_open if is_left(place, values))


def wrong_on(asked: Asked, page: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return a sentence for each field of a page that is not right; none for what is left out."""
    place = place_of(asked, page)
    if place is not None and is_left(place, values):
        return {}
    return check(fields_of(asked, page, values), values)


def answers_to(asked: Asked, place: int, values: Mapping[str, str]) -> dict[str, str]:
    """Return the answers to one form by its questions' ids."""
    found = {
        each.id: values.get(_name(place, each.id), "") for each in asked.forms[place].questions
    }
    return {id: answer for id, answer in found.items() if answer}


def check(fields: tuple[Field, ...], values: Mapping[str, str]) -> dict[str, str]:
    """Return a sentence for each field that is not right, as a parent would be told."""
    wrong: dict[str, str] = {}
    for each in fields:
        value, known = values.get(each.id, ""), {choice.id for choice in each.choices}
        known = known or ({"yes", "no"} if each.kind is Kind.YES_NO else set())
        what = text("parents.wrong.choose" if known else "parents.wrong.fill", what=each.label)
        chosen = set(value.split("\n")) - {""}
        if not each.applies(dict(values)):
            continue
        if (each.required and not clean(value).strip()) or (known and not chosen <= known):
            wrong[each.id] = what
        elif len(value) > each.limit:
            wrong[each.id] = text("parents.wrong.long", what=each.label, limit=str(each.limit))
    return wrong


def answers(
    asked: Asked, values: Mapping[str, str], sitting: str, language: str = ENGLISH
) -> tuple[Answer, ...]:
    """Return what is sent: one answer a form that is not left out, with only what was asked."""
    found = []
    for place, form in asked.still_open:
        if is_left(place, values):
            continue
        said = answers_to(asked, place, values)
        kept = {each.id: said[each.id] for each in form.asked(said) if each.id in said}
        found.append(_answer(asked, form, sitting, values, language, answers=kept))
    return tuple(found)


def taken_back(asked: Asked, form: Form, sitting: str, language: str = ENGLISH) -> Answer:
    """Return what is sent when somebody takes back what they allowed by a form."""
    return _answer(asked, form, sitting, {}, language, withdrawn=True)


def _answer(
    asked: Asked,
    form: Form,
    sitting: str,
    values: Mapping[str, str],
    language: str,
    *,
    answers: dict[str, str] | None = None,
    withdrawn: bool = False,
) -> Answer:
    return Answer(
        asked.letter.letter,
        form.id,
        form.edition,
        answers or {},
        withdrawn,
        values.get("name", "").strip(),
        values.get("relationship", ""),
        values.get("responsibility", ""),
        language,
        WEB,
        sitting=sitting,
    )


def _left(place: int) -> str:
    return f"form{place}{LEFT}"


def _name(place: int, question: str) -> str:
    return f"form{place}-{question}"


def _choice(name: str, ids: tuple[str, ...], hint: str = "") -> Field:
    choices = tuple(Choice(each, text(f"parents.who.{each}")) for each in ids)
    return Field(name, text(f"parents.who.{name}"), Kind.CHOICE, True, hint, choices)
