"""What happens when I tell, for whoever wants to know before telling."""

from assets.texts import text
from screens.pupil.card import Card, what_happens
from screens.pupil.picture_walk import PictureWalk


class WhatHappens(PictureWalk):
    """The way of an envelope in four pictures, with sentences that are true of this school."""

    @property
    def heading(self) -> str:
        """The question this page answers."""
        return text(f"{self.version}.what_happens.title")

    def cards(self) -> list[Card]:
        """Say what happens, who opens the box, and that it is not a secret."""
        return what_happens(self.version, self.intake)
