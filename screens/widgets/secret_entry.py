"""Where a PIN or a pass-phrase is typed: dots, and nothing to copy."""

from screens.widgets.text_entry import LineEntry

SECRET_LIMIT = 200
"""The most characters of a secret; longer ones would only slow the lock down."""


class SecretEntry(LineEntry):
    """One line shown as dots. Digits of any script are taken as they come."""

    def __init__(
        self,
        *,
        limit: int = SECRET_LIMIT,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            limit=limit, placeholder=placeholder, password=True, id=id, classes=classes
        )

    def take(self) -> str:
        """Return what was typed and empty the entry."""
        secret, self.value = self.value, ""
        return secret
