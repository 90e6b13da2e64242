"""The forms of the school: each as its reader sees it, worded anew, or made from the blank one."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.enter_button import EnterButton
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Dialog
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import own_forms, wording
from store.consents.forms import Form, shipped
from store.signing_in.session import Session

LEAD = "Enter reads a form. Words of your own make a new edition; old answers keep theirs."
READERS = {
    "parent": "parents",
    "younger": "younger pupils",
    "older": "older pupils",
    "adult": "grown-ups",
}
HOLDS = {
    "school_year": "until the school year ends",
    "changed": "until its words change",
}
NOT_YOURS = "The office and the keepers of the list word the forms."


class FormsPage(StaffScreen[None]):
    """Every form that is asked now; Enter reads one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "own", "A form of ours", id="forms.own", tooltip="Fill in the blank form"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list and the foot."""
        yield PlainText(f"Forms · {self.session.public.school}", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (Column("Form"), Column("For", 15), Column("Closes", 12), Column("Words", 7))
        yield Listing(columns, empty="There is no form.", id="forms")
        with Horizontal(classes="foot"):
            yield EnterButton("Read  Enter", id="read")
            yield Button("A form of ours  N", id="own")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show the forms in force."""
        if self.session.drawers:
            found = wording.current(self.session.home.desk.db, self.session.public)
            self.query_one(Listing).show([self._row(each) for each in found.values()])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those word forms who may."""
        if action == "own":
            return wording.may_write(self.session.public, self.session.person_id)
        return super().check_action(action, parameters)

    def _row(self, form: Form) -> Row:
        ours = shipped().get(form.id)
        words = "own" if ours is None or ours.edition != form.edition else "shipped"
        closes = day(form.closes, self.clock()) if form.closes else ""
        over = bool(form.closes) and form.closes < self.clock().date().isoformat()
        cells = (form.title, READERS[form.audience], closes, words)
        return Row(form.id, cells, "quiet" if over else "", "closed" if over else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.app.push_screen(FormPage(self.session, self.clock, event.row_id))

    def action_own(self) -> None:
        """Fill in the blank form, for a trip or an event."""
        form = own_forms.fresh()
        ask_words(self, form, "A form of ours", "forms@own")


class FormPage(StaffScreen[None]):
    """One form, in the order in which its reader sees it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "word", "Word anew", id="form.word", tooltip="Write it in other words"),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]

    def __init__(self, session: Session, clock: Clock, id: str) -> None:
        super().__init__(session, clock)
        self._which = id

    @property
    def form(self) -> Form:
        """The form in the words in force."""
        return wording.current(self.session.home.desk.db, self.session.public)[self._which]

    def compose(self) -> ComposeResult:
        """Draw the form and the foot."""
        yield PlainText(id="form-title", classes="title")
        yield PlainText(id="form-about", classes="quiet")
        with VerticalScroll(id="form-body"):
            yield PlainText(id="form-text", classes="lead -roomy")
        with Horizontal(classes="foot"):
            yield Button("Word it anew  E", id="word")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show the form as it is asked now."""
        if not self.session.drawers:
            return
        form = self.form
        self.query_one("#form-title", PlainText).show(form.title)
        closes = f" Last day to answer: {day(form.closes, self.clock())}." if form.closes else ""
        second = " The pupil is asked as well." if form.second else ""
        last = day(form.last_day, self.clock()) if form.last_day else ""
        holds = HOLDS.get(form.renewal, f"until {last}")
        about = f"For {READERS[form.audience]}. Answers hold {holds}."
        edition = f" Edition {form.edition[:8]}."
        self.query_one("#form-about", PlainText).show(f"{about}{closes}{second}{edition}")
        self.query_one("#form-text", PlainText).show("\n".join(_lines(form)))

    def action_scroll(self, by: int) -> None:
        """Read on."""
        self.query_one("#form-body").scroll_relative(y=by, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those word forms who may."""
        if action == "word":
            return wording.may_write(self.session.public, self.session.person_id)
        return super().check_action(action, parameters)

    def action_word(self) -> None:
        """Write the form in other words: a new edition."""
        ask_words(self, self.form, "Word it anew", f"form-words@{self._which}")


def ask_words(screen: FormsPage | FormPage, form: Form, title: str, draft: str) -> None:
    """Have a form worded; what it then says is asked from the next letters on."""

    def sure(said: dict[str, str]) -> Dialog[bool] | None:
        new = own_forms.worded(form, said, screen.clock().date())
        if long := own_forms.long_sentences(new):
            words = "More than 20 words in a sentence are hard for many parents:\n\n"
            return Confirm("Long sentences", words + "\n\n".join(long), "Save", "Go back")
        return None

    def keep(said: dict[str, str]) -> None:
        now = screen.clock()
        wording.write(screen.session, own_forms.worded(form, said, now.date()), now)
        screen.post_message(StaffScreen.CarryNow())
        screen.on_screen_resume()

    screen.ask(
        title,
        own_forms.fields(form),
        keep,
        form=draft,
        values=own_forms.values(form),
        intro="Letters that are out keep the words they were made with.",
        sure=sure,
    )


def _lines(form: Form) -> Iterator[str]:
    """Yield the form line by line as it is read: what it says, then what it asks."""
    yield form.intro
    for each in form.statements:
        yield f"  • {each}"
    for one in form.questions:
        yield ""
        inset = "    " if one.only_if else ""
        yield f"{inset}{one.ask}"
        if one.hint:
            yield f"{inset}{one.hint}"
        yield f"{inset}( ) Yes   ( ) No" + ("   asked only after a no" if one.only_if else "")
    yield ""
    yield f"Why we ask: {form.basis}"
    yield f"If we do not hear from you: {form.silence}"
