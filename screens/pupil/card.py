"""The pages for every day as cards: what happens when I tell, and the five about being online.

Full screens and pages in a browser both show these, so that they say the same in the same order.
"""

from dataclasses import dataclass

from assets.texts import text
from screens.pupil.names import who_opens
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL

CARDS = {"safe": "padlock", "meet": "meet", "accept": "gift", "real": "lens", "tell": "tell"}
"""The cards and their pictures. Their first letters are the word that schools teach."""
ANSWERS = {"tell": "grown-up", "keep": "padlock", "send": "message"}
"""What one could do, and its picture."""
WISE = ("tell", "keep")


@dataclass(frozen=True)
class Card:
    """One card: the word it is called by, its picture's name, what it says, and what of that keeps
    a child safe."""

    word: str
    picture: str
    lines: tuple[str, ...]
    vital: tuple[str, ...] = ()


def what_happens(version: str, intake: Intake) -> list[Card]:
    """Say what happens, who opens the box, and that it is not a secret: true of this school."""

    def word(name: str) -> str:
        return text(f"{version}.what_happens.{name}")

    def card(name: str, picture: str, *lines: str, vital: str = "") -> Card:
        every = (*lines, vital) if vital else lines
        return Card(word(f"card.{name}"), picture, every, every[len(lines) :])

    opens = who_opens("what_happens", version, intake.school, intake.readers(PUPIL, ()))
    return [
        card("tell", "tell", word("tell")),
        card("box", "letterbox", word("box")),
        card("open", "envelope", opens, vital=word("not_secret")),
        card("help", "grown-up", word("help"), word("good"), vital=word("childline")),
    ]


def five_cards(version: str) -> list[Card]:
    """Return the five cards in their order."""
    said = {name: _lines(version, name, f"{name}_more") for name in CARDS}
    return [
        Card(text(f"{version}.cards.card.{name}"), CARDS[name], lines, lines)
        for name, lines in said.items()
    ]


def kind_word(version: str, answer: str) -> Card:
    """Return what is said to an answer of the question at the end; every one is met kindly."""
    name, picture = ("good", "good") if answer in WISE else ("look", "lens")
    return Card(text(f"{version}.cards.{name}"), picture, _lines(version, f"{name}_line"))


def _lines(version: str, *names: str) -> tuple[str, ...]:
    return tuple(text(f"{version}.cards.{name}") for name in names)
