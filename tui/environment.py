"""The environment the program was started in, made safe before anything else runs."""

import os
import sys
from collections.abc import Mapping, MutableMapping

PREFIX = "TEXTUAL"
"""Textual reads variables that log keys, import modules, press keys and take pictures."""

OPENERS = frozenset({"BROWSER", "COLUMNS", "LINES", "PYTHONBREAKPOINT"})
"""Others that open a prompt or a program, or that hide the window's true size."""

PLAIN = "WORRYBOX_PLAIN"
"""1 asks for this on any terminal, 0 refuses it on every one."""
POOR = frozenset({"linux", "linux-16color", "console", "ansi", "vt100", "vt102", "vt220"})
"""What such terminals call themselves."""

PRIVATE = 0o077


def close(environ: MutableMapping[str, str]) -> None:
    """Drop what could open the program up; to be called before textual is imported."""
    for name in list(environ):
        if name.upper().startswith(PREFIX) or name.upper() in OPENERS:
            del environ[name]
    environ["TEXTUAL_ANIMATIONS"] = "none"
    if is_plain(environ):
        environ["TEXTUAL_COLOR_SYSTEM"] = "standard"
    os.umask(PRIVATE)
    _leave_no_core()


def is_plain(environ: Mapping[str, str]) -> bool:
    """Say whether the terminal this environment tells of is a poor one."""
    wish = environ.get(PLAIN, "").strip()
    if wish in ("0", "1"):
        return wish == "1"
    return environ.get("TERM", "").lower() in POOR


def _leave_no_core() -> None:
    """Never write the memory of a crashed program to disk."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
