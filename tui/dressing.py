"""Which look the kiosk wears: the terminal's own, until a child chooses another."""

from dataclasses import replace

from textual.app import App

from screens.looks import BIGGER, NAMES, Look, read
from store import settings
from store.home import Home

STAYS = 60.0
"""Seconds after which a look goes when nobody touches the first page any more."""


class Dressing:
    """Puts looks on an app, and takes them off again for the next child."""

    def __init__(self, app: App[None], home: Home) -> None:
        self._app, self._home = app, home
        self.look = self.usual
        self._untouched = 0.0

    @property
    def usual(self) -> Look:
        """This terminal's own look, as staff have set it, as far as it can show that."""
        look = read(settings.get(self._home.desk.db, settings.LOOK))
        return look if look.name in self._app.available_themes else replace(look, name=NAMES[0])

    def wear(self, look: Look) -> None:
        """Look so from now on, every screen there is."""
        self.look = look
        self._app.set_class(look.large, BIGGER, update=False)
        if self._app.theme == look.name:
            self._app.refresh_css(animate=False)
        else:
            self._app.theme = look.name

    def take_off(self) -> None:
        """Look as this terminal usually does."""
        if self.look != (usual := self.usual):
            self.wear(usual)

    def touch(self) -> None:
        """Somebody is there."""
        self._untouched = 0.0

    def tick(self, seconds: float, *, first_page: bool) -> None:
        """Let seconds go by; whoever chose a look on the first page may have gone."""
        self._untouched = self._untouched + seconds if first_page else 0.0
        if self._untouched >= STAYS:
            self._untouched = 0.0
            self.take_off()
