"""Events and cameras: who may take pictures where, and where each camera is (rows 45 to 47)."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.key_line import Key, KeyLine
from screens.staff.labels import names_of
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import cameras, events, registers
from store.consents.cameras import AWAY, Camera
from store.consents.events import Event
from store.fields import Field
from store.signing_in.session import Session

EVENTS, CAMERAS = "events", "cameras"
TABS = (Key(EVENTS, "E", "Events"), Key(CAMERAS, "C", "Cameras"))
NO_EVENT = "No event yet. N plans one: who may take pictures, and what is read out."
NO_CAMERA = "No camera yet. N adds one: then it is signed out and back, with its card cleared."
EVENT_WAYS = (
    Key("add", "N", "Plan one"),
    Key("told", "T", "Was read out"),
    Key("off", "R", "Called off"),
)
CAMERA_WAYS = (
    Key("add", "N", "Add one"),
    Key("out", "O", "Sign out"),
    Key("back_again", "B", "It is back"),
    Key("deleted", "D", "Deleted a picture"),
    Key("allow", "H", "Allow own device"),
    Key("off", "R", "Take off"),
)


class EventsPage(StaffScreen[None]):
    """Events, or cameras; Enter plans an event anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "tab('events')", "Events", id="events.events", tooltip="Show events"),
        Binding("c", "tab('cameras')", "Cameras", id="events.cameras", tooltip="Show cameras"),
        Binding("n", "add", "Add", id="events.add", tooltip="Plan an event, or add a camera"),
        Binding("t", "told", "Told", id="events.told", tooltip="The notice was read out"),
        Binding("o", "out", "Out", id="events.out", tooltip="Sign this camera out"),
        Binding("b", "back_again", "Back", id="events.back", tooltip="This camera is back"),
        Binding("d", "deleted", "Deleted", id="events.deleted", tooltip="A picture was deleted"),
        Binding("h", "allow", "Allow", id="events.allow", tooltip="Allow somebody's own device"),
        Binding("r", "off", "Take off", id="events.off", tooltip="Take it off the list"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._tab = EVENTS
        self._events: dict[str, Event] = {}
        self._cameras: dict[str, Camera] = {}

    def compose(self) -> ComposeResult:
        """Draw the head, the tabs, the list, what is marked, and what can be done."""
        yield PlainText(f"Events and cameras · {self.session.public.school}", classes="title")
        yield KeyLine(TABS, id="tabs")
        columns = (Column("What"), Column("When", 12), Column("Pictures", 30))
        yield Listing(columns, empty=NO_EVENT, id="events")
        yield PlainText(id="events-about", classes="lead")
        yield KeyLine(id="events-ways")
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show it as it is now."""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to what is shown."""
        if action == "told":
            return self._tab == EVENTS
        if action in ("out", "back_again", "deleted", "allow"):
            return self._tab == CAMERAS
        return super().check_action(action, parameters)

    def action_tab(self, tab: str) -> None:
        """Show events, or cameras."""
        self._tab = tab
        self.query_one(Listing).cursor = 0
        self.show()

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        self._events = {each.id: each for each in registers.upcoming(self.session)}
        self._cameras = {each.id: each for each in registers.all_cameras(self.session)}
        listing, shown = self.query_one(Listing), self._tab == EVENTS
        listing.empty = NO_EVENT if shown else NO_CAMERA
        last = Column("Pictures", 30) if shown else Column("What for", 30)
        listing.columns = (Column("What"), Column("When", 12), last)
        rows = map(self._event_row, self._events.values())
        listing.show([*rows] if shown else [*map(self._camera_row, self._cameras.values())])
        self.query_one("#tabs", KeyLine).front = self._tab
        self.query_one("#events-ways", KeyLine).show(EVENT_WAYS if shown else CAMERA_WAYS)
        self._about()

    def _event_row(self, each: Event) -> Row:
        words = next((c.label for c in events.PICTURES if c.id == each.pictures), "")
        past = each.on < self.clock().date().isoformat()
        cells = (each.name, day(each.on, self.clock()), words)
        return Row(each.id, cells, "quiet" if past else "", "told" if each.told else "")

    def _camera_row(self, each: Camera) -> Row:
        if each.state == AWAY:
            who = names_of(self.session.public, (each.by,))
            cells = (f"{each.name} · {who}", day(each.at, self.clock()), each.what_for)
            return Row(each.id, cells, "warning", "out")
        if each.cleared != "yes":
            return Row(each.id, (each.name, "", "Its card is not cleared"), "urgent", "clear it")
        own = "Somebody's own" if each.own == "yes" else ""
        return Row(each.id, (each.name, "", own), "good", "here")

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._about()

    def _about(self) -> None:
        words = ""
        if self._tab == EVENTS and (event := self._event) is not None:
            words = f"To read out: {events.NOTICES.get(event.pictures, '')}"
        elif self._tab == CAMERAS and (camera := self._camera) is not None and camera.deleted:
            at, what, why, by = camera.deleted[-1]
            who = names_of(self.session.public, (by,))
            words = f"Deleted {day(at, self.clock())} by {who}: {what} ({why})"
        self.query_one("#events-about", PlainText).show(words)

    @property
    def _event(self) -> Event | None:
        return self._events.get(self.query_one(Listing).row_id or "")

    @property
    def _camera(self) -> Camera | None:
        return self._cameras.get(self.query_one(Listing).row_id or "")

    def action_add(self) -> None:
        """Plan an event, or add a camera."""
        if self._tab == EVENTS:
            self._plan(None)
        else:
            self._ask_about("A camera", cameras.FIELDS, registers.add, "new", {"own": "no"})

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if self._tab == EVENTS:
            self._plan(self._event)
        elif self._camera is not None:
            self.action_back_again() if self._camera.state == AWAY else self.action_out()

    def _plan(self, event: Event | None) -> None:
        id = event.id if event else ""
        known = {field.id: getattr(event, field.id) for field in events.FIELDS} if event else {}
        self.ask(
            event.name if event else "An event",
            events.FIELDS,
            lambda said: self._then(lambda: registers.plan(self.session, id, said, self.clock())),
            form=f"event@{id}",
            values=known,
        )

    def action_told(self) -> None:
        """Say that the notice about pictures was read out."""
        if (event := self._event) is not None:
            self.ask(
                event.name,
                events.TOLD_FIELDS,
                lambda said: self._then(
                    lambda: registers.tell(self.session, event, said, self.clock())
                ),
                form=f"event-told@{event.id}",
                intro=events.NOTICES.get(event.pictures, ""),
            )

    def action_out(self) -> None:
        """Sign the marked camera out."""
        one = self._camera
        if one is not None and self._may(one, registers.not_out(one, self.clock().date())):
            self._ask_about(one.name, cameras.OUT_FIELDS, _of(registers.sign_out, one), one.id)

    def action_back_again(self) -> None:
        """Say that the marked camera is back."""
        one = self._camera
        if one is not None and self._may(one, registers.not_back(one)):
            self._ask_about(one.name, cameras.BACK_FIELDS, _of(registers.bring_back, one), one.id)

    def action_deleted(self) -> None:
        """Record that a picture was deleted."""
        if (one := self._camera) is not None:
            act = _of(registers.delete_picture, one)
            self._ask_about(one.name, cameras.DELETED_FIELDS, act, one.id)

    def action_allow(self) -> None:
        """Allow somebody's own device."""
        one = self._camera
        if one is not None and self._may(one, registers.not_allowed(self.session)):
            self._ask_about(one.name, cameras.ALLOWED_FIELDS, _of(registers.allow, one), one.id)

    def action_off(self) -> None:
        """Take what is marked off the list."""
        event, camera = self._event, self._camera
        if self._tab == EVENTS and event is not None:
            self._sure(event.name, lambda: registers.call_off(self.session, event, self.clock()))
        elif (
            self._tab == CAMERAS
            and camera is not None
            and self._may(camera, registers.not_off(camera))
        ):
            self._sure(camera.name, lambda: registers.take_off(self.session, camera, self.clock()))

    def _may(self, camera: Camera, why_not: str) -> bool:
        """Say at once what a whole form would be refused for."""
        if why_not:
            self.app.push_screen(Message(camera.name, why_not))
        return not why_not

    def _sure(self, name: str, act: Callable[[], None]) -> None:
        def answered(yes: bool | None) -> None:
            if yes and self.attempt(act):
                self.show()

        question = Confirm("Take it off the list?", name, "Take it off", "Keep it", careful=True)
        self.app.push_screen(question, answered)

    def _ask_about(
        self,
        title: str,
        fields: tuple[Field, ...],
        act: Callable[..., None],
        about: str,
        values: dict[str, str] | None = None,
    ) -> None:
        self.ask(
            title,
            fields,
            lambda said: self._then(lambda: act(self.session, said, self.clock())),
            form=f"camera@{about}@{fields[0].id}",
            values=values,
        )

    def _then(self, act: Callable[[], None]) -> None:
        act()
        self.show()

    @on(KeyLine.Pressed, "#tabs")
    def _go_to(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_tab(event.key)


def _of(act: Callable[..., None], camera: Camera) -> Callable[..., None]:
    return lambda session, said, now: act(session, camera, said, now)
