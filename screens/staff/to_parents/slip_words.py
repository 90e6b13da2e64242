"""What the page of slips says beside them: what was answered before, and how the work goes on."""

from collections.abc import Sequence
from datetime import datetime

from screens.staff.consents.words import CHANNELS, in_short
from screens.times import day
from store.consents import addressed, consents
from store.consents.consents import Consent, Given
from store.consents.keying import Keyed, Slip
from store.school.public_list import OFFICE
from store.signing_in.session import Session


def answered_before(session: Session, slip: Slip, now: datetime) -> str:
    """Return what the adult of a slip has answered this school year, and what somebody else has.

    Empty where nobody has. Two who use one code are two: neither takes the other's place.
    """
    return " ".join(filter(None, (_own(session, slip, now), _of_others(session, slip, now))))


def _own(session: Session, slip: Slip, now: datetime) -> str:
    last = _last(session, slip, now)
    if not last:
        return ""
    named = "; ".join(_in_short(slip, each) for each in last)
    when = day(max(each.at for each in last), now)
    no = any(each.refuses for each in last)
    then = "A no that is newer than the slip stands." if no else "What you tick now counts instead."
    return f"{slip.carer.name or 'This adult'} answered before, {when}: {named}. {then}"


def _of_others(session: Session, slip: Slip, now: datetime) -> str:
    names = {
        each.said.name or "somebody"
        for each in _known(session, slip)
        if each.carer == slip.carer.id and each.other and not each.is_over(now.date())
    }
    if not names:
        return ""
    return f"By the same letter somebody else answered ({', '.join(sorted(names))}): that stays."


def no_since(session: Session, slip: Slip, now: datetime) -> str:
    """Say what the adult of a slip has said since its letter was printed, and what that means."""
    said = "; ".join(
        f"{_in_short(slip, each)} ({day(each.at, now)}, {CHANNELS.get(each.said.channel, '')})"
        for each in _last(session, slip, now)
        if each.refuses
    )
    who = slip.carer.name or "This adult"
    return (
        f"{who} has said since the letter was printed: {said}. A yes on a slip that is not surely "
        "newer does not lift that: the no stands."
    )


def _last(session: Session, slip: Slip, now: datetime) -> list[Given]:
    known = Consent(slip.pupil.id, _known(session, slip))
    found = {
        form.id: each
        for form in slip.forms
        if addressed.answered(known, slip.carer.id, form, now.date())
        for each in known.given
        if (each.carer, each.other, each.said.form) == (slip.carer.id, "", form.id)
    }
    return list(found.values())


def _known(session: Session, slip: Slip) -> tuple[Given, ...]:
    found = session.drawer(OFFICE).get(consents.subject(slip.pupil.id))
    return found.given if isinstance(found, Consent) else ()


def _in_short(slip: Slip, given: Given) -> str:
    return in_short(given, next((e for e in slip.forms if e.id == given.said.form), None))


def pace(done: Sequence[Keyed], began: datetime | None, now: datetime) -> str:
    """Return how many slips were kept, how many wait, the last one, and how many an hour."""
    count, waiting = len(done), sum(each.waits for each in done)
    words = "1 slip kept." if count == 1 else f"{count:,} slips kept."
    if waiting:
        words += f" {waiting} of them: a yes waits for a second look (Roll, Consents, L)."
    if done:
        words += f" The last: {done[-1].slip.pupil.called}."
    if count >= 3 and began is not None:
        seconds = max(1.0, (now - began).total_seconds())
        words += f" {count * 3600 / seconds:,.0f} an hour."
    return words
