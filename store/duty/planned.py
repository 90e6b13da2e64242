"""The rota and the addresses of a school that is being set up, from what its plan says."""

from collections.abc import Mapping
from dataclasses import replace

from store.duty.reach import MAIL, Reach
from store.duty.rota import Rota, Turn
from store.names import tidy
from store.school.public_list import PublicList
from store.school.school_plan import Plan


def rota_of(plan: Plan, ids: Mapping[str, str]) -> Rota | None:
    """Return the rota of a plan by people's ids; it counts from when the school is made."""
    if plan.rota is None:
        return None

    def id_of(name: str) -> str:
        return ids[tidy(name).casefold()] if name.strip() else ""

    turns = (Turn(day, half, id_of(name)) for day, half, name in plan.rota.turns)
    deputies = tuple(map(id_of, plan.rota.deputies))
    return Rota(tuple(turns), deputies, plan.rota.step, id_of(plan.rota.holiday))


def reaches_of(plan: Plan, public: PublicList) -> tuple[Reach, ...]:
    """Return how each is reached: said by themselves, the school's e-mail by a keeper."""
    ids = {person.name.casefold(): person.id for person in public.people}
    found = [
        Reach(ids[tidy(each.name).casefold()], each.number, each.notices)
        for each in plan.people
        if each.number or each.notices
    ]
    said = [replace(each, by=each.person, version=1) for each in found]
    mail = [Reach(MAIL, "", (plan.mail,), public.keepers[0], 1)] if plan.mail else []
    return (*said, *mail)
