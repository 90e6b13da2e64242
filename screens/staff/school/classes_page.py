"""The classes: what children choose from first, and whom they may ask for."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.catalogues import catalogue, codes
from assets.pegs import peg_names
from screens.staff.base import StaffScreen
from screens.staff.labels import names_of
from screens.staff.languages.languages_page import LanguagesPage
from screens.staff.school.class_fields import ALL, USUAL, fields_of, said_of, values_of
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.school import classes, people
from store.school.public_list import PublicList, SchoolClass

BEGINS = {"younger": "Pictures", "older": "Words"}
EMPTY = "No class yet. Press A to add the first one: children choose theirs before they tell."
OVERTAKES = "{count} for agreement. A change of classes goes first; that is then proposed again."
KEEPS = (
    "Children no longer find it when they tell something. What was told from it stays, under "
    "the name {name}."
)


class ClassesPage(StaffScreen[None]):
    """Every class in the order in which children see them; Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="classes.add", tooltip="Add a class"),
        Binding("r,delete", "remove", "Remove", id="classes.remove", tooltip="Remove this class"),
        Binding("u", "move(-1)", "Up", id="classes.up", tooltip="Move this class up"),
        Binding("l", "languages", "Languages", id="classes.languages", tooltip="The languages"),
        Binding("d", "move(1)", "Down", id="classes.down", tooltip="Move this class down"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, the class under the cursor in full, and what can be done."""
        yield PlainText("Classes, as the children see them", classes="title")
        yield PlainText(self._lead(), classes="quiet")
        columns = (Column("Class"), Column("Begins with", 11), Column("Trusted adults"))
        yield Listing(columns, empty=EMPTY, id="classes")
        yield PlainText(id="whole-class", classes="lead")
        yield PlainText(id="classes-said", classes="good")
        yield PlainText(id="overtakes", classes="warning")
        with Horizontal(classes="foot"):
            if self.session.is_keeper:
                yield Button("Add  A", id="add")
                yield Button("Remove  R", id="remove")
                yield Button("Up  U", id="up")
                yield Button("Down  D", id="down")
            yield Button("Languages  L", id="languages")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show the classes."""
        self.show()

    def show(self, said: str = "") -> None:
        """Show the classes in force, and `said`."""
        public, listing = self.session.public, self.query_one(Listing)
        listing.show([_row(public, each) for each in public.classes])
        for button in self.query("#remove, #up, #down").results(Button):
            button.disabled = not listing.rows
        self.query_one("#classes-said", PlainText).say(said)
        waiting = len(people.proposals(self.session.home.desk))
        count = "1 change waits" if waiting == 1 else f"{waiting} changes wait"
        sentence = OVERTAKES.format(count=count) if waiting and self.session.is_keeper else ""
        self.query_one("#overtakes", PlainText).say(sentence)
        self._show_whole()

    def _lead(self) -> str:
        if self.session.is_keeper:
            return "Enter changes a class. It holds at once, for the next child who tells."
        public = self.session.public
        return f"{names_of(public, public.keepers)} can change the classes."

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        found = self._marked
        self.query_one("#whole-class", PlainText).say(
            _whole(self.session.public, found) if found else ""
        )

    @property
    def _marked(self) -> SchoolClass | None:
        row = self.query_one(Listing).row_id
        return self.session.public.school_class(row) if row is not None else None

    def action_add(self) -> None:
        """Add a class."""
        if self.session.is_keeper:
            values = {"version": "younger", "pictures": ALL, "language": USUAL}
            self._ask("Add a class", classes.new_class("", "", (), peg_names()), values)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if self.session.is_keeper and (found := self._marked):
            self._ask(f"Change {found.name}", found, values_of(found))

    def _ask(self, title: str, before: SchoolClass, values: dict[str, str]) -> None:
        known = self.session.public.school_class(before.id)
        self.ask(
            title,
            fields_of(self.session.public, before),
            lambda said: self._keep(before, said),
            form=f"class@{before.id if known else 'new'}",
            values=values,
            sure=lambda said: self._judge(before, said),
        )

    def _judge(self, before: SchoolClass, said: dict[str, str]) -> None:
        classes.keep_class(self.session.public, said_of(before, said))

    def _keep(self, before: SchoolClass, said: dict[str, str]) -> None:
        kept = classes.tidied(said_of(before, said))
        if kept == self.session.public.school_class(before.id):
            self.show("Nothing was changed.")
            return
        new = classes.keep_class(self.session.public, kept)
        self._put(new, f"Classes: {kept.name}.")
        self.show(f"{kept.name} is saved.")
        listing = self.query_one(Listing)
        listing.cursor = [row.id for row in listing.rows].index(kept.id)
        listing.focus()

    def action_remove(self) -> None:
        """Remove the class under the cursor, after asking."""
        found = self._marked
        if found is None or not self.session.is_keeper:
            return
        new: list[PublicList] = []
        if not self.attempt(
            lambda: new.append(classes.remove_class(self.session.public, found.id))
        ):
            return
        question = Confirm(
            f"Remove {found.name}?",
            KEEPS.format(name=found.name),
            yes="Remove",
            no="Keep it",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: self._removed(new[0], found) if yes else None)

    def _removed(self, new: PublicList, gone: SchoolClass) -> None:
        self._do(lambda: self._put(new, f"{gone.name} is removed."), f"{gone.name} is removed.")

    def action_languages(self) -> None:
        """Show the languages children may choose from."""
        self.app.push_screen(LanguagesPage(self.session, self.clock))

    @on(Button.Pressed, "#up")
    def _up(self) -> None:
        self.action_move(-1)

    @on(Button.Pressed, "#down")
    def _down(self) -> None:
        self.action_move(1)

    def action_move(self, by: int) -> None:
        """Move the class under the cursor up or down."""
        found = self._marked
        if found is None or not self.session.is_keeper:
            return
        new = classes.move_class(self.session.public, found.id, by)
        if new is not None:
            self._do(lambda: self._put(new, "The classes stand in another order."), "")

    def _do(self, act: Callable[[], None], said: str) -> None:
        if self.attempt(act):
            self.show(said)

    def _put(self, new: PublicList, why: str) -> None:
        people.propose(self.session, new, why, self.clock())


def _row(public: PublicList, each: SchoolClass) -> Row:
    adults = _adults(public, each)
    cells = (each.name, BEGINS[each.version], ", ".join(adults) or "nobody")
    return Row(each.id, cells) if adults else Row(each.id, cells, "warning", "!")


def _whole(public: PublicList, each: SchoolClass) -> str:
    adults = _adults(public, each)
    asks = ", ".join(adults) or "nobody: please name somebody"
    pictures = f"{len(each.pegs)} coat-peg pictures" if each.pegs else "no coat-peg pictures"
    return f"{each.name} may ask for: {asks}. It has {pictures}.{_begins(public, each.language)}"


def _begins(public: PublicList, code: str) -> str:
    if code not in codes():
        return ""
    on = any(one.code == code for one in public.languages)
    return f" It begins in {catalogue(code).english_name}{'' if on else ' once that is on'}."


def _adults(public: PublicList, each: SchoolClass) -> list[str]:
    return [public.name_of(id) for id in each.adults if public.is_active(id)]
