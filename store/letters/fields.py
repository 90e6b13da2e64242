"""What is asked about a letter: to write it, to log that it was sent, to say what came of it."""

from dataclasses import replace

from store.cases.acts import Act
from store.cases.choices import adults
from store.fields import Choice, Field, Kind, Lies
from store.letters.kept import SETTLED
from store.letters.texts import LetterText
from store.looking.noted import LETTER_DROPPED, LETTER_FOLLOWED, LETTER_SENT, LETTER_WRITTEN
from store.school.public_list import PublicList

TEXT_LIMIT = 4000
WAYS = (
    Choice("handed", "Handed over"),
    Choice("post", "By post"),
    Choice("recorded", "By post, signed for"),
    Choice("email", "By e-mail"),
    Choice("service", "By the school's message service"),
)
CAME = (
    Choice(SETTLED, "It is settled"),
    Choice("answered", "They answered; it is not settled"),
    Choice("nothing", "Nothing came"),
)
_AGAIN = ("came", ("answered", "nothing"))

ADDRESSED = (
    Field("to", "To whom: name", required=True, limit=120),
    Field("address", "Address, for the envelope", Kind.TEXT, limit=300),
    Field("dear", "Dear", required=True, limit=80, hint="Mrs Khan"),
    Field("date", "Date on the letter", Kind.DATE, True),
)
FLAG_WHY = Field(
    "flag_why", "They are flagged. Why they are written to", Kind.TEXT, True, in_words=True
)
TEXT = Field(
    "text",
    "The letter",
    Kind.TEXT,
    True,
    "Change what does not fit. An empty line begins a new paragraph.",
    limit=TEXT_LIMIT,
    to_read=True,
)
AGREED = Field("agreed", "Whoever signs it agrees?", Kind.YES_NO, True)
DROPPED_FIELDS = (Field("why", "Why it is not sent", Kind.TEXT, True, in_words=True),)
FOLLOWED_FIELDS = (
    Field("came", "What came of it?", Kind.CHOICE, True, choices=CAME),
    Field("note", "What was said or seen", Kind.TEXT, True),
    Field(
        "follow_up",
        "Asked again on",
        Kind.DATE,
        hint="Empty: nobody asks again. A further letter has a day of its own.",
        lies=Lies.AHEAD,
        only_if=_AGAIN,
    ),
)


def to_fill_in(letter: LetterText, *, flagged: bool = False) -> tuple[Field, ...]:
    """Return what a letter asks before it is filled in."""
    return (*ADDRESSED, *((FLAG_WHY,) if flagged else ()), *letter.asks)


def sending(public: PublicList, *, signed_by_another: bool = True) -> tuple[Field, ...]:
    """Return what is asked about the sending of a letter, also in another one's name."""
    return (
        *((AGREED,) if signed_by_another else ()),
        Field("how", "How was it sent?", Kind.CHOICE, True, choices=WAYS),
        Field("given_to", "To whom, and where to", required=True, limit=200),
        Field("when", "When", Kind.MOMENT, True),
        Field("by", "Who sent it", Kind.CHOICE, True, choices=adults(public)),
        Field(
            "follow_up",
            "Somebody asks what came of it on",
            Kind.DATE,
            hint="It stands on the desk that day. Empty: nobody asks.",
            lies=Lies.AHEAD,
        ),
    )


def acts(public: PublicList) -> tuple[Act, ...]:
    """Return what is done with letters, for whoever reads it back."""
    shown = (
        Field("name", "Which"),
        Field("heading", "Heading"),
        *ADDRESSED,
        Field("flagged", "Flagged"),
        replace(FLAG_WHY, label="Why they are written to all the same"),
        Field("signer", "Signed by"),
        Field("reference", "Reference"),
        Field("text", "It says"),
    )
    which = Field("name", "Which")
    return (
        Act(LETTER_WRITTEN, "Write a letter", "Letter written", shown),
        Act(LETTER_SENT, "Log the sending", "Letter sent", (which, *sending(public))),
        Act(LETTER_FOLLOWED, "What came of it", "Letter followed up", (which, *FOLLOWED_FIELDS)),
        Act(LETTER_DROPPED, "Do not send it", "Letter not sent", (which, *DROPPED_FIELDS)),
    )
