"""Turning a short secret into a key with argon2id, in a short-lived child process.

The child keeps the screen alive and the kiosk's own memory small: argon2 takes 256 MiB.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass

from store.errors import Damaged, OutOfOrder

_CHILD = """
import json, sys
from argon2.low_level import Type, hash_secret_raw
ask = json.loads(sys.stdin.buffer.read())
sys.stdout.buffer.write(hash_secret_raw(
    ask["secret"].encode(), bytes.fromhex(ask["salt"]), ask["passes"], ask["memory_kib"],
    ask["lanes"], 32, Type.ID))
"""


@dataclass(frozen=True, order=True)
class Effort:
    """How hard argon2id works; the defaults take about half a second."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 1


STANDARD = Effort()
LEAST = Effort(memory_kib=64 * 1024)
"""A key ring that asks for less is refused: it was not made by us."""


def stretch(secret: str, salt: bytes, effort: Effort, least: Effort = LEAST) -> bytes:
    """Return 32 bytes out of `secret` and a `salt` of 16 bytes.

    Raises:
        Damaged: `effort` asks for less than `least`.
        OutOfOrder: the machine could not do the work, e.g. for lack of memory.
    """
    if effort.memory_kib < least.memory_kib or effort.passes < least.passes:
        raise Damaged("This key ring was changed: it asks for too little protection.")
    return in_child(secret, salt, effort)


def in_child(secret: str, salt: bytes, effort: Effort) -> bytes:
    """Do the work of `stretch` in a child process."""
    ask = json.dumps({"secret": secret, "salt": salt.hex(), **asdict(effort)})
    done = subprocess.run(
        [sys.executable, "-I", "-c", _CHILD],
        input=ask.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode or len(done.stdout) != 32:
        raise OutOfOrder("This machine has too little free memory to open a key ring.")
    return done.stdout
