"""The gentle question before a text is saved: it can always be saved as it is."""

from collections.abc import Callable, Sequence

from screens.widgets.dialogs import Confirm
from store.dates import written
from store.fields import Field, Kind
from store.worries.wording import remarks

AS_IT_IS = "It can be saved as it is."
BEFORE = "That was before anybody told of it here ({}). Is the day right?"


def gently(fields: Sequence[Field], told: str = "") -> Callable[[dict[str, str]], Confirm | None]:
    """Return what asks once more about words that could say it better, where there are any.

    And about a moment before anybody `told` of it (`2026-03-03 09:14`), where that is given.
    """
    moments = [field for field in fields if field.kind is Kind.MOMENT and field.id == "when"]

    def look(said: dict[str, str]) -> Confirm | None:
        found = remarks(fields, said)
        if any("" < said.get(field.id, "") < told[:16] for field in moments):
            found = (*found, BEFORE.format(written(told[:10])))
        if not found:
            return None
        words = "\n\n".join((*(f"• {each}" for each in found), AS_IT_IS))
        return Confirm("Before it is saved", words, "Save as it is", "Go back and change")

    return look
