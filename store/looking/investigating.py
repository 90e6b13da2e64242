"""Investigating: two review together, log what they looked at, judge, sign and close.

The rules of two people hold here, whatever a page offers (procedure rows 15 to 17, 19 to 22):
two different reviewers who can open the case, neither of them complained about; a session with at
least two present, a reviewer among them; signatures by the reviewers themselves, of the whole as it
stands; no closing without both. STOP freezes all of it until advice is written down, and so does a
crime that is suspected, but for what looks at nothing: who reviews, whom it is about, signatures
and the closing (`freezes`). Whoever at school is complained about was told of by that: it is
judged as whatever is about an adult, and until then nobody looks further (row 27).
"""

from collections.abc import Collection
from datetime import datetime

from store.adults import complained, told_about
from store.adults.threshold import due_by
from store.cases import freezes
from store.cases.acts import Act
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Values, kept, require
from store.looking import early, fits, noted
from store.looking.computers import Computer
from store.looking.investigations import FIRST, REVIEWERS, SECOND, Investigation, investigations
from store.looking.looked_fields import MARKED
from store.looking.looking_fields import in_words
from store.looking.noted import (
    ABOUT,
    COMPUTER,
    INVESTIGATION,
    OPENED,
    REOPENED,
    REVIEWER,
    SESSION,
    SITE,
    of_kind,
)
from store.looking.reviewers import named_in
from store.school import typed_names
from store.school.public_list import PublicList

ONE_PERSON = "Two different people review. Please choose somebody else."
NO_COMPUTER = "Say first at which computer it is looked at: all of it is done at that one."
COMPLAINED = "{name} is complained about, or kept out of this case, and can be no reviewer."
CANNOT_OPEN = "{name} cannot open this case, and could not sign. Please choose somebody who can."
OPENS_IT = "{names} can open this case. First keep it from them: K on the page of the case."


def find(case: Case, id: str) -> Investigation:
    """Return an investigation of a case.

    Raises:
        Refused: there is none with this id.
    """
    found = next((each for each in investigations(case.noted) if each.id == id), None)
    if found is None:
        raise Refused("This investigation is not in the case any more.")
    return found


def begin(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    act: Act,
    values: Values,
    holders: Collection[str],
    computers: Collection[Computer],
    now: datetime,
) -> str:
    """Begin an investigation; return its id.

    Raises:
        Incomplete: a field is missing, or somebody cannot review.
        Refused: the case is closed, nobody has triaged it, or nobody may look further.
    """
    case = still_open(drawer, case)
    if why := freezes.why_not_begin(case):
        raise Refused(why)
    require(act.fields, values)
    about = _about(public, values, holders)
    _judge_reviewers(
        public, drawer, case, {place: values[place] for place in (FIRST, SECOND)}, about, holders
    )
    said = {**kept(act.fields, values), **_computer(values, computers)}
    drawer.record(case.id, OPENED, {**said, **_complained(public, case, about, now)}, now)
    told_about.note(public, drawer, case.id, now)
    return of_kind(as_it_stands(drawer, case).noted, OPENED)[-1].id


def write(
    drawer: Drawer, case: Case, investigation: str, act: Act, values: Values, now: datetime
) -> None:
    """Write a row of an investigation: a session, a site, a judgement, or why it is open again.

    Raises:
        Incomplete: a field is missing or does not fit the others.
        Refused: it is closed, nobody may look further, or no designated computer is named yet.
    """
    case = still_open(drawer, case)
    found = find(case, investigation)
    _writable(found, act.kind)
    if act.kind in (SESSION, SITE) and found.computer is None:
        raise Refused(NO_COMPUTER)
    require(act.fields, values, now)
    if wrong := fits.wrong(case, found, act.kind, values, now):
        raise Incomplete(wrong)
    said = {INVESTIGATION: investigation, **kept(act.fields, values)}
    if act.kind == SESSION and (marks := early.marks(case, found, values, now)):
        said[MARKED] = "; ".join(marks)
    drawer.record(case.id, act.kind, said, now)


def change_reviewer(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    investigation: str,
    act: Act,
    values: Values,
    holders: Collection[str],
    now: datetime,
) -> None:
    """Put somebody else in a reviewer's place, with why.

    Raises:
        Incomplete: a field is missing, or they cannot review.
        Refused: the case or the investigation is closed, or nobody may look further.
    """
    case = still_open(drawer, case, looks=False)
    found = find(case, investigation)
    _writable(found, REVIEWER)
    require(act.fields, values)
    people = {each.place: each.person for each in found.reviewers} | {
        values["place"]: values["person"]
    }
    _judge_reviewers(
        public, drawer, case, people, found.about, holders, {values["place"]: "person"}
    )
    said = {INVESTIGATION: investigation, **kept(act.fields, values)}
    drawer.record(case.id, REVIEWER, said, now)


