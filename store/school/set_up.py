"""Setting up a school: from a plan to keys, a public list, drawers, first PINs and two sheets.

`prepare` judges the plan and makes the secrets; nothing is on disk until `commit`, which runs
after both sheets were typed back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from store.crypto.codes import make_phrase, phrase_seed
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.database import transaction
from store.drawers import grants
from store.drawers.drawer import Drawer
from store.drawers.holding import GRANTED, saying, subject_of
from store.drawers.journal import Author
from store.drawers.nouns import NOUNS
from store.duty import reach
from store.duty.planned import reaches_of, rota_of
from store.duty.reach import Reach
from store.errors import Damaged, Incomplete, SchoolExists
from store.front_desk import signed
from store.home import Home
from store.letterbox.readers import PUPIL, readers_of
from store.names import tidy
from store.school import calendars, people
from store.school.proof import prove
from store.school.public_list import (
    CHAIR,
    CHAIR_SHEET,
    HEAD,
    OFFICE,
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
from store.school.school_days import SchoolDays
from store.school.school_plan import ClassPlan, PersonPlan, Plan, judge
from store.signing_in import rings

__all__ = [
    "ClassPlan",
    "PersonPlan",
    "Plan",
    "Prepared",
    "commit",
    "install",
    "judge",
    "lock_rings",
    "prepare",
    "proof",
]

LockedRing = tuple[str, bytes]
"""A person's id and their key ring."""

_EXISTS = "There is a school in this data folder already. It was not changed."

LONG = timedelta(days=60)

KEEPERS = ("dsl", "deputy", "headteacher", "chair")


@dataclass(frozen=True)
class Left:
    """Who can still be told when a child wants `name` not to know; nobody: `readers` is empty."""

    name: str
    readers: tuple[str, ...]
    drawer: str


@dataclass(frozen=True)
class Prepared:
    """A judged plan with its secrets, which live only here until `commit`.

    `pins` maps names to first PINs; `sheets` the two recovery phrases.
    """

    public: PublicList
    keys: dict[str, Keys] = field(repr=False)
    pins: dict[str, str] = field(repr=False)
    sheets: dict[str, tuple[str, ...]] = field(repr=False)
    reaches: tuple[Reach, ...] = field(default=(), repr=False)


def proof(home: Home, plan: Plan) -> tuple[Left, ...]:
    """Return for each adult of a plan that `judge` accepts who is left without them."""
    keys = {tidy(person.name): Keys.fresh() for person in plan.people}
    public = _public_list(home, plan, keys, {}, ())
    found = [(each.name, readers_of(public, PUPIL, (each.id,))) for each in public.adults()]
    return tuple(
        Left(name, tuple(public.name_of(id) for id in readers.people), readers.drawer)
        for name, readers in found
    )


def prepare(home: Home, plan: Plan, words: Sequence[str], pegs: Sequence[str] = ()) -> Prepared:
    """Judge a plan and make its keys, PINs and sheets; `words` are the 7,776.

    Raises:
        SchoolExists: there is a school here already.
        Damaged: there was one, and its list of people is gone.
        Incomplete: the plan is not right.
        Refused: somebody could not be excluded; the sentence says who is missing.
    """
    _refuse_a_school(home)
    if wrong := judge(plan):
        raise Incomplete(wrong)
    if plan.calendar and (wrong := calendars.judge(calendars.in_order(plan.calendar))):
        raise Incomplete(wrong)
    sheets = {SCHOOL_SHEET: make_phrase(words), CHAIR_SHEET: make_phrase(words)}
    keys = {tidy(person.name): Keys.fresh() for person in plan.people}
    public = _public_list(home, plan, keys, sheets, pegs)
    prove(public, public)
    pins = {
        person.name: people.first_pin(home, public, person.id, tuple(words))
        for person in public.people
    }
    by_id = {person.id: keys[person.name] for person in public.people}
    return Prepared(public, by_id, pins, sheets, reaches_of(plan, public))


def lock_rings(home: Home, prepared: Prepared, *, first: bool = True) -> Iterator[LockedRing]:
    """Lock the people's key rings one by one. Slow (argon2id); touches no file."""
    for person in prepared.public.people:
        seed = prepared.keys[person.id].seed
        yield person.id, rings.lock(home, person.id, seed, prepared.pins[person.name], first=first)


