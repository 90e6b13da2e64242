"""An envelope: what is told, sealed to the people who may read it.

From outside it has an id, how urgent it is, and a size class. Inside is the rest, signed by the
terminal. `thread` is a secret shared by all envelopes of one telling; a case drawer's name and
key are derived from it, so that two readers on two machines make the same drawer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import msgspec

from store.crypto import seal
from store.crypto.keys import Keys, derive, verifies
from store.drawers.grants import CASE
from store.errors import UNREADABLE, Unopenable
from store.letterbox.readers import Readers
from store.school.public_list import SCHOOL_SHEET, PublicList

SIGN, QUIET, WAITING, URGENT = -1, 0, 1, 2
"""How urgent: a terminal's sign of life, for other terminals; between staff; from somebody who
waits; help now."""

WORRY, MORE, HELP_NOW = "worry", "more", "help_now"
TASK, TASK_DONE, ACKNOWLEDGED = "task", "task_done", "acknowledged"
TASK_BACK = "task_taken_back"
LOGGED = "logged"
PRAISE = "praise"
ANSWER = "answer"
ENTRIES = "entries"
"""The kinds of envelope. `collect` says what becomes of each."""
LETTERS = "letters"
"""Under this name a person's own drawer remembers which letters between staff are others'."""


@dataclass(frozen=True)
class Content:
    """What is inside. `body` belongs to the kind; `at` is the terminal's time (ISO 8601).

    `readers` are the people who can open it; of a letter into somebody's own drawer those who hear
    back, and `to` is whose drawer that is.
    """

    kind: str
    subject: str
    thread: str
    terminal: str
    at: str
    drawer: str
    kept_from: tuple[str, ...]
    readers: tuple[str, ...]
    sheet: str
    body: dict[str, Any]
    v: int = 1
    to: tuple[str, ...] = ()

    @property
    def meant_for(self) -> tuple[str, ...]:
        """The people it was sealed to."""
        return self.to or self.readers

    def case_drawer(self) -> tuple[str, bytes]:
        """Return the name and key of the case drawer that this telling would have."""
        secret = bytes.fromhex(self.thread)
        return CASE + derive(secret, "wb case name").hex()[:16], derive(secret, "wb case key")


@dataclass(frozen=True)
class Sealed:
    """An envelope as it lies in the letterbox. `id` is what `name` makes of `blob`."""

    id: str
    urgency: int
    blob: bytes
    alert: bytes | None = None


@dataclass(frozen=True)
class _Inside:
    content: msgspec.Raw
    signature: str


def close(
    content: Content,
    public: PublicList,
    readers: Readers,
    terminal: Keys,
    urgency: int = WAITING,
    alert: bytes | None = None,
) -> Sealed:
    """Seal `content` to readers and their recovery sheet."""
    keys = [public.sealing_key(each) for each in (*readers.people, readers.sheet)]
    return close_for(content, keys, terminal, urgency, alert)


def letter(
    content: Content,
    public: PublicList,
    to: Sequence[str],
    terminal: Keys,
    sheet: str = SCHOOL_SHEET,
) -> Sealed:
    """Seal a letter between staff to people, by id, and to a recovery sheet.

    It is the school's where it comes to lie in people's own drawers, which that sheet opens: what
    was not collected is not lost with a PIN.
    """
    keys = [public.sealing_key(each) for each in (*to, sheet)]
    return close_for(replace(content, to=tuple(to)), keys, terminal, QUIET)


def close_for(
    content: Content, keys: Sequence[str], terminal: Keys, urgency: int, alert: bytes | None = None
) -> Sealed:
    """Seal `content` to public keys (hex)."""
    plain = msgspec.json.encode(content)
    key = seal.fresh_key()
    wraps = seal.wrap(key, keys)
    inside = msgspec.json.encode(_Inside(msgspec.Raw(plain), terminal.sign(wraps + plain)))
    sealed = seal.seal(inside, key, _outside(urgency, wraps))
    blob = len(wraps).to_bytes(4, "big") + wraps + sealed
    return Sealed(name(blob), urgency, blob, alert)


def name(blob: bytes) -> str:
    """Return the id of an envelope: nobody can post something else under the same one."""
    return blake2b(blob, digest_size=16, person=b"wb envelope").hexdigest()


def open_with(envelope: Sealed, private: bytes, public: PublicList) -> Content | None:
    """Return what is inside, or None when it is sealed to others.

    Raises:
        Unopenable: it was changed, or no terminal of this school signed it.
    """
    key = key_of(envelope, private)
    return None if key is None else open_by(envelope, key, public)


def key_of(envelope: Sealed, private: bytes) -> bytes | None:
    """Return the key of an envelope; None when it is sealed to others."""
    return seal.unwrap(_parts(envelope)[0], private)


def open_by(envelope: Sealed, key: bytes, public: PublicList) -> Content:
    """Return what is inside, by the envelope's own key.

    Raises:
        Unopenable: it was changed, or no terminal of this school signed it.
    """
    wraps, sealed = _parts(envelope)
    if envelope.id != name(envelope.blob):
        raise Unopenable("This envelope goes by another one's name.")
    plain = seal.unseal(sealed, key, _outside(envelope.urgency, wraps))
    try:
        inside = msgspec.json.decode(plain, type=_Inside)
        content = msgspec.json.decode(inside.content, type=Content)
    except UNREADABLE:
        raise Unopenable("This envelope holds something this program cannot read.") from None
    terminal = public.terminal(content.terminal)
    message = wraps + bytes(inside.content)
    if terminal is None or not verifies(terminal.verify, message, inside.signature):
        raise Unopenable("No terminal of this school signed this envelope.")
    return content


def _parts(envelope: Sealed) -> tuple[bytes, bytes]:
    """Return an envelope's wraps, and what is sealed."""
    length = int.from_bytes(envelope.blob[:4], "big")
    return envelope.blob[4 : 4 + length], envelope.blob[4 + length :]


def _outside(urgency: int, wraps: bytes) -> bytes:
    return msgspec.json.encode(urgency) + wraps
