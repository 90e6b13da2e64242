"""A parent's concern: to whoever may read it, never to the office (procedure row 7).

Whom it is about and who must not see it is asked as on a slip, so it goes where a slip would.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from assets.texts import text
from screens.hours import at_moment, closed_to_grown_ups
from screens.parents.letter_pages import NEXT, SEND, worded
from screens.parents.page import Button, Line, Page, Part
from screens.parents.questions import NAME_LIMIT, who_fields
from store.consents.parents_slot import ParentsSlot
from store.fields import Choice, Field, Kind
from store.letterbox.naming import named_in
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL
from store.letterbox.sent import Sent
from store.letterbox.told import FORM, PARENT, Told
from store.school import typed_names
from store.school.public_list import Person
from store.worries import of_class

ABOUT, WRITE, NAMED, LOOK, DONE = "w_about", "w_write", "w_named", "w_look", "w_done"
PAGES = (ABOUT, WRITE, NAMED, LOOK)
OTHER, LEAVE, LET = "other", "leave", "let"
LINE = 200
_SEARCHED = ("what", "where", "child", "adult_name", "contact")
_KINDS = {PUPIL: "child", ADULT: "adult", HEADTEACHER: "head"}


class Worries:
    """The fields and pages of a concern, for the slot of one terminal."""

    def __init__(self, slot: ParentsSlot) -> None:
        self._slot = slot

    def fields(self, page: str, values: Mapping[str, str]) -> tuple[Field, ...]:
        """Return the fields of a page."""
        if page == ABOUT:
            choices = tuple(Choice(each, text(f"parents.worry.{_KINDS[each]}")) for each in _KINDS)
            title = text("parents.worry.title")
            return (Field("w_who", title, Kind.CHOICE, True, choices=choices),)
        if page == WRITE:
            return self._written(values)
        if page != NAMED:
            return ()
        return tuple(
            Field(
                f"w_named_{each.id}",
                text("parents.worry.named_ask", name=each.name),
                Kind.CHOICE,
                True,
                choices=(
                    Choice(LEAVE, text("parents.worry.leave", name=each.name)),
                    Choice(LET, text("parents.worry.let", name=each.name)),
                ),
            )
            for each in self._named(values)
        )

    def names(self) -> frozenset[str]:
        """Return the names of everything that may be answered."""
        fixed = ("who", "what", "where", "child", "class", "adult", "adult_name", "not_see")
        people = (f"w_named_{each.id}" for each in self._slot.school.adults())
        return frozenset({*(f"w_{each}" for each in fixed), "w_contact", *people})

    def pages(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return the pages in order; the one about names only where one is written."""
        return tuple(each for each in PAGES if each != NAMED or self._named(values))

    def show(
        self,
        page: str,
        values: Mapping[str, str],
        now: datetime,
        wrong: Mapping[str, str] | None = None,
        trouble: str = "",
    ) -> Page:
        """Return a page; what stands on it says who reads it and that it is no emergency line."""
        fields, words = self.fields(page, values), "parents.worry"
        go = (Button(NEXT, text("parents.button.next"), main=True),)
        if page == ABOUT:
            lines: tuple[str, ...] = (text(f"{words}.opens_first"),)
            return Page(
                ABOUT,
                text("parents.button.tell"),
                lines,
                fields=fields,
                notes=self._fast(now),
                buttons=go,
                wrong=wrong,
            )
        if page in (WRITE, NAMED):
            title = text(f"{words}.{'write' if page == WRITE else 'named'}")
            lines = (self._who_opens(values),) if page == WRITE else ()
            return Page(page, title, lines, fields=fields, buttons=go, wrong=wrong)
        answers = tuple(
            Line(each.label, worded(each, values), where)
            for where in self.pages(values)
            for each in self.fields(where, values)
            if each.applies(dict(values)) and values.get(each.id, "").strip()
        )
        lines = (self._who_opens(values), text(f"{words}.check_line"))
        send = (Button(SEND, text("parents.button.send_worry"), main=True),)
        part = (Part("", answers=answers),)
        title = text(f"{words}.check")
        return Page(LOOK, title, lines, parts=part, buttons=send, trouble=trouble)

    def thanks(self, sent: Sent, now: datetime) -> Page:
        """Say that it is kept, and when it is read as far as that is known."""
        words = "parents.worry_thanks"
        if sent.readers.nobody:
            when: str = text(f"{words}.nobody")
        else:
            look, here = self._slot.look(sent.readers, now), self._slot.standing(now)
            when = text(f"{words}.unknown")
            if look is not None:
                when = text("slip.thanks.known", when=at_moment(look, here.now))
        lines = (text(f"{words}.kept"), when, text(f"{words}.talk"))
        return Page(DONE, text(f"{words}.title"), lines, notes=self._fast(now))

    def told(self, values: Mapping[str, str]) -> Told:
        """Return what is told, for the letterbox."""
        said = {name: value.strip() for name, value in values.items()}
        school = self._slot.school
        classes = {each.name.casefold(): each.id for each in school.classes}
        about, adult = self._about(said)
        name = said.get("w_child", "") if about == PUPIL else ""
        if about == ADULT and not adult:
            name = said.get("w_adult_name", "")
        parent = (said.get("name", ""), _relationship(said), said.get("w_contact", ""))
        return Told(
            source=PARENT,
            about=about,
            adult=adult,
            kept_from=self._kept_from(said),
            name=name,
            class_id=classes.get(said.get("w_class", "").casefold(), ""),
            class_name=said.get("w_class", ""),
            fact=values.get("w_what", ""),
            present=said.get("w_where", ""),
            teller=", ".join(filter(None, parent)),
            way=FORM,
        )

    def _about(self, said: Mapping[str, str]) -> tuple[str, str]:
        """Return what it is about, and the adult's id; the headteacher counts however chosen."""
        about = said.get("w_who", "")
        chosen = said.get("w_adult", "") if about == ADULT else ""
        adult = chosen if chosen in {each.id for each in self._slot.school.adults()} else ""
        heads = {each.id for each in self._slot.school.with_role("headteacher")}
        return (HEADTEACHER if adult in heads else about if about in _KINDS else PUPIL), adult

    def _kept_from(self, said: Mapping[str, str], *, named: bool = True) -> tuple[str, ...]:
        people = [each.id for each in self._slot.school.adults()]
        chosen = set(said.get("w_not_see", "").split("\n"))
        left = {id for id in people if named and said.get(f"w_named_{id}") == LEAVE}
        return tuple(id for id in people if id in chosen | left)

    def _named(self, values: Mapping[str, str]) -> tuple[Person, ...]:
        """Return those whom the words name and who could read them if nobody says otherwise."""
        words = "\n".join(values.get(f"w_{each}", "") for each in _SEARCHED)
        school = self._slot.school
        about, adult = self._about(values)
        kept_from = [id for id in (*self._kept_from(values, named=False), adult) if id]
        readers = self._slot.readers(about, kept_from).people
        meant = {p.id for p in typed_names.may_mean(school, values.get("w_adult_name", ""))}
        words = of_class.read(words, school, "", now=True)
        heard = {p.id for p in named_in(words, school.called(readers))}
        return tuple(p for id in readers if id in meant | heard and (p := school.person(id)))

    def _written(self, values: Mapping[str, str]) -> tuple[Field, ...]:
        about, adults = values.get("w_who", ""), self._slot.school.adults()
        people = tuple(Choice(each.id, each.name) for each in adults)
        whom: tuple[Field, ...] = ()
        if about == PUPIL:
            whom = (_field("child", NAME_LIMIT, required=True), _field("class", LINE))
        if about == ADULT:
            label, other = text("parents.worry.adult_label"), text("parents.worry.somebody")
            listed = (*people, Choice(OTHER, other))
            whom = (
                Field("w_adult", label, Kind.CHOICE, True, choices=listed),
                _field("adult_name", NAME_LIMIT),
            )
        words, hint = text("parents.worry.what"), text("parents.worry.what_hint")
        reach = text("parents.worry.contact_hint")
        who = tuple(replace(each, required=False) for each in who_fields()[:2])
        return (
            *whom,
            Field("w_what", words, Kind.TEXT, True, hint),
            _field("where", LINE),
            *who,
            _field("contact", LINE, hint=reach),
            Field("w_not_see", text("parents.worry.not_see"), Kind.SEVERAL, choices=people),
        )

    def _who_opens(self, values: Mapping[str, str]) -> str:
        about, adult = self._about(values)
        kept_from = [id for id in (*self._kept_from(values), adult) if id]
        readers = self._slot.readers(about, kept_from)
        names = [self._slot.school.name_of(id) for id in readers.people]
        if not names:
            return text("parents.worry_thanks.nobody")
        return text("parents.worry.reads", names=" · ".join(names))

    def _fast(self, now: datetime) -> tuple[str, ...]:
        closed = closed_to_grown_ups(self._slot.standing(now))
        said = (text(f"parents.worry.{each}") for each in ("not_fast", "danger"))
        # What says that nobody looks now names Childline already.
        numbers = ("nspcc",) if closed else ("childline", "nspcc")
        rest = (text(f"parents.worry.{each}") for each in numbers)
        return tuple(filter(None, (*said, closed, *rest)))


def _relationship(said: Mapping[str, str]) -> str:
    known = {choice.id: choice.label for choice in who_fields()[1].choices}
    return known.get(said.get("relationship", ""), "")


def _field(name: str, limit: int, *, required: bool = False, hint: str = "") -> Field:
    label = text(f"parents.worry.{'child_name' if name == 'child' else name}")
    return Field(f"w_{name}", label, required=required, hint=hint, limit=limit)
