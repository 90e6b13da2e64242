"""Signing an investigation as it stands, and closing it once both reviewers have.

A signature is an entry like every other, signed with the key that the reviewer's PIN opens. What
it adds is what it stands for: the hash of the whole investigation at that moment. Nobody signs that
they were there who was in no session: they say what of it they went through, and that is what they
sign (procedure row 15).
"""

from datetime import datetime

from store.adults import told_about
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Values, kept, require
from store.looking.investigating import find, still_open
from store.looking.investigations import COVERS, REVIEWERS, Investigation
from store.looking.looking_fields import NOTHING_BECAUSE, SIGNED_WITHOUT_SESSION
from store.looking.noted import CLOSED, INVESTIGATION, SIGNED
from store.looking.reviewers import named_in
from store.school.public_list import PublicList
from store.school.renewals import refuse_one_hand
from store.signing_in.session import Session

APART = "Two people decided apart. Choose on the page of the case (W) which one stands."
LOOKED_AT = (
    "Nothing was looked at yet: log a session (L) or a site (A), or judge it again (J) and say "
    "there why nothing was."
)
REVIEWS_NO_MORE = (
    "What was told names {names}, or the case says it is about them: they review no more. Choose "
    "another reviewer (R), or somebody else says on the page of the case (H, W) that it is not."
)
SHUT = "This investigation is closed."


def what_is_missing(
    public: PublicList, drawer: Drawer, case: Case, found: Investigation, person: str
) -> str:
    """Return why a person cannot sign now, in a sentence; empty when they can."""
    if found.is_closed:
        return SHUT
    if person in found.about:
        return "You are complained about in this investigation. Others sign it."
    if named := _named(public, drawer, case, found):
        return named
    if person not in {each.person for each in found.reviewers}:
        return "Only its two reviewers sign, each with their own PIN."
    if found.judgement is None:
        return "First judge it (J): a signature stands for the whole, the judgement too."
    if found.nothing_looked_at and not found.judgement.said.get(NOTHING_BECAUSE):
        return LOOKED_AT
    if _apart(case, found):
        return APART
    return "You have signed it as it stands." if found.has_signed(person) else ""


def sign(
    session: Session,
    drawer: Drawer,
    case: Case,
    investigation: str,
    now: datetime,
    values: Values | None = None,
) -> None:
    """Sign an investigation as it stands, as whoever writes in this drawer.

    `values` say what they went through, where they were in no session.

    Raises:
        Incomplete: they were in no session, and do not say what they went through.
        Refused: they are no reviewer, are complained about, or something is missing; or the PIN
            of one of the two reviewers was renewed just now.
    """
    told_about.note(session.public, drawer, case.id, now)
    case = still_open(drawer, case, looks=False)
    found = find(case, investigation)
    if sentence := what_is_missing(session.public, drawer, case, found, drawer.person):
        raise Refused(sentence)
    for each in found.reviewers:
        if each.person != session.person_id:
            refuse_one_hand(session, each.person, now)
    fields = SIGNED_WITHOUT_SESSION if found.is_to_say(drawer.person) else ()
    require(fields, values or {})
    said = {INVESTIGATION: investigation, COVERS: found.covers, **kept(fields, values or {})}
    drawer.record(case.id, SIGNED, said, now)


def cannot_close(public: PublicList, drawer: Drawer, case: Case, found: Investigation) -> str:
    """Return why an investigation cannot be closed, in a sentence; empty when it can."""
    if found.is_closed:
        return SHUT
    if named := _named(public, drawer, case, found):
        return named
    if found.judgement is None:
        return "It is not judged yet (J)."
    if _apart(case, found):
        return APART
    signed = len(found.signatures)
    if signed < REVIEWERS:
        changed = " Something was written since somebody signed." if found.asked_again else ""
        return f"{signed} of 2 signatures: both reviewers sign first (G), each alone.{changed}"
    return ""


def close(
    public: PublicList, drawer: Drawer, case: Case, investigation: str, now: datetime
) -> None:
    """Close an investigation that both reviewers have signed as it stands.

    Raises:
        Refused: fewer than two signatures stand, it is not judged, or it may be about a reviewer.
    """
    told_about.note(public, drawer, case.id, now)
    case = still_open(drawer, case, looks=False)
    found = find(case, investigation)
    if sentence := cannot_close(public, drawer, case, found):
        raise Refused(sentence)
    said = {INVESTIGATION: investigation, COVERS: found.covers}
    drawer.record(case.id, CLOSED, said, now)


def _named(public: PublicList, drawer: Drawer, case: Case, found: Investigation) -> str:
    """Return that the case is said to be about a reviewer by now, as was asked when it began."""
    away = named_in(public, drawer, case)
    names = [public.name_of(e.person) for e in found.reviewers if e.person in away]
    return REVIEWS_NO_MORE.format(names=" and ".join(names)) if names else ""


def _apart(case: Case, found: Investigation) -> bool:
    ids = {row.id for row in found.rows}
    return any(each.id in ids for each in case.apart)
