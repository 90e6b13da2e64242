"""How a terminal looks: one of a few colourings, in the usual size or bigger."""

from dataclasses import dataclass

NAMES = ("dark", "light", "cream", "high-contrast")
"""The colourings in the order in which they are offered, the usual one first."""
LARGE = "large"
BIGGER = "-bigger"
"""The class an app has while everything is bigger."""


@dataclass(frozen=True)
class Look:
    """A colouring by its name, and whether everything is bigger."""

    name: str = NAMES[0]
    large: bool = False

    def kept(self) -> str:
        """Return the words under which a look is kept; `read` turns them back."""
        return f"{self.name} {LARGE}" if self.large else self.name


def read(kept: str) -> Look:
    """Return the look that these words mean; what is unknown in them means the usual."""
    words = kept.split()
    name = next((word for word in words if word in NAMES), NAMES[0])
    return Look(name, LARGE in words)
