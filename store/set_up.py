"""Setting up a school: from a plan to keys, a public list, drawers, first PINs and two sheets.

`prepare` judges the plan and makes the secrets; nothing is on disk until `commit`, which runs
after both sheets were typed back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from store import grants, people, rings
from store.crypto.codes import make_phrase, phrase_seed
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.drawer import Drawer
from store.errors import Incomplete, SchoolExists
from store.front_desk import signed
from store.holding import GRANTED, subject_of
from store.home import Home
from store.journal import Author
from store.nouns import NOUNS
from store.public_list import (
    CHAIR,
    CHAIR_SHEET,
    HEAD,
    OFFICE,
    ROLES,
    ROLL,
    SAFEGUARDING,
    SCHOOL_SHEET,
    STANDING,
    Person,
    PublicList,
    SchoolClass,
    Sheet,
    Terminal,
)

KEEPERS = ("dsl", "deputy", "headteacher", "chair")


@dataclass(frozen=True)
class PersonPlan:
    """A trusted adult: `roles` are ids of `public_list.ROLES`, one or more."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class ClassPlan:
    """A class: `version` is `younger` or `older`, `adults` are names of people."""

    name: str
    version: str
    adults: tuple[str, ...]


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


@dataclass(frozen=True)
class Prepared:
    """A judged plan with its secrets, which live only here until `commit`.

    `pins` maps names to first PINs; `sheets` the two recovery phrases.
    """

    public: PublicList
    keys: dict[str, Keys] = field(repr=False)
    pins: dict[str, str] = field(repr=False)
    sheets: dict[str, tuple[str, ...]] = field(repr=False)


def judge(plan: Plan) -> dict[str, str]:
    """Return a sentence for each part of a plan that is not right; empty when all is well."""
    wrong: dict[str, str] = {}
    names = [person.name.strip() for person in plan.people]
    folded = [name.casefold() for name in names]
    if not plan.school.strip():
        wrong["school"] = "Please write the name of the school."
    if any(not name for name in names):
        wrong["people"] = "Every adult needs a name."
    elif twice := {name for name in names if folded.count(name.casefold()) > 1}:
        wrong["people"] = f"Two adults have the same name: {', '.join(sorted(twice))}."
    for role, called in (("dsl", "designated safeguarding lead"), ("headteacher", "headteacher")):
        if not any(role in person.roles for person in plan.people):
            wrong.setdefault("people", f"Please name the {called}.")
    if not any("chair" in person.roles for person in plan.people):
        wrong.setdefault("people", "Please name the chair of governors.")
    if unknown := {r for person in plan.people for r in person.roles} - set(ROLES):
        wrong.setdefault("people", f"Unknown role: {', '.join(sorted(unknown))}.")
    if not plan.classes:
        wrong["classes"] = "Please add at least one class."
    for each in plan.classes:
        if missing := [name for name in each.adults if name.strip().casefold() not in folded]:
            wrong["classes"] = f"{each.name}: there is no adult called {missing[0]}."
        elif not each.adults:
            wrong["classes"] = f"{each.name} needs at least one trusted adult."
        elif each.version not in ("younger", "older"):
            wrong["classes"] = f"{each.name}: choose the younger or the older version."
    for second in (plan.head_second, plan.chair_second):
        if second and second.strip().casefold() not in folded:
            wrong["people"] = f"There is no adult called {second}."
    return wrong


def prepare(home: Home, plan: Plan, words: Sequence[str], pegs: Sequence[str] = ()) -> Prepared:
    """Judge a plan and make its keys, PINs and sheets; `words` are the 7,776.

    Raises:
        SchoolExists: there is a school here already.
        Incomplete: the plan is not right.
        Refused: somebody could not be excluded; the sentence says who is missing.
    """
    if home.desk.has_school:
        raise SchoolExists("There is a school in this data folder already. It was not changed.")
    if wrong := judge(plan):
        raise Incomplete(wrong)
    sheets = {SCHOOL_SHEET: make_phrase(words), CHAIR_SHEET: make_phrase(words)}
    keys = {person.name.strip(): Keys.fresh() for person in plan.people}
    public = _public_list(home, plan, keys, sheets, pegs)
    people.judge(public, public)
    pins = {
        person.name: people.first_pin(home, public, person.id, tuple(words))
        for person in public.people
    }
    by_id = {person.id: keys[person.name] for person in public.people}
    return Prepared(public, by_id, pins, sheets)


