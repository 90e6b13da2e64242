"""What is asked when a case is looked into: fields for each kind of row, declared once.

The pages ask them, `investigating` and `searches` judge them, the history and the printed form
read their labels from here.
"""

from collections.abc import Sequence
from dataclasses import replace

from store.cases.acts import Act
from store.cases.choices import ever_adults
from store.fields import Choice, Field, Kind, Lies
from store.looking.investigations import FIRST, SECOND, WENT_THROUGH
from store.looking.kept_safe import AT_POLICE, AT_SCHOOL, GIVEN_BACK
from store.looking.looked_fields import session, viewed, who_was_there
from store.looking.noted import (
    ABOUT,
    COMPUTER,
    DEVICE,
    HELD,
    JUDGED,
    OPENED,
    REOPENED,
    REVIEWER,
    SEARCH_FOLLOWED,
    SITE,
    STOP_TOLD,
)
from store.looking.search_fields import followed, search
from store.school.public_list import PublicList

AS_LISTED = "Empty: as the list of people has it."
PLACES = (Choice(FIRST, "First reviewer"), Choice(SECOND, "Second reviewer"))

POLICE = "police"
"""The outcome by which a crime is suspected."""
OUTCOMES = (
    Choice("internal", "Internal response or discipline"),
    Choice("authority", "Local authority or national body"),
    Choice(POLICE, "Police"),
    Choice("no_substance", "No substance"),
    Choice("mistaken", "Mistaken"),
)
WITHOUT_SUBSTANCE = frozenset({"no_substance", "mistaken"})
"""The outcomes that go with "no substance", and with no other."""

POWER = (
    Choice("on", "Left switched on"),
    Choice("off", "Was off, left off"),
    Choice("changed", "Somebody changed it"),
)


def _about(public: PublicList) -> tuple[Field, ...]:
    return (
        Field(
            "about",
            "Who at school is complained about",
            Kind.SEVERAL,
            choices=ever_adults(public),
            hint="They can be no reviewer. Nobody at school: leave it empty.",
        ),
        Field("about_other", "Anybody else it is about", limit=200),
    )


def opening(
    public: PublicList, reviewers: Sequence[Choice] = (), computers: Sequence[Choice] = ()
) -> Act:
    """Return what is asked when an investigation begins."""
    people = tuple(reviewers)
    fields = (
        Field("group", "Group", required=True, limit=120, hint="The class, or who it concerns."),
        Field("began", "Date", Kind.DATE, True, lies=Lies.BEHIND),
        Field("reason", "Reason for investigating", Kind.TEXT, True, in_words=True),
        *_about(public),
        Field(FIRST, "First reviewer", Kind.CHOICE, True, choices=people),
        Field("first_position", "Their position", limit=80, hint=AS_LISTED),
        Field(SECOND, "Second reviewer", Kind.CHOICE, True, choices=people),
        Field("second_position", "Their position", limit=80, hint=AS_LISTED),
        Field("computer", "Designated computer", Kind.CHOICE, choices=tuple(computers)),
    )
    return Act(OPENED, "Begin an investigation", "Investigation begun", fields)


def reviewer(people: Sequence[Choice] = ()) -> Act:
    """Return what is asked when somebody else reviews."""
    fields = (
        Field("place", "In whose place", Kind.CHOICE, True, choices=PLACES),
        Field("person", "Who", Kind.CHOICE, True, choices=tuple(people)),
        Field("position", "Their position", limit=80, hint=AS_LISTED),
        Field("why", "Why", Kind.TEXT, True, in_words=True),
    )
    return Act(REVIEWER, "Another reviewer", "Reviewer changed", fields)


def computer(computers: Sequence[Choice] = ()) -> Act:
    """Return what is asked when another computer is used."""
    fields = (
        Field("computer", "Which computer", Kind.CHOICE, True, choices=tuple(computers)),
        Field("why", "Why this one, from now on", Kind.TEXT, True, in_words=True),
    )
    return Act(COMPUTER, "Computer used", "Computer chosen", fields)


def complained(public: PublicList) -> Act:
    """Return what is asked when it turns out to be about somebody else too."""
    fields = (*_about(public), Field("why", "Why", Kind.TEXT, True, in_words=True))
    return Act(ABOUT, "It is about somebody else too", "Complained about", fields)


SITE_FIELDS = (
    Field("address", "Site address or device", required=True, limit=400),
    Field("nature", "What is there, in words", Kind.TEXT, True),
    Field("concern", "Reason for concern", Kind.TEXT, True, in_words=True),
)
NOTHING_BECAUSE = "nothing_because"
JUDGED_FIELDS = (
    Field("substance", "Does the concern have substance?", Kind.YES_NO, True),
    Field("reasons", "Reasons", Kind.TEXT, True, in_words=True),
    Field("outcomes", "What comes of it", Kind.SEVERAL, True, choices=OUTCOMES),
    Field("action", "Action proposed or taken", Kind.TEXT, True),
    Field(
        NOTHING_BECAUSE,
        "Nothing was looked at because",
        Kind.TEXT,
        hint="No session and no site is logged.",
        in_words=True,
    ),
)


