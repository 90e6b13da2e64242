"""May we publish? Who blocks an item, the list of a class, and the check that is recorded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from store.consents import permissions, publishing, unseen, uses
from store.consents.permissions import Permission
from store.consents.publishing import RULES, WORDS_ONLY, Check
from store.consents.unseen import Unseen
from store.errors import Refused
from store.fields import Values, kept, require
from store.roll import book
from store.roll.pupils import Pupil
from store.roll.pupils import subject as pupil_of
from store.school.public_list import ROLL
from store.signing_in.session import Session
from store.subjects import new_subject


def who_blocks(session: Session, pupils: Sequence[str], use: str, today: date) -> tuple[Pupil, ...]:
    """Return the children who may not be used in this way.

    Raises:
        Refused: this session does not hold the roll, so nobody could say.
    """
    roll = session.drawer(ROLL)
    found = []
    for id in pupils:
        known = roll.get(permissions.subject(id))
        allowed = isinstance(known, Permission) and known.allows(use, today)
        if not isinstance(roll.get(pupil_of(id)), Pupil):
            raise Refused("A child of this item is not in the roll.")
        if not allowed and (pupil := book.one(session, id)) is not None:
            found.append(pupil)
    return tuple(found)


def rules_for(use: str) -> tuple[str, ...]:
    """Return what is asked of an item of this use, by id."""
    known = uses.shipped().get(use)
    return RULES if known is None or known.pictures else WORDS_ONLY


def check(
    session: Session,
    item: str,
    use: str,
    pupils: Sequence[str],
    rules: Mapping[str, str],
    now: datetime,
    grown_ups: str = "",
    unfetched: str = "",
    somebody_else: Sequence[str] = (),
) -> Check:
    """Check an item and record the check, whatever comes out; `grown_ups` are names as typed.

    `somebody_else` are names of `may_be_meant` whom whoever checks says that nobody in it has.
    `unfetched` is why what was said elsewhere could not be fetched before, where it was not.

    Raises:
        Refused: it names nobody or nothing, or this session does not hold the roll.
    """
    if not item.strip() or not pupils:
        raise Refused("Please say what it is, and which children are in it.")
    asked = {rule: rules.get(rule, "no") for rule in rules_for(use)}
    blocked = [each.id for each in who_blocks(session, pupils, use, now.date())]
    about = new_subject(publishing.NOUN)
    body = {
        "item": item.strip(),
        "use": use,
        "pupils": list(dict.fromkeys(pupils)),
        "blocked": blocked,
        "rules": asked,
        "grown_ups": _unwilling(session, grown_ups, somebody_else),
        "not_meant": list(somebody_else),
        "with": grown_ups.strip(),
        "unfetched": unfetched,
    }
    roll = session.drawer(ROLL)
    roll.record(about, publishing.CHECKED, body, now)
    made = roll.get(about)
    assert isinstance(made, Check)
    return made


def may_be_meant(session: Session, typed: str) -> list[str]:
    """Return the grown-ups who want not to be shown and of whom only a person can say it is them.

    Whoever stands there in full is meant, and nothing is to be asked.
    """
    found = unseen.named(wishes(session), typed)
    sure = unseen.in_full(found, typed)
    return [each for each in found if each not in sure]


def _unwilling(session: Session, typed: str, somebody_else: Sequence[str]) -> list[str]:
    doubtful = may_be_meant(session, typed)
    cleared = [each for each in doubtful if each in somebody_else]
    return [each for each in unseen.named(wishes(session), typed) if each not in cleared]


def wishes(session: Session) -> list[Unseen]:
    """Return the grown-ups who do not want to be shown."""
    found: list[Unseen] = session.drawer(ROLL).records(unseen.NOUN, [unseen.STANDS])
    return sorted(found, key=lambda each: each.name.casefold())


def add_wish(session: Session, values: Values, now: datetime) -> None:
    """Record that a grown-up does not want to be shown; no reason is asked.

    Raises:
        Incomplete: nobody is named.
    """
    require(unseen.FIELDS, values)
    said = kept(unseen.FIELDS, values)
    session.drawer(ROLL).record(new_subject(unseen.NOUN), unseen.ASKED, said, now)


def end_wish(session: Session, id: str, values: Values, now: datetime) -> None:
    """Record that a grown-up's wish holds no more, and why.

    Raises:
        Incomplete: no reason is given.
    """
    require(unseen.END_FIELDS, values)
    said = kept(unseen.END_FIELDS, values)
    session.drawer(ROLL).record(f"{unseen.NOUN}:{id}", unseen.ENDED, said, now)


def decide(session: Session, id: str, used: str, now: datetime) -> None:
    """Record whether an item was used after its check, which is judged anew as things stand now.

    Raises:
        Refused: it was not all clear, or is not any more, so it may not be used; the latter is
            recorded as a check that was made again.
    """
    roll, about = session.drawer(ROLL), publishing.subject(id)
    found = roll.get(about)
    if used == publishing.USED:
        if not (isinstance(found, Check) and found.state == "clear"):
            what = f"“{found.item}”" if isinstance(found, Check) else "This"
            raise Refused(f"{what} was not all clear. Change the item and check it anew.")
        if found.used == publishing.USED:
            return
        blocked = who_blocks(session, found.pupils, found.use, now.date())
        grown_ups = _unwilling(session, found.shown, found.not_meant)
        if blocked or grown_ups:
            body = {
                "item": found.item,
                "use": found.use,
                "pupils": list(found.pupils),
                "blocked": [each.id for each in blocked],
                "rules": dict(found.rules),
                "grown_ups": grown_ups,
                "not_meant": list(found.not_meant),
                "with": found.shown,
            }
            roll.record(about, publishing.CHECKED, body, now)
            names = ", ".join([*(each.called for each in blocked), *grown_ups])
            raise Refused(f"It is not all clear any more, because of {names}. Do not use it.")
    roll.record(about, publishing.DECIDED, {"used": used}, now)


def checks(session: Session) -> list[Check]:
    """Return every check, the latest first."""
    found: list[Check] = session.drawer(ROLL).records(publishing.NOUN)
    return sorted(found, key=lambda each: each.at, reverse=True)
