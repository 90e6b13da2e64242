"""How the pages for children look at this terminal until a child chooses otherwise."""

from typing import Any

from screens.looks import LARGE, NAMES, Look, read
from screens.staff.base import StaffScreen
from store.fields import Choice, Field, Kind
from store.terminals import settings

WORDS = {
    "dark": "Dark",
    "light": "Light",
    "cream": "Cream",
    "high-contrast": "Strong contrast",
}
USUAL = "usual"
FIELDS = (
    Field(
        "name",
        "Colours",
        Kind.CHOICE,
        required=True,
        choices=tuple(Choice(name, WORDS[name]) for name in NAMES),
    ),
    Field(
        "size",
        "Size",
        Kind.CHOICE,
        required=True,
        choices=(Choice(USUAL, "As usual"), Choice(LARGE, "Bigger, with fewer words")),
    ),
)
INTRO = (
    "Every child can choose otherwise with Ctrl+O. When they are done it looks like this again, "
    "from the next locking of this screen on."
)


def ask_usual_look(screen: StaffScreen[Any]) -> None:
    """Have the usual look of this terminal chosen and keep it."""
    db = screen.session.home.desk.db
    now = read(settings.get(db, settings.LOOK))

    def keep(said: dict[str, str]) -> None:
        look = Look(said["name"], said["size"] == LARGE)
        settings.put(db, settings.LOOK, look.kept())

    screen.ask(
        "How children's pages look here",
        FIELDS,
        keep,
        form="terminal@usual-look",
        values={"name": now.name, "size": LARGE if now.large else USUAL},
        intro=INTRO,
    )
