"""What a grown-up's slip asks, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assets.texts import text
from screens.hours import at_moment
from store.fields import Choice, Field, Kind, Values
from store.letterbox.intake import Intake
from store.letterbox.naming import named_in
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL, Readers
from store.letterbox.told import SLIP, Told
from store.school import typed_names
from store.school.public_list import Person, PublicList

OTHER = "other"
"""The choice of an adult who is not on the list."""
ABOUT = {PUPIL: "child", ADULT: "adult", HEADTEACHER: "head"}
"""Whom a slip can be about, and how that choice is called in the texts."""
LINE = 200

_SEARCHED = ("child", "class", "adult_name", "what", "where", "done")
_WRITER = ("done", "your_name", "your_role", "contact")


@dataclass(frozen=True)
class Slip:
    """A slip as far as it is written: whom it is about, the fields, and who was left out."""

    about: str
    values: Values
    left_out: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """Return what was filled in, without the space around it."""
        return self.values.get(name, "").strip()

    @property
    def adult(self) -> str:
        """The id of the adult it is about; empty when it is nobody on the list."""
        chosen = self.value("adult") if self.about == ADULT else ""
        return "" if chosen == OTHER else chosen

    @property
    def kept_from(self) -> tuple[str, ...]:
        """The ids of those who should not see it, whom it is about left aside."""
        chosen = [id for id in self.value("not_see").split("\n") if id]
        return tuple(dict.fromkeys((*chosen, *self.left_out)))


def fields(public: PublicList, about: str) -> tuple[Field, ...]:
    """Return the fields of a slip about a child, an adult or the headteacher."""
    return (
        *_whom(public, about),
        _field("what", Kind.TEXT, required=True, hint=text("slip.field.what_hint")),
        _field("where", limit=LINE),
        _field("done", Kind.TEXT),
        *(_field(name, limit=LINE) for name in ("your_name", "your_role", "contact")),
        Field("not_see", text("slip.opens.not_see"), Kind.SEVERAL, choices=_adults(public)),
    )


def told(public: PublicList, slip: Slip) -> Told:
    """Return what is told by a slip, for the letterbox."""
    school_class = next(
        (c for c in public.classes if c.name.casefold() == slip.value("class").casefold()), None
    )
    return Told(
        source=SLIP,
        about=about(public, slip),
        adult=slip.adult,
        kept_from=slip.kept_from,
        name=slip.value("child"),
        class_id=school_class.id if school_class else "",
        class_name=slip.value("class"),
        fact=_fact(slip),
        happened=slip.value("where"),
    )


def about(public: PublicList, slip: Slip) -> str:
    """Return whom it is about; the headteacher counts as one, however they were chosen."""
    if slip.adult in {person.id for person in public.with_role("headteacher")}:
        return HEADTEACHER
    return slip.about


def readers(intake: Intake, slip: Slip) -> Readers:
    """Return who could open this slip."""
    kept_from = [id for id in (*slip.kept_from, slip.adult) if id]
    return intake.readers(about(intake.school, slip), kept_from)


def named(intake: Intake, slip: Slip, decided: Sequence[str]) -> tuple[Person, ...]:
    """Return those who could open it although its words name them, unless `decided` before."""
    words = "\n".join(slip.value(name) for name in _SEARCHED)
    public = intake.school
    able = readers(intake, slip).people
    meant = {p.id for p in typed_names.may_mean(public, slip.value("adult_name"))}
    found = dict.fromkeys((*(p.id for p in named_in(words, public.called(able))), *meant & {*able}))
    return tuple(p for id in found if id not in decided and (p := public.person(id)))


def who_opens(intake: Intake, slip: Slip) -> str:
    """Return the sentence that says who can open it, or what to do when nobody can."""
    names = [intake.school.name_of(id) for id in readers(intake, slip).people]
    if not names:
        return text("slip.thanks.nobody")
    if len(names) == 1:
        return text("slip.opens.one", name=names[0])
    return text("slip.opens.many", names=f"{', '.join(names[:-1])} and {names[-1]}")


def when_read(intake: Intake, readers: Readers, now: datetime) -> str:
    """Return the sentence that says when it is read, or that nobody can say."""
    if readers.nobody:
        return text("slip.thanks.nobody")
    look, standing = intake.look(readers, now), intake.standing(now)
    if look is None:
        return text("slip.thanks.unknown")
    return text("slip.thanks.known", when=at_moment(look, standing.now))


def read_back(public: PublicList, slip: Slip) -> list[tuple[str, str]]:
    """Return label and words of everything that was filled in, in order."""
    said: list[tuple[str, str]] = []
    for field in fields(public, slip.about):
        labels = {choice.id: choice.label for choice in field.choices}
        value = slip.value(field.id)
        if value and field.applies(slip.values):
            words = ", ".join(labels[id] for id in value.split("\n")) if labels else value
            said.append((field.label, words))
    return said


def _whom(public: PublicList, about: str) -> tuple[Field, ...]:
    if about == PUPIL:
        return (_field("child", limit=LINE), _field("class", limit=LINE))
    if about == ADULT:
        label = text("slip.field.adult")
        choices = (*_adults(public), Choice(OTHER, text("slip.field.other")))
        return (
            Field("adult", label, Kind.CHOICE, required=True, choices=choices),
            Field("adult_name", label, limit=LINE, only_if=("adult", (OTHER,))),
        )
    return ()


def _field(
    name: str,
    kind: Kind = Kind.LINE,
    *,
    required: bool = False,
    hint: str = "",
    limit: int = 4000,
) -> Field:
    return Field(name, text(f"slip.field.{name}"), kind, required, hint, limit=limit)


def _adults(public: PublicList) -> tuple[Choice, ...]:
    return tuple(Choice(person.id, person.name) for person in public.adults())


def _fact(slip: Slip) -> str:
    """Return what was seen, as typed, and below it whatever has no place of its own."""
    below = [
        f"{text(f'slip.field.{name}')} {slip.value(name)}" for name in _WRITER if slip.value(name)
    ]
    if slip.about == ADULT and slip.value("adult") == OTHER and slip.value("adult_name"):
        below.insert(0, f"{text('slip.field.adult')}: {slip.value('adult_name')}")
    return "\n\n".join([slip.values.get("what", ""), *below])
