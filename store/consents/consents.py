"""What is permitted for a child: every answer with its evidence, in the `office` drawer.

One objection wins; two adults who disagree permit nothing and the office is told; what lapsed,
was withdrawn or was never answered permits nothing (procedures, rows 37 to 41). Nothing here is
asked on a child's way to telling something.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from store.consents.answers import PAPER, Answer
from store.consents.looks import Look, apart
from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "consent"
ANSWERED, LOOKED, WISHED = "consent.answered", "consent.looked", "consent.wished"
ENDED, UNDONE, AGREED = "consent.wish_ended", "consent.undone", "consent.agreed"
DOUBTED = "consent.doubted"
"""Its adult is kept away since: a yes waits for a second look from now on."""
PERMITTED, UNANSWERED, REFUSED = "permitted", "unanswered", "refused"
WITHDRAWN, LAPSED, DISAGREED, WAITS = "withdrawn", "lapsed", "disagreed", "waits"
PUPIL_TOO = "pupil_too"
"""Where a use stands for a child; everything but `PERMITTED` is a no.

`PUPIL_TOO`: an adult permits it, and the pupil has not agreed yet (row 43).
"""
ACCEPTED, NOT_ACCEPTED = "accepted", "not_accepted"
"""What a second look at a flagged adult's answer comes to."""


