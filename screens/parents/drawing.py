"""Parents' pages made into HTML. Whatever was typed is text there and nothing else."""

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from assets import FOLDER
from assets.texts import Text, text
from assets.tongue import ENGLISH, spoken_now
from screens.clean import clean
from screens.parents.page import Page
from screens.parents.tongues import Way
from screens.served.languages import PLAIN_ENGLISH, lang, reads
from screens.web.pictures import drawn
from store.fields import Field, Kind


class Drawing:
    """Draws with the templates in `assets/parents`."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FunctionLoader(_source),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            word=text, drawn=_drawn, chosen=_chosen, options=_options, typed=escape, en=_in_english
        )

    def page(
        self,
        page: Page,
        school: str,
        values: Mapping[str, str],
        hidden: Mapping[str, str],
        ways: Sequence[Way] = (),
        status: int = 200,
    ) -> Response:
        """Return a page: `values` fill its fields, `hidden` is what other pages answered.

        `ways` are the languages that can be chosen on it.
        """
        code = spoken_now().code
        html = self._templates.get_template("page.html").render(
            page=page,
            school=school,
            values=values,
            hidden=hidden,
            wrong=page.wrong or {},
            ways=ways,
            lang=lang(code),
            reads=reads(code),
        )
        return HTMLResponse(html, status)

    def style(self) -> Response:
        """Return the style sheet."""
        return Response(_source("style.css"), media_type="text/css")


@cache
def _source(name: str) -> str:
    return (FOLDER / "parents" / name).read_text("utf-8")


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value


def _in_english(words: str) -> Markup:
    """Return the attribute of words in English, as the school's are, on a page in another."""
    own = words.parts if isinstance(words, Text) else ()
    if spoken_now().code == ENGLISH or any(part.tongue for part in own):
        return Markup()
    return Markup(' lang="{}" dir="ltr"').format(PLAIN_ENGLISH)


def _drawn(word: str) -> Markup:
    """Return the drawing of a picture word, if there is one."""
    try:
        return drawn(word)
    except KeyError:
        return Markup()


def _chosen(field: Field, values: Mapping[str, str]) -> list[str]:
    return [each for each in values.get(field.id, "").split("\n") if each]


def _options(field: Field) -> list[tuple[str, str]]:
    if field.kind is Kind.YES_NO:
        return [("yes", text("parents.yes")), ("no", text("parents.no"))]
    return [(choice.id, choice.label) for choice in field.choices]
