"""The whole program in a real terminal, over a one-line Textual app."""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from bench.made_up import school
from bench.measure import Ratio

ONE_LINE = "from textual.app import App; App().run()"
_PAINTED = b"\x1b[?1049h"


def first_paint(folder: Path, rounds: int = 15) -> Ratio:
    """Time from the start of the process to its first painted cells."""
    school(folder / "paint").home.close()
    ours, base = _commands(folder / "paint")
    _paint(ours)
    _paint(base)
    times = [(_paint(ours), _paint(base)) for _ in range(rounds)]
    mine, bare = zip(*times, strict=True)
    return Ratio(
        "Time to first paint / a one-line Textual app",
        statistics.median(mine) * 1e3,
        statistics.median(bare) * 1e3,
        2.0,
    )


def memory(folder: Path) -> Ratio:
    """Peak memory after a child's walk to the end, over the one-line app's."""
    school(folder / "memory").home.close()
    ours, base = _commands(folder / "memory")
    mine = _peak(ours, [b"1", b"\r", b"\t", b"\r", b"\r", b"1", b"\r", b"\r"])
    bare = _peak(base, [])
    what = "Peak memory of the kiosk / a one-line Textual app"
    return Ratio(what, mine, bare, 3.0, "MB")


def _commands(home: Path) -> tuple[list[str], list[str]]:
    return (
        [sys.executable, "-m", "tui", "--home", str(home)],
        [sys.executable, "-c", ONE_LINE],
    )


def _start(command: list[str]) -> tuple[subprocess.Popen[bytes], int]:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    # Compiled modules are written and read as at a user's, whatever this shell says.
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True
    )
    os.close(slave)
    return process, master


def _paint(command: list[str]) -> float:
    start = time.perf_counter()
    process, master = _start(command)
    seen = b""
    while True:
        seen += os.read(master, 65536)
        after = seen.partition(_PAINTED)[2]
        # The first frame is the first run of cells with a background colour.
        if b"\x1b[48;" in after or b";48;" in after:
            took = time.perf_counter() - start
            break
    _end(process, master)
    return took


def _peak(command: list[str], keys: list[bytes]) -> float:
    process, master = _start(command)
    _drain(master, 3.0)
    for key in keys:
        os.write(master, key)
        _drain(master, 0.7)
    status = Path(f"/proc/{process.pid}/status").read_text()
    kib = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    _end(process, master)
    return kib / 1024


def _drain(master: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([master], [], [], left)[0]:
            os.read(master, 65536)


def _end(process: subprocess.Popen[bytes], master: int) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    os.close(master)