@dataclass(frozen=True)
class Given:
    """An answer as it counts. `carer` is whose letter it came by; `until` its last day.

    `permits` and `refuses` are uses. A `flagged` adult's answer counts once somebody has `looked`
    and accepted it; an objection counts at once, until somebody did not accept it. With `second`
    the pupil has to agree as well. `other` is who has signed, where that is not the letter's adult.
    `seen` is what was noted of that adult (`Tie.noted`) when it was looked at; None is not known.
    `look` is the last look's entry; looks taken `apart` that disagree let it wait again.
    A slip may have been signed on any day `since` the one on it, or since its letter was printed.
    """

    id: str
    carer: str
    said: Answer
    permits: frozenset[str]
    refuses: frozenset[str]
    until: str
    at: str
    flagged: bool = False
    looked: str = ""
    looked_by: str = ""
    second: bool = False
    other: str = ""
    seen: tuple[str, ...] | None = ()
    since: str = ""
    look: str = ""
    apart: tuple[Look, ...] = ()

    def lifts(self, no: "Given") -> bool:
        """Tell whether a yes of the same adult, given later, takes the place of a no.

        One that waits for a second look may be somebody else's. A slip lies in bags and on desks
        while its adult says no by phone, which comes late; keyed in again, it is put right.
        """
        if self.waits:
            return False
        again = no.said.channel == PAPER and no.said.letter == self.said.letter
        return again or not (self.since and said_since(no.at, self.since))

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it."""
        return self.flagged and not self.looked

    def is_over(self, today: date) -> bool:
        """Tell whether its last day has gone by."""
        return bool(self.until) and self.until < today.isoformat()


@dataclass(frozen=True)
class Wish:
    """A wish not to be pictured, for whatever reason (row 41); `whose` is child, adult or school.

    It stands against every use of `uses` until it is `ended`.
    """

    id: str
    whose: str
    uses: tuple[str, ...]
    at: str
    by: str
    ended: str = ""


@dataclass(frozen=True)
class Consent:
    """Everything answered for a child, `given` in the order it counts, the last one last.

    `agreed` holds what the pupil agreed to themself: use to last day.
    """

    id: str
    given: tuple[Given, ...] = ()
    wishes: tuple[Wish, ...] = ()
    agreed: Mapping[str, str] = field(default_factory=dict)

    def standing(self, use: str, today: date) -> str:
        """Return where a use stands on a day."""
        if any(use in each.uses and not each.ended for each in self.wishes):
            return REFUSED
        newest = self.newest(use)
        doubted = [each for each in newest if use in each.refuses and self._is_doubted(each, use)]
        states = {_one(each, use, today) for each in newest if each not in doubted}
        if PERMITTED in states and states & {REFUSED, WITHDRAWN}:
            return DISAGREED
        if doubted and not states & {REFUSED, WITHDRAWN}:
            return WAITS
        if PERMITTED in states and not self._pupil_agrees(use, today):
            return PUPIL_TOO
        for state in (REFUSED, WITHDRAWN, PERMITTED, WAITS, LAPSED):
            if state in states:
                return state
        return UNANSWERED

    def answers_to(self, form: str) -> tuple[Given, ...]:
        """Return what was answered to a form; who never answered and takes it back has not."""
        given = [each for each in self.given if each.said.form == form]
        said = {each.carer for each in given if not each.said.withdrawn}
        return tuple(each for each in given if each.carer in said)

    def _is_doubted(self, no: Given, use: str) -> bool:
        """Tell whether a yes waits that would take the place of a no."""
        later = self.given[self.given.index(no) + 1 :]
        same = (each for each in later if (each.carer, each.other) == (no.carer, no.other))
        return any(each.waits and use in each.permits for each in same)

    def _pupil_agrees(self, use: str, today: date) -> bool:
        asked = any(each.second for each in self.newest(use))
        return not asked or self.agreed.get(use, "") >= today.isoformat()

    def newest(self, use: str) -> tuple[Given, ...]:
        """Return what each adult said of a use last; what was not accepted counts for nothing.

        Whoever signs with the code of another is an adult of their own. Not every yes takes the
        place of a no (`Given.lifts`).
        """
        found: dict[tuple[str, str], Given] = {}
        for each in self.given:
            who = each.carer, each.other
            refused = who in found and use in found[who].refuses
            if use not in each.permits | each.refuses or each.looked == NOT_ACCEPTED:
                continue
            if not refused or use in each.refuses or each.lifts(found[who]):
                found[who] = each
        return tuple(found.values())


def instant(at: str) -> datetime:
    """Return when something was said (ISO 8601): the form's machine may live in another time zone.

    What says nothing of its zone was written in this machine's.
    """
    return datetime.fromisoformat(at).astimezone(UTC)


def day_of(at: str) -> str:
    """Return the day (`2026-03-03`) on which something was said, where the school is."""
    return instant(at).astimezone().date().isoformat()


def said_since(at: str, since: str) -> bool:
    """Tell whether something was said on a day (`2026-03-03`) or later, or since a moment."""
    if len(since) == len("2026-03-03"):
        return day_of(at) >= since
    return instant(at) >= instant(since)


def subject(pupil: str) -> str:
    """Return what entries about the consents of a child are about."""
    return f"{NOUN}:{pupil}"


def fold(entries: Sequence[Entry]) -> Consent:
    """Return the consents of a child."""
    consent = folded(Consent(id_of(entries[0].subject)), entries, _APPLY)
    looks = apart(entries, LOOKED)
    given = (
        replace(each, flagged=True, looked="", looked_by="", apart=looks[each.id])
        if each.id in looks
        else each
        for each in consent.given
    )
    return replace(consent, given=tuple(given))


def _one(given: Given, use: str, today: date) -> str:
    if use in given.refuses:
        return WITHDRAWN if given.said.withdrawn else REFUSED
    if given.is_over(today):
        return LAPSED
    return WAITS if given.flagged and given.looked != ACCEPTED else PERMITTED


def _answered(consent: Consent, entry: Entry, said: Any) -> Consent:
    answer = msgspec.convert(said["answer"], Answer)
    given = Given(
        entry.id,
        str(said.get("carer", "")),
        answer,
        frozenset(said.get("permits", ())),
        frozenset(said.get("refuses", ())),
        str(said.get("until", "")),
        answer.at or entry.at,
        bool(said.get("flagged")),
        second=bool(said.get("second")),
        other=str(said.get("other", "")),
        since=str(said.get("since", "")),
    )
    # An answer that was long on its way does not take the place of a later one.
    order = sorted((*consent.given, given), key=lambda each: (instant(each.at), each.id))
    return replace(consent, given=tuple(order))


def _agreed(consent: Consent, entry: Entry, said: Any) -> Consent:
    agreed = {str(use): str(said.get("until", "")) for use in said.get("uses", ())}
    return replace(consent, agreed={**consent.agreed, **agreed})


def _looked(consent: Consent, entry: Entry, said: Any) -> Consent:
    verdict, by = str(said.get("verdict", "")), entry.by
    found = tuple(
        replace(each, looked=verdict, looked_by=by, seen=_seen(said), look=entry.id)
        if each.id == said.get("answer")
        else each
        for each in consent.given
    )
    return replace(consent, given=found)


def _seen(said: Any) -> tuple[str, ...] | None:
    return tuple(str(each) for each in said["noted"]) if "noted" in said else None


def _doubted(consent: Consent, entry: Entry, said: Any) -> Consent:
    found = tuple(
        replace(each, flagged=True, looked="", looked_by="")
        if each.id == said.get("answer")
        else each
        for each in consent.given
    )
    return replace(consent, given=found)


def _undone(consent: Consent, entry: Entry, said: Any) -> Consent:
    """Leave out what was keyed in wrongly from paper; the entries of both stay."""
    kept = tuple(each for each in consent.given if each.id != said.get("answer"))
    return replace(consent, given=kept)


def _wished(consent: Consent, entry: Entry, said: Any) -> Consent:
    uses = tuple(str(each) for each in said.get("uses", ()))
    wish = Wish(entry.id, str(said.get("whose", "")), uses, entry.at, entry.by)
    return replace(consent, wishes=(*consent.wishes, wish))


def _ended(consent: Consent, entry: Entry, said: Any) -> Consent:
    found = tuple(
        replace(each, ended=entry.at) if each.id == said.get("wish") else each
        for each in consent.wishes
    )
    return replace(consent, wishes=found)


def _summarise(consent: Consent) -> Summary:
    return Summary("known", 0, "", consent.id, "")


_APPLY: Apply[Consent] = {
    ANSWERED: _answered,
    AGREED: _agreed,
    LOOKED: _looked,
    DOUBTED: _doubted,
    UNDONE: _undone,
    WISHED: _wished,
    ENDED: _ended,
}
CONSENT = Noun(NOUN, Consent, fold, _summarise, frozenset(_APPLY), frozenset({ANSWERED, WISHED}))
