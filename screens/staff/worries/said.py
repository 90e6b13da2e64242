"""What a child chose on its screens, in the words that it saw there."""

from assets.texts import templates

_PLACES = {
    "feeling": "younger.feel",
    "when": "older.when",
    "helper": "older.who.helper",
    "topic": "older.topic",
    "online": "older.online",
}


def said(question: str, answer: str) -> str:
    """Return the words of a choice, or the choice's id where the screens know no words for it."""
    name = f"{_PLACES[question]}.{answer.removeprefix('face-')}"
    return templates().get(name, answer)
