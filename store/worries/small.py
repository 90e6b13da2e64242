"""Many small worries at once: what children told and nobody has seen to yet, put together.

Grouped by class and by the part of the day in which they were told. Everything that a session
may read is here, also what is no small worry: that stands out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assets.desk_data import LookCloser, PartOfDay, look_closer, parts_of_day
from store.errors import Damaged
from store.letterbox.told import PUPIL
from store.signing_in.session import Session
from store.worries.earlier import maybe_told
from store.worries.listed import flattened, found_in
from store.worries.stands_out import BY_ITSELF, URGENT, Hint, hints, words_of
from store.worries.worry import FILED_AWAY, IN_CASE, WAITING, Worry, title

MOST = 1000
"""More than this wait in no drawer."""
BY_NAME, BY_PEG, BY_NOTHING = "name", "peg", ""


@dataclass(frozen=True)
class Earlier:
    """How often the same child has told before or since: `count` more, and how that is known.

    `by` is the name (another child may write the same), the coat peg in the class (another
    child may press it), or nothing: then nobody can say. `near` of all, this one included, were
    told within the days that `look_closer` names. `maybe` of that class have the same first name,
    alone or with more: it may be the same child.
    """

    count: int = 0
    by: str = BY_NOTHING
    near: int = 1
    maybe: int = 0


@dataclass(frozen=True)
class Small:
    """A child's worry that waits: the drawer it lies in, and what is known besides."""

    drawer: str
    worry: Worry
    hints: tuple[Hint, ...] = ()
    earlier: Earlier = Earlier()

    @property
    def id(self) -> str:
        """Which subject it is."""
        return self.worry.id

    @property
    def as_told(self) -> tuple[int, int]:
        """What changes when the child adds something: whoever read it before has not read that."""
        return told_so_far(self.worry)

    @property
    def by_itself(self) -> bool:
        """Whether it is only ever seen to on a page of its own."""
        return any(hint.kind in BY_ITSELF for hint in self.hints)

    @property
    def urgent(self) -> bool:
        """Whether it is looked at before all else."""
        return any(hint.kind in URGENT for hint in self.hints)


@dataclass(frozen=True)
class Group:
    """What one class told in one part of one day (`2026-03-03`), what stands out first."""

    class_name: str
    day: str
    part: PartOfDay
    worries: tuple[Small, ...]


@dataclass(frozen=True)
class Pattern:
    """So many of this week come from one class in one part of the day, or speak of one place."""

    count: int
    class_name: str = ""
    part: str = ""
    place: str = ""


