"""The five cards and the question at their end. Nothing of it is kept."""

from collections.abc import Mapping

from assets.texts import text
from screens.pupil.card import ANSWERS, WISE, Card, five_cards, kind_word
from screens.web.page import Button, Page, button, go_on, known, signed
from screens.web.visit import Visit

CARDS = frozenset({"cards"})
CARD, ANSWER = "card:", "answer:"
"""The card or the answer stands in the button: pressed twice, it leads to the same."""
OVER = ""


def show_cards(visit: Visit) -> Page:
    """Return the card, the question or the kind word at which a visit is."""
    version = visit.telling.version
    cards = five_cards(version)
    if visit.card < len(cards):
        return _card(version, cards, visit.card)
    return _kind_word(version, visit.answer) if visit.answer else _question(version)


def take_cards(visit: Visit, said: Mapping[str, str]) -> str:
    """Go to a card, or say something to an answer."""
    go, last = said.get("go", ""), len(five_cards(visit.telling.version))
    if go == "done":
        return OVER
    if known(go, *(f"{CARD}{place}" for place in range(last + 1))):
        visit.card, visit.answer = int(go.removeprefix(CARD)), ""
    elif visit.card == last and known(go, *(f"{ANSWER}{name}" for name in ANSWERS)):
        visit.answer = go.removeprefix(ANSWER)
    return "cards"


def back_from_cards(visit: Visit) -> str:
    """Go one card back, or from the kind word to the question."""
    if visit.answer:
        visit.answer = ""
    elif visit.card:
        visit.card -= 1
    else:
        return OVER
    return "cards"


def _card(version: str, cards: list[Card], place: int) -> Page:
    here = cards[place]
    chips = tuple(
        Button(f"{CARD}{each}", card.word, card.picture, chosen=each == place)
        for each, card in enumerate(cards)
    )
    return Page(
        "cards",
        text(f"{version}.cards.title"),
        here.lines,
        (go_on(value=f"{CARD}{place + 1}"),),
        "walk",
        chips,
        picture=here.picture,
        card=here.word,
    )


def _question(version: str) -> Page:
    words = f"{version}.cards"
    buttons = tuple(
        Button(f"{ANSWER}{name}", text(f"{words}.answer.{name}"), picture)
        for name, picture in ANSWERS.items()
    )
    return Page("cards", text(f"{words}.ask"), (text(f"{words}.ask_line"),), buttons, "pictures")


def _kind_word(version: str, answer: str) -> Page:
    card, wise = kind_word(version, answer), answer in WISE
    see = signed(f"{CARD}0", text(f"{version}.cards.see"), "again", main=not wise)
    end = button("done", "done", main=wise)
    return Page("cards", card.word, card.lines, (see, end), picture=card.picture)