def commit(
    home: Home,
    prepared: Prepared,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
    *,
    first: bool = True,
) -> None:
    """Put a prepared school on the disk. Slow: one argon2id per person; `progress(done, of)`.

    The public list comes last: what was interrupted before it leaves no school, and can be
    done again. `first=False` makes PINs that need no renewing (for a made-up school).
    """
    public = prepared.public
    for done, person in enumerate(public.people):
        progress(done, len(public.people))
        pin = prepared.pins[person.name]
        rings.put(home, person.id, prepared.keys[person.id].seed, pin, now, first=first)
    for drawer in STANDING:
        _make_drawer(home, prepared, drawer, now)
    signers = {id: prepared.keys[id] for id in public.keepers}
    signers[SCHOOL_SHEET] = Keys(phrase_seed(prepared.sheets[SCHOOL_SHEET]))
    home.desk.publish(public, signed(public, signers))
    progress(len(public.people), len(public.people))


def _make_drawer(home: Home, prepared: Prepared, name: str, now: datetime) -> None:
    public = prepared.public
    holders = public.held_by(name)
    granter = holders[0]
    keys, key = prepared.keys[granter], fresh_key()
    for left in home.drawers.glob(f"{name}.db*"):
        left.unlink()
    grants.give(home.desk.db, public, name, key, holders, granter, keys)
    author = Author(granter, keys, home.device.id)
    drawer = Drawer.open(home.drawers, name, [key], NOUNS, author, make=True)
    granted = {id: public.sealing_key(id) for id in holders}
    body = {"holders": granted, "sheet": grants.sheet_for(name)}
    drawer.record(subject_of(name), GRANTED, body, now)
    drawer.close()


def _public_list(
    home: Home,
    plan: Plan,
    keys: dict[str, Keys],
    sheets: dict[str, tuple[str, ...]],
    pegs: Sequence[str],
) -> PublicList:
    listed = tuple(
        Person(
            uuid4().hex[:12],
            each.name.strip(),
            tuple(each.roles),
            keys[each.name.strip()].seal,
            keys[each.name.strip()].verify,
        )
        for each in plan.people
    )
    ids = {person.name.casefold(): person.id for person in listed}
    device = home.device
    public = PublicList(
        number=1,
        previous="",
        school=plan.school.strip(),
        classes=tuple(
            SchoolClass(
                uuid4().hex[:12],
                each.name.strip(),
                each.version,
                tuple(ids[name.strip().casefold()] for name in each.adults),
                tuple(pegs),
            )
            for each in plan.classes
        ),
        people=listed,
        holders={},
        keepers=tuple(p.id for p in listed if set(p.roles) & set(KEEPERS)),
        sheets={name: _sheet(phrase) for name, phrase in sheets.items()},
        terminals=(
            Terminal(device.id, "A", plan.terminal, "office", device.keys.seal, device.keys.verify),
        ),
        form_address=plan.form_address.strip(),
    )
    return replace(public, holders=_holders(public, plan, ids))


def _holders(public: PublicList, plan: Plan, ids: dict[str, str]) -> dict[str, tuple[str, ...]]:
    def having(*roles: str) -> list[str]:
        return [person.id for role in roles for person in public.with_role(role)]

    heads, chairs = having("headteacher"), having("chair")
    head_second = [ids[plan.head_second.strip().casefold()]] if plan.head_second else chairs
    others = [id for id in having("dsl", "deputy") if id not in (*heads, *chairs)]
    chair_second = [ids[plan.chair_second.strip().casefold()]] if plan.chair_second else others[:1]
    wanted = {
        SAFEGUARDING: having("dsl", "deputy", "headteacher"),
        HEAD: [*heads, *head_second],
        CHAIR: [*chairs, *chair_second],
        OFFICE: having("office", "headteacher", "dsl"),
        ROLL: [person.id for person in public.people],
    }
    return {drawer: tuple(dict.fromkeys(holders)) for drawer, holders in wanted.items()}


def _sheet(phrase: Sequence[str]) -> Sheet:
    keys = Keys(phrase_seed(phrase))
    return Sheet(keys.seal, keys.verify)
