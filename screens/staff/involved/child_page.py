"""A child over all cases that may be opened: what happened, where they are, family, flags."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.cases.chronology import Chronology
from screens.staff.deeds import Deed
from screens.staff.involved import asking, rows, words
from screens.staff.involved.events import chronology
from screens.staff.key_line import BACK, Key, KeyLine
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText, plain
from store.errors import WorryBoxError
from store.fields import Choice, Field, Kind
from store.involved import flags, involving, siblings
from store.involved.children import THERE_MAY_BE_MORE, Seen, Whole, whole
from store.involved.people import PUPIL
from store.involved.same_child import say_same
from store.signing_in.session import Session
from store.worries.worries import NOUN as WORRY

WIDE, TALL = 110, 30
TITLES = {
    "all": "Everything",
    "cases": "Cases",
    "maybe": "Maybe",
    "family": "Family",
    "flags": "Flags",
}
FLAG = Deed("flag", "f", "Set a flag")
TURN = Deed("turn", "v", "Turn it round")
WAYS = (FLAG, TURN)
SAME_FIELDS = (
    Field(
        "same",
        "Is it the same child?",
        Kind.CHOICE,
        True,
        choices=(Choice("yes", "Yes, the same child"), Choice("no", "No, another child")),
    ),
    *involving.WHY,
)


class ChildPage(StaffScreen[None]):
    """One child, by a key: a pupil of the roll, or whoever is called so in a case."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(n), f"bring('{pane}')", title, show=False, tooltip=f"Go to: {title}")
        for n, (pane, title) in enumerate(TITLES.items(), 1)
    ]

    def __init__(self, session: Session, clock: Clock, key: str) -> None:
        super().__init__(session, clock)
        self.key = key
        self.child = Whole(key)
        self._newest_first = True
        for deed in WAYS:
            self._bindings.bind(deed.key, f"deed('{deed.id}')", deed.title, show=False)
        self.take_capitals()

    def compose(self) -> ComposeResult:
        """Draw the name, the flags, the tabs, the panes, what can be done, and the foot."""
        yield PlainText(id="child-name", classes="title")
        yield PlainText(id="child-flags", classes="warning")
        yield PlainText(THERE_MAY_BE_MORE, id="child-more", classes="quiet")
        yield KeyLine(id="child-tabs")
        with Container(id="child-panes"):
            yield Chronology(id="child-all", classes="pane -front")
            cases = (Column("Case"), Column("Roles", 14), Column("Opened", 11))
            yield Listing(cases, empty="In no case yet.", id="child-cases", classes="pane")
            maybe = (Column("Who"), Column("Where", 22), Column("When", 11))
            yield Listing(maybe, empty=rows.NO_MAYBE, id="child-maybe", classes="pane")
            family = (Column("Who"), Column("Class", 10), Column("Why, cases", 26))
            yield Listing(family, empty=rows.NO_FAMILY, id="child-family", classes="pane")
            kinds = (Column("What"), Column("Who says so", 14), Column("From, until", 20))
            yield Listing(kinds, empty=rows.NO_FLAGS, id="child-kinds", classes="pane")
        yield KeyLine(
            [Key(each.id, each.key.upper(), each.title) for each in WAYS], id="child-ways"
        )
        yield PlainText(id="record-note")
        yield KeyLine(BACK, id="record-foot")

    def on_mount(self) -> None:
        """Begin with everything."""
        self.action_bring("all")

    def on_resize(self, event: events.Resize) -> None:
        """Leave out the column of deeds where there is no room for it."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def on_screen_resume(self) -> None:
        """Show everything as it is now."""
        if self.session.drawers:
            self.attempt(self.show)

    def action_bring(self, pane: str) -> None:
        """Bring a pane to the front."""
        self.query_one("#child-tabs", KeyLine).front = pane
        for id in TITLES:
            self._pane(id).set_class(id == pane, "-front")
        self._pane(pane).focus()

    def action_deed(self, deed: str) -> None:
        """Do a deed by its key."""
        try:
            if deed == TURN.id:
                self._newest_first = not self._newest_first
                self.show()
                self.action_bring("all")
            else:
                asking.flag(self, self.child.pupil_id, self.child.name)
        except WorryBoxError as error:
            self._say(str(error))

    def show(self) -> None:
        """Show everything anew."""
        child = self.child = whole(self.session, self.key)
        now, today = self.clock(), self.clock().date()
        roll = words.in_roll(child.pupil)
        where = f"in the roll: {roll}" if roll else "not tied to the roll"
        self.query_one("#child-name", PlainText).show(f"{child.name} · {where}")
        known = flags.flags_of(self.session, child.pupil_id)
        self.query_one("#child-flags", PlainText).say(words.short_flags(known, today))
        events = chronology(self.session, child.sure, now)
        events = events[::-1] if self._newest_first else events
        self.query_one("#child-all", Chronology).tell(events, now)
        family = siblings.siblings(self.session, child.pupil_id)
        listed: dict[str, list[Row]] = {
            "cases": [rows.case_row(seen, now) for seen in reversed(child.sure)],
            "maybe": rows.maybe_rows(child, now),
            "family": [rows.sibling_row(self.session, each) for each in family],
            "flags": [rows.flag_row(each, now) for each in known],
        }
        for id, found in listed.items():
            pane = self._pane(id)
            assert isinstance(pane, Listing)
            pane.show(found)
        self._show_why_empty(child)
        self._name_tabs({id: len(found) for id, found in listed.items()})

    def _show_why_empty(self, child: Whole) -> None:
        family, kinds = self._pane("family"), self._pane("flags")
        assert isinstance(family, Listing)
        assert isinstance(kinds, Listing)
        tied = bool(child.pupil_id)
        seen = self.session.holds("office")
        family.empty = (rows.NO_FAMILY if seen else siblings.NOT_SEEN) if tied else rows.UNTIED
        may = flags.may(self.session)
        kinds.empty = (rows.NO_FLAGS if may else flags.MAY_NOT) if tied else rows.UNTIED

    def _name_tabs(self, counts: dict[str, int]) -> None:
        tabs = []
        for number, (id, title) in enumerate(TITLES.items(), 1):
            full = f"{title} ({counts[id]})" if counts.get(id) else title
            tabs.append(Key(id, str(number), full))
            self._pane(id).border_title = plain(f"{number} {full}")
        order = "newest first" if self._newest_first else "oldest first"
        self._pane("all").border_title = plain(f"1 {TITLES['all']}, {order}")
        self.query_one("#child-tabs", KeyLine).show(tabs)

    def _pane(self, id: str) -> Chronology | Listing:
        name = {"flags": "child-kinds"}.get(id, f"child-{id}")
        found = self.query_one(f"#{name}")
        assert isinstance(found, Chronology | Listing)
        return found

    def _say(self, sentence: str) -> None:
        self.query_one("#record-note", PlainText).say(sentence)

    @on(KeyLine.Pressed, "#child-tabs")
    def _tab_pressed(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_bring(event.key)

    @on(KeyLine.Pressed, "#child-ways")
    def _way_pressed(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_deed(event.key)

    @on(Listing.Chosen, "#child-cases")
    def _case_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.go_to(event.row_id)

    @on(Listing.Chosen, "#child-family")
    def _sibling_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        page = ChildPage(self.session, self.clock, f"{PUPIL}:{event.row_id}")
        self.app.push_screen(page)

    @on(Listing.Chosen, "#child-maybe")
    def _maybe_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        case, _, person = event.row_id.partition(" ")
        if case.startswith(WORRY):
            self.go_to(case)
            return
        seen = next(s for s in self.child.maybe if (s.case.id, s.person.id) == (case, person))
        self._ask_same(seen)

    @on(Listing.Chosen, "#child-kinds")
    def _flag_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        known = flags.flags_of(self.session, self.child.pupil_id)
        found = next(each for each in known if each.id == event.row_id)
        self.ask(
            f"Until when: {found.what.say}",
            flags.END_FIELDS,
            lambda said: self._then(
                lambda: flags.end_flag(
                    self.session, self.child.pupil_id, found.id, said, self.clock()
                ),
                "Saved. What it said is kept.",
            ),
            form=f"flag_end:{found.id}",
            values={"until": found.until or self.clock().date().isoformat()},
            intro=words.flag_line(found, self.clock()),
        )

    def _ask_same(self, seen: Seen) -> None:
        self.ask(
            "The same child?",
            SAME_FIELDS,
            lambda said: self._then(
                lambda: say_same(
                    self.session,
                    self.child,
                    seen,
                    same=said["same"] == "yes",
                    values=said,
                    now=self.clock(),
                ),
                "Saved. Until somebody says otherwise it stays so.",
            ),
            form=f"same:{seen.person.id}@{self.key}",
            intro=f"{rows.where(seen)}, in case {seen.case.number} “{seen.case.title}”. "
            "Two children may have one name.",
        )

    def _then(self, act: Callable[[], object], sentence: str) -> None:
        act()
        self.show()
        self._say(sentence)
