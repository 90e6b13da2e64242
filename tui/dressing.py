"""Which look the kiosk wears and which language it speaks: its own, or as a child has chosen."""

from dataclasses import replace
from pathlib import Path

from textual.app import App

from assets.tongue import ENGLISH, Tongue, speak, spoken_now
from screens.looks import BIGGER, NAMES, Look, read
from screens.pupil.base import PupilScreen
from screens.pupil.room import WIDE
from screens.pupil.tongues import class_tongue, others, tongue_of
from store.home import Home
from store.letterbox.intake import Intake
from store.terminals import settings
from tui.themes import FIRST_STYLES, HIGH_STYLES, PUPIL_STYLES

LONGER = "-tongue"
"""The class of an app whose words may be longer than the English ones."""
STAYS = 60.0
"""Seconds after which a look goes when nobody touches the first page any more."""


def first_styles(rows: int, *, large: bool) -> tuple[Path, ...]:
    """Return what the first page needs to be drawn as it stays, in so many rows."""
    if large:
        return PUPIL_STYLES
    return HIGH_STYLES if rows >= WIDE.height else FIRST_STYLES


class Dressing:
    """Puts looks and languages on an app, and takes them off again for the next child.

    `code` is the language to begin in; without one it is as staff have set it.
    """

    def __init__(self, app: App[None], home: Home, intake: Intake, code: str = "") -> None:
        self._app, self._home, self._intake, self._code = app, home, intake, code
        self.look = self.usual
        self._untouched = 0.0
        self._chosen = False
        self._say(self._usual_tongue)
        app.css_path = list(first_styles(app.size.height, large=self.look.large))

    def bring_the_rest(self) -> None:
        """Bring the style sheets that the first page could do without, each in its place."""
        sheets = self._app.stylesheet
        for path in PUPIL_STYLES:
            sheets.source.pop((str(path), ""), None)
        sheets.read_all(list(PUPIL_STYLES))
        self._app.refresh_css(animate=False)

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

    @property
    def _usual_code(self) -> str:
        code = self._code or settings.get(self._home.desk.db, settings.LANGUAGE)
        return code or class_tongue(self._intake)

    @property
    def _usual_tongue(self) -> Tongue:
        return tongue_of(self._intake, self._usual_code)

    def speak(self, tongue: Tongue) -> None:
        """Speak a language from now on, on every pupil's page there is."""
        if tongue == spoken_now():
            return
        self._say(tongue)
        for screen in self._app.screen_stack:
            if isinstance(screen, PupilScreen):
                screen.say_again()

    def _say(self, tongue: Tongue) -> None:
        speak(tongue)
        self._app.set_class(tongue.code != ENGLISH and tongue.drawn, LONGER)

    def speak_by_code(self, code: str) -> None:
        """Speak the language a child has chosen."""
        self._chosen = True
        self.speak(tongue_of(self._intake, code))

    def speak_the_other(self) -> bool:
        """Speak the one other language, if there is just one."""
        codes = others(self._intake)
        if len(codes) == 1:
            self.speak_by_code(codes[0])
        return len(codes) == 1

    def begin_in(self, code: str) -> None:
        """Speak the language a class begins in, unless the child has chosen one.

        A page that stays in one version is in English where the language has only the other.
        """
        code = spoken_now().code if self._chosen else code or self._usual_code
        held = self._app.screen.held_to if isinstance(self._app.screen, PupilScreen) else ""
        self.speak(tongue_of(self._intake, code, held))

    def take_off(self) -> None:
        """Look and speak as this terminal usually does."""
        self._chosen = False
        if self.look != (usual := self.usual):
            self.wear(usual)
        self.speak(self._usual_tongue)

    def touch(self) -> None:
        """Somebody is there."""
        self._untouched = 0.0

    def tick(self, seconds: float, *, first_page: bool) -> None:
        """Let seconds go by; whoever chose a look on the first page may have gone."""
        self._untouched = self._untouched + seconds if first_page else 0.0
        if self._untouched >= STAYS:
            self._untouched = 0.0
            self.take_off()
