"""The frame that the page of a worry and the page of a case share.

It knows where the record lies now, shows what can be done with it, and says when it is gone.
"""

from collections.abc import Callable
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.cases import choosing, gone
from screens.staff.cases.choosing import CHOOSE, Choosing
from screens.staff.cases.history import decided, history
from screens.staff.deeds import Deed, Deeds
from screens.staff.key_line import BACK, KeyLine
from screens.staff.school import apart_page
from screens.staff.school.apart_page import APART, ApartPage
from screens.widgets.listing import pointing_at_new
from screens.widgets.plain import PlainText
from store import drafts
from store.cases import door
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.drawers.undecided import Decision, together
from store.errors import WorryBoxError
from store.signing_in.session import Session
from store.worries import side_by_side

WIDE, BROAD = 110, 150
"""From so many columns on more stands side by side."""
TALL = 30
"""From so many rows on nothing is left out above the panes."""


class RecordPage(StaffScreen[None]):
    """A page about one subject of a drawer; `record` is what it folds to, None when it is gone.

    What `first_deed` names is done as soon as the page is there, for whoever came to do just that.
    """

    first_deed = ""

    def __init__(self, session: Session, clock: Clock, drawer_name: str, subject: str) -> None:
        super().__init__(session, clock)
        self.subject = subject
        self.record: Any = None
        self._drawer_name = drawer_name
        self._shown: object = None
        for deed in (*self.all_deeds(), CHOOSE, APART):
            self._bindings.bind(deed.key, f"deed('{deed.id}')", deed.title, show=False)
        self.take_capitals()

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return everything that can ever be done on this page."""
        return ()

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        return self.record is not None

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand; empty where it never does."""
        return ""

    def named_here(self) -> str:
        """Return why whoever is signed in decides nothing here; empty where they do."""
        return door.why_not(self.session.public, self.drawer, self.record)

    def do(self, deed: str) -> None:
        """Do a deed."""

    def compose_record(self) -> ComposeResult:
        """Draw the panes left of what can be done."""
        yield from ()

    def compose_head(self) -> ComposeResult:
        """Draw what stands above the panes."""
        yield from ()

    def compose_beside(self) -> ComposeResult:
        """Draw what stands below what can be done."""
        yield from ()

    def show_record(self) -> None:
        """Fill title and panes from `record`."""

    def take_note(self) -> None:
        """Note that somebody has it before them, before it is shown for the first time."""

    def begin(self) -> None:
        """Begin somewhere on the page once it is shown for the first time."""

    def on_resize(self, event: events.Resize) -> None:
        """Show more side by side where there is room."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        self.set_class(size.width >= WIDE, "-wide")
        self.set_class(size.width >= BROAD, "-broad")
        self.set_class(size.height < TALL, "-low")

    def all_subjects(self) -> tuple[str, ...]:
        """Return the subjects whose history the page tells, its own first."""
        return (self.subject,)

    @property
    def drawer(self) -> Drawer:
        """The drawer where the subject lies now.

        Raises:
            Refused: this session does not hold it.
        """
        return self.session.drawer(self._drawer_name)

    @property
    def held_by(self) -> tuple[str, ...]:
        """The people who can open it, in the order of the public list."""
        held = holders_of(self.session, self.drawer)
        return tuple(person.id for person in self.session.public.people if person.id in held)

    def compose(self) -> ComposeResult:
        """Draw title, panes, what can be done, a line for what was done, and the foot."""
        yield PlainText(id="record-title", classes="title")
        yield PlainText(id="record-apart", classes="warning")
        yield PlainText(id="record-state", classes="quiet")
        yield from self.compose_head()
        with Horizontal(id="record-body"):
            yield from self.compose_record()
            with Vertical(id="record-side"):
                yield Deeds("What now?", id="record-deeds")
                yield from self.compose_beside()
        yield PlainText(id="record-note")
        yield KeyLine(BACK, id="record-foot")

    def on_mount(self) -> None:
        """Show the record for the first time."""
        self._fit(self.app.size)  # nothing moves under a mouse later
        self.reload()
        if self.record is not None:
            self.attempt(self.begin)
            if self.first_deed:
                self.action_deed(self.first_deed)

    def on_screen_resume(self) -> None:
        """Show what changed while something else was in front."""
        if self._was_shown:  # what comes to the front first has just been read
            self.reload()

    def reload(self) -> None:
        """Read the record again and show it, if anything changed."""
        self.attempt(self._reload)

    def say(self, sentence: str) -> None:
        """Say what was done, until the next thing is."""
        self.query_one("#record-note", PlainText).say(sentence)

    def draft_name(self, deed: str) -> str:
        """Return the name under which a half-written form of this page is kept."""
        return f"{deed}@{self.subject}"

    def is_half_written(self, deed: str) -> bool:
        """Tell whether the form of a deed was left half written."""
        return bool(drafts.find(self.session, self.draft_name(deed)))

    def tried(self, act: Callable[[], object], sentence: str) -> None:
        """Do something, then show what came of it and say `sentence`; what is refused is raised."""
        with pointing_at_new(self):
            act()
            self.reload()
        self.say(sentence)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only the keys of what can be done now do something, and stand in the help."""
        if action == "deed":
            return any(d.id == parameters[0] for each in self.query(Deeds) for d in each.deeds)
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Say of a key that does nothing now why that is: the page hears it before its bindings."""
        key = (event.character or "").lower()
        if not key or self.record is None or key.upper() in self.keys_offered():
            return
        known = any(each.key == key for each in (*self.all_deeds(), CHOOSE))
        if sentence := (self.named_here() if known else "") or self.why_not(key):
            event.stop()
            self.say(sentence)

    def action_deed(self, deed: str) -> None:
        """Do a deed by its key."""
        every = {each.id for each in (*self.all_deeds(), APART) if each.everybody}
        if self.record is not None and deed not in every and (why := self.named_here()):
            self.say(why)
        elif deed == CHOOSE.id:
            if self._apart:
                self.attempt(self._choose)
        elif deed == APART.id:
            self._view_set_apart()
        elif self.is_possible(deed):
            self.say("")
            try:
                self.do(deed)
            except WorryBoxError as error:
                self.say(str(error))

    def _find(self) -> tuple[int, int]:
        """Read the record where it lies now; return how many entries count and are set apart."""
        found = self.session.find(self.subject)
        self.record = None
        if found is None:
            return 0, 0
        self._drawer_name = found.name
        self.record = found.get(self.subject)
        parted = found.parted(self.subject)
        return len(parted.counting), len(parted.apart)

    def _reload(self) -> None:
        entries = self._find()
        if self._shown is None and self.record is not None:
            self.attempt(self.take_note)
            entries = self._find()
        state = (self._drawer_name, entries, self.what_else(), self.clock().date())
        if state != self._shown:
            self._shown = state
            self._show()
        self.half_written_changed()

    def what_else(self) -> object:
        """Return what else the page shows, so that a change in it is noticed."""
        return None

    def _show(self) -> None:
        self.query_one("#record-body").display = self.record is not None
        if self.record is None:
            self.query_one("#record-title", PlainText).show("Not here any more")
            lay = (self.session, self._drawer_name, self.subject)
            self.query_one("#record-state", PlainText).show(gone.where_to(*lay, self.clock()))
            self.say("")
        else:
            self.show_record()
        self._show_apart()

    def _show_apart(self) -> None:
        """Say who decided without knowing of whom, and what is set apart, above all else."""
        apart, line = self._apart, self.query_one("#record-apart", PlainText)
        self.set_class(bool(apart), "-apart")
        there = self.all_subjects() if self.record is not None else ()
        said = apart_page.sentences(self.drawer, there, self.session.public) if there else []
        if apart:
            events = decided(self.drawer, self.record, self.session.public, self.clock())
            said = [choosing.sentence(apart), choosing.told(events, self.clock()), *said]
        line.say("\n".join(said))

    def _view_set_apart(self) -> None:
        case, *worries = self.all_subjects()
        told = history(self.drawer, case, worries, self.session.public, self.clock())
        self.app.push_screen(ApartPage(self.session, self.clock, [e for e in told if e.apart]))

    @property
    def _apart(self) -> tuple[Decision, ...]:
        return together(self.record) if getattr(self.record, "apart", ()) else ()

    def _choose(self) -> None:
        side_by_side.refuse(self.session.public, self.drawer, self.record)
        page = Choosing(self.session, self.clock, lambda: self.drawer, self.record)

        def ended(chosen: bool | None) -> None:
            if chosen:
                self.reload()
                self.say(choosing.CHOSEN)

        self.app.push_screen(page, ended)

    def keys_offered(self) -> set[str]:
        """Return the keys, as capitals, of what whoever is signed in can do here now."""
        return {deed.key.upper() for deed in self._deeds_now()}

    def _deeds_now(self) -> list[Deed]:
        now = [deed for deed in self.all_deeds() if self.is_possible(deed.id)]
        if self.record is not None and any(map(self.drawer.apart, self.all_subjects())):
            now = [APART, *now]
        now = [CHOOSE, *now] if self._apart else now
        named = self.record is not None and self.named_here()
        return [deed for deed in now if deed.everybody or not named]

    def half_written_changed(self) -> None:
        """Show what can be done now, and what of it is half written."""
        now = self._deeds_now()
        half_written = frozenset(deed.id for deed in now if self.is_half_written(deed.id))
        self.query_one(Deeds).show(now, half_written)

    @on(Deeds.Chosen)
    def _deed_chosen(self, event: Deeds.Chosen) -> None:
        event.stop()
        self.action_deed(event.deed)
