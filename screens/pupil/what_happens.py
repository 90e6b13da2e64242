"""What happens when I tell, for whoever wants to know before telling."""

from assets.texts import text
from screens.pupil.names import who_opens
from screens.pupil.picture_walk import Card, PictureWalk
from store.readers import PUPIL


class WhatHappens(PictureWalk):
    """The way of an envelope in four pictures, with sentences that are true of this school."""

    @property
    def heading(self) -> str:
        """The question this page answers."""
        return self._word("title")

    def cards(self) -> list[Card]:
        """Say what happens, who opens the box, and that it is not a secret."""
        readers = self.intake.readers(PUPIL, ())
        opens = who_opens("what_happens", self.version, self.intake.school, readers)
        return [
            self._card("tell", "tell", self._word("tell")),
            self._card("box", "letterbox", self._word("box")),
            self._card("open", "envelope", opens, self._word("not_secret")),
            self._card(
                "help", "grown-up", *(self._word(name) for name in ("help", "good", "childline"))
            ),
        ]

    def _card(self, name: str, picture: str, *lines: str) -> Card:
        return Card(self._word(f"card.{name}"), picture, lines)

    def _word(self, name: str) -> str:
        return text(f"{self.version}.what_happens.{name}")
