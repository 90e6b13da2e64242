"""What the school settles for itself: the sanctions tables, and where its main file is."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.key_line import Key, KeyLine
from screens.times import day, moment
from screens.widgets.cell_table import CellTable
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.cases import directory, sanctions, school_rules
from store.cases.main_file import FIELDS as MAIN_FILE_FIELDS
from store.cases.sanctions import CELL, NO, PUPILS, SAY, STAFF, USED, YES, Behaviour, Table
from store.cases.school_rules import ROW_FIELDS, Ticks
from store.edition.changes import WHY, Version
from store.signing_in.session import Session

TABS = (Key(PUPILS, "1", "Pupils"), Key(STAFF, "2", "Staff"))
KEYS = (
    Key("words", "E", "Words"),
    Key("add", "N", "Add a row"),
    Key("put_back", "B", "Put back"),
    Key("main_file", "F", "Main file"),
)
VERSIONS = Key("versions", "V", "Versions")
LEAD = (
    "What is proposed when somebody chooses a behaviour in a case. Cases keep what they were shown."
)
NOTHING = "No cell is different. Space ticks the cell under the cursor, or takes the tick away."
AS_IT_CAME = "This row is as it came with the program, or it is the school's own (E)."
ON, OFF, UNSAVED = "✓", "·", "*"


class RulesPage(StaffScreen[None]):
    """Two tables of cells to tick; nothing is changed before it is saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", f"bring('{PUPILS}')", "Pupils", show=False, tooltip="The table for pupils"),
        Binding("2", f"bring('{STAFF}')", "Staff", show=False, tooltip="The table for staff"),
        Binding("s,ctrl+s", "save", "Save", id="rules.save", tooltip="Save what was ticked"),
        Binding("e", "words", "Words", id="rules.words", tooltip="Change the words of this row"),
        Binding("n", "add", "Add a row", id="rules.add", tooltip="Add a row of the school's own"),
        Binding("v", "versions", "Versions", id="rules.versions", tooltip="Who, when, why"),
        Binding("b", "put_back", "Put back", id="rules.back", tooltip="As it came, with why"),
        Binding("f", "main_file", "Main file", id="rules.file", tooltip="Where the main file is"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._changed: dict[str, dict[tuple[str, str], str]] = {PUPILS: {}, STAFF: {}}
        self._shown = PUPILS
        self.may = directory.may_edit(session)

    def compose(self) -> ComposeResult:
        """Draw the tabs, the table, what the cell under the cursor means, and the foot."""
        yield PlainText("School rules · sanctions", classes="title")
        yield KeyLine(TABS, id="rules-tabs")
        yield PlainText(id="rules-note", classes="quiet")
        yield CellTable(self._columns(), empty="No row is used.", id="rules")
        yield PlainText(id="rules-cell")
        yield PlainText(id="rules-file", classes="quiet")
        yield KeyLine((*(KEYS if self.may else ()), VERSIONS), id="rules-keys")
        with Horizontal(classes="foot"):
            if self.may:
                yield Button("Save  S", id="save", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the pupils' table."""
        self.action_bring(PUPILS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change it who lead."""
        if action in ("save", "words", "add", "put_back", "main_file"):
            return self.may
        return super().check_action(action, parameters)

    def action_bring(self, table: str) -> None:
        """Show the table for pupils or for staff."""
        self._shown = table
        self.query_one("#rules-tabs", KeyLine).front = table
        listing = self.query_one(CellTable)
        listing.columns = self._columns()
        listing.cursor = listing.column = 0
        self._show()
        listing.focus()

    def action_save(self) -> None:
        """Have it said why, and save every cell that was changed."""
        if any(self._changed.values()):
            self.ask("Save what was ticked", (WHY,), self._save, form="ticks@school")
        else:
            self.app.push_screen(Message("Nothing to save", NOTHING))

    def action_versions(self) -> None:
        """Show who changed the row under the cursor, when, why and what."""
        row = self._table.row(self.query_one(CellTable).row_id or "")
        if row is None:
            return
        found = school_rules.versions(self.session, self._shown, row.id)
        texts = [self._version(each) for each in found]
        if sanctions.given(self._shown).row(row.id) is not None:
            texts.append(f"{'Before: as' if texts else 'As'} it came with the program.")
        self.app.push_screen(Message(row.say, "\n\n".join(texts)))

    def action_words(self) -> None:
        """Have the words of the row under the cursor changed."""
        row = self._table.row(self.query_one(CellTable).row_id or "")
        if row is not None:
            known = {"say": row.say, "used": YES if row.used else NO}
            self._ask("The words of a row", row.id, known)

    def action_add(self) -> None:
        """Have a row of the school's own written."""
        self._ask("A row of our own", "", {"used": YES})

    def action_put_back(self) -> None:
        """Put the row under the cursor back as it came with the program."""
        row = self._table.row(self.query_one(CellTable).row_id or "")
        if row is None:
            return
        if not school_rules.is_changed(self.session, self._shown, row.id):
            self.app.push_screen(Message("Nothing to put back", AS_IT_CAME))
            return
        shipped = sanctions.given(self._shown).row(row.id)
        self.ask(
            "Put this row back",
            (WHY,),
            partial(self._put_back, row.id),
            form=f"back@{self._shown}.{row.id}",
            intro=f"Its ticks and words are again as they came: {shipped.say if shipped else ''}.",
            save="Put back",
        )

    def action_main_file(self) -> None:
        """Have it said where the main file is."""
        there = school_rules.main_file(self.session)
        self.ask(
            "The main file",
            MAIN_FILE_FIELDS,
            self._move_main_file,
            form="main_file@school",
            values={"where": there.where, "name": there.name},
            intro="Where it is elsewhere, closing a case asks whether it was copied there.",
        )

    def action_back(self) -> None:
        """Go back; what was ticked is thrown away only when asked."""
        if not any(self._changed.values()):
            self.dismiss(None)
            return
        question = Confirm(
            "Throw this away?",
            "What you ticked is not saved.",
            yes="Throw away",
            no="Go on",
            careful=True,
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(question, answered)

    @property
    def _table(self) -> Table:
        return school_rules.table(self.session, self._shown)

    def _columns(self) -> tuple[Column, ...]:
        cells = (Column(each.short, 3) for each in self._table.columns)
        return (Column("What somebody did"), *cells)

    def _show(self) -> None:
        table, changed = self._table, self._changed[self._shown]
        rows = [_row(table, each, changed) for each in table.rows]
        self.query_one(CellTable).show(rows)
        self.query_one("#rules-note", PlainText).show(f"{LEAD} {table.note}")
        there = school_rules.main_file(self.session)
        self.query_one("#rules-file", PlainText).show(f"The main file of a child: {there.called}.")
        self._show_cell()

    def _show_cell(self) -> None:
        table, cells = self._table, self.query_one(CellTable)
        row = table.row(cells.row_id or "")
        if row is None:
            return
        said = [f"{table.columns[cells.column].say}: {row.say}."]
        if row.changed_by:
            by = self.session.public.name_of(row.changed_by)
            said.append(f"Changed by {by}, {day(row.changed_at, self.clock())} (V says why).")
        if school_rules.is_doubted(self.session, row):
            said.append("They do not lead: please check it.")
        if not row.used:
            said.append("Not used here.")
        unsaved = sum(map(len, self._changed.values()))
        said.append(f"{unsaved} not saved yet (*)." if unsaved else "")
        self.query_one("#rules-cell", PlainText).show(" ".join(each for each in said if each))

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_cell()

    @on(CellTable.Ticked)
    def _ticked(self, event: CellTable.Ticked) -> None:
        event.stop()
        table, changed = self._table, self._changed[self._shown]
        row, column = table.row(event.row_id), table.columns[event.column].id
        if row is None or not self.may:
            return
        cell = (row.id, column)
        if cell in changed:
            del changed[cell]
        else:
            changed[cell] = NO if column in row.actions else YES
        self._show()

    @on(KeyLine.Pressed, "#rules-tabs")
    def _tab(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_bring(event.key)

    def _version(self, version: Version) -> str:
        who, when = self.session.public.name_of(version.by), moment(version.at, self.clock())
        called = {CELL + each.id: each.say for each in self._table.columns}
        lines = [f"{when}, {who}: {version.why or 'no reason was asked for then'}"]
        for name, text in version.values.items():
            if name == SAY:
                lines.append(f"Words: {text}")
            elif name == USED:
                lines.append("Used here." if text == YES else "Not used here.")
            else:
                ticked = "ticked" if text == YES else "not ticked any more"
                lines.append(f"{called.get(name, name)}: {ticked}")
        return "\n".join(lines)

    def _save(self, said: dict[str, str]) -> None:
        now = self.clock()
        for table, changed in self._changed.items():
            by_row: dict[str, dict[str, str]] = {}
            for (row, column), on_or_off in changed.items():
                by_row.setdefault(row, {})[column] = on_or_off
            if by_row:
                ticks = [Ticks(row, cells) for row, cells in by_row.items()]
                school_rules.tick(self.session, table, ticks, said, now)
            changed.clear()
        self._show()

    def _ask(self, title: str, row: str, known: Mapping[str, str]) -> None:
        self.ask(
            title,
            ROW_FIELDS,
            partial(self._word_row, row),
            form=f"behaviour@{self._shown}.{row}",
            values=known,
            intro="Cases keep the words they were shown.",
        )

    def _word_row(self, row: str, said: dict[str, str]) -> None:
        school_rules.word_row(self.session, self._shown, row, said, self.clock())
        self._show()

    def _put_back(self, row: str, said: dict[str, str]) -> None:
        school_rules.put_back(self.session, self._shown, row, said, self.clock())
        self._changed[self._shown] = {
            cell: new for cell, new in self._changed[self._shown].items() if cell[0] != row
        }
        self._show()

    def _move_main_file(self, said: dict[str, str]) -> None:
        school_rules.move_main_file(self.session, said, self.clock())
        self._show()


def _row(table: Table, row: Behaviour, changed: Mapping[tuple[str, str], str]) -> Row:
    marks = []
    for column in table.columns:
        new = changed.get((row.id, column.id))
        on_now = column.id in row.actions if new is None else new == YES
        marks.append((ON if on_now else OFF) + ("" if new is None else UNSAVED))
    return Row(row.id, (row.say, *marks), "" if row.used else "quiet")
