"""`worrybox setup`: a school, on the screen or from a file."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from tui.data_folder import DataFolder
from tui.say import say


@click.command()
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Make the school that this TOML file describes, without a screen.",
)
@click.option(
    "--secrets",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where first PINs and recovery sheets go: a new file that only you can read.",
)
@click.option("--sample", is_flag=True, help="Print an example of such a TOML file.")
@click.pass_obj
def command(folder: DataFolder, source: Path | None, secrets: Path | None, sample: bool) -> None:
    """Set up a school.

    Without options it asks for everything on the screen, and starts the kiosk in the end. An
    existing school is never changed.

    Exit status: 0 the school is made, 1 it is not and a sentence says why, 2 wrong options.
    """
    if sample:
        from tui import plan_file

        click.echo(plan_file.sample(), nl=False)
    elif source and secrets:
        _from_file(folder, source, secrets)
    elif source or secrets:
        raise click.UsageError("--from and --secrets belong together.")
    else:
        from tui.commands.kiosk import start
        from tui.set_up_app import run_set_up

        with folder.open() as home:
            status, made = run_set_up(home, folder.log)
        sys.exit(start(folder) if made else status)


def _from_file(folder: DataFolder, source: Path, secrets: Path) -> None:
    from store.errors import Incomplete

    try:
        school = _make(folder, source, secrets)
    except Incomplete as error:
        for sentence in error.wrong.values():
            say(sentence, error=True)
        sys.exit(1)
    say(f"{school} is set up. First PINs and recovery sheets are in {secrets}.")


def _make(folder: DataFolder, source: Path, secrets: Path) -> str:
    from assets.pegs import peg_names
    from assets.texts import wordlist
    from screens.clock import wall_clock
    from store.papers import PaperFile, pins_paper, sheet_paper
    from store.school import set_up
    from tui import plan_file

    plan = plan_file.read(source)
    with ExitStack() as undo:
        # First the file: a school whose secrets could not be kept would be lost at once.
        file = PaperFile(secrets)
        undo.callback(file.remove)
        with folder.open() as home:
            prepared = set_up.prepare(home, plan, wordlist(), peg_names())
            school = prepared.public.school
            sheets = [sheet_paper(school, *each) for each in prepared.sheets.items()]
            file.write(pins_paper(school, prepared.pins), *sheets)
            set_up.commit(home, prepared, wall_clock(), _progress)
        undo.pop_all()
    return school


def _progress(done: int, of: int) -> None:
    click.echo(f"Making key rings: {done} of {of}", err=True)
