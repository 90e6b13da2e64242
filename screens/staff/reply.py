"""Answering a child: a fixed sentence that somebody has checked, and one line of one's own."""

from collections.abc import Collection, Mapping

from assets.texts import places, templates, text
from store.acts import adults
from store.casework import LINE_LIMIT, reply_text
from store.fields import Choice, Field, Kind, Values
from store.public_list import PublicList
from store.worries import PUPIL, Worry

_NAMING = tuple(name for name, template in templates("reply").items() if "name" in places(template))
WAITS = "It waits behind the child's four pictures, on the computer where the child wrote."
TELL = "There is no picture code: please tell the child yourself as well."


def reply_fields(
    public: PublicList, kept_from: Collection[str], *, required: bool = True
) -> tuple[Field, ...]:
    """Return the fields of an answer to a child; no child is sent to whom it left out."""
    sentences = tuple(
        Choice(name, template.format_map(dict.fromkeys(places(template), "…")))
        for name, template in templates("reply").items()
    )
    names = adults(public, kept_from)
    return (
        Field("sentence", "What you say", Kind.CHOICE, required, choices=sentences),
        Field("who", "Whose name", Kind.CHOICE, True, choices=names, only_if=("sentence", _NAMING)),
        Field(
            "line", text("staff.reply.line"), hint=text("staff.reply.line_hint"), limit=LINE_LIMIT
        ),
    )


def is_child(worry: Worry) -> bool:
    """Tell whether a child told this, so that there is somebody to answer."""
    return worry.told.source == PUPIL


def where_it_waits(worry: Worry) -> str:
    """Return how the child will hear of an answer."""
    return WAITS if worry.told.receipt_seal else TELL


def answer_text(public: PublicList, worry: Worry, said: Values) -> str:
    """Return the whole answer.

    Raises:
        Incomplete: the line is too long, or names somebody.
    """
    given: Mapping[str, str] = {"name": public.name_of(said.get("who", ""))}
    template = templates()[said["sentence"]]
    sentence = text(said["sentence"], **{place: given[place] for place in places(template)})
    return reply_text(sentence, said.get("line", ""), worry.name, public.adults())
