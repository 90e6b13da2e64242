"""`worrybox tell`: the kiosk, or with --plain the same steps as plain questions and answers."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from store.home import Home

CTRL_C = 128 + 2
"""What a program ends with that Ctrl+C stops: here it hides, and no more."""


@click.command()
@click.option("--plain", is_flag=True, help="Plain questions and answers, line by line.")
@click.option("--answer", is_flag=True, help="Begin with the four pictures (with --plain).")
@click.option("--stay", is_flag=True, help="Begin again for the next child (with --plain).")
@click.option("--language", default="", metavar="CODE", help="Begin in a language, as in pl.")
@click.pass_obj
def command(folder: DataFolder, plain: bool, answer: bool, stay: bool, language: str) -> None:
    """Tell something.

    Without --plain this is the kiosk. With it, every step is one plain question with numbered
    answers: for screen readers, braille lines and terminals that cannot draw. It works through a
    pipe as well. At any question one may type: back, help, hide, about, or ? to hear it again.
    Nothing that is typed is kept anywhere but in the sealed envelope.

    \b
    Exit status:
      0   something was sent, or an answer was read
      1   nothing can be told here now, or it could not be kept
      3   nothing was sent, or not the last of it: it was hidden, or the input ended first
      70  an error nobody expected
    """
    if not plain:
        from tui.commands.kiosk import start

        sys.exit(start(folder, language))
    with _opened(folder) as home:
        _speak(home, language)
        status = _run(home, "answer" if answer else "", folder.log, stay=stay)
    # Its thread may still wait for a line, and holds nothing that has to be written.
    sys.exit(status)


def _opened(folder: DataFolder) -> "Home":
    """Open a folder that has a school; what stands in the way is said to a child first."""
    from store.errors import NoSchool, WorryBoxError

    try:
        if folder.is_missing:
            raise NoSchool("There is no school in this data folder yet.")
        home = folder.open()
        if home.desk.has_school and not home.waits_to_join and not home.is_form:
            return home
        try:
            home.refuse_children()
        finally:
            home.close()
        raise NoSchool("This terminal belongs to no school yet.")
    except WorryBoxError:
        click.echo("This box is out of order. Please tell a grown-up.", err=True)
        raise


def _speak(home: "Home", code: str) -> None:
    """Speak a language that children are offered here."""
    from assets.tongue import ENGLISH, speak
    from screens.pupil.tongues import offered_here, tongue_of
    from store.letterbox.intake import Intake

    intake = Intake(home)
    known = [ENGLISH, *(each.code for each in offered_here(intake))]
    if code and code not in known:
        said = f"{code} is not offered here; there is {', '.join(known)}."
        raise click.BadParameter(said, param_hint="--language")
    tongue = tongue_of(intake, code)
    if not tongue.drawn:
        said = f"{code} can only be heard: the kiosk reads it aloud, plain lines cannot."
        raise click.BadParameter(said, param_hint="--language")
    try:
        "".join(tongue.words.values()).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        said = f"This terminal cannot write the letters of {code}. A UTF-8 locale can."
        raise click.BadParameter(said, param_hint="--language") from None
    speak(tongue)


def _run(home: "Home", way: str, log: Path, *, stay: bool) -> int:
    from screens.clock import wall_clock
    from store.letterbox.intake import Intake
    from tui import last_words
    from tui.carrying import Carrying
    from tui.lines.carried import carry_out
    from tui.lines.page import Page
    from tui.lines.talk import Talk
    from tui.lines.typed import Typed
    from tui.lines.visit import Visits
    from tui.signals import listen

    page, lines, carrying = Page(sys.stdout, os.environ.get("TERM", "")), Typed(), Carrying(home)
    listen(lambda status: lines.interrupt(for_good=status != CTRL_C))
    try:
        visits = Visits(Talk(page, lines, carrying.tick), Intake(home), wall_clock)
        status = visits.one(way)
        while stay and not lines.over:
            status = visits.one()
        carry_out(carrying)
        return status
    except Exception as error:
        # What was typed must not stay on the terminal, whatever went wrong.
        page.clear()
        last_words.record(error, log)
        raise
    finally:
        lines.close()
        carrying.close()
