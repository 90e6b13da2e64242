"""Agreements: who signed which words, who has not, and a class going through its own."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.consents import agreement_paper
from screens.staff.consents.class_agreement_page import ClassAgreement
from screens.staff.enter_button import EnterButton
from screens.staff.key_line import Key, KeyLine
from screens.staff.labels import names_of
from screens.staff.signing_in.pin_check import PinCheck
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import signing_up, unsigning
from store.consents.agreements import ON_SCREEN
from store.consents.forms import Audience, Form
from store.consents.signing_up import SIGN_FIELDS, Standing
from store.fields import Choice, Field, Kind
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked

GROWN_UPS, CLASSES = "grown_ups", "classes"
TABS = (Key(CLASSES, "C", "Classes"), Key(GROWN_UPS, "G", "Grown-ups"))
OWN_TABS = (TABS[0], Key(GROWN_UPS, "G", "My own"))
WAYS = (Key("words", "W", "Read it"), Key("print", "P", "Print it"))
GROWN_UP_WAYS = (
    Key("several", "S", "Several signed"),
    Key("visitor", "V", "A visitor"),
    Key("take_off", "T", "Take a visitor off"),
    Key("not_so", "U", "Noted by mistake"),
)
NONE = "Nothing is asked of anybody here: forms of this kind are worded under Forms."
WHICH = (
    "A paper of these words has \u201cWords {mark}\u201d at its foot; others were changed since."
)
LEADS = {
    CLASSES: "Enter: each child, and who has agreed. P prints the words.",
    GROWN_UPS: "Enter: you sign here with your PIN; for others, that a paper was signed.",
}
OWN_LEAD = "Enter: you read it and sign with your PIN. What you signed on paper the office knows."
HOW = {signing_up.ON_PAPER: "on paper", ON_SCREEN: "on the screen"}


class AgreementsPage(StaffScreen[None]):
    """Who has signed what; Enter records a signature."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "tab('classes')", "Classes", id="agree.classes", tooltip="The classes"),
        Binding("g", "tab('grown_ups')", "Grown-ups", id="agree.people", tooltip="Grown-ups"),
        Binding("v", "visitor", "Visitor", id="agree.visitor", tooltip="A visitor has signed"),
        Binding("w", "words", "Read it", id="agree.words", tooltip="Read the marked agreement"),
        Binding("p", "print", "Print", id="agree.print", tooltip="Print it, to be signed on paper"),
        Binding("s", "several", "Several", id="agree.several", tooltip="Several have signed it"),
        Binding("t", "take_off", "Take off", id="agree.off", tooltip="This visitor comes no more"),
        Binding("u", "not_so", "Not so", id="agree.back", tooltip="A paper noted by mistake"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._tab = GROWN_UPS if session.holds(OFFICE) else CLASSES
        self._found: dict[str, Standing] = {}

    def compose(self) -> ComposeResult:
        """Draw the head, the tabs, the list and what can be done."""
        yield PlainText(f"Agreements · {self.session.public.school}", classes="title")
        yield KeyLine(TABS if self.session.holds(OFFICE) else OWN_TABS, id="tabs")
        yield PlainText(id="agree-lead", classes="quiet")
        columns = (Column("Who", 18), Column("Agreement"), Column("Signed", 11), Column("How", 14))
        yield Listing(columns, empty=NONE, id="agreements")
        yield KeyLine(id="agree-ways")
        with Horizontal(classes="foot"):
            yield EnterButton("Sign  Enter", id="sign")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show it as it is now."""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave what is about other grown-ups to whoever holds the office."""
        if action in ("visitor", "take_off", "several", "not_so"):
            return self.session.holds(OFFICE) and self._tab == GROWN_UPS
        return super().check_action(action, parameters)

    def action_tab(self, tab: str) -> None:
        """Show classes, or grown-ups."""
        self._tab = tab
        self.query_one(Listing).cursor = 0
        self.show()

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        today = self.clock().date()
        of = signing_up.grown_ups if self.session.holds(OFFICE) else signing_up.own
        of = of if self._tab == GROWN_UPS else signing_up.classes
        found = of(self.session, today) if self.session.holds(ROLL) else []
        self._found = {f"{each.id}|{each.form}": each for each in found}
        self.query_one("#tabs", KeyLine).front = self._tab
        may_note = self._tab == GROWN_UPS and self.session.holds(OFFICE)
        ways = (*WAYS, *GROWN_UP_WAYS) if may_note else WAYS
        self.query_one("#agree-ways", KeyLine).show(ways)
        missing = sum(not each.holds for each in found)
        lead = f"{missing} of {len(found)} not signed. " if found else ""
        says = LEADS[self._tab] if may_note or self._tab == CLASSES else OWN_LEAD
        self.query_one("#agree-lead", PlainText).show(lead + says)
        self.query_one(Listing).show([self._row(id, each) for id, each in self._found.items()])

    def _row(self, id: str, each: Standing) -> Row:
        form = self._form(each)
        when = day(each.last, self.clock()) if each.last else ""
        how = HOW.get(each.how, "") if self._tab == GROWN_UPS else ""
        if how and each.by != each.id:
            how = f"{how}, by {names_of(self.session.public, (each.by,))}"
        if each.back and self._tab == GROWN_UPS:
            how = f"taken back: {each.back.why}"
        cells = (each.name, form.title if form else each.form, when, how)
        if each.holds:
            return Row(id, cells, "good", "signed")
        if each.agreed:
            return Row(id, cells, "warning", f"{each.agreed} of {each.all}")
        return Row(id, cells, "warning", "sign anew" if each.last else "not yet")

    def _form(self, each: Standing) -> Form | None:
        audiences: tuple[Audience, ...] = ("adult",)
        if self._tab == CLASSES:
            audiences = ("younger", "older")
        asked = [form for a in audiences for form in signing_up.asked(self.session, a)]
        return next((form for form in asked if form.id == each.form), None)

    @property
    def _marked(self) -> tuple[Standing, Form] | None:
        each = self._found.get(self.query_one(Listing).row_id or "")
        form = self._form(each) if each else None
        return (each, form) if each and form else None

    def action_words(self) -> None:
        """Read the marked agreement."""
        if self._marked is not None:
            _, form = self._marked
            asked = [question.ask for question in form.questions]
            lines = "\n".join(f"· {each}" for each in form.statements)
            self.app.push_screen(Message(form.title, "\n\n".join([form.intro, lines, *asked])))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if self._marked is None:
            return
        each, form = self._marked
        if self._tab == CLASSES:
            self.app.push_screen(ClassAgreement(self.session, self.clock, each.name, form))
            return
        if each.id == self.session.person_id:
            if each.holds:
                self.app.push_screen(Message(form.title, "You have signed these words."))
            else:
                self._sign_own(form)
            return
        self.ask(
            f"{each.name}: {form.title}",
            SIGN_FIELDS,
            lambda said: self._sign(each.id, form, said),
            form=f"agree@{each.id}",
            values={"on": self.clock().date().isoformat()},
            intro=WHICH.format(mark=form.mark),
        )

    def _sign_own(self, form: Form) -> None:
        """Let the person who is signed in sign: they read the words and give their PIN again."""
        lines = "\n".join(f"· {each}" for each in form.statements)

        def read(yes: bool | None) -> None:
            if yes:
                title = f"Sign as {self.session.public.name_of(self.session.person_id)}"
                check = PinCheck(self.session, self.clock, title, form.title)
                self.app.push_screen(check, checked)

        def checked(proved: Unlocked | None) -> None:
            if proved is not None:
                now = self.clock()
                self.attempt(lambda: signing_up.sign_own(self.session, form, proved, now))
                self.show()

        asked = [each.ask for each in form.questions]
        words = "\n\n".join([form.intro, lines, *asked])
        self.app.push_screen(Confirm(form.title, words, "Yes, I sign", "Not now"), read)

    def action_print(self) -> None:
        """Print the marked agreement, to be signed on paper."""
        if self._marked is None:
            return
        each, form = self._marked
        if self._tab == CLASSES:
            agreement_paper.ask_class(self, form, each.name)
        else:
            agreement_paper.ask(self, form, each, self._missing(form))

    def _missing(self, form: Form) -> list[Standing]:
        return [each for each in self._found.values() if each.form == form.id and not each.holds]

    def action_several(self) -> None:
        """Record that several have signed the marked agreement on one day."""
        if self._marked is None:
            return
        _, form = self._marked
        missing = self._missing(form)
        if not missing:
            self.app.push_screen(Message(form.title, "Everybody has signed these words."))
            return
        people = tuple(Choice(each.id, each.name) for each in missing)
        self.ask(
            f"Signed: {form.title}",
            (Field("who", "Who has signed?", Kind.SEVERAL, True, choices=people), *SIGN_FIELDS),
            lambda said: self._signed_several(form, said),
            form=f"agree@several@{form.id}",
            values={"on": self.clock().date().isoformat()},
            intro=WHICH.format(mark=form.mark),
        )

    def _signed_several(self, form: Form, said: dict[str, str]) -> None:
        for id in said["who"].splitlines():
            signing_up.sign(self.session, id, form, said, self.clock())
        self.show()

    def action_visitor(self) -> None:
        """Record that a visitor, volunteer or governor has signed."""
        asked = signing_up.asked(self.session, "adult")
        if not asked:
            self.app.push_screen(Message("Agreements", NONE))
            return
        self.ask(
            f"Somebody else: {asked[0].title}",
            signing_up.VISITOR_FIELDS,
            lambda said: self._sign("", asked[0], said),
            form="agree@visitor",
            values={"on": self.clock().date().isoformat()},
        )

    def action_take_off(self) -> None:
        """Take a visitor off the list."""
        if self._marked is not None and self._marked[0].kind != "staff":
            id, now = self._marked[0].id, self.clock()
            self.attempt(lambda: signing_up.end(self.session, id, now))
            self.show()

    def action_not_so(self) -> None:
        """Take back the paper noted for the marked grown-up: it was noted by mistake."""
        if self._marked is None:
            return
        each, form = self._marked
        if why := unsigning.why_not(self.session, each.id, form):
            self.app.push_screen(Message(each.name, why))
            return
        self.ask(
            f"{each.name}: not signed",
            unsigning.BACK_FIELDS,
            lambda said: self._not_so(each.id, form, said),
            form=f"agree-back@{each.id}@{form.id}",
            intro="What was noted stays in the record, with why it was taken back.",
        )

    def _not_so(self, who: str, form: Form, said: dict[str, str]) -> None:
        unsigning.take_back(self.session, who, form, said, self.clock())
        self.show()

    def _sign(self, who: str, form: Form, said: dict[str, str]) -> None:
        signing_up.sign(self.session, who, form, said, self.clock())
        self.show()

    @on(KeyLine.Pressed, "#tabs")
    def _go_to(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_tab(event.key)
