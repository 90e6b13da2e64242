"""What is done about the people of a case, each asked for and written down."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from textual.screen import Screen

from screens.staff.cases.record_page import RecordPage
from screens.staff.gently import gently
from screens.staff.involved import asking, asking_parents
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.adults.of_family import worries_of
from store.cases import casework
from store.cases.case import Case
from store.errors import Refused
from store.fields import Choice, Field, Kind
from store.involved import informed, involving, links
from store.involved.people import CHANGE_FIELDS, CasePerson, children, short_roles, with_changed

NO_CHILD = "There is no child in this case yet. I adds one."


class PersonActs(RecordPage):
    """A page about the people of a case; its record is the case."""

    record: Case | None

    @property
    def case(self) -> Case:
        """The case, which is there."""
        assert self.record is not None
        return self.record

    @property
    def whereabouts(self) -> tuple[Any, Any, str, str]:
        """What every page about this case is made with."""
        return (self.session, self.clock, self.drawer.name, self.subject)

    def push(self, page: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Show another page in front."""
        self.app.push_screen(page, then)

    def highlighted(self) -> CasePerson | None:
        """Return who is under the cursor."""
        return None

    def about_one(self, act: Callable[[CasePerson], None], title: str) -> None:
        """Do something about whoever is under the cursor, else about one who is chosen."""
        self._about(act, self.case.people, title)

    def about_child(self, act: Callable[[CasePerson], None]) -> None:
        """Do something about the child under the cursor, else about one who is chosen.

        Raises:
            Refused: there is no child in the case.
        """
        if not children(self.case):
            raise Refused(NO_CHILD)
        self._about(act, children(self.case), "Which child?")

    def add_person(self) -> None:
        """Have a person added with their roles."""
        asking.add_person(self, self.case, next(iter(asking.told_in(self, self.case)), {}))

    def change(self, person: CasePerson) -> None:
        """Have name, roles or class changed, with why."""
        known = {"name": person.name, "role": "\n".join(person.roles), "detail": person.detail}
        self._asked(
            f"Change · {person.name}",
            CHANGE_FIELDS,
            lambda said: involving.change(
                self.session, self.drawer, self.case, person.id, said, self.clock()
            ),
            f"change:{person.id}",
            known,
            "The history keeps how it was, who changed it, and why.",
            lambda said: with_changed(self.case, person.id, said),
        )

    def take_out(self, person: CasePerson) -> None:
        """Have it written why somebody does not belong in the case."""
        self._asked(
            "Take out of the case",
            casework.TAKE_OUT_FIELDS,
            lambda said: casework.take_out(self.drawer, self.case, person.id, said, self.clock()),
            f"take_out:{person.id}",
            {},
            person.name,
        )

    def say_who(self, person: CasePerson) -> None:
        """Have a pupil, an adult at school or a carer chosen: whom somebody in the case is."""
        rows = asking.who_rows(self.session, self.case, person)

        def chosen(to: str | None) -> None:
            if to is not None:
                called = next((row.cells[0] for row in rows if row.id == to), "")
                tie = "" if to == asking.NOBODY else to
                self.attempt(lambda: self._say_who(person, tie, called))

        columns = (Column("Name"), Column("Class, or who", 22))
        self.push(
            Pick(f"Who is {person.name}?", columns, rows, empty=asking.NO_ROLL, search=True), chosen
        )

    def ask_parents(self) -> None:
        """Have it said of the parents of one child, or of all, whether they were told."""
        asking_parents.ask(self, self.case, self.highlighted())

    def set_flag(self, person: CasePerson) -> None:
        """Have a flag set on a child."""
        asking.flag(self, person.pupil, person.name)

    def link(self) -> None:
        """Have another case chosen that belongs to this one, and why."""
        rows, found = asking.case_rows(self.session, self.case, self.clock())

        def chosen(id: str | None) -> None:
            if id is not None:
                self._asked(
                    f"Link with {found[id].number}",
                    links.WHY,
                    lambda said: links.link(self.session, self.case, found[id], said, self.clock()),
                    f"link:{id}",
                    {},
                    "It is seen from both cases, by whoever may open both.",
                )

        columns = (Column("Case"), Column("Who", 24), Column("Opened", 11))
        self.push(
            Pick("Link with which case?", columns, rows, empty=asking.NO_CASE, search=True), chosen
        )

    def unlink(self) -> None:
        """Have a link ended, with why."""
        found = {each.id: each for each in links.links(self.session, self.case)}
        named = tuple(Choice(id, f"{k.case.number}  {k.case.title}") for id, k in found.items())
        which = Field("link", "Which link", Kind.CHOICE, True, choices=named)
        self._asked(
            "End a link",
            (which, *links.UNLINK_WHY),
            lambda said: links.unlink(self.session, found[said["link"]], said, self.clock()),
            "unlink",
            {"link": named[0].id},
        )

    def tell_dealt(self) -> None:
        """Have it written who was told that it was dealt with."""
        known = {"when": f"{self.clock():%Y-%m-%d %H:%M}", "teller": self.session.person.name}
        if (person := self.highlighted()) and person.is_child:
            known |= {"who": informed.CHILD, "whom": person.id}
        self._asked(
            "Told that it was dealt with",
            informed.fields(self.case, worries_of(self.drawer, self.subject)),
            lambda said: informed.inform(self.drawer, self.case, said, self.clock()),
            "informed",
            known,
        )

    def _say_who(self, person: CasePerson, tie: str, called: str) -> None:
        named = f"{person.name} in this case is {called}."
        intro = named if tie else f"{person.name} is tied to nobody any more."
        self._asked(
            "Say who it is",
            involving.WHY,
            lambda said: involving.tie(
                self.session, self.drawer, self.case, person.id, tie, called, said, self.clock()
            ),
            f"tie:{person.id}",
            {},
            intro,
            lambda _: with_changed(self.case, person.id, {}, tie),
        )

    def _about(
        self, act: Callable[[CasePerson], None], people: tuple[CasePerson, ...], title: str
    ) -> None:
        one = self.highlighted()
        if one in people and one is not None:
            act(one)
            return
        if len(people) == 1:
            act(people[0])
            return
        by_id = {each.id: each for each in people}
        rows = [Row(each.id, (each.name, short_roles(each), each.detail)) for each in people]
        columns = (Column("Name"), Column("Roles", 16), Column("Class, or who", 20))

        def chosen(id: str | None) -> None:
            if id in by_id:
                self.attempt(lambda: act(by_id[id]))

        self.push(Pick(title, columns, rows, empty=NO_CHILD), chosen)

    def _asked(
        self,
        title: str,
        fields: tuple[Field, ...],
        write: Callable[[dict[str, str]], object],
        draft: str,
        known: dict[str, str] | None = None,
        intro: str = "",
        people: Callable[[Mapping[str, str]], tuple[CasePerson, ...]] | None = None,
    ) -> None:
        self.ask(
            title,
            fields,
            lambda said: asking.tried(
                self, self.case, partial(write, said), "Saved. The history keeps who wrote it."
            ),
            form=self.draft_name(draft),
            values=known,
            intro=intro,
            sure=asking.asks_first(self, self.case, fields, people) if people else gently(fields),
            changed=people is not None,
        )
