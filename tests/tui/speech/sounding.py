"""A machine's programs that make sound: espeak-ng as it is, players that only pretend."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.speech import voice

VOICE = shutil.which(voice.PROGRAM)


@dataclass
class Machine:
    """A folder that is the whole PATH; `played` holds what the players were given."""

    programs: Path
    played: Path

    def has_voice(self) -> None:
        assert VOICE, f"{voice.PROGRAM} is needed: see .ci/run"
        (self.programs / voice.PROGRAM).symlink_to(VOICE)

    def loses_voice(self) -> None:
        (self.programs / voice.PROGRAM).unlink()

    def makes_samples(self, name: str, samples: bytes) -> None:
        """A program that makes the same of whatever it is given."""
        made = self.programs / f"{name}.samples"
        made.write_bytes(samples)
        self._program(name, f'exec /bin/cat "{made}"')

    def has_player(self, name: str = "aplay") -> None:
        """A player that keeps what it is given, in the order in which it comes."""
        count = f'n=$(/bin/ls "{self.played}" | /usr/bin/wc -l)'
        keep = f'for file in "$@"; do :; done; /bin/cat "$file" > "{self.played}/$n.{name}"'
        self._program(name, f"{count}\n{keep}\necho noise; echo noise >&2")

    def has_slow_player(self) -> None:
        """A player that says it has begun and then plays until it is stopped."""
        for name in ("begun", "never"):
            os.mkfifo(self.played / name)
        self._program("aplay", f'echo > "{self.played}/begun"\nexec /bin/cat "{self.played}/never"')

    def wait_for_player(self) -> None:
        """Return once the slow player plays."""
        (self.played / "begun").read_bytes()

    def has_failing_player(self, name: str) -> None:
        self._program(name, "echo no sound card >&2; exit 1")

    @property
    def sounds(self) -> list[bytes]:
        files = sorted(self.played.iterdir(), key=lambda file: int(file.stem))
        return [file.read_bytes() for file in files]

    def _program(self, name: str, body: str) -> None:
        file = self.programs / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path / "programs", tmp_path / "played")
    made.programs.mkdir()
    made.played.mkdir()
    monkeypatch.setenv("PATH", str(made.programs))
    return made
