"""What of a page can be heard: its own texts, in the order in which they stand on it.

What anybody typed is no text of the program's, so it has no parts and cannot be among them.
"""

from collections.abc import Iterable, Sequence

from assets.texts import Part, Text
from screens.pupil.card import Card
from screens.web.page import Page
from screens.widgets.spoken import OWN_TEXTS


def parts_of(page: Page, *, overheard: bool) -> list[Part]:
    """Return what is read of a page; where others hear it too, a child's own answers are not."""
    parts = _parts((*_beside(page), *_own(page), *_beneath(page)))
    if not overheard:
        return parts
    own = {*OWN_TEXTS, *(part.id for part in _parts(_own(page)))}
    return [part for part in parts if part.id not in own]


def parts_of_cards(title: str, cards: Sequence[Card]) -> list[Part]:
    """Return what is read of a page of cards."""
    return _parts((title, *(said for card in cards for said in (card.word, *card.lines))))


def _beside(page: Page) -> tuple[str, ...]:
    last = page.last if page.picture else ()
    return (page.title, page.card, *page.lines, *page.grown_up, *last)


def _own(page: Page) -> tuple[str, ...]:
    """Return what was answered to a child, and what a child answered."""
    answered = (said for quote in page.quotes for said in quote)
    return (*answered, *(said for line in page.answers for said in (line.label, line.words)))


def _beneath(page: Page) -> tuple[str, ...]:
    entries = [entry.label for entry in (page.entry, page.more) if entry is not None]
    buttons = [*page.buttons, *page.beneath, *([page.switch] if page.switch else [])]
    return (
        *(label for label in entries if label != page.title),
        *([page.legend] if page.choices else []),
        *(choice.words for choice in page.choices),
        *page.notes,
        *(button.words for button in buttons),
        *(() if page.picture else page.last),
    )


def _parts(said: Iterable[str]) -> list[Part]:
    return [part for each in said if isinstance(each, Text) for part in each.parts]
