"""The desk: what waits, what is to do, and where everything else begins."""

from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message as TextualMessage

from screens.clock import Clock
from screens.staff.cases.new_case import NewCaseKeys
from screens.staff.desk.carrier_line import CarrierLine
from screens.staff.desk.count_tile import CountTile
from screens.staff.desk.desk_acts import FOR_READERS, acts_for
from screens.staff.desk.desk_head import DeskHead
from screens.staff.desk.desk_panes import PANES, Pane, handles_worries, panes_for, to_do_rows
from screens.staff.desk.headline import headline
from screens.staff.desk.notices import asked_here, troubles
from screens.staff.desk.notices_box import NoticesBox
from screens.staff.desk.opening import page_for
from screens.staff.desk.questions import Questions
from screens.staff.desk.search import Search
from screens.staff.row_ids import item_of, place_of
from screens.staff.school.people_page import PeoplePage
from screens.staff.signing_in.other_rings import OtherRings
from screens.staff.signing_in.pin_change import PinChange
from screens.staff.signing_in.pin_check import PinCheck
from screens.staff.to_parents import qr_page
from screens.staff.worries import concern
from screens.staff.worries.small_page import SmallWorries
from screens.times import today
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store import on_desk
from store.adults import handing
from store.cases import asking_back, let_in
from store.drawers import holders
from store.drawers.holders import Doubt
from store.errors import WorryBoxError
from store.letterbox import collect
from store.letterbox.intake import Intake
from store.on_desk import OnDesk
from store.roll import ending
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked

LOOK_AGAIN = 20.0
"""Seconds between two looks into the letterbox."""

WIDE, BROAD = 120, 180
"""From so many columns on, what is to do stands beside the pane, and has twice the room."""

TALL = 36
"""From so many rows on, more of what the desk says of itself is in sight."""

ON_THE_WAY = "Not everything has come here yet: what is missing is said below."
"""What an empty list says while a drawer is still on its way here."""


