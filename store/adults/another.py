"""Another adult whom the same concern is about: a case of their own, kept from both.

So each has a threshold judgement, a LADO clock, an outcome and a copy, the register and the
pattern know both, neither reviews what is about the other, and each case is closed by two. What
was judged grave of them before goes along: a case of their own takes nothing back.
"""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from store.adults.keeping_out import OWN, keep_out
from store.adults.low_level import place
from store.adults.matter import OTHER
from store.adults.rows import SAID_OF, THRESHOLD, TOLD
from store.adults.threshold import ADULT, name_of, refuse_listed, whom_fields
from store.adults.whom import OWN_CASE, SAID, key_of
from store.cases import named, serious
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.gravity import ASKED, HOW
from store.cases.kinds import NOTE, OPENED
from store.drawers.drawer import Drawer, Fact
from store.errors import Incomplete, Refused
from store.fields import Field, Kind, Values, kept, require
from store.involved.links import link
from store.looking.noted import Noted
from store.school.due import LADO_WITHIN, SAME_DAY, due_at, is_overdue
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.subjects import new_subject
from store.worries.case_numbers import next_number

TOO = "It is about them too."
SAME = "One concern about several adults"


def fields(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Field, ...]:
    """Return what is asked: which other adult, none of those left out, and what is about them."""
    what = "What of it is about them"
    hint = "As it was told. Their own case shows this, and leads back here."
    return (
        *whom_fields(public, leave_out),
        Field("what", what, Kind.TEXT, True, hint, in_words=True),
    )


def open_for(
    session: Session, drawer: Drawer, case: Case, values: Values, now: datetime
) -> tuple[Drawer, str]:
    """Open a case about another adult of the same concern; return where it lies, and its subject.

    The case it came from is kept from that adult from then on.

    Raises:
        Incomplete: a field is missing, or the case is about them already.
        Refused: the case is closed, it is about this person, they do not open the drawer it
            belongs into, or nobody else could open it.
    """
    public = session.public
    require(fields(public), values)
    refuse_listed(public, values)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    said = kept(fields(public), values)
    named.refuse_named(public, session.person_id, case)
    adult, name, first = said[ADULT], name_of(public, said), case.matter.adult
    key = key_of({"adult": adult, "name": name})
    if adult == session.person_id:
        raise Refused(OWN)
    if {key} == {each.key for each in case.matter.adults}:
        raise Incomplete({ADULT: "This case is about them already: J judges it."})
    accused = sorted(named.accused(case))
    out = dict.fromkeys((*case.kept_from, first[0], adult, *accused))
    away = [id for id in out if id not in ("", OTHER)]
    there = place(session, away, now)
    if adult != OTHER and adult not in case.kept_from:
        keep_out(session, drawer, case, adult, TOO, now, by=OWN_CASE)
    new = new_subject("case")
    opened = {
        "title": case.title,
        "category": "adult",
        "seriousness": serious.said(case) or "high",
        "number": next_number(session, now),
        "kept_from": away,
        "about": [id for id in away if id == adult],
        "lado_due": _due(case, public, now),
        "triage_due": due_at(SAME_DAY, now, public.calendar),
    }
    note = {"fact": said["what"], "opinion": "", "present": f"As told in case {case.number}"}
    told = {"adult": adult, "name": name}
    facts = [Fact(new, OPENED, opened), Fact(new, TOLD, told), Fact(new, NOTE, note)]
    if grave := case.matter.grave_of(key):
        facts.append(Fact(new, THRESHOLD, _so_judged(grave, case, public)))
    there.record_all(facts, now)
    here = session.find(case.id) or drawer
    theirs = {**told, SAID: OWN_CASE, "why": f"Case {opened['number']} is about them"}
    here.record(case.id, SAID_OF, theirs, now)
    with suppress(Refused):  # where a link would tell somebody more than they may read
        link(session, here.get(case.id), there.get(new), {"why": SAME}, now)
    return there, new


def _so_judged(grave: Noted, case: Case, public: PublicList) -> dict[str, str]:
    """Return a grave judgement as it stands in their own case: by whom it was, and where."""
    judged = f"So judged in case {case.number} by {public.name_of(grave.by)}."
    said = {part: words for part, words in grave.said.items() if part not in (HOW, ASKED)}
    return {**said, "asked": f"{said.get('asked', '')}\n{judged}"}


def _due(case: Case, public: PublicList, now: datetime) -> str:
    """Return by when the LADO hears of it: with the first one, unless that day has gone by."""
    fresh = due_at(LADO_WITHIN, now, public.calendar)
    first = case.matter.due or case.lado_due
    return min(first, fresh) if first and not is_overdue(first, now, public.calendar) else fresh
