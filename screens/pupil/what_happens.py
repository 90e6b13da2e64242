"""What happens when I tell, for whoever wants to know before telling."""

from assets.texts import text
from screens.pupil.names import who_opens
from screens.pupil.page import Page
from store.readers import PUPIL


class WhatHappens(Page):
    """The way of an envelope, in a few sentences that are true of this school."""

    @property
    def heading(self) -> str:
        """The question this page answers."""
        return self._word("title")

    def lines(self) -> list[str]:
        """Say what happens, who opens the box, and that it is not a secret."""
        readers = self.intake.readers(PUPIL, ())
        opens = who_opens("what_happens", self.version, self.intake.school, readers)
        before = [self._word(name) for name in ("tell", "box")]
        after = [self._word(name) for name in ("help", "not_secret", "good", "childline")]
        return [*before, opens, *after]

    def _word(self, name: str) -> str:
        return text(f"{self.version}.what_happens.{name}")
