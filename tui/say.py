"""Saying something at the command line: a name in it may be anybody's."""

import click


def say(text: str, *, error: bool = False) -> None:
    """Print a line, or several, without anything that could talk to the terminal."""
    from screens.clean import clean

    click.echo(clean(text), err=error)
