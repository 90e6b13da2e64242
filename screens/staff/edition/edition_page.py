"""Our edition: what staff are asked and told, as this school words it; every change a version."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.edition.trial import TriageTrial
from screens.staff.key_line import Key, KeyLine
from screens.times import day, moment
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.cases import directory
from store.edition import asked, editing, school
from store.edition.changes import NO, USED, Version
from store.edition.editing import CASE_TYPE, LETTER, MOVABLE, Listed
from store.edition.edition import CATEGORY, QUESTION, STEP
from store.fields import Field
from store.signing_in.session import Session

TABS = (
    Key(QUESTION, "1", "Questions"),
    Key(CATEGORY, "2", "Kinds"),
    Key(STEP, "3", "Steps"),
    Key(CASE_TYPE, "4", "At the desk"),
    Key(LETTER, "5", "Letters"),
)
ABOUT = {
    QUESTION: "What a triage asks, in this order. Cases keep the questions they were asked.",
    CATEGORY: "What a case can be about, in this order, and the steps that it brings.",
    STEP: "The steps of all procedures. Cases keep the steps they were given.",
    CASE_TYPE: "The cases that begin at the desk (N there), and what each asks.",
    LETTER: "The letters of cases. A letter that was written stays as it is.",
}
KINDS_OF = {
    QUESTION: "question",
    CATEGORY: "kind of case",
    STEP: "step",
    CASE_TYPE: "case at the desk",
    LETTER: "letter",
}


class EditionPage(StaffScreen[None]):
    """All texts of the edition, one kind at a time; Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(each.key, f"bring('{each.id}')", each.title, show=False, tooltip=ABOUT[each.id])
            for each in TABS
        ),
        Binding("n", "add", "Add one", id="edition.add", tooltip="Add one of the school's own"),
        Binding("o", "switch", "On, off", id="edition.switch", tooltip="Use it here, or not"),
        Binding("u", "move(-1)", "Up", id="edition.up", tooltip="Move it one place up"),
        Binding("d", "move(1)", "Down", id="edition.down", tooltip="Move it one place down"),
        Binding("b", "put_back", "As shipped", id="edition.back", tooltip="Back to how it came"),
        Binding("v", "versions", "Versions", id="edition.versions", tooltip="Who, when, why"),
        Binding("t", "try_it", "Try", id="edition.try", tooltip="Try how the triage runs"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self.what = QUESTION
        self.may = directory.may_edit(session)

    def compose(self) -> ComposeResult:
        """Draw the tabs, the list, what is known of the row under the cursor, and the foot."""
        yield PlainText("Our edition · what staff are asked and told", classes="title")
        yield KeyLine(TABS, id="edition-tabs")
        yield PlainText(id="edition-about", classes="quiet")
        columns = (Column("Text"), Column("Changed", 12))
        yield Listing(columns, empty="Nothing is listed.", id="edition")
        yield PlainText(id="edition-row")
        yield KeyLine(self._keys(), id="edition-keys")
        with Horizontal(classes="foot"):
            if self.may:
                yield Button("Change  Enter", id="change", classes="-main")
                yield Button("Add  N", id="add")
            yield Button("Try the triage  T", id="try_it")
            yield Button("Back  Esc", id="back")

    def _keys(self) -> tuple[Key, ...]:
        writing = (
            Key("switch", "O", "On, off"),
            Key("move(-1)", "U", "Up"),
            Key("move(1)", "D", "Down"),
            Key("put_back", "B", "As shipped"),
        )
        return (*(writing if self.may else ()), Key("versions", "V", "Versions"))

    def on_mount(self) -> None:
        """Begin with the questions."""
        self.action_bring(QUESTION)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change it who lead, and move only what stands in an order."""
        if action in ("add", "switch", "put_back"):
            return self.may
        if action == "move":
            return self.may and self.what in MOVABLE
        return super().check_action(action, parameters)

    def action_bring(self, what: str) -> None:
        """Show one kind of thing."""
        self.what = what
        self.query_one("#edition-tabs", KeyLine).front = what
        self.query_one("#edition-about", PlainText).show(ABOUT[what])
        listing = self.query_one(Listing)
        listing.cursor = 0
        self._show()
        listing.focus()

    def action_change(self) -> None:
        """Change the text under the cursor."""
        if (found := self._here) is None:
            return
        if self.may:
            self._ask(found.id, f"Change the {KINDS_OF[self.what]}", found.words)
        else:
            self.action_versions()

    def action_add(self) -> None:
        """Add one of the school's own."""
        self._ask("", f"A {KINDS_OF[self.what]} of our own", "")

    def action_switch(self) -> None:
        """Use the one under the cursor here, or do not."""
        if (found := self._here) is None:
            return
        if found.critical:
            self.app.push_screen(Message("It stays", editing.SAFETY))
            return
        title = "Do not use it here" if found.used else "Use it here again"
        switch = partial(editing.switch, self.session, self.what, found.id)
        self._ask_why(title, found, lambda why: switch(why, self.clock()))

    def action_move(self, by: int) -> None:
        """Move the one under the cursor up or down."""
        if (found := self._here) is None:
            return
        what, id = self.what, found.id
        self.attempt(lambda: editing.move(self.session, what, id, by, self.clock()))
        self._show()

    def action_put_back(self) -> None:
        """Put the one under the cursor back as it came."""
        if (found := self._here) is None:
            return
        back = partial(editing.put_back, self.session, self.what, found.id)
        self._ask_why("As it came with the program", found, lambda why: back(why, self.clock()))

    def action_versions(self) -> None:
        """Show who changed the one under the cursor, when, why, and how it stood then."""
        if (found := self._here) is None:
            return
        versions = school.versions(self.session, self.what, found.id)
        labels = {f.id: f.label for f in editing.fields(self.session, self.what, found.id)}
        texts = [self._version(each, labels) for each in versions]
        words = "\n\n".join([*texts, "" if found.own else "Before: as it came with the program."])
        self.app.push_screen(Message(found.words, words.strip()))

    def action_try_it(self) -> None:
        """Try how the triage runs; nothing is recorded."""
        self.attempt(lambda: self.app.push_screen(TriageTrial(self.session, self.clock)))

    @property
    def _here(self) -> Listed | None:
        id = self.query_one(Listing).row_id
        found = editing.listed(self.session, self.what)
        return next((each for each in found if each.id == id), None)

    def _show(self) -> None:
        now = self.clock()
        rows = []
        for each in editing.listed(self.session, self.what):
            changed = day(each.last.at, now) if each.changed and each.last else ""
            word = "" if each.used else "off"
            word = word or ("ours" if each.own else "always" if each.critical else "")
            rows.append(Row(each.id, (each.words, changed), "" if each.used else "quiet", word))
        self.query_one(Listing).show(rows)
        self._show_row()

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_row()

    def _show_row(self) -> None:
        found, said = self._here, []
        if found is not None:
            said = ["Not used here." if not found.used else ""]
            said.append("It keeps children safe: it stays." if found.critical else "")
            said.append(self._by(found.last) if found.last else "As it came with the program.")
        self.query_one("#edition-row", PlainText).show(" ".join(each for each in said if each))

    def _by(self, version: Version) -> str:
        by = f"Changed by {self.session.public.name_of(version.by)}"
        doubt = school.is_doubted(self.session, version)
        more = " They do not lead: please check it." if doubt else ""
        return f"{by}, {day(version.at, self.clock())}: {version.why}{more}"

    def _version(self, version: Version, labels: dict[str, str]) -> str:
        who, when = self.session.public.name_of(version.by), moment(version.at, self.clock())
        lines = [f"{when}, {who}: {version.why}"]
        if version.back:
            lines.append("Put back as it came with the program.")
        for name, text in version.values.items():
            if name == USED:
                lines.append("Not used here." if text == NO else "Used here again.")
            else:
                lines.append(f"{labels.get(name, name)}: {text or 'as it came'}")
        return "\n".join(lines)

    def _ask(self, id: str, title: str, words: str) -> None:
        known = editing.values(self.session, self.what, id) if id else {}
        save = partial(editing.save, self.session, self.what, id)
        self.ask(
            title,
            editing.fields(self.session, self.what, id),
            lambda said: self._saved(lambda: save(said, self.clock())),
            form=f"edition@{self.what}.{id}",
            values=known,
            intro=words,
            sure=lambda said: editing.judge(self.session, self.what, id, said),
        )

    def _ask_why(self, title: str, found: Listed, write: Callable[[str], object]) -> None:
        asks: tuple[Field, ...] = (asked.WHY,)
        self.ask(
            title,
            asks,
            lambda said: self._saved(lambda: write(said[asked.WHY.id])),
            form=f"edition@{title}.{self.what}.{found.id}",
            intro=found.words,
        )

    def _saved(self, write: Callable[[], object]) -> None:
        write()
        self._show()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.action_change()

    @on(KeyLine.Pressed, "#edition-tabs")
    def _tab_pressed(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_bring(event.key)
