"""Younger: how do you feel?"""

from screens.pupil.steps.pictures import PictureStep


class Feel(PictureStep):
    """Three faces and "don't know"."""

    page = "feel"
    pictures = (
        ("sad", "face-sad"),
        ("scared", "face-scared"),
        ("cross", "face-cross"),
        ("unknown", "question"),
    )

    def chosen(self) -> str:
        """Return the face chosen before."""
        return self.telling.feeling

    def choose(self, value: str) -> None:
        """Keep the face."""
        self.telling.feeling = value
