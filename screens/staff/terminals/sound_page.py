"""Sound, keys and looks of this terminal: what reads aloud, whether one hears it, how it looks."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message as TextualMessage

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.terminals.usual_look import ask_usual_look
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.languages.clips import missing, recordable
from store.signing_in.session import Session
from store.terminals import settings
from store.terminals.settings import HEADPHONES, SPEAKER

OFF = ""
WAYS = {OFF: "Off", HEADPHONES: "Headphones", SPEAKER: "Speaker"}
SAID = {
    OFF: "Nothing is read aloud here, and children are not offered it.",
    HEADPHONES: "Children may have a page read to them, on headphones that are plugged in.",
    SPEAKER: "Everybody near hears the page too: a child's own answers are left out.",
}
"""What each way means."""
NEVER = "What a child typed is never read aloud: only the program's own texts are."
HEARD = "Good. A child can press Ctrl+R or the tile Read to me, and any key stops it."
UNHEARD = (
    "Please look whether the sound is muted or the headphones are loose, and try again. Until it "
    "is heard, leave it switched off."
)


class SoundPage(TileKeys, StaffScreen[None]):
    """Switch reading aloud on or off, and try the sound and the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "try_sound", "Try the sound", id="sound.try", tooltip="Can you hear this?"),
        Binding("k", "try_keys", "Try the keys", id="sound.keys", tooltip="Which keys arrive"),
        Binding("l", "looks", "Looks", id="sound.looks", tooltip="How children's pages look here"),
    ]

    @dataclass
    class TrySound(TextualMessage):
        """A sentence is to be said aloud; `page` is told what came of it."""

        page: "SoundPage"

    @dataclass
    class TryKeys(TextualMessage):
        """Every key that a child may need is to be tried."""

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._db = session.home.desk.db

    def compose(self) -> ComposeResult:
        """Draw the three ways, what each means, and the two tests."""
        way = settings.get(self._db, settings.SOUND)
        yield PlainText("Sound, keys and looks · this terminal", classes="title")
        tiles = [Tile(words, each, selected=each == way) for each, words in WAYS.items()]
        yield Tiles(*tiles, numbered=True, id="ways", classes="-low")
        yield PlainText(SAID[way], classes="lead", id="way-said")
        yield PlainText(NEVER)
        yield PlainText(self._clips(), classes="quiet", id="clips")
        yield PlainText(classes="lead", id="sound-said")
        yield Tiles(
            Tile("Try the sound", "sound", key="t", id="try-sound"),
            Tile("Try the keys", "keys", key="k", id="try-keys"),
            Tile("Looks", "looks", key="l", id="looks"),
            Tile("Back", "back", key="Esc", id="back"),
            classes="-low",
        )

    def on_mount(self) -> None:
        """Begin at what is set."""
        chosen = (tile for tile in self.query(Tile) if tile.selected)
        next(chosen, self.query(Tile).first()).focus()

    def action_try_sound(self) -> None:
        """Say something aloud."""
        self.say("One moment, please.")
        self.post_message(self.TrySound(self))

    def action_try_keys(self) -> None:
        """Try every key."""
        self.post_message(self.TryKeys())

    def action_looks(self) -> None:
        """Choose how children's pages look here."""
        ask_usual_look(self)

    def say(self, sentence: str) -> None:
        """Show what came of a test."""
        self.query_one("#sound-said", PlainText).show(sentence)

    def tried(self, trouble: str) -> None:
        """Ask whether it was heard; or say why nothing could be."""
        self.say("")
        if trouble:
            self.app.push_screen(Message("Nothing could be played", trouble))
        else:
            heard = Confirm("Can you hear this?", "A voice has just said so.", "Yes", "No")
            self.app.push_screen(heard, lambda yes: self.say(HEARD if yes else UNHEARD))

    @on(Tile.Chosen)
    def _chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        match event.tile.value:
            case "sound":
                self.action_try_sound()
            case "keys":
                self.action_try_keys()
            case "looks":
                self.action_looks()
            case "back":
                self.action_back()
            case way:
                self._set(way)

    def _set(self, way: str) -> None:
        settings.put(self._db, settings.SOUND, way)
        self.query_one("#ways", Tiles).show_chosen(way)
        self.query_one("#way-said", PlainText).show(SAID[way])

    def _clips(self) -> str:
        of = len(recordable())
        have = of - len(missing(self.session.home))
        return (
            f"{have} of {of} texts have a recorded clip; a computer's voice reads the others. "
            "worrybox sound import FOLDER brings clips in."
        )
