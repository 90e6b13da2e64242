"""`worrybox sound`: whether pages are read aloud at this terminal, and with which clips."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.say import say

if TYPE_CHECKING:
    from store.home import Home

UNHEARD = 1
SHOWN = 10
"""So many texts without a clip are named; --all names every one."""
WAYS = {
    "": "Reading aloud is off.",
    "headphones": "Reading aloud is on, for headphones.",
    "speaker": "Reading aloud is on, through the speaker.",
}


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Read pages aloud at this terminal: off, on headphones, or through the speaker.

    Without a further word it says how things stand. Only the program's own texts are ever read,
    never what a child typed: from recorded clips where there are some, else by espeak-ng.
    """
    if ctx.invoked_subcommand is None:
        with _opened(ctx.obj) as home:
            _say_how_it_stands(home)


@command.command()
@click.option("--speaker", is_flag=True, help="Through the speaker, where the school allows it.")
@click.pass_obj
def on(folder: DataFolder, speaker: bool) -> None:
    """Offer "Read to me" on every pupil's page; for headphones, unless --speaker."""
    with _opened(folder) as home:
        _set(home, "speaker" if speaker else "headphones")


@command.command()
@click.pass_obj
def off(folder: DataFolder) -> None:
    """Read nothing aloud, and do not offer it."""
    with _opened(folder) as home:
        _set(home, "")


@command.command("import")
@click.argument("clips", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--language", default="", metavar="CODE", help="What they are spoken in, as in pl.")
@click.option("--all", "every", is_flag=True, help="Name every text that has no clip.")
@click.pass_obj
def import_(folder: DataFolder, clips: Path, language: str, every: bool) -> None:
    """Bring in recorded clips: WAV or OGG files, each named by its text's id.

    For example older.when.title.ogg. Exit status 1 when a file was refused.
    """
    from store.languages.clips import import_clips

    with _opened(folder) as home:
        done = import_clips(home, clips, language)
        say(f"{_clips(len(done.kept))} brought in.")
        for name, why in done.refused:
            say(f"{name}: {why}", error=True)
        _say_what_is_missing(home, every)
    sys.exit(1 if done.refused else 0)


@command.command()
def test() -> None:
    """Say a sentence aloud and ask whether it was heard; exit status 1 when it was not."""
    from store.errors import Refused
    from tui.speech.speech import Speech
    from tui.speech.trial import try_aloud

    if trouble := try_aloud(Speech()):
        raise Refused(trouble)
    if not click.confirm("Can you hear this?"):
        say("Is the sound muted, or are the headphones loose? Until it is heard, leave it off.")
        sys.exit(UNHEARD)
    say("Done: reading aloud can be heard at this terminal.")


def _opened(folder: DataFolder) -> "Home":
    from store.errors import HomeBusy, Refused

    if folder.is_missing:
        raise Refused("There is no school in this data folder yet.")
    try:
        return folder.open()
    except HomeBusy:
        where = "There, it is set under People, Terminals, Sound."
        raise HomeBusy(f"Worry Box is running on this data folder. {where}") from None


def _set(home: "Home", way: str) -> None:
    from store.terminals import settings

    settings.put(home.desk.db, settings.SOUND, way)
    _say_how_it_stands(home)


def _say_how_it_stands(home: "Home") -> None:
    from store.terminals import settings
    from tui.speech.trial import trouble

    way = settings.get(home.desk.db, settings.SOUND)
    say(WAYS[way])
    if way and (found := trouble()):
        say(found)
    _say_what_is_missing(home, every=False)


def _say_what_is_missing(home: "Home", every: bool) -> None:
    from store.languages.clips import missing, recordable

    without, of = missing(home), len(recordable())
    say(f"{of - len(without)} of {of} texts have a recorded clip.")
    shown = without if every else without[:SHOWN] if len(without) < of else ()
    if shown:
        say("\n".join(["Without one:", *(f"  {id}" for id in shown)]))
    if shown and len(shown) < len(without):
        say(f"  and {len(without) - len(shown)} more (--all names them)")


def _clips(count: int) -> str:
    return "1 clip was" if count == 1 else f"{count or 'No'} clips were"
