"""What is asked about the rota: the half-days of a week, and who follows."""

from calendar import day_name
from collections.abc import Mapping
from dataclasses import replace

from screens.staff.duty.duty_words import holders
from store.duty.rota import Rota, Turn, weekly
from store.duty.rotas import DEPUTIES, STEPS
from store.fields import Choice, Field, Kind
from store.school.public_list import PublicList
from store.school.school_days import SchoolDays

Said = Mapping[str, str]
NOBODY = "nobody"


def week_fields(public: PublicList, calendar: SchoolDays) -> tuple[Field, ...]:
    """Return a field for each half-day of an ordinary week."""
    choices = _people(public)
    return tuple(
        Field(f"{day}-{half}", f"{day_name[day]} {half}", Kind.CHOICE, choices=choices)
        for day, half in weekly(calendar)
    )


def week_values(rota: Rota) -> dict[str, str]:
    """Return a week as the values of its fields."""
    return {f"{each.weekday}-{each.half}": each.person for each in rota.turns}


def with_week(rota: Rota, said: Said) -> Rota:
    """Return a rota with the week as it is filled in."""
    turns = []
    for field, person in said.items():
        day, _, half = field.partition("-")
        if person and person != NOBODY:
            turns.append(Turn(int(day), half, person))
    return replace(rota, turns=tuple(sorted(turns, key=_in_order)))


def proposed(public: PublicList, calendar: SchoolDays) -> Rota:
    """Return the rota a school may begin with: the safeguarding lead, every half-day."""
    leads = [person.id for person in public.with_role("dsl")]
    able = holders(public)
    lead = next((id for id in (*leads, *able) if id in able), "")
    deputies = [id for id in able if id != lead and "headteacher" not in _roles(public, id)]
    turns = tuple(Turn(day, half, lead) for day, half in weekly(calendar) if lead)
    return Rota(turns, tuple(deputies[:DEPUTIES]))


def then_fields(public: PublicList) -> tuple[Field, ...]:
    """Return the fields about who follows, and who is told in the holidays."""
    people = _people(public)
    places = ("First", "Then", "And then")
    return (
        *(
            Field(f"deputy-{n}", f"{places[n - 1]} it goes to", Kind.CHOICE, choices=people)
            for n in range(1, DEPUTIES + 1)
        ),
        Field(
            "step",
            "After so many minutes each",
            Kind.CHOICE,
            True,
            choices=tuple(Choice(str(step), f"{step} min") for step in STEPS),
        ),
        Field(
            "holiday",
            "In the holidays, urgent",
            Kind.CHOICE,
            hint="Calls for help, and what an authority is asked for. Nothing else is told then.",
            choices=people,
        ),
    )


def then_values(rota: Rota) -> dict[str, str]:
    """Return who follows as the values of the fields."""
    deputies = {f"deputy-{n}": id for n, id in enumerate(rota.deputies, 1)}
    return {**deputies, "step": str(rota.step), "holiday": rota.holiday or NOBODY}


def with_then(rota: Rota, said: Said) -> Rota:
    """Return a rota with who follows as it is filled in."""
    named = (said.get(f"deputy-{n}", "") for n in range(1, DEPUTIES + 1))
    deputies = tuple(dict.fromkeys(id for id in named if id and id != NOBODY))
    holiday = said.get("holiday", "")
    return replace(
        rota,
        deputies=deputies,
        step=int(said["step"]),
        holiday="" if holiday == NOBODY else holiday,
    )


def _people(public: PublicList) -> tuple[Choice, ...]:
    found = (Choice(id, public.name_of(id)) for id in holders(public))
    return (*found, Choice(NOBODY, "Nobody"))


def _roles(public: PublicList, id: str) -> tuple[str, ...]:
    person = public.person(id)
    return person.roles if person else ()


def _in_order(turn: Turn) -> tuple[int, bool]:
    return turn.weekday, turn.half != "morning"