@dataclass(frozen=True)
class Pile:
    """Everything that children told and that waits. `others` is how much else waits: from staff
    and visitors."""

    groups: tuple[Group, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    others: int = 0

    @property
    def worries(self) -> tuple[Small, ...]:
        """All of them in the order of the groups."""
        return tuple(small for group in self.groups for small in group.worries)


def told_so_far(worry: Worry) -> tuple[int, int]:
    """Return how much a worry holds: how often words or a name were added, how often it came."""
    return len(worry.more), worry.repeats


def pile(session: Session, now: datetime) -> Pile:
    """Return the worries that wait in every drawer of this session.

    Raises:
        Damaged: the school's own lists cannot be read.
    """
    look, parts = _lists()
    found: list[tuple[str, Worry]] = []
    others = 0
    for drawer in session.shared():
        for row in drawer.rows("worry", [WAITING], limit=MOST):
            worry = drawer.get(row.subject)
            if isinstance(worry, Worry) and worry.told.source == PUPIL:
                found.append((drawer.name, worry))
            else:
                others += 1
    titles = {title(worry) for _, worry in found if _known_by(worry)}
    moments: dict[str, list[str]] = {}
    for drawer in session.shared():
        for name, at in drawer.moments_titled("worry", titles):
            moments.setdefault(name, []).append(at)
    smalls = []
    for name, worry in found:
        before = earlier(worry, moments.get(title(worry), ()), look.often_days)
        before = replace(before, maybe=maybe_told(session, worry))
        why = hints(worry, session.public, look, before.near)
        smalls.append(Small(name, worry, why, before))
    classes = [each.name for each in session.public.classes]
    return Pile(
        grouped(smalls, classes, parts, now),
        patterns(_this_week(session, now), look, parts, now),
        others,
    )


def grouped(
    smalls: Iterable[Small], classes: Sequence[str], parts: Sequence[PartOfDay], now: datetime
) -> tuple[Group, ...]:
    """Put worries together by class, day and part of the day.

    Groups in which a child waits now come first, then the older day and the earlier part, in
    the order of the school's classes. Times count as they are on the clock of `now`.
    """
    groups: dict[tuple[str, str, PartOfDay], list[Small]] = {}
    for small in smalls:
        at = told_at(small.worry, now)
        name = small.worry.told.class_name or small.worry.place
        groups.setdefault((name, at.date().isoformat(), part_of(at, parts)), []).append(small)
    order = {name: place for place, name in enumerate(classes)}

    def place(group: Group) -> tuple[bool, str, int, int, str]:
        calm = not any(small.urgent for small in group.worries)
        known = order.get(group.class_name, len(order))
        return calm, group.day, parts.index(group.part), known, group.class_name

    made = (Group(*key, tuple(sorted(all_of, key=_first_out))) for key, all_of in groups.items())
    return tuple(sorted(made, key=place))


def part_of(at: datetime, parts: Sequence[PartOfDay]) -> PartOfDay:
    """Return the part of the day that a moment falls into."""
    clock = at.time().replace(tzinfo=None)
    return next((part for part in parts if part.until and clock < part.until), parts[-1])


def told_at(worry: Worry, now: datetime) -> datetime:
    """Return when a worry was told, on the clock of `now`; now itself when it does not say."""
    return _read(worry.sent_at, now) or now


def earlier(worry: Worry, moments: Sequence[str], days: int) -> Earlier:
    """Return how often the same child has told, from the moments of all it told (ISO 8601)."""
    by = _known_by(worry)
    if by == BY_NOTHING:
        return Earlier()
    near = 1
    if (own := _read(worry.sent_at)) is not None:
        times = [at for at in map(_read, moments) if at is not None]
        near = max(1, sum(abs(own - at) < timedelta(days=days) for at in times))
    return Earlier(max(0, len(moments) - 1), by, near)


def patterns(
    worries: Iterable[Worry], look: LookCloser, parts: Sequence[PartOfDay], now: datetime
) -> tuple[Pattern, ...]:
    """Return what comes up again and again in worries, the most frequent first."""
    times: Counter[tuple[str, str]] = Counter()
    places: Counter[str] = Counter()
    for worry in worries:
        part = part_of(told_at(worry, now), parts)
        if worry.told.class_name:
            times[worry.told.class_name, part.words] += 1
        said = flattened(words_of(worry))
        places.update({place.id for place in look.places if found_in(said, place)})
    found = [Pattern(n, class_name=name, part=part) for (name, part), n in times.items()]
    found += [Pattern(n, place=place) for place, n in places.items()]
    often = [each for each in found if each.count >= look.least]
    return tuple(sorted(often, key=lambda e: (-e.count, e.class_name, e.part, e.place)))


def _this_week(session: Session, now: datetime) -> list[Worry]:
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0)
    # A day earlier in the index: what is written there may be in another time zone.
    after = (monday - timedelta(days=1)).isoformat(timespec="seconds")
    states = (WAITING, IN_CASE, FILED_AWAY)
    found = [w for drawer in session.shared() for w in drawer.since("worry", states, after)]
    return [w for w in found if w.told.source == PUPIL and told_at(w, now) >= monday]


def _first_out(small: Small) -> tuple[bool, bool, str]:
    return not small.urgent, not small.hints, small.worry.sent_at


def _known_by(worry: Worry) -> str:
    if worry.name:
        return BY_NAME
    return BY_PEG if worry.told.peg else BY_NOTHING


def _read(at: str, now: datetime | None = None) -> datetime | None:
    try:
        then = datetime.fromisoformat(at.strip())
    except ValueError:
        return None
    if then.tzinfo is None:
        return None if now is None else then.replace(tzinfo=now.tzinfo)
    return then if now is None else then.astimezone(now.tzinfo)


def _lists() -> tuple[LookCloser, Sequence[PartOfDay]]:
    try:
        return look_closer(), parts_of_day()
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise Damaged(
            "The lists in assets/desk cannot be read, so nothing is shown to stand out here. "
            f"Please answer each worry on its own page until they are put right: {error}"
        ) from None
