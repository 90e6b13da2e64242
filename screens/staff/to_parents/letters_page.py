"""Letters to parents: what was made, what waits, what came back; forms and slips begin here."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.counted import counted
from screens.staff.base import StaffScreen
from screens.staff.enter_button import EnterButton
from screens.staff.key_line import Key, KeyLine
from screens.staff.to_parents import new_letters
from screens.staff.to_parents.batch_page import BatchPage
from screens.staff.to_parents.drawing import print_letters
from screens.staff.to_parents.forms_page import FormsPage
from screens.staff.to_parents.keying_page import KeyingPage
from screens.staff.to_parents.office_code import show_office_code
from screens.staff.to_parents.words import titles
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import addressed, letters, making, printing
from store.consents.letters import HELD, ON_SCREEN, OUT, READY, Letter
from store.school.public_list import OFFICE

EMPTY = "No letters yet. N chooses forms and children, and makes one for each child and adult."
NOT_YOURS = "Letters to parents are for the office, the headteacher and the DSL."
WAYS = (
    Key("make", "N", "New letters"),
    Key("print", "P", "Print"),
    Key("key_in", "K", "Key in slips"),
    Key("code", "Q", "Code on this screen"),
    Key("forms", "F", "Forms"),
)


class ParentLettersPage(StaffScreen[None]):
    """Batches of letters, the newest first; Enter shows the letters of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "make", "New letters", id="letters.make", tooltip="Choose forms and children"),
        Binding("p", "print", "Print", id="letters.print", tooltip="Print the marked batch"),
        Binding("k", "key_in", "Key in", id="letters.key_in", tooltip="Key in slips from paper"),
        Binding("q", "code", "Code", id="letters.code", tooltip="A code for a parent who is here"),
        Binding("f", "forms", "Forms", id="letters.forms", tooltip="Read and word the forms"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the count, the batches, and what can be done."""
        yield PlainText(f"Letters to parents · {self.session.public.school}", classes="title")
        yield PlainText(id="letters-count", classes="quiet")
        columns = (
            Column("Made", 14),
            Column("Asks"),
            Column("To print", 8),
            Column("Out", 5),
            Column("Back", 5),
        )
        yield Listing(columns, empty=EMPTY, id="batches")
        yield KeyLine(WAYS, id="letters-ways")
        with Horizontal(classes="foot"):
            yield EnterButton("Open  Enter", id="open")
            yield Button("New letters  N", id="make", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Bring to its end what a power cut broke off."""
        if not self.session.holds(OFFICE):
            self.call_later(self._not_yours)
            return
        self.attempt(lambda: printing.settle(self.session, self.clock()))

    def _not_yours(self) -> None:
        self.app.push_screen(Message("Letters", NOT_YOURS), lambda _: self.dismiss(None))

    def on_screen_resume(self) -> None:
        """Show how far the letters are."""
        if self.session.drawers and self.session.holds(OFFICE):
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those do anything here who hold the office."""
        if action in ("make", "print", "key_in", "code"):
            return self.session.holds(OFFICE)
        return super().check_action(action, parameters)

    def show(self) -> None:
        """Read the letters again."""
        every: list[Letter] = self.session.drawer(OFFICE).records(letters.NOUN)
        batches: dict[str, list[Letter]] = {}
        for each in sorted(every, key=lambda each: each.made, reverse=True):
            batches.setdefault(each.batch, []).append(each)
        self.query_one(Listing).show([self._row(id, some) for id, some in batches.items()])
        out = sum(each.went_out for each in every)
        back = sum(bool(each.answered) for each in every)
        line = self.query_one("#letters-count", PlainText)
        line.show(
            f"{counted(len(every), 'letter')}: {out:,} out, {back:,} answered."
            + _still_to_do(every, self.clock().date().isoformat())
        )

    def _row(self, id: str, some: list[Letter]) -> Row:
        counts = {state: sum(e.state == state for e in some) for state in (HELD, READY, OUT)}
        asks = "On this screen" if id == ON_SCREEN else titles(self.session, some)
        when = day(some[0].made, self.clock())
        ready = str(counts[READY] or "")
        out, back = sum(e.went_out for e in some), sum(bool(e.answered) for e in some)
        cells = (when, asks, ready, str(out or ""), str(back or ""))
        if to_decide := sum(each.to_decide for each in some):
            return Row(id, cells, "warning", f"{to_decide} to decide")
        if counts[HELD]:
            return Row(id, cells, "warning", f"{counts[HELD]} to look at")
        return Row(id, cells, "" if counts[READY] or counts[OUT] else "quiet")

    @on(Listing.Chosen, "#batches")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(BatchPage(self.session, self.clock, event.row_id))

    def action_print(self) -> None:
        """Print what is new of the marked batch, or all of it again."""
        id = self.query_one(Listing).row_id
        if id is None or id == ON_SCREEN:
            return
        some = addressed.of_batch(self.session, id)
        new = [each for each in some if each.state == READY]
        again = [each for each in some if each.state == OUT]
        if new or not again:
            print_letters(self, new or some)
            return
        are = "1 is" if len(again) == 1 else f"{len(again):,} are"
        question = Confirm(
            "Print them again?",
            f"{are} printed and not answered. New codes are printed; the codes that were printed "
            "before open nothing any more.",
            yes="Print again",
            no="Leave them",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: print_letters(self, again) if yes else None)

    def action_key_in(self) -> None:
        """Key in slips that came back."""
        self.app.push_screen(KeyingPage(self.session, self.clock))

    def action_code(self) -> None:
        """Show a code to a parent who stands here."""
        self.attempt(lambda: show_office_code(self))

    def action_forms(self) -> None:
        """Read and word the forms."""
        self.app.push_screen(FormsPage(self.session, self.clock))

    def action_make(self) -> None:
        """Choose forms and children, and make their letters."""
        new_letters.ask(self, self._made)

    def _made(self, made: making.Made) -> None:
        self.show()
        if made.count > made.held:
            ready = addressed.of_batch(self.session, made.batch)
            print_letters(self, [each for each in ready if each.state == READY])


def _still_to_do(every: Sequence[Letter], today: str) -> str:
    # Nobody looks at a letter whose last day has gone by: it would open nothing.
    held = sum(e.state == HELD and not (e.until and e.until < today) for e in every)
    to_decide = sum(e.to_decide for e in every)
    said = ""
    if to_decide:
        was = "1 was" if to_decide == 1 else f"{to_decide:,} were"
        noted = "a court order, or \u201cdo not contact\u201d, is noted since"
        said += f" {was} ended, as {noted}: say what now."
    if held:
        waits = "1 waits" if held == 1 else f"{held:,} wait"
        said += f" {waits} for a second look by somebody else."
    return said
