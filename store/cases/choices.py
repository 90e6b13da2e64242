"""What there is to choose from in the forms of a case: agencies, methods, the school's adults."""

from collections.abc import Collection

from store.cases.questions import category_choices
from store.fields import Choice
from store.school.public_list import PublicList

CATEGORIES = category_choices()

SERIOUSNESS = (
    Choice("low", "Low: watch"),
    Choice("medium", "Medium: act"),
    Choice("high", "High: act today"),
    Choice("danger", "Immediate danger"),
)

AGENCIES = (
    Choice("headteacher", "Headteacher"),
    Choice("chair", "Chair of governors"),
    Choice("police", "Police (999 or 101)"),
    Choice("social_care", "Children's social care"),
    Choice("lado", "LADO"),
    Choice("ceop", "CEOP"),
    Choice("iwf", "Internet Watch Foundation"),
    Choice("prevent", "Prevent advice"),
    Choice("dbs", "DBS (barring)"),
    Choice("tra", "TRA (teachers)"),
    Choice("other", "Other"),
    Choice("act", "ACT (terrorist content)"),
)

_AT_SCHOOL = ("headteacher", "chair")
"""The agencies that are also roles of somebody at school."""

METHODS = (
    Choice("in_person", "In person"),
    Choice("phone", "Phone"),
    Choice("email", "E-mail"),
    Choice("form", "Online form"),
    Choice("letter", "Letter"),
)

POLICE, POLICE_WAYS = (
    "police",
    (
        Choice("999", "999"),
        Choice("101", "101"),
        Choice("online", "Online"),
        Choice("other", "In person, or another number"),
    ),
)
"""The police among the agencies, and the ways to report to them (procedure row 14)."""

TOO_SMALL = "small"
"""What never speaks against telling parents where a crime is suspected."""
RISKS = (
    Choice("danger", "It could put the child at risk"),
    Choice("wait", "Police, social care or LADO: wait"),
    Choice("contact", "They must not be contacted"),
    Choice("wish", "The child asks us not to, and it is safe"),
    Choice(TOO_SMALL, "Too small to trouble them"),
    Choice("other", "Something else"),
)
"""What may speak against telling parents; the reason is written besides."""


def adults(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return the school's adults to choose from, without some."""
    return tuple(Choice(p.id, p.name) for p in public.adults() if p.id not in leave_out)


def ever_adults(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return whom something may be about: the school's adults, then those who have left it.

    What is told of somebody is followed to its end, whoever leaves (KCSIE part four).
    """
    gone = (each for each in public.people if not public.is_active(each.id))
    left = tuple(Choice(p.id, f"{p.name} (has left)") for p in gone if p.id not in leave_out)
    return (*adults(public, leave_out), *left)


def agencies(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return to whom a case can be escalated, without those at school who are left out."""
    out = {role for role in _AT_SCHOOL for p in public.with_role(role) if p.id in leave_out}
    return tuple(choice for choice in AGENCIES if choice.id not in out)
