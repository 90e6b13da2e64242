"""Letters whose adult is kept away since: they end, and the office says whether they go out anew.

A court order, or "do not contact", may be noted when a letter lies in somebody's kitchen already.
Its code must not stay open for whom the order keeps away; made anew it waits for a second look. So
does a yes which that adult gave before, and one of whom is taken off the child; a no stays a no.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING
from uuid import uuid4

from store.consents import consents, letters, links, projecting
from store.consents.consents import Consent
from store.consents.letters import HELD, Letter
from store.drawers.drawer import Fact
from store.roll import ties
from store.school.public_list import OFFICE
from store.signing_in.session import Session

if TYPE_CHECKING:
    from store.roll.ties import Tie


def end(session: Session, now: datetime) -> int:
    """End the letters of adults who were taken off a child or are kept away since; say how many.

    What such an adult has permitted waits for a second look from then on, and so does what somebody
    permitted who has no parental responsibility any more. What was accepted waits again once more
    is noted than was seen by whoever looked.

    What waits for its second look goes on waiting: whoever looks sees what is noted by then.

    Raises:
        OutOfOrder: the disk failed.
    """
    if not session.holds(OFFICE):
        return 0
    office, today = session.drawer(OFFICE), now.date().isoformat()
    known: dict[tuple[str, str], Tie] = {
        (each.pupil, each.carer): each
        for each in office.records(ties.NOUN)
        if each.is_flagged or each.ended or each.responsibility == "no"
    }
    if not known:
        return 0
    _doubt(session, list(known.values()), now)
    every: list[Letter] = office.records(letters.NOUN)
    found = [
        (each, tie)
        for each in every
        if not (each.ended or (each.until and each.until < today))
        and (tie := known.get((each.pupil, each.carer))) is not None
        and (tie.ended or (each.state != HELD and set(tie.noted(tie.flags)) - set(each.noted)))
    ]
    if not found:
        return 0
    lookups = (id for each, _ in found for id in (each.lookup, each.before) if id)
    links.pin_ended(session.home.desk.db, uuid4().hex, tuple(map(bytes.fromhex, lookups)))
    # Two offices that notice it apart say it once.
    facts = [
        Fact(
            letters.subject(each.id),
            letters.ENDED,
            {"why": "", "kept_away": not tie.ended},
            f"{each.id}-away",
        )
        for each, tie in found
    ]
    office.record_all(facts, now)
    return len(found)


def _doubt(session: Session, away: "list[Tie]", now: datetime) -> None:
    """Let each yes of adults who are kept away wait, in the roll too."""
    office, pupils = session.drawer(OFFICE), set[str]()
    noted: dict[str, dict[str, set[str]]] = {}
    for tie in away:
        noted.setdefault(tie.pupil, {})[tie.carer] = set(tie.noted(tie.doubts))
    facts = []
    for pupil, of_carer in noted.items():
        consent = office.get(consents.subject(pupil))
        for each in consent.given if isinstance(consent, Consent) else ():
            counts = any(each in consent.newest(use) for use in each.permits)
            noted_since = of_carer.get(each.carer, set()) - set(each.seen or ())
            is_new = bool(noted_since) and each.seen is not None
            if is_new and counts and not (each.waits or each.is_over(now.date())):
                # Two offices that notice it apart say it once.
                # A look that was taken without having heard of the first time is doubted again.
                known = noted_since | ({each.look} - {""})
                body, id = {"answer": each.id}, f"{each.id}-away-{_digest(known)}"
                facts.append(Fact(consents.subject(pupil), consents.DOUBTED, body, id))
                pupils.add(pupil)
    if facts:
        office.record_all(facts, now)
        for pupil in sorted(pupils):
            projecting.bring(session, now, only=pupil)


def _digest(noted: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(noted)).encode(), digest_size=8).hexdigest()


def to_decide(session: Session) -> list[Letter]:
    """Return the letters that were ended so, and about which nobody has decided."""
    if not session.holds(OFFICE):
        return []
    every: list[Letter] = session.drawer(OFFICE).records(letters.NOUN)
    return [each for each in every if each.to_decide]


def decide(session: Session, letter: Letter, *, anew: bool, why: str, now: datetime) -> None:
    """Keep what was decided about a letter that was ended so; making it anew is `making.make`'s."""
    body = {"anew": anew, "why": why.strip()}
    session.drawer(OFFICE).record(letters.subject(letter.id), letters.DECIDED, body, now)
