"""Pages made into HTML. Whatever was typed is text there and nothing else."""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from math import ceil
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from assets.texts import Text, text
from assets.tongue import spoken_now
from screens.clean import clean
from screens.looks import NAMES, Look
from screens.pupil.card import Card
from screens.served.guard import FRAMED
from screens.served.languages import LEFT_TO_RIGHT, PLAIN_ENGLISH, is_english, lang, reads
from screens.web.address import START, Here
from screens.web.aloud import Aloud
from screens.web.heard import parts_of_cards
from screens.web.page import Page
from screens.web.pictures import OwnPictures, drawn
from screens.web.sources import source
from screens.web.tongues import Tongues
from screens.web.visit import QUIET, SLIP, Visit

SPARE = frozenset({"younger.sent.next", "older.sent.next"})
"""Texts that say least of what a page says; a terminal leaves them out where it is bigger."""
SMALL = frozenset({"pegs"})
"""Layouts whose pictures are small."""
_IN_A_NUMBER = re.compile(r"(?<=\d\d\d) (?=\d\d\d)")
"""Where a telephone number must not be broken."""
BOUND = frozenset({"pl", "uk"})
"""Languages in which a word of one letter stands on a line with the word after it."""
_ONE_LETTER = re.compile(r"(?<=\b\w) (?=\S)")
"""Where a word of one letter is bound to the next."""
LONGEST_WHOLE = 14
"""Letters of the longest word with a hyphen that the narrowest button of any page holds whole."""
_JOINERS = re.compile("([\u200c\u200d])")
"""Without them some scripts cannot be written rightly; a browser shows them harmlessly."""


class Drawing:
    """Draws with the templates in `assets/web`."""

    def __init__(self, pictures: OwnPictures, tongues: Tongues, aloud: Aloud) -> None:
        self._pictures, self._aloud = pictures, aloud
        self._templates = Environment(
            loader=FunctionLoader(source),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            word=text,
            picture=self._picture,
            photo=self._photo,
            typed=_typed,
            whole=_whole,
            bound=_bound,
            tongue=_tongue,
            spare=_is_spare,
            languages=tongues.ways,
        )

    def page(
        self,
        page: Page,
        here: Here,
        visit: Visit | None = None,
        *,
        status: int = 200,
        refresh: float = 0,
        then: str = "",
    ) -> Response:
        """Return a page.

        With `refresh` the browser asks for it again after so many seconds, or for `then`.
        """
        # What is for grown-ups is read by them.
        parts = () if page.id in SLIP else self._aloud.parts(page)
        values = {
            "page": page,
            "small": page.layout in SMALL,
            "heard": self._aloud.address_of(parts),
            **_form(visit, page.id),
        }
        return self._draw("page.html", here, status, refresh, then, **values)

    def alone(self, page: Page, here: Here, status: int) -> Response:
        """Return a page that asks for nothing more: its style sheet would be turned away too."""
        style = source("alone.css")
        response = self._draw("alone.html", here, status, page=page, style=Markup(style))
        named = b64encode(sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{named}'; frame-ancestors 'none'"
        response.headers["content-security-policy"] = policy
        return response

    def about(self, title: str, cards: Sequence[Card], here: Here, visit: Visit | None) -> Response:
        """Return the page that says what happens when a child tells."""
        heard = self._aloud.address_of(parts_of_cards(title, cards))
        values = {"heading": title, "cards": cards, "heard": heard, **_form(visit)}
        return self._draw("about.html", here, **values)

    def looks(self, here: Here, visit: Visit | None) -> Response:
        """Return the page on which a look is chosen: each is an address."""
        now = here.look or Look()
        kinds = [
            (name, text(f"pupil.look.{name}"), here.to(START, Look(name, now.large)))
            for name in NAMES
        ]
        sizes = [
            (large, text(f"pupil.look.{word}"), here.to(START, Look(now.name, large)))
            for large, word in ((False, "usual"), (True, "large"))
        ]
        return self._draw("looks.html", here, kinds=kinds, sizes=sizes, now=now, **_form(visit))

    def state(self, said: str, here: Here, refresh: float) -> Response:
        """Return the small page within a page that says how far a call for help has come."""
        response = self._draw("state.html", here, refresh=refresh, said=said)
        response.headers.update(FRAMED)
        return response

    def _draw(
        self,
        template: str,
        here: Here,
        status: int = 200,
        refresh: float = 0,
        then: str = "",
        **values: object,
    ) -> Response:
        onward = f"; url={then}" if then else ""
        code = spoken_now().code
        values |= {"here": here, "lang": lang(code), "reads": reads(code)}
        html = self._templates.get_template(template).render(values)
        headers = {"refresh": f"{ceil(refresh)}{onward}"} if refresh > 0 else {}
        return HTMLResponse(html, status, headers)

    def _picture(self, name: str, small: bool = False) -> Markup:
        """Return a picture: the school's own if it has one."""
        own = self._pictures.of(name)
        return _image(own.id) if own else drawn(name, "small" if small else "large")

    def _photo(self, name: str) -> Markup:
        """Return a grown-up's photo if the school has one."""
        own = self._pictures.of(name)
        return _image(own.id) if own else Markup()


def _form(visit: Visit | None, page: str = "welcome") -> dict[str, Any]:
    """Return what stands in the form of a page, and whether help is called for from there."""
    proof, at = (visit.proof, visit.page) if visit else ("", page)
    return {"proof": proof, "at": at, "calls": at not in QUIET}


def _image(id: str) -> Markup:
    # Its word stands beside it; read twice it would be in the way.
    return Markup('<img class="own" src="/picture/{}" alt="">').format(id)


def _shown(value: object) -> object:
    """Make what is shown harmless to read as well: no controls, no turning round."""
    if isinstance(value, str) and not isinstance(value, Markup):
        value = _IN_A_NUMBER.sub("\u00a0", value)
        return "".join(
            part if _JOINERS.fullmatch(part) else clean(part) for part in _JOINERS.split(value)
        )
    return value


def _bound(words: str) -> Markup:
    """Return words to be read in lines, none of which ends with a word of one letter."""
    if isinstance(words, Text) and any(part.tongue in BOUND for part in words.parts):
        return _whole(_ONE_LETTER.sub("\u00a0", words))
    return _whole(words)


def _whole(words: str) -> Markup:
    """Return words of which none is broken at its hyphen, but a long name of two halves."""
    kept = Markup('<span class="whole">{}</span>')
    shown = str(_shown(words)).split(" ")
    short = {word for word in shown if "-" in word and len(word) <= LONGEST_WHOLE}
    return Markup(" ").join(kept.format(word) if word in short else word for word in shown)


def _tongue(words: str) -> Markup:
    """Return the attributes of words that stand in English on a page in another language."""
    if not is_english(words):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(PLAIN_ENGLISH, LEFT_TO_RIGHT)


def _is_spare(words: str) -> bool:
    """Tell whether a sentence may be left out where letters are large and there is little room."""
    return isinstance(words, Text) and any(part.id in SPARE for part in words.parts)


def _typed(value: str) -> Markup:
    """Return what somebody types on, letter by letter as it was typed."""
    return escape(value)
