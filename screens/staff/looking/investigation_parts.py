"""What stands in an investigation, to read: its opening, reviewers, sessions, sites, judgement."""

from datetime import datetime

from screens.staff.facts import Block, Fact, Part
from screens.staff.looking import looking_words
from screens.times import day, moment
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.looking.investigations import WENT_THROUGH, Investigation, Reviewer
from store.looking.noted import SIGNED
from store.looking.reviewers import named_in
from store.school.public_list import PublicList


def parts_of(
    public: PublicList, drawer: Drawer, case: Case, found: Investigation, now: datetime
) -> list[Part]:
    """Return an investigation as it stands, in the order of the form."""
    said, computer = found.opening.said, found.computer
    about = [*map(public.name_of, found.about), *found.about_others]
    away = {*found.about, *named_in(public, drawer, case)}
    written = [
        *((f"Session {n}", row) for n, row in enumerate(found.sessions, 1)),
        *((f"Site {n}", row) for n, row in enumerate(found.sites, 1)),
        *([("Judged", found.judgement)] if found.judgement is not None else []),
    ]
    changes = looking_words.changes(found, public, now)
    return [
        Fact("Group", said.get("group", "")),
        Fact("Date", day(said.get("began", ""), now)),
        Fact("Reason", said.get("reason", "")),
        *([Fact("About", ", ".join(about), "warning")] if about else []),
        *(
            _reviewer(f"Reviewer {n}", found, each, public, now, out=each.person in away)
            for n, each in enumerate(found.reviewers, 1)
        ),
        Fact("Computer", computer.said.get("computer_is", "") if computer else "none named"),
        *(
            Block(heading, looking_words.in_full(row, public, now).split("\n"))
            for heading, row in written
        ),
        *(Block(heading, lines) for heading, lines in changes),
    ]


def _reviewer(
    label: str,
    found: Investigation,
    reviewer: Reviewer,
    public: PublicList,
    now: datetime,
    *,
    out: bool,
) -> Fact:
    who = f"{public.name_of(reviewer.person)}, {reviewer.position}"
    absent = ", was in no session" if found.is_to_say(reviewer.person) else ""
    if out:
        return Fact(label, f"{who}: complained about or named, reviews no more (R)", "urgent")
    signed = next((row for row in found.signatures if row.by == reviewer.person), None)
    if signed is not None:
        instead = f"{absent}, went through: {signed.said[WENT_THROUGH]}" if absent else ""
        return Fact(label, f"{who}: signed {moment(signed.at, now)}{instead}", "good")
    before = any(row.by == reviewer.person for row in found.rows if row.kind == SIGNED)
    again = found.asked_again and before
    stands = "changed since they signed" if again else "not signed yet"
    return Fact(label, f"{who}: {stands}{absent}")
