"""Younger: how do you feel?"""

from screens.pupil.answers import FEELINGS
from screens.pupil.steps.pictures import PictureStep


class Feel(PictureStep):
    """Three faces and "don't know"."""

    page = "feel"
    says_who = True
    pictures = tuple(
        zip(FEELINGS, ("face-sad", "face-scared", "face-cross", "question"), strict=True)
    )

    def chosen(self) -> str:
        """Return the face chosen before."""
        return self.telling.feeling

    def choose(self, value: str) -> None:
        """Keep the face."""
        self.telling.feeling = value
