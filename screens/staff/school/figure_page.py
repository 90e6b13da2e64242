"""Which figure stands for somebody: all of them to look at, and whose each one is."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.school.person_fields import FIGURES, figure_of, who_has
from screens.widgets.dialogs import Confirm
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.school import people
from store.school.figures import figures
from store.school.public_list import Person
from store.signing_in.session import Session


class FigurePage(TileKeys, StaffScreen[str]):
    """The figures side by side, as children see them; ends with the one chosen, or with nothing."""

    def __init__(self, session: Session, clock: Clock, who: Person) -> None:
        super().__init__(session, clock)
        self._who = who

    def compose(self) -> ComposeResult:
        """Draw what children see now, and each figure with its words and whose it is."""
        who, public = self._who, self.session.public
        now = figures(public)[who.id]
        yield PlainText(f"Figure · {who.name}", classes="title")
        yield PlainText(
            f"Today children see: {figure_of(public, who.id)}. Ask them before you choose.",
            classes="quiet",
        )
        with Horizontal(id="figures"):
            yield Tiles(
                *(
                    Tile(
                        f"{words}\n{who_has(public, who.id, name) or 'free'}",
                        name,
                        picture=Picture(name, "small"),
                        selected=name == now,
                        chosen_word="Now",
                    )
                    for name, words in FIGURES.items()
                ),
                numbered=True,
                columns=4,
            )
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin where no harm is done."""
        self.query_one("#back").focus()

    @on(Tile.Chosen)
    def _tile_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        who, public, name = self._who, self.session.public, event.tile.value
        if name == figures(public)[who.id]:
            self.dismiss("")
        elif self.attempt(lambda: people.choose_figure(public, who.id, name)):
            question = Confirm(
                f"Shall {FIGURES[name].lower()} stand for {who.name}?",
                f"Children who know {figure_of(public, who.id)} have to be told.",
                "Yes",
                "Go back",
            )
            self.app.push_screen(question, lambda yes: self._take(name) if yes else None)

    def _take(self, name: str) -> None:
        self.dismiss(name)

    def action_back(self) -> None:
        """Go back without choosing."""
        self.dismiss("")
