"""Many small worries on one page: read each, select several, answer and file them in one go."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.timer import Timer

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.desk.opening import page_for
from screens.staff.key_line import BACK, KeyLine
from screens.staff.worries import small_finish
from screens.staff.worries.small_choice import Choice, LastFiled
from screens.staff.worries.small_keys import BINDINGS, KEYS, OPEN, TAKE_BACK
from screens.staff.worries.small_list import COLUMNS, SmallList
from screens.staff.worries.small_told import SmallTold
from screens.staff.worries.small_words import GROUP, group_id, headline, pattern_sentence, rows_of
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.drawers import holders
from store.errors import WorryBoxError
from store.letterbox import collect
from store.letterbox.intake import Intake
from store.signing_in.session import Session
from store.worries import small, triage
from store.worries.small import Pile, Small
from store.worries.worry import Worry

LOOK_AGAIN = 20.0
"""Seconds between two looks into the letterbox."""
DWELL = 0.4
"""Seconds that words stay in sight before they count as read: a held arrow key reads nothing."""
WIDE, TALL = 110, 30
"""From so many columns on the words stand beside the list; from so many rows on all is said."""

ON_THE_WAY = "Not everything has come here yet: the desk says what is missing."
NO_MORE = "All of its words are here: Down goes to the next."
EMPTY = (
    "No child waits for an answer. What children tell comes here by itself, and is put together "
    "by class and time of day."
)


class SmallWorries(StaffScreen[None]):
    """The worries that children told and that wait, by class and part of the day.

    What was shown here in full, as it now stands, can be selected; what stands out one by one.
    """

    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(self, session: Session, intake: Intake, clock: Clock) -> None:
        super().__init__(session, clock)
        self.intake = intake
        self.pile = Pile()
        self.choice = Choice()
        self._filed = LastFiled()
        self._dwell: Timer | None = None
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Draw what waits, what comes up often, the list, the words, and the keys."""
        yield PlainText(id="small-title", classes="title")
        yield PlainText(id="small-patterns", classes="good")
        with Container(id="small-body"):
            yield SmallList(COLUMNS, empty=EMPTY, id="small-list")
            yield SmallTold(id="small-told")
        yield PlainText(id="small-note", classes="lead")
        yield KeyLine(KEYS, id="small-keys")
        yield KeyLine(BACK, id="small-foot")

    def on_mount(self) -> None:
        """Begin in the list, and look every now and then."""
        self.set_interval(LOOK_AGAIN, lambda: self.look() if self.is_active else None)
        self._fit(self.app.size.width, self.app.size.height)
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Look whenever this page comes to the front."""
        self.look()

    def on_resize(self, event: events.Resize) -> None:
        """Use the room there is."""
        self._fit(event.size.width, event.size.height)

    def look(self) -> None:
        """Take in what came, and show what waits now."""
        if not self.session.drawers:
            return
        self._list.empty = ON_THE_WAY if holders.on_the_way(self.session) else EMPTY
        try:
            self.session.reopen()
            collect.collect(self.session, self.clock())
            self.pile = small.pile(self.session, self.clock())
        except WorryBoxError as error:
            self._list.empty = str(error)
            self.say(str(error))
        if gone := self.choice.keep(self.pile.worries):
            self.say(gone)
        self._show()

    def say(self, sentence: str) -> None:
        """Say what was done, until the next thing is."""
        note = self.query_one("#small-note", PlainText)
        if note.text != sentence:
            note.show(sentence)

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height >= TALL, "-tall")
        self._show_patterns()

    @property
    def _list(self) -> SmallList:
        return self.query_one(SmallList)

    @property
    def _here(self) -> Small | None:
        return next((w for w in self.pile.worries if w.id == self._list.row_id), None)

    def _show(self) -> None:
        public, now = self.session.public, self.clock()
        marks = {each.id: self.choice.mark(each) for each in self.pile.worries}
        before = self._list.row_id
        self._list.show(rows_of(self.pile.groups, marks, public, now))
        if before is None and len(self._list.rows) > 1:
            self._list.cursor = 1  # the first worry, not its group's heading
        title = f"Small worries · {headline(self.pile, len(self.choice))}"
        self.query_one("#small-title", PlainText).say(title)
        self._show_patterns()
        self._show_told()
        self._show_keys()

    def _show_patterns(self) -> None:
        most = 6 if self.has_class("-tall") else 2
        found = [pattern_sentence(each) for each in self.pile.patterns]
        said = found[:most] + [f"{len(found) - most} more"] * (len(found) > most)
        self.query_one("#small-patterns", PlainText).say(" · ".join(said))

    def _show_keys(self) -> None:
        some = bool(self.pile.worries)
        self.query_one("#small-keys", KeyLine).show(KEYS if some else ())
        foot = [OPEN] * some + [TAKE_BACK] * bool(self._filed.still(self.clock()))
        self.query_one("#small-foot", KeyLine).show((*foot, *BACK))

    def _show_told(self) -> None:
        here, told = self._here, self.query_one(SmallTold)
        if here != told.small:
            told.show(here, self.session.public, self.clock())

    @on(Listing.Highlighted)
    def _moved(self, event: Listing.Highlighted) -> None:
        event.stop()
        if self.query_one("#small-note", PlainText).text == NO_MORE:
            self.say("")
        self._show_told()

    @on(SmallTold.LaidOut)
    def _laid_out(self, event: SmallTold.LaidOut) -> None:
        event.stop()
        if self._dwell is not None:
            self._dwell.stop()
        here, wanted, self._wanted = self._here, self._wanted, ""
        if here is None or here.by_itself or self.choice.has_read(here):
            return
        if here.id == wanted:
            self._select(here)
        elif self.query_one(SmallTold).in_full:
            self._dwell = self.set_timer(DWELL, lambda: self._stayed(here))

    def _stayed(self, each: Small) -> None:
        """Count words as read when they are still in sight, and nothing stands in front."""
        told = self.query_one(SmallTold)
        if self.is_active and self._here and told.shows(each) and told.in_full:
            self._note_read(each)
            self._show()

    def _note_read(self, each: Small) -> None:
        def see() -> None:
            drawer = self.session.drawer(each.drawer)
            worry = drawer.get(each.id)
            if isinstance(worry, Worry) and small.told_so_far(worry) == each.as_told:
                triage.see(self.session, drawer, worry, self.clock())
                self.choice.note_read(each)

        self.attempt(see)

    @on(SmallList.Toggled)
    def _toggled(self, event: SmallList.Toggled) -> None:
        event.stop()
        if event.row_id.startswith(f"{GROUP}\n"):
            self._select_group(event.row_id)
        for each in self.pile.worries:
            if each.id == event.row_id:
                self._select(each)

    def _select(self, each: Small) -> None:
        if each.by_itself:
            self.say("This one is never filed together with others. Enter opens it by itself.")
            return
        told = self.query_one(SmallTold)
        if not self.choice.has_read(each):
            if told.shows(each) and not told.is_laid_out:
                self._wanted = each.id  # it has only just come here, and is not in sight yet
                return
            if not (told.shows(each) and told.in_full):
                self.say("Read it to its end first: W shows more of its words.")
                return
            self._note_read(each)
        if self.choice.has_read(each):
            self.say(self.choice.toggle(each))
        self._show()

    def _select_group(self, row_id: str) -> None:
        """Select the group with this heading, or with this worry in it."""
        for group in self.pile.groups:
            if row_id in (group_id(group), *(each.id for each in group.worries)):
                self._select_all(group.worries)

    def _select_all(self, some: tuple[Small, ...]) -> None:
        self.say(self.choice.toggle_all(some))
        self._show()

    @on(Listing.Chosen)
    def _row_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if (here := self._here) is not None:
            self.attempt(lambda: self._open(here), "Open it")
        else:
            self._select_group(event.row_id)

    def _open(self, each: Small) -> None:
        if page := page_for(self.session, self.intake, self.clock, each.drawer, each.id):
            self.app.push_screen(page)

    @on(KeyLine.Pressed)
    def _key_pressed(self, event: KeyLine.Pressed) -> None:
        acts = {"toggle": self._list.action_select, "open": self._list.action_choose}
        if event.key in acts:
            event.prevent_default()
            acts[event.key]()

    def action_group(self) -> None:
        """Select the group under the cursor."""
        self._select_group(self._list.row_id or "")

    def action_all(self) -> None:
        """Select everything that was read and does not stand out."""
        self._select_all(self.pile.worries)

    def action_next_out(self) -> None:
        """Go to the next worry that stands out, from the top again after the last."""
        out = {each.id for each in self.pile.worries if each.hints}
        places = [n for n, row in enumerate(self._list.rows) if row.id in out]
        after = [n for n in places if n > self._list.cursor] or places
        self.say("" if after else "None stands out.")
        self._list.cursor = after[0] if after else self._list.cursor

    def action_read_on(self) -> None:
        """Show more of long words, or say that there is no more."""
        told = self.query_one(SmallTold)
        self.say(NO_MORE if told.is_at_end else "")
        told.read_on()

    def action_finish(self) -> None:
        """Answer and file what is selected."""
        chosen = self.choice.of(self.pile.worries)
        if not chosen:
            self.say("Select some first: Space, or A for all that you have read.")
            return

        def finished(done: tuple[str, ...]) -> None:
            filed = [each for each in chosen if each.id in done]
            self._filed.remember(filed, self.clock())
            self.look()
            self.say(small_finish.what_was_filed(filed))

        small_finish.choose(self, chosen, finished)

    def action_take_back(self) -> None:
        """Take back what was filed last, within a quarter of an hour."""
        still = self._filed.still(self.clock())
        if not still:
            self.say("Nothing was filed just now. Search finds an older one: U opens it again.")
            return

        def finished(done: tuple[str, ...]) -> None:
            self._filed.forget(done)
            self.look()
            self.say("1 waits again." if len(done) == 1 else f"{len(done)} wait again.")

        small_finish.take_back(self, still, finished)
