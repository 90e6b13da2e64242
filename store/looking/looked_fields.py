"""What is asked about who looked: in a session at the computer, and where nobody is to look."""

from collections.abc import Collection

from store.cases.acts import Act
from store.cases.choices import adults
from store.fields import Choice, Field, Kind
from store.looking.noted import SESSION, VIEWED
from store.school.public_list import PublicList

EARLY, MARKED = "early", "marked"
"""The parts of a session that say why it lay where nobody was to look, and where that was."""
MARKED_FIELD = Field(MARKED, "It lay")

BY_CHANCE, HAD_TO = "chance", "had_to"
"""How it came that somebody saw what nobody looks at."""
HOW = (
    Choice(BY_CHANCE, "Seen by chance, and stopped at once"),
    Choice(HAD_TO, "It had to be looked at"),
)
NO_MORE = "In a few words, no more than whoever told wrote: nobody describes it."


def who_was_there(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Field, ...]:
    """Return what asks who was there; `leave_out` are no choice, by ids."""
    there = tuple(each for each in adults(public) if each.id not in leave_out)
    return (
        Field("present", "Who was there, from school", Kind.SEVERAL, choices=there),
        Field("present_other", "Who else was there", limit=200),
    )


def session(public: PublicList, leave_out: Collection[str] = ()) -> Act:
    """Return what is asked about a session at the computer; `leave_out` are in none, by ids."""
    fields = (
        Field("start", "Begun", Kind.MOMENT, True),
        Field("end", "Ended", Kind.MOMENT, True),
        *who_was_there(public, leave_out),
        Field("filter", "Was the filter opened for it?", Kind.YES_NO, True),
        Field(
            "filter_by",
            "Who opened it, for what, closed again when",
            Kind.TEXT,
            True,
            only_if=("filter", ("yes",)),
        ),
        Field("note", "What was done"),
        Field(
            EARLY,
            "Why then, if it was not allowed yet",
            Kind.TEXT,
            hint="Only of one before the investigation, its computer or the yes, or across a STOP.",
            in_words=True,
        ),
    )
    return Act(SESSION, "Log a session", "Session logged", fields)


def viewed(public: PublicList) -> Act:
    """Return what is asked when somebody saw by chance, or had to look at, what nobody looks at.

    Of what was seen by chance nobody agreed beforehand; whoever told of it at once did right
    (procedure row 3).
    """
    chance, chosen = ("how", (BY_CHANCE,)), ("how", (HAD_TO,))
    fields = (
        Field("how", "How did it come about?", Kind.CHOICE, True, choices=HOW),
        Field("who", "Who saw it, or looked", Kind.CHOICE, True, choices=adults(public)),
        Field("when", "When they did", Kind.MOMENT, True),
        Field("seen", "What was seen", Kind.TEXT, True, NO_MORE, only_if=chance, in_words=True),
        Field("then", "What they did then, whom they told", Kind.TEXT, True, only_if=chance),
        Field("why", "Why it could not be avoided", Kind.TEXT, True, only_if=chosen, in_words=True),
        Field("present", "Who else was there", limit=200),
        Field("agreed", "Who agreed to it beforehand", required=True, limit=200, only_if=chosen),
        Field("copied", "Was anything copied, printed or passed on?", Kind.YES_NO, True),
        Field("copied_what", "What, and who has it", Kind.TEXT, True, only_if=("copied", ("yes",))),
    )
    return Act(VIEWED, "Somebody saw or looked", "Seen, or looked at", fields)
