"""What somebody says about a school before there is one, and whether it will do."""

from dataclasses import dataclass

from assets.catalogues import codes
from store.consents import form_address
from store.names import tidy
from store.school.public_list import ROLES
from store.school.school_days import SchoolDays

NEEDED = {
    "dsl": "designated safeguarding lead",
    "headteacher": "headteacher",
    "chair": "chair of governors",
}
"""The roles without which there is no school."""


@dataclass(frozen=True)
class PersonPlan:
    """A trusted adult: `roles` are ids of `public_list.ROLES`, one or more.

    `number` is where they can be rung, `notices` the addresses that notices go to.
    """

    name: str
    roles: tuple[str, ...]
    number: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassPlan:
    """A class: `version` is `younger` or `older`, `adults` are names of people.

    `language` is the code of the one it begins in, once children are offered it; empty: English.
    """

    name: str
    version: str
    adults: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True)
class RotaPlan:
    """Who is on duty, by names: `turns` are weekday (0 is Monday), half and name."""

    turns: tuple[tuple[int, str, str], ...]
    deputies: tuple[str, ...] = ()
    step: int = 15
    holiday: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who is named in it."""
        named = (*(name for _, _, name in self.turns), *self.deputies, self.holiday)
        return tuple(dict.fromkeys(name for name in named if name.strip()))


@dataclass(frozen=True)
class Plan:
    """What somebody says about a school.

    `head_second` and `chair_second` are the names of who else opens the headteacher's and the
    chair's drawer; empty: the chair of governors, and the DSL (or a deputy).
    """

    school: str
    people: tuple[PersonPlan, ...]
    classes: tuple[ClassPlan, ...]
    head_second: str = ""
    chair_second: str = ""
    form_address: str = ""
    terminal: str = "Office"
    calendar: SchoolDays | None = None
    rota: RotaPlan | None = None
    mail: str = ""


def missing_roles(plan: Plan) -> tuple[str, ...]:
    """Return what the people are called whom every school needs and this plan has not."""
    had = {role for person in plan.people for role in person.roles}
    return tuple(called for role, called in NEEDED.items() if role not in had)


def judge(plan: Plan) -> dict[str, str]:
    """Return a sentence for each part of a plan that is not right; empty when all is well."""
    wrong: dict[str, str] = {}
    names = [tidy(person.name) for person in plan.people]
    folded = [name.casefold() for name in names]
    if not tidy(plan.school):
        wrong["school"] = "Please write the name of the school."
    if tidy(plan.form_address) and (sentence := form_address.judge(tidy(plan.form_address))):
        wrong["form_address"] = sentence
    if any(not name for name in names):
        wrong["people"] = "Every adult needs a name."
    elif roleless := [person.name for person in plan.people if not person.roles]:
        wrong["people"] = f"{roleless[0]} needs at least one role."
    elif twice := {name for name in names if folded.count(name.casefold()) > 1}:
        wrong["people"] = f"Two adults have the same name: {', '.join(sorted(twice))}."
    if needed := missing_roles(plan):
        wrong.setdefault("people", f"Please name the {needed[0]}.")
    if unknown := {r for person in plan.people for r in person.roles} - set(ROLES):
        wrong.setdefault("people", f"Unknown role: {', '.join(sorted(unknown))}.")
    if not plan.classes:
        wrong["classes"] = "Please add at least one class."
    called = [tidy(each.name).casefold() for each in plan.classes]
    for each in plan.classes:
        if not tidy(each.name):
            wrong["classes"] = "Every class needs a name."
        elif called.count(tidy(each.name).casefold()) > 1:
            wrong["classes"] = f"Two classes are called {tidy(each.name)}."
        elif missing := [name for name in each.adults if tidy(name).casefold() not in folded]:
            wrong["classes"] = f"{each.name}: there is no adult called {missing[0]}."
        elif not each.adults:
            wrong["classes"] = f"{each.name} needs at least one trusted adult."
        elif each.version not in ("younger", "older"):
            wrong["classes"] = f"{each.name}: choose the younger or the older version."
        elif each.language and each.language not in codes():
            there = ", ".join(codes())
            wrong["classes"] = f"{each.name}: there is no language {each.language}, only {there}."
    for second in (plan.head_second, plan.chair_second):
        if second and tidy(second).casefold() not in folded:
            wrong["people"] = f"There is no adult called {second}."
    if plan.rota is not None and (sentence := _no_duty(plan, plan.rota, folded)):
        wrong["rota"] = sentence
    if sentence := _no_second(plan):
        wrong["drawers"] = sentence
    return wrong


def _no_duty(plan: Plan, rota: RotaPlan, names: list[str]) -> str:
    """Say what is not right with a rota."""
    if plan.calendar is None:
        return "rota: please type in the school days ([calendar] and [[terms]]) as well."
    if not rota.turns:
        return "rota: please name somebody for at least one day."
    roles = {tidy(person.name).casefold(): person.roles for person in plan.people}
    for name in rota.names:
        if tidy(name).casefold() not in names:
            return f"rota: there is no adult called {name}."
        if not set(roles[tidy(name).casefold()]) & {"dsl", "deputy", "headteacher"}:
            return f"rota: {name} reads no worries and could not see what waits."
    return ""


def _no_second(plan: Plan) -> str:
    """Say which drawer the same person would hold twice over, or open against themself."""
    roles = {tidy(person.name).casefold(): person.roles for person in plan.people}
    head = roles.get(tidy(plan.head_second).casefold(), ())
    chair = roles.get(tidy(plan.chair_second).casefold(), ())
    if "headteacher" in head:
        return "The headteacher opens that drawer anyway. Please choose one more person."
    if "chair" in chair:
        return "The chair opens that drawer anyway. Please choose one more person."
    if "headteacher" in chair:
        return "What is told about the headteacher cannot go to the headteacher."
    return ""
