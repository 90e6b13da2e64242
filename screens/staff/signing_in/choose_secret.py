"""Choosing a PIN: one that is made and typed once, or an own one typed twice."""

from collections.abc import Callable
from dataclasses import dataclass, field

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from screens.widgets.pin_pad import PinPad
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, Tiles
from store.errors import BadCode

Judge = Callable[[str, str], None]

OFFER, OWN, AGAIN, TAKEN = "offer", "own", "again", "taken"
_SAYS = {
    OFFER: "This one is new, and nobody else knows it. Learn it or write it down now: "
    "it is not shown again.",
    OWN: "Type the PIN you want: at least 6 digits, or 16 letters.",
    AGAIN: "Type it once more, so that it is surely right.",
    TAKEN: "Now type it, so that it is surely right. Esc shows it again.",
}


def spaced(secret: str) -> str:
    """Return a PIN in groups of four digits; words stay as they are."""
    if not secret.isdigit():
        return secret
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


class ChooseSecret(Widget):
    """Offers a PIN from `make`; `judge` raises `BadCode` for what will not do."""

    @dataclass
    class Settled(Message):
        """A PIN was chosen and typed again."""

        secret: str = field(repr=False)

    def __init__(self, make: Callable[[], str], judge: Judge, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make, self._judge = make, judge
        self._step = OFFER
        self._made = make()
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Draw the offer, and the pad for typing."""
        yield PlainText(_SAYS[OFFER], classes="secret-says")
        with Vertical(classes="secret-offer"):
            yield PlainText(spaced(self._made), classes="secret-shown")
            yield Tiles(
                Tile("Take this one", "take"),
                Tile("Make another", "another"),
                Tile("Choose my own", "own"),
                numbered=True,
            )
        yield PinPad(enter="Go on", id="secret-pad")

    def on_mount(self) -> None:
        """Begin with the offer."""
        self._go(OFFER)

    @property
    def pad(self) -> PinPad:
        """The number pad."""
        return self.query_one(PinPad)

    def back(self) -> bool:
        """Go one step back; False at the first step."""
        if self._step == OFFER:
            return False
        self._go(OWN if self._step == AGAIN else OFFER)
        return True

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        if event.tile.value == "another":
            self._made = self._make()
            self.query_one(".secret-shown", PlainText).show(spaced(self._made))
        elif event.tile.value == "take":
            self._wanted = self._made
            self._go(TAKEN)
        else:
            self._go(OWN)

    @on(PinPad.Entered)
    def _entered(self, event: PinPad.Entered) -> None:
        event.stop()
        if self._step == OWN:
            self._wanted = event.secret
        try:
            self._judge(self._wanted, event.secret)
        except BadCode as error:
            self._refuse(str(error))
            return
        if self._step == OWN:
            self._go(AGAIN)
        else:
            self.post_message(self.Settled(self._wanted))

    def _refuse(self, sentence: str) -> None:
        """Say why it will not do. Of two that differ either may be the mistake: both again."""
        if self._step == TAKEN:
            sentence = "That is not the one that was shown. Esc shows it again."
        elif self._step == AGAIN:
            self._go(OWN)
            sentence = "The two were not the same. Please type the PIN you want again."
        self._say(sentence, wrong=True)

    def _go(self, step: str) -> None:
        self._step = step
        if step == OWN:
            self._wanted = ""
        self.query_one(".secret-offer").display = step == OFFER
        self.pad.display = step != OFFER
        self.pad.clear()
        self._say(_SAYS[step])
        if step == OFFER:
            self.query(Tile).first().focus()
        else:
            self.pad.entry.focus()

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        says = self.query_one(".secret-says", PlainText)
        says.show(sentence)
        says.set_class(wrong, "-wrong")