class Desk(TileKeys, NewCaseKeys):
    """A session's first page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="staff.back", tooltip="Lock the desk: it asks first"),
        Binding("r", "look_again", "Look again", id="desk.look", tooltip="Look what came now"),
        Binding("c", "log_concern", "Concern", id="desk.concern", tooltip="Log a concern"),
        Binding("s", "small", "Small", id="desk.small", tooltip="Answer small worries together"),
        Binding("slash", "search", "Search", id="desk.search", tooltip="Search what you may read"),
        Binding("p", "people", "People", id="desk.people", tooltip="Who is who, renewing a PIN"),
        Binding("q", "qr_code", "QR code", id="desk.qr", tooltip="The code of the parents' form"),
        Binding("k", "change_pin", "My PIN", id="desk.pin", tooltip="Change your own PIN"),
        Binding("e", "leave", "Exit", id="desk.leave", tooltip="End the program, with your PIN"),
        Binding("a", "answer", "Answer", id="desk.answer", tooltip="Answer what is asked of you"),
        Binding("m", "notices", "Said here", id="desk.notices", tooltip="All the desk says here"),
    ]

    @dataclass
    class Leave(TextualMessage):
        """The program is to end: the PIN was given once more."""

    def __init__(self, session: Session, intake: Intake, clock: Clock) -> None:
        super().__init__(session, clock)
        self.intake = intake
        self.doubts: list[Doubt] = []
        self.panes = panes_for(session)
        self.pane = self.panes[0]
        self._on_desk: OnDesk | None = None

    def compose(self) -> ComposeResult:
        """Draw the head, the panes' tiles, one pane, the notices and what can be done."""
        yield DeskHead(f"{self.session.person.name} · {self.session.public.school}")
        yield PlainText(id="headline", classes="lead")
        yield from self.compose_duty()
        yield Tiles(
            *(CountTile(pane.short, pane.id) for pane in self.panes),
            numbered=True,
            id="panes",
            classes="-low",
        )
        with Horizontal(id="desk-body"):
            yield from (self._listing(pane) for pane in self.panes)
            yield Listing(
                (Column("By", 10), Column("Yours to do")),
                empty="Nothing else is yours to do.",
                id="side",
            )
        yield NoticesBox()
        yield CarrierLine(id="carried")
        yield OtherRings(self.session)
        yield Tiles(
            *(
                Tile(words, act, key=key, id=f"act-{act}")
                for words, act, key in acts_for(self.session)
            ),
            id="acts",
            classes="-low",
        )

    def on_mount(self) -> None:
        """Show the first pane and look every now and then."""
        self.set_class(handles_worries(self.session), "-reader")
        self.set_interval(LOOK_AGAIN, self._look_around)
        self._open_pane(self.pane)

    def on_screen_resume(self) -> None:
        """Look whenever this page comes to the front."""
        self.action_look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what is for those who read worries."""
        may = action not in FOR_READERS or handles_worries(self.session)
        return may and super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """Use the room there is."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.width >= BROAD, "-broad")
        self.set_class(event.size.height >= TALL, "-tall")

    def action_look(self) -> None:
        """Take in what came, put right who holds what, and show the desk."""
        if not self.session.drawers:
            return
        now = self.clock()
        said: tuple[str, ...] = ()
        try:
            self.session.reopen()
            aside = {why for _, why in self.session.home.letterbox.aside()}
            collected = collect.collect(self.session, now)
            said = tuple(why for why in collected.set_aside if why not in aside)
            self.doubts = holders.settle(self.session, now)
            handing.bring_home(self.session, now)
            let_in.end(self.session, now)
            asking_back.end(self.session, now)
            ending.finish(self.session, now)
            self._on_desk = on_desk.of(self.session, now)
            self.note_late()
        except WorryBoxError as error:
            said = (*said, str(error))
        self._show(said)

    def action_look_again(self) -> None:
        """Look now, and have it carried now."""
        self.post_message(self.CarryNow())
        self.action_look()

    def _look_around(self) -> None:
        """Look; behind another page leave behind when the steps are due that it may have made."""
        if self.is_active:
            self.action_look()
        elif self.session.drawers:
            with suppress(WorryBoxError):
                self.note_late()

    def _show(self, said: tuple[str, ...]) -> None:
        now = self.clock()
        self.query_one("#desk-time", PlainText).show(today(now))
        self.query_one(CarrierLine).look(self.session.home, now)
        if self._on_desk is not None:
            way = bool(holders.on_the_way(self.session))
            for pane in self.panes:
                self._list(pane).empty = ON_THE_WAY if way and not pane.for_all else pane.empty
                self._tile(pane).count(pane.count(self._on_desk))
                self._list(pane).show(pane.rows(self.session, self._on_desk, now))
            self.query_one("#side", Listing).show(to_do_rows(self.session, self._on_desk, now))
            self._headline(self._on_desk)
        self.show_duty()
        self._notices(said)

    def _headline(self, on_desk: OnDesk) -> None:
        said = headline(self.session, on_desk)
        line = self.query_one("#headline", PlainText)
        line.set_class(said.urgent, "urgent")
        line.show(said.text)

    def _notices(self, said: tuple[str, ...]) -> None:
        asked = asked_here(self.session, self.doubts)
        notices = (*troubles(self.session, self.clock(), said), *asked)
        self.query_one(NoticesBox).show(notices)
        self.query_one("#act-answer").display = bool(asked)

    def _listing(self, pane: Pane) -> Listing:
        return Listing(pane.columns, empty=pane.empty, id=f"pane-{pane.id}", classes="desk-pane")

    def _list(self, pane: Pane) -> Listing:
        return self.query_one(f"#pane-{pane.id}", Listing)

    def _tile(self, pane: Pane) -> CountTile:
        place = self.panes.index(pane)
        return list(self.query(CountTile))[place]

    def _open_pane(self, pane: Pane) -> None:
        self.pane = pane
        self.query_one("#panes", Tiles).show_chosen(pane.id)
        for each in self.panes:
            self._list(each).display = each is pane
        self._list(pane).focus()

    @on(Tile.Chosen)
    async def _tile_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        chosen = {pane.id: pane for pane in PANES}.get(event.tile.value)
        if chosen is not None:
            self._open_pane(chosen)
        else:
            await self.run_action(event.tile.value)

    @on(Listing.Chosen)
    def _row_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        drawer, subject = place_of(event.row_id)
        self.attempt(lambda: self._open(drawer, subject, item_of(event.row_id)), "Open it")

    def _open(self, drawer: str, subject: str, item: str) -> None:
        page = page_for(self.session, self.intake, self.clock, drawer, subject, item)
        if page is not None:
            self.app.push_screen(page)

    def action_back(self) -> None:
        """Ask before leaving the desk: behind it is the pupils' page."""
        question = Confirm(
            "Lock the desk?",
            "The screen goes back to the first page. What is half written is kept."
            + self.query_one(OtherRings).still,
            yes="Lock",
            no="Stay",
        )
        self.app.push_screen(question, lambda yes: self.action_lock() if yes else None)

    def action_log_concern(self) -> None:
        """Log a concern."""
        concern.log_concern(self, self.intake)

    def action_small(self) -> None:
        """Show the small worries together."""
        self.app.push_screen(SmallWorries(self.session, self.intake, self.clock))

    def action_search(self) -> None:
        """Search."""
        self.app.push_screen(Search(self.session, self.intake, self.clock))

    def action_people(self) -> None:
        """Show who is who."""
        self.app.push_screen(PeoplePage(self.session, self.clock))

    def action_qr_code(self) -> None:
        """Show the code of the parents' form, or have its address set."""
        qr_page.show_code(self)

    def action_change_pin(self) -> None:
        """Change one's own PIN."""
        self.app.push_screen(PinChange(self.session, self.clock))

    def action_answer(self) -> None:
        """Answer what waits for this person's word."""
        self.app.push_screen(Questions(self.session, self.clock, self.doubts))

    def action_notices(self) -> None:
        """Show all that the desk says of itself, of which some may not fit."""
        said = "\n\n".join(each.text for each in self.query_one(NoticesBox).notices)
        self.app.push_screen(Message("What the desk says", said or "Nothing is out of order."))

    def action_leave(self) -> None:
        """Ask for the PIN once more; then the program ends."""
        words = (
            "Only to close the whole kiosk: children can tell nothing here until it is started "
            "again. To go away from the desk, press Esc and lock it."
        )
        check = PinCheck(self.session, self.clock, "Close Worry Box?", words)
        self.app.push_screen(check, self._may_leave)

    def _may_leave(self, unlocked: Unlocked | None) -> None:
        if unlocked is not None:
            self.post_message(self.Leave())
