"""What is asked about a search for, or of, a device (procedure row 32).

Education Act 2011, with the government's advice on searching; what may be searched for and what
makes it reasonable are data (`assets/involved/searches.toml`).
"""

from collections.abc import Sequence

from assets.involved_data import search_words
from store.cases.acts import Act
from store.cases.choices import adults
from store.fields import Choice, Field, Kind
from store.looking.noted import SEARCH, SEARCH_FOLLOWED
from store.school.public_list import PublicList

DELETED, LEFT = "deleted", "left"
DELETION = (
    Choice("nothing", "There is nothing to delete"),
    Choice(LEFT, "Nothing is deleted"),
    Choice("owner", "The owner is asked to delete it"),
    Choice(DELETED, "The school deletes it"),
)

_TOLD = ("told", ("yes",))
_PARENTS = (
    Field("told", "Were the parents told?", Kind.YES_NO, True),
    Field("told_how", "When, how, by whom", required=True, only_if=_TOLD, limit=200, in_words=True),
    Field("not_told", "Why not", Kind.TEXT, True, only_if=("told", ("no",)), in_words=True),
)
_DELETION = (
    Field("police", "Could the police want any of it?", Kind.YES_NO, True),
    Field("deletion", "What is decided about deleting", Kind.CHOICE, True, choices=DELETION),
    Field("deletion_why", "Why so", Kind.TEXT, True, in_words=True),
)


def _choices(kind: str) -> tuple[Choice, ...]:
    return tuple(Choice(id, say) for id, say in search_words(kind))


def search(public: PublicList) -> Act:
    """Return what is asked about a search for, or of, a device."""
    people = adults(public)
    fields = (
        Field("whom", "Whose belongings, or which device", required=True, limit=200),
        Field("items_sought", "Searched for", Kind.SEVERAL, True, choices=_choices("item")),
        Field("grounds", "Why it was reasonable", Kind.CHOICE, True, choices=_choices("grounds")),
        Field(
            "no_grounds",
            "Without grounds: what is done about it",
            Kind.TEXT,
            True,
            "The law wants reasonable grounds. Say who looks into it, and that the pupil is told.",
            only_if=("grounds", ("none",)),
        ),
        Field("pupil_agreed", "Did the pupil agree to it?", Kind.YES_NO, True),
        Field("authorised", "Who authorised it", Kind.CHOICE, True, choices=people),
        Field("when", "When", Kind.MOMENT, True),
        Field("where", "Where", required=True, limit=120),
        Field("searcher", "Who searched", Kind.CHOICE, True, choices=people),
        Field("witness", "Who witnessed it", Kind.CHOICE, choices=people),
        Field("no_witness", "No witness: why it could not wait", Kind.TEXT),
        Field("others", "Who else was there", limit=200),
        Field("reason", "Reason for searching", Kind.TEXT, True, in_words=True),
        Field("items", "What was found, kept or given back", Kind.TEXT, True),
        Field("outcome", "Outcome", Kind.TEXT, True),
        Field("follow_up", "What follows", Kind.TEXT, True, in_words=True),
        *_PARENTS,
        *_DELETION,
        Field("monitored", "For monitoring", limit=200, hint="Sex, ethnic group, SEND, if kept."),
    )
    return Act(SEARCH, "Record a search", "Search recorded", fields)


def followed(searches: Sequence[Choice] = ()) -> Act:
    """Return what is asked when there is more to say of a search."""
    which = Field("search", "Which search", Kind.CHOICE, True, choices=tuple(searches))
    more = Field("follow_up", "What followed", Kind.TEXT, True, in_words=True)
    fields = (which, more, *_PARENTS, *_DELETION)
    return Act(SEARCH_FOLLOWED, "Add to a search", "Added to a search", fields)