def judged(*, nothing_looked_at: bool) -> tuple[Field, ...]:
    """Return what judging asks; why nothing was looked at only where that is so."""
    return tuple(f for f in JUDGED_FIELDS if nothing_looked_at or f.id != NOTHING_BECAUSE)


SIGNED_WITHOUT_SESSION = (
    Field(
        WENT_THROUGH,
        "What you went through instead",
        Kind.TEXT,
        True,
        hint="What you read or were shown, with whom, when.",
        in_words=True,
    ),
)


def _not_so(field: str, answer: str, label: str = "What is done about it, by whom, when") -> Field:
    """Return what is asked where a device is not kept safe: the step stays to be done."""
    asked = (field, (answer,))
    return Field(f"{field}_done", label, Kind.TEXT, True, only_if=asked, in_words=True)


WHY = (Field("why", "Why", Kind.TEXT, True, in_words=True),)
DEVICE_FIELDS = (
    Field("device", "Which device", required=True, limit=120, hint="Its kind, colour, whose."),
    Field("unplugged", "Off the network (cable out, or flight mode)?", Kind.YES_NO, True),
    _not_so("unplugged", "no"),
    Field("power", "Switched on or off", Kind.CHOICE, True, choices=POWER),
    _not_so("power", "changed", "Who changed it, when, and what it was before"),
    Field("locked", "Locked away, or the room locked?", Kind.YES_NO, True),
    _not_so("locked", "no"),
    Field("label", "A label on it: do not touch?", Kind.YES_NO, True),
    _not_so("label", "no"),
    Field("holder", "Who has it now, and where it is", required=True, limit=200),
    Field("note", "What else matters (no content)", Kind.TEXT),
)


GOES = (
    Choice(AT_SCHOOL, "It stays at school"),
    Choice(AT_POLICE, "To the police"),
    Choice(GIVEN_BACK, "Given back, to its owner or their family"),
)
ALLOWED = (
    Choice("yes", "Yes, they allowed it"),
    Choice("no", "No, or not asked"),
    Choice("none", "They have no part in this"),
)


def held(devices: Sequence[Choice] = ()) -> Act:
    """Return what is asked when a device comes into somebody's hands."""
    back, allowed = ("goes", (GIVEN_BACK,)), ("allowed", ("yes",))
    fields = (
        Field("device", "Which device", Kind.CHOICE, True, choices=tuple(devices)),
        Field("goes", "Where does it go?", Kind.CHOICE, True, choices=GOES),
        Field("allowed", "Did the police allow it?", Kind.CHOICE, True, "", ALLOWED, only_if=back),
        Field("allowed_by", "Who of the police", required=True, limit=120, only_if=allowed),
        Field("allowed_at", "When they allowed it", Kind.MOMENT, True, only_if=allowed),
        Field("since", "Since when", Kind.MOMENT, True),
        Field("holder", "Who holds it now", required=True, limit=120),
        Field("where", "Where it is", required=True, limit=120),
        Field("from", "Who handed it over", required=True, limit=120),
        Field("reference", "Police reference", limit=120),
    )
    return Act(HELD, "Who holds a device", "Device in other hands", fields)


def stop_told(public: PublicList) -> Act:
    """Return what is asked after STOP: who was there, and where the device is. No content."""
    fields = (
        *who_was_there(public),
        Field("device", "Which computer or device", required=True, limit=200),
        Field("where", "Where it is now", required=True, limit=200),
        Field("holder", "Who guards it", required=True, limit=120),
    )
    return Act(STOP_TOLD, "Who was there", "Who was there when STOP was pressed", fields)


WORDS = {
    (OPENED, "computer"),
    (COMPUTER, "computer"),
    (HELD, "device"),
    (SEARCH_FOLLOWED, "search"),
}
"""Fields that name something by its id: beside it stands what it was called then."""


def in_words(field: str) -> str:
    """Return the part of a row that says what a field names by its id."""
    return f"{field}_is"


def as_written(public: PublicList) -> tuple[Act, ...]:
    """Return every act with the fields that are read from what was written."""
    return tuple(
        replace(
            act,
            fields=tuple(
                Field(in_words(field.id), field.label) if (act.kind, field.id) in WORDS else field
                for field in act.fields
            ),
        )
        for act in all_acts(public)
    )


def all_acts(public: PublicList) -> tuple[Act, ...]:
    """Return every act, with nothing to choose from but people."""
    return (
        opening(public),
        reviewer(),
        complained(public),
        computer(),
        session(public),
        Act(SITE, "Add a site or device", "Site or device noted", SITE_FIELDS),
        Act(JUDGED, "Judge", "Judged", JUDGED_FIELDS),
        Act(REOPENED, "Open it again", "Investigation opened again", WHY),
        Act(DEVICE, "Keep a device safe", "Device kept safe", DEVICE_FIELDS),
        held(),
        stop_told(public),
        search(public),
        followed(),
        viewed(public),
    )
