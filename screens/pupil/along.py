"""What a call for help takes along of what was said so far."""

from dataclasses import dataclass

from store.letterbox.told import Told


@dataclass(frozen=True)
class Along:
    """`told` goes with the call itself.

    `apart` are words that name everybody whom the call could reach: it goes without them, and they
    go by themselves, to a recovery sheet alone. So nothing is lost, and the call reaches people.
    """

    told: Told
    apart: Told | None = None

    @property
    def words(self) -> Told:
        """What holds the words."""
        return self.apart or self.told

    @property
    def says(self) -> bool:
        """Whether words go along: whoever typed them is told so before."""
        return bool(self.words.words.strip())
