"""The five cards for being online, one after another, and the question at their end."""

from assets.texts import text
from screens.pupil.card import ANSWERS, Card, five_cards, kind_word
from tui.lines.choosing import Choice
from tui.lines.talk import Talk

NEXT = "next"


def read_cards(talk: Talk) -> None:
    """Say each card, then ask the question; every answer is met kindly. Nothing of it is kept.

    Raises:
        Back: somebody would rather do something else.
        Help: somebody asks for help now.
    """
    words = f"{talk.version}.cards"
    talk.say(text(f"{words}.title"))
    onward = [Choice(NEXT, text("pupil.button.next"))]
    for card in five_cards(talk.version):
        talk.choose(_said(card), onward)
    answers = [Choice(name, text(f"{words}.answer.{name}")) for name in ANSWERS]
    chosen = talk.choose(f"{text(f'{words}.ask')} {text(f'{words}.ask_line')}", answers)
    talk.say(_said(kind_word(talk.version, chosen)))


def _said(card: Card) -> str:
    """Return a card as it is read: what it is called, and its sentences."""
    named = card.word if card.word.endswith(("!", ".", "?")) else f"{card.word}."
    return " ".join((named, *card.lines))
