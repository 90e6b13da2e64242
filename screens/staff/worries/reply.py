"""Answering a child: a fixed sentence that somebody has checked, and one line of one's own."""

from collections.abc import Collection

from assets.catalogues import catalogue, codes
from assets.texts import places, templates, text
from store.cases.casework import LINE_LIMIT, reply_text
from store.cases.choices import adults
from store.cases.no_part import given_no_part
from store.drawers.drawer import Drawer
from store.fields import Choice, Field, Kind, Values
from store.letterbox.receipts import Sentence
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.worry import Worry

_NAMING = tuple(name for name, template in templates("reply").items() if "name" in places(template))
WAITS = "It waits behind the child's four pictures, on the computer where the child wrote."
SPOKEN = "It was told in {name}: the child can read the sentence in {name}, your own line as it is."
TELL = "There is no picture code: please tell the child yourself as well."
KEPT = "It stands under To do until it is noted (T)."


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


def not_named(session: Session, drawer: Drawer, worry: Worry) -> frozenset[str]:
    """Return those whose name no answer gives: it is kept from them, or the child names them.

    Whom the child asks for may be named all the same, unless it is kept from them.
    """
    named = {*stands_out.adults_in(worry, session.public)} - {worry.told.asks_for}
    return given_no_part(session, drawer, worry) | named


def is_child(worry: Worry) -> bool:
    """Tell whether a child told this, so that there is somebody to answer."""
    return worry.told.source == PUPIL


def where_it_waits(worry: Worry) -> str:
    """Return how the child will hear of an answer."""
    if worry.told.receipt_seal:
        return WAITS
    return TELL if worry.help_now else f"{TELL} {KEPT}"


def intro_of(worry: Worry) -> str:
    """Return how the child will hear of an answer, and in which language."""
    code = worry.told.language
    if not worry.told.receipt_seal or code not in codes():
        return where_it_waits(worry)
    name = catalogue(code).english_name
    return f"{where_it_waits(worry)} {SPOKEN.format(name=name)}"


def answer_text(public: PublicList, worry: Worry, said: Values) -> str:
    """Return the whole answer.

    Raises:
        Incomplete: the line is too long, or names somebody.
    """
    name = made_of(public, said).name
    sentence = text(said["sentence"], **({"name": name} if name else {}))
    return reply_text(sentence, said.get("line", ""), worry.name, public.adults())


def made_of(public: PublicList, said: Values) -> Sentence:
    """Return what an answer is made of, so that it can be said in another language."""
    name = public.name_of(said.get("who", "")) if said["sentence"] in _NAMING else ""
    return Sentence(said["sentence"], name, " ".join(said.get("line", "").split()))