def commit(
    home: Home,
    prepared: Prepared,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
    *,
    first: bool = True,
) -> None:
    """Lock the rings of a prepared school and `install` it. Slow; `progress(done, of)`.

    `first=False` makes PINs that need no renewing, for a made-up school: its people have been here
    for long.
    """
    locked: list[LockedRing] = []
    of = len(prepared.public.people)
    progress(0, of)
    for ring in lock_rings(home, prepared, first=first):
        locked.append(ring)
        progress(len(locked), of)
    install(home, prepared, locked, now, "" if first else (now - LONG).date().isoformat())


def install(
    home: Home, prepared: Prepared, locked: Iterable[LockedRing], now: datetime, since: str = ""
) -> None:
    """Put a school on the disk, with the rings that `lock_rings` made.

    `since` is the day on which the people of a made-up school chose PINs of their own.

    The public list comes last: what was interrupted before it leaves no school, and can be
    done again.
    """
    public = prepared.public
    if public.rota is not None:  # from now on somebody is answerable, and no sooner
        begun = now.isoformat(timespec="seconds")
        public = replace(public, rota=replace(public.rota, since=begun))
    _forget_unfinished(home)
    for person, ring in locked:
        rings.keep(home, person, ring, now, since)
    for drawer in STANDING:
        _make_drawer(home, prepared, drawer, now)
    signers = {id: prepared.keys[id] for id in public.keepers}
    signers[SCHOOL_SHEET] = Keys(phrase_seed(prepared.sheets[SCHOOL_SHEET]))
    home.desk.publish(public, signed(public, signers))
    reach.keep_first(home, prepared.reaches, prepared.keys)


def _forget_unfinished(home: Home) -> None:
    _refuse_a_school(home)
    with transaction(home.desk.db):
        for table in ("rings", "grants"):
            home.desk.db.execute(f"DELETE FROM {table}")


def _refuse_a_school(home: Home) -> None:
    if home.desk.has_school:
        raise SchoolExists(_EXISTS)
    # A set-up that was cut off leaves neither: here a school has lost its list of people.
    if any(home.drawers.glob("own-*.db")) or any(home.letterbox.everything()):
        raise Damaged(
            "This data folder held a school whose list of people is gone. Nothing was changed. "
            "Please put a backup of front-desk.db back."
        )


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
    body = saying(granted, grants.sheet_for(name), public.number)
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
            tidy(each.name),
            tuple(each.roles),
            keys[tidy(each.name)].seal,
            keys[tidy(each.name)].verify,
        )
        for each in plan.people
    )
    ids = {person.name.casefold(): person.id for person in listed}
    device = home.device
    public = PublicList(
        number=1,
        previous="",
        school=tidy(plan.school),
        classes=tuple(
            SchoolClass(
                uuid4().hex[:12],
                tidy(each.name),
                each.version,
                tuple(ids[tidy(name).casefold()] for name in each.adults),
                tuple(pegs),
                each.language,
            )
            for each in plan.classes
        ),
        people=listed,
        holders={},
        keepers=tuple(p.id for p in listed if set(p.roles) & set(KEEPERS)),
        sheets={name: _sheet(phrase) for name, phrase in sheets.items()},
        terminals=(
            Terminal(
                device.id, "A", tidy(plan.terminal), "office", device.keys.seal, device.keys.verify
            ),
        ),
        form_address=tidy(plan.form_address),
        calendar=_days(plan),
        rota=rota_of(plan, ids),
    )
    return replace(public, holders=_holders(public, plan, ids))


def _days(plan: Plan) -> SchoolDays | None:
    if plan.calendar is None:
        return None
    return calendars.with_bank_holidays(calendars.in_order(plan.calendar))


def _holders(public: PublicList, plan: Plan, ids: dict[str, str]) -> dict[str, tuple[str, ...]]:
    def having(*roles: str) -> list[str]:
        return [person.id for role in roles for person in public.with_role(role)]

    heads, chairs = having("headteacher"), having("chair")
    head_second = [ids[tidy(plan.head_second).casefold()]] if plan.head_second else chairs
    others = [id for id in having("dsl", "deputy") if id not in (*heads, *chairs)]
    chair_second = [ids[tidy(plan.chair_second).casefold()]] if plan.chair_second else others[:1]
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
