"""Set-up: the frame around its pages. Nothing is on the disk before the last one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.set_up.classes import ClassesStep
from screens.staff.set_up.drawers import DrawersStep
from screens.staff.set_up.making import MakingStep
from screens.staff.set_up.people import PeopleStep
from screens.staff.set_up.pins import PinsStep
from screens.staff.set_up.proof import ProofStep
from screens.staff.set_up.school import SchoolStep
from screens.staff.set_up.sheet import SheetStep, TypedBackStep
from screens.staff.set_up.step import Step
from screens.staff.set_up.work import Work
from screens.widgets.button_words import show_words
from screens.widgets.dialogs import Confirm
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from store.home import Home
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET

STEPS: Sequence[Callable[[Work], Step]] = (
    SchoolStep,
    PeopleStep,
    ClassesStep,
    DrawersStep,
    ProofStep,
    PinsStep,
    partial(SheetStep, sheet=SCHOOL_SHEET),
    partial(TypedBackStep, sheet=SCHOOL_SHEET),
    partial(SheetStep, sheet=CHAIR_SHEET),
    partial(TypedBackStep, sheet=CHAIR_SHEET),
    MakingStep,
)
PARTS = ("School", "People", "Classes", "Drawers", "Proof", "PINs", "Sheets", "Ready")


class SettingUp(Screen[bool]):
    """One page after the other, back and forth; True when there is a school."""

    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="set_up.back", tooltip="Go back one page"),
    ]

    def __init__(self, home: Home, clock: Clock, words: Sequence[str], pegs: Sequence[str]) -> None:
        super().__init__()
        self.work = Work(home, clock, words, pegs)
        self.shown: Step | None = None
        """The page that is there with its focus; None while pages change."""
        self._place = 0

    def compose(self) -> ComposeResult:
        """Draw the way, what the page is about, the page, and the way on."""
        yield PlainText("Set up Worry Box", classes="title")
        with Horizontal(id="parts"):
            for part in PARTS:
                yield PlainText(part, classes="part")
        yield PlainText(id="lead")
        yield Container(id="page")
        yield PlainText(id="note")
        with Horizontal(id="on-and-back"):
            yield Button("", id="next", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the first page."""
        self._show()

    @property
    def step(self) -> Step:
        """The page in sight."""
        found = self.query_one("#page").children[0]
        assert isinstance(found, Step)
        return found

    def action_next(self) -> None:
        """Go to the next page, or say why not yet."""
        if (step := self.shown) is None:
            return
        if isinstance(step, MakingStep):
            self._finish(step)
            return
        step.take()
        sentence = step.wrong()
        self._note(sentence)
        if not sentence:
            self._place += 1
            self._show()

    def action_back(self) -> None:
        """Go back a page; from the first one, ask whether to stop."""
        if (step := self.shown) is None:
            return
        step.take()
        if isinstance(step, MakingStep):
            if step.made:
                return
            step.stop()
        if self._place == 0:
            self._ask_to_stop()
            return
        self._place -= 1
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Let a key press its button, wherever on the page one is."""
        if self.shown is not None and (button := self.shown.KEYS.get(event.key)):
            event.stop()
            self.query_one(f"#{button}", Button).press()

    def _show(self) -> None:
        """Change pages in a task of its own: waiting for a page to go would hold up its going."""
        self.shown = None
        self.run_worker(self._change(), group="page")

    async def _change(self) -> None:
        step = STEPS[self._place](self.work)
        self._note("")
        self.query_one("#lead", PlainText).show(step.lead)
        self._call_next(f"{step.NEXT}  G" if "g" in step.KEYS else step.NEXT)
        page = self.query_one("#page")
        if not await self.put(page, step):
            return
        self._mark(step.PART)
        self._enable(making=isinstance(step, MakingStep))
        if not step.begin():
            self.query_one("#next").focus()
        self.shown = step

    def _mark(self, current: str) -> None:
        here = PARTS.index(current)
        for place, part in enumerate(self.query(".part").results(PlainText)):
            part.set_class(place < here, "-done")
            part.set_class(place == here, "-here")
            part.show(f"✓ {PARTS[place]}" if place < here else PARTS[place])

    def _enable(self, *, making: bool) -> None:
        self.query_one("#next", Button).disabled = making
        self.query_one("#back", Button).disabled = False
        if making:
            self.query_one("#back").focus()

    def _call_next(self, words: str) -> None:
        show_words(self.query_one("#next", Button), words)

    def _note(self, sentence: str) -> None:
        self.query_one("#note", PlainText).show(sentence)

    def _ask_to_stop(self) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(False)

        question = Confirm(
            "Stop setting up?",
            "Nothing has been kept. You can begin again at any time.",
            yes="Stop",
            no="Go on",
            careful=True,
        )
        self.app.push_screen(question, answered)

    def _finish(self, step: MakingStep) -> None:
        if step.made:
            self.dismiss(True)
        else:
            self._note("")
            self._call_next(step.NEXT)
            self._enable(making=True)
            step.start()

    @on(MakingStep.Made)
    def _made(self, event: MakingStep.Made) -> None:
        event.stop()
        self.query_one("#lead", PlainText).show(self.step.lead)
        self.query_one("#back", Button).disabled = True
        self.query_one("#next", Button).disabled = False
        self.query_one("#next").focus()

    @on(MakingStep.NotMade)
    def _not_made(self, event: MakingStep.NotMade) -> None:
        event.stop()
        self._note(event.sentence)
        self._call_next("Try again")
        self.query_one("#next", Button).disabled = False
        self.query_one("#next").focus()

    @on(Step.GoOn)
    def _go_on(self, event: Step.GoOn) -> None:
        event.stop()
        self.action_next()

    @on(Button.Pressed, "#next")
    def _next_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_next()

    @on(Button.Pressed, "#back")
    def _back_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_back()
