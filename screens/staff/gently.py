"""The gentle question before a text is saved: it can always be saved as it is."""

from collections.abc import Callable, Sequence

from screens.widgets.dialogs import Confirm
from store.fields import Field
from store.worries.wording import remarks

AS_IT_IS = "It can be saved as it is."


def gently(fields: Sequence[Field]) -> Callable[[dict[str, str]], Confirm | None]:
    """Return what asks once more about words that could say it better, where there are any."""

    def look(said: dict[str, str]) -> Confirm | None:
        found = remarks(fields, said)
        if not found:
            return None
        words = "\n\n".join((*(f"• {each}" for each in found), AS_IT_IS))
        return Confirm("Before it is saved", words, "Save as it is", "Go back and change")

    return look
