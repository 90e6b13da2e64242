"""Other words on a button that stands there already."""

from textual.widgets import Button

from screens.widgets.plain import plain


def show_words(button: Button, words: str) -> None:
    """Show other words, and all of them: by itself a button stays as wide as it was."""
    button.label = plain(words)
    button.refresh(layout=True)
