"""Half-written forms at a classroom terminal: in memory only, sealed to who was writing them.

No drawer of theirs is open there, and nothing of it may lie on that machine's disk.
"""

from collections.abc import Mapping

import msgspec

from store.crypto import seal
from store.errors import Unopenable
from store.signing_in.logger import Logger


class SealedDrafts:
    """What each writer had typed when the screen locked, until the program ends."""

    def __init__(self) -> None:
        self._sealed: dict[str, bytes] = {}

    def keep(self, logger: Logger, values: Mapping[str, str]) -> None:
        """Keep what was typed so far."""
        if logger.open and any(value.strip() for value in values.values()):
            plain = msgspec.json.encode(dict(values))
            self._sealed[logger.person_id] = seal.seal_for([logger.writer.keys.seal], plain)

    def find(self, logger: Logger) -> dict[str, str]:
        """Return what this person had typed, or nothing."""
        sealed = self._sealed.get(logger.person_id)
        if sealed is None:
            return {}
        try:
            plain = seal.unseal_for(logger.writer.keys.unsealing, sealed)
        except Unopenable:
            return {}
        return msgspec.json.decode(plain, type=dict[str, str]) if plain else {}

    def forget(self, logger: Logger) -> None:
        """Forget it: the form was sent or thrown away."""
        self._sealed.pop(logger.person_id, None)