def change_computer(
    drawer: Drawer,
    case: Case,
    investigation: str,
    act: Act,
    values: Values,
    computers: Collection[Computer],
    now: datetime,
) -> None:
    """Use another computer from now on, with why.

    Raises:
        Incomplete: a field is missing, or the computer is not one of those that fit.
        Refused: the case or the investigation is closed, or nobody may look further.
    """
    case = still_open(drawer, case)
    _writable(find(case, investigation), COMPUTER)
    require(act.fields, values)
    said = {
        INVESTIGATION: investigation,
        **kept(act.fields, values),
        **_computer(values, computers),
    }
    drawer.record(case.id, COMPUTER, said, now)


def add_complained(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    investigation: str,
    act: Act,
    values: Values,
    holders: Collection[str],
    now: datetime,
) -> None:
    """Say that it is about somebody else too; a reviewer among them reviews no more.

    Raises:
        Incomplete: nobody is named, it is not said why, or they can open the case still.
        Refused: the case or the investigation is closed, or nobody may look further.
    """
    case = still_open(drawer, case, looks=False)
    _writable(find(case, investigation), ABOUT)
    about = _about(public, values, holders)
    if not about and not values.get("about_other", "").strip():
        raise Incomplete({"about": "Please say whom it is about."})
    require(act.fields, values)
    said = {INVESTIGATION: investigation, **kept(act.fields, values)}
    drawer.record(case.id, ABOUT, {**said, **_complained(public, case, about, now)}, now)


def still_open(drawer: Drawer, case: Case, *, looks: bool = True, frozen: bool = False) -> Case:
    """Return the case as it stands; `frozen`: also after STOP, where nobody `looks`: also while
    that waits for advice.

    Raises:
        Refused: it is closed, or frozen.
    """
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    why = freezes.why_frozen(case) if looks else freezes.why_still(case)
    if why and not frozen:
        raise Refused(why)
    return case


def _complained(
    public: PublicList, case: Case, about: Collection[str], now: datetime
) -> dict[str, str]:
    names = {id: public.name_of(id) for id in sorted(about)}
    return complained.beside(names, due_by(case, now, public))


def _writable(found: Investigation, kind: str) -> None:
    if found.is_closed != (kind == REOPENED):
        raise Refused("This investigation is closed." if found.is_closed else "It is open.")


def _about(public: PublicList, values: Values, holders: Collection[str]) -> set[str]:
    """Return whom at school it is about; whoever can open the case is to be kept out first."""
    typed = values.get("about_other", "")
    if why := typed_names.why_choose(public, typed, "so that they review nothing"):
        raise Incomplete({"about_other": why})
    about = {each for each in values.get("about", "").split(noted.SEVERAL) if each}
    if there := [public.name_of(id) for id in sorted(about & set(holders))]:
        raise Incomplete({"about": OPENS_IT.format(names=", ".join(there))})
    return about


def _judge_reviewers(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    people: dict[str, str],
    about: Collection[str],
    holders: Collection[str],
    fields: dict[str, str] | None = None,
) -> None:
    """Refuse reviewers who are one person, are complained about, or cannot open the case.

    `people` are they by place; `fields` names the field of a place whose wrong is to be shown.
    """
    shown = fields if fields is not None else {place: place for place in people}
    away = named_in(public, drawer, case) | set(about)
    wrong: dict[str, str] = {}
    for place, field in shown.items():
        person = people[place]
        if person in away:
            wrong[field] = COMPLAINED.format(name=public.name_of(person))
        elif person not in holders:
            wrong[field] = CANNOT_OPEN.format(name=public.name_of(person))
    if not wrong and len(set(people.values())) < REVIEWERS:
        wrong[list(shown.values())[-1]] = ONE_PERSON
    if wrong:
        raise Incomplete(wrong)


def _computer(values: Values, computers: Collection[Computer]) -> dict[str, str]:
    """Return the words of the computer that was chosen, if one was."""
    chosen = values.get("computer", "")
    if not chosen:
        return {}
    found = next((each for each in computers if each.id == chosen), None)
    if found is None or not found.fits:
        raise Incomplete({"computer": "Only one that is in use, and that no pupils use."})
    return {in_words("computer"): found.words}
