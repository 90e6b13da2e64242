"""May we publish? A check of an item before it is used, and every check that was made."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.consents.in_it import picked, who_fields
from screens.staff.consents.list_page import DoNotPublish
from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import choices, unopened_words
from screens.staff.desk.carrier_line import CarrierLine
from screens.staff.fetching import fetch
from screens.staff.labels import names_of
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import checking, naming, publishing, uses, wording
from store.consents.publishing import CLEAR, Check
from store.consents.uses import Use
from store.fields import Field, Kind
from store.roll import book

EMPTY = "Nothing was checked yet. N checks an item before it is printed, shown or put online."
LEAD = "Before a picture or a child's work is used: N says who blocks it. Every check is kept."
RULES = {
    "dressed": "Is everybody dressed as for school, also in the background?",
    "kind": "Could nobody be laughed at because of it?",
    "nothing_else": "Does it show no name, address, timetable or screen?",
    "no_full_name": "Is no child named in full beside it?",
    "staff_unnamed": "Are the grown-ups in it not named?",
}
CLEAR_WORDS = (
    "All clear for {use}: {count}, as far as answers have come here. "
    "Written down as checked by {who}."
)
UNFETCHED = (
    "What was said elsewhere could not be fetched: somebody may have taken a yes back. {why} "
    "Check it again before it is used."
)
NO_CONSENT = "Not permitted for {use}: {names}.\n\nLeave them out, or use another picture."
NO_WISH = "They do not want to be shown: {names}. Ask them first."
WHO_IS_MEANT = (
    "The grown-ups you named may be these, who do not want to be shown: {names}.\n\n"
    "Is each of them somebody else, as you know for sure?"
)
ELSE, MAY_BE = "Somebody else", "It may be them"
NO_RULE = "The item itself does not fit: {rules}"


class PublishPage(LivePage):
    """Every check; Enter says what came of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "check", "Check", id="publish.check", tooltip="Check an item"),
        Binding("l", "do_not", "The list", id="publish.list", tooltip="Who must not be published"),
        Binding("u", "used", "Used", id="publish.used", tooltip="It was used, or it was not"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list of checks and what can be done."""
        yield PlainText(f"May we publish? · {self.session.public.school}", classes="title")
        yield PlainText(LEAD, classes="quiet")
        yield CarrierLine(id="carried")
        yield PlainText(id="unopened", classes="warning")
        columns = (Column("Item"), Column("Where", 22), Column("Checked", 11), Column("By", 14))
        yield Listing(columns, empty=EMPTY, id="checks")
        with Horizontal(classes="foot"):
            yield Button("Check  N", id="check", classes="-main")
            yield Button("Do not publish  L", id="do_not")
            yield Button("Used?  U", id="used")
            yield Button("Back  Esc", id="back")

    @property
    def _uses(self) -> dict[str, Use]:
        forms = wording.current(self.session.home.desk.db, self.session.public)
        return uses.published(forms)

    def show(self) -> None:
        """Read the checks anew."""
        if self.session.drawers and self.is_attached:
            self.query_one(CarrierLine).look(self.session.home, self.clock())
            said = unopened_words(self.session)
            line = self.query_one("#unopened", PlainText)
            line.show(said)
            line.display = bool(said)
            self.query_one(Listing).show([self._row(e) for e in checking.checks(self.session)])

    def _row(self, each: Check) -> Row:
        where = self._uses[each.use].say if each.use in self._uses else each.use
        by = names_of(self.session.public, (each.by,))
        cells = (each.item, where, day(each.at, self.clock()), by)
        if each.state == CLEAR:
            return Row(each.id, cells, "good", "used" if each.used == "used" else "clear")
        return Row(each.id, cells, "warning", "blocked")

    def action_check(self) -> None:
        """Check an item."""
        self._ask({})

    def _ask(self, values: dict[str, str]) -> None:
        known = self._uses
        with_pictures = tuple(use.id for use in known.values() if use.pictures)
        every = tuple(known)
        rules = tuple(
            Field(
                rule,
                words,
                Kind.YES_NO,
                True,
                only_if=("use", every if rule in publishing.WORDS_ONLY else with_pictures),
            )
            for rule, words in RULES.items()
        )
        fields = (
            Field("item", "What is it?", required=True, limit=120, hint="Oak's trip, photo 14"),
            Field("use", "Where will it be?", Kind.CHOICE, True, choices=choices(known)),
            *who_fields(book.find_pupils(self.session)),
            Field("grown_ups", "Grown-ups in it", limit=400, hint="Names, with commas"),
            *rules,
        )
        self.ask(
            "May we publish?", fields, self._check, form="publish@", values=values, save="Check"
        )

    def _check(self, said: dict[str, str]) -> None:
        """Fetch what was taken back elsewhere until now; then judge."""
        # Pictures of last year show children who have left: what was said for them holds.
        gone = book.find_pupils(self.session, gone=True)
        here, typed = book.find_pupils(self.session), said.get("names", "")
        ids = picked(said, here)
        if typed.strip() or not ids:
            ids += [each.id for each in naming.meant(typed, here, gone)]
        fetch(self, lambda why: self._judge(said, ids, why), lambda: self._ask(said))

    def _judge(self, said: dict[str, str], ids: list[str], unfetched: str) -> None:
        self.take_in()
        doubtful = checking.may_be_meant(self.session, said.get("grown_ups", ""))
        if not doubtful:
            self._record(said, ids, unfetched)
            return
        names = ", ".join(doubtful)
        question = Confirm(
            "Who is meant?", WHO_IS_MEANT.format(names=names), ELSE, MAY_BE, careful=True
        )

        def answered(is_else: bool | None) -> None:
            self._record(said, ids, unfetched, tuple(doubtful) if is_else else ())

        self.app.push_screen(question, answered)

    def _record(
        self,
        said: dict[str, str],
        ids: list[str],
        unfetched: str,
        somebody_else: tuple[str, ...] = (),
    ) -> None:
        use, rules = said["use"], {rule: said.get(rule, "") for rule in RULES}
        now, grown_ups = self.clock(), said.get("grown_ups", "")
        made: list[Check] = []
        if self.attempt(
            lambda: made.append(
                checking.check(
                    self.session,
                    said["item"],
                    use,
                    ids,
                    rules,
                    now,
                    grown_ups,
                    unfetched,
                    somebody_else,
                )
            )
        ):
            self.show()
            # U is then about what was just checked.
            listing = self.query_one(Listing)
            listing.cursor = [each.id for each in listing.rows].index(made[0].id)
            self.app.push_screen(Message(*self._outcome(made[0])))

    def _outcome(self, made: Check) -> tuple[str, str]:
        public = self.session.public
        use = self._uses[made.use].say if made.use in self._uses else made.use
        if made.state == CLEAR:
            count = "1 child" if len(made.pupils) == 1 else f"{len(made.pupils)} children"
            who = "you" if made.by == self.session.person_id else names_of(public, (made.by,))
            words = CLEAR_WORDS.format(use=use, count=count, who=who)
            unknown = unopened_words(self.session)
            words = f"{words}\n\n{unknown}" if unknown else words
            if not made.unfetched:
                return "All clear as far as is known" if unknown else "All clear", words
            late = UNFETCHED.format(why=made.unfetched)
            return "Clear here, but not fetched", f"{words}\n\n{late}"
        lines = []
        if made.blocked:
            names = ", ".join(self._child(each) for each in made.blocked)
            lines.append(NO_CONSENT.format(use=use, names=names))
        if made.grown_ups:
            lines.append(NO_WISH.format(names=", ".join(made.grown_ups)))
        broken = [RULES[rule] for rule, said in made.rules.items() if said != "yes"]
        if broken:
            lines.append(NO_RULE.format(rules=" ".join(broken)))
        return "Not like this", "\n\n".join(lines)

    def _child(self, pupil: str) -> str:
        found = book.one(self.session, pupil)
        if found is None:
            return "somebody"
        return f"{found.called} ({found.school_class if found.is_here else 'has left'})"

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        for each in checking.checks(self.session):
            if each.id == event.row_id:
                self.app.push_screen(Message(*self._outcome(each)))

    def action_used(self) -> None:
        """Say that the marked item is used: judged anew, with what was taken back until now."""
        if (id := self.query_one(Listing).row_id) is not None:
            fetch(self, lambda why: self._use(id))

    def _use(self, id: str) -> None:
        self.take_in()
        self.attempt(lambda: checking.decide(self.session, id, publishing.USED, self.clock()))
        self.show()

    def action_do_not(self) -> None:
        """Show who must not be published."""
        self.app.push_screen(DoNotPublish(self.session, self.clock))
