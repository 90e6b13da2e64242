"""The languages of pages in a browser: what each is called there, and which way it is read."""

from assets.catalogues import catalogue
from assets.texts import Text
from assets.tongue import ENGLISH, spoken_now

PLAIN_ENGLISH = "en-GB"
LEFT_TO_RIGHT = "ltr"


def name(code: str) -> str:
    """Return what a language calls itself, in its own script."""
    if code == ENGLISH:
        return "English"
    known = catalogue(code)
    if known.drawn:
        return known.name
    # The catalogue has a name in letters that a terminal can draw.
    from babel import Locale

    return str(Locale.parse(code).get_display_name(code))


def lang(code: str) -> str:
    """Return what the `lang` attribute says of a language."""
    return PLAIN_ENGLISH if code == ENGLISH else code.replace("_", "-")


def reads(code: str) -> str:
    """Return which way a language is read: `ltr` or `rtl`."""
    if code == ENGLISH:
        return LEFT_TO_RIGHT
    from babel import Locale

    return str(Locale.parse(code).text_direction)


def is_english(words: str) -> bool:
    """Tell whether words of the product's own stand in English on a page in another language."""
    parts = words.parts if isinstance(words, Text) else ()
    own = [part for part in parts if part.id]
    return spoken_now().code != ENGLISH and bool(own) and not any(part.tongue for part in own)
