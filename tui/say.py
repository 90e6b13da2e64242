"""Saying something at the command line: a name in it may be anybody's."""

import shutil
import sys
import textwrap

import click

NARROW = 20
"""Columns below which lines are left to the terminal."""


def say(text: str, *, error: bool = False) -> None:
    """Print a line, or several, without anything that could talk to the terminal.

    A terminal gets lines that end between words; a file or another program gets them whole.
    """
    from screens.clean import clean

    said, stream = clean(text), sys.stderr if error else sys.stdout
    columns = shutil.get_terminal_size().columns if stream.isatty() else 0
    click.echo(_folded(said, columns) if columns >= NARROW else said, err=error)


def _folded(said: str, columns: int) -> str:
    return "\n".join(_fold(line, columns) for line in said.split("\n"))


def _fold(line: str, columns: int) -> str:
    if len(line) <= columns:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    wrapper = textwrap.TextWrapper(
        columns,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    return wrapper.fill(line)
