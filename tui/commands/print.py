"""`worrybox print`: papers for staff and children, as PDF files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.say import say

if TYPE_CHECKING:
    from screens.papers.paper import Paper
    from screens.papers.printing import Printed, Printing
    from store.home import Home
    from store.languages.offered import Offered
    from store.school.public_list import PublicList, SchoolClass

ALL = "all"
FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("papers", nargs=-1, metavar="[PAPER]...")
@click.option(
    "--class",
    "classes",
    multiple=True,
    metavar="NAME",
    help="Only for this class. Can be given several times. Without it: for every class.",
)
@click.option(
    "--photos",
    "folder_of_photos",
    type=FOLDER,
    metavar="DIR",
    help="Photos of grown-ups (PNG, JPEG or WebP), each called as its person is: Mrs Khan.jpg.",
)
@click.option(
    "--language",
    default="",
    metavar="CODE",
    help="Slips, cards and pegs in a language that the school has accepted, as pl.",
)
@click.option(
    "--browser",
    "touch",
    is_flag=True,
    help="Cards and talks to a class for devices with a browser: what to touch, no keys.",
)
@click.option(
    "--to",
    "to",
    type=FOLDER,
    default=".",
    metavar="FOLDER",
    help="Where the files go. Without it: here.",
)
@click.option("--replace", is_flag=True, help="Write over files of the same names.")
@click.pass_obj
def command(
    folder: DataFolder,
    papers: Sequence[str],
    classes: Sequence[str],
    folder_of_photos: Path | None,
    language: str,
    touch: bool,
    to: Path,
    replace: bool,
) -> None:
    """Make papers to print: A4, in black and white or colour. `all` makes every one.

    Without a PAPER it says which there are. What a school has to fill in stands in them already:
    names of classes, their grown-ups and who opens the box, as they are now.

    \b
    Exit status:
      0  all are made
      1  not all: the sentence says why
    """
    from screens.papers.photos import NO_PHOTOS, find_photos
    from screens.papers.printing import Printing, order
    from store.errors import Refused

    if not papers:
        _say_which()
        return
    chosen = _chosen(papers)
    with _opened(folder) as home:
        public = home.desk.school
        spoken = _language(public, language)
        wanted = order(chosen, _classes(public, classes), spoken, touch=touch)
        photos = NO_PHOTOS
        if folder_of_photos is not None:
            photos = find_photos(folder_of_photos, public.adults())
        job = Printing(public, wanted, to, photos, replace, on_made=_progress)
        if not replace and (taken := job.taken):
            raise Refused(f"{taken} Nothing was changed; --replace writes over them.")
        _report(job, job.run())


def _say_which() -> None:
    from screens.papers.paper import PAPERS

    width = max(len(each.id) for each in PAPERS)
    for each in PAPERS:
        every = " One for each class." if each.of_class else ""
        say(f"{each.id:<{width}}  {each.title}.\n{'':<{width}}  {each.about}{every}")
    say(f"\nworrybox print {ALL} --to FOLDER makes them all.")


def _chosen(ids: Sequence[str]) -> list["Paper"]:
    from screens.papers.paper import PAPERS, paper

    if ALL in ids:
        return list(PAPERS)
    return [paper(id) for id in dict.fromkeys(ids)]


def _classes(public: "PublicList", names: Sequence[str]) -> tuple["SchoolClass", ...]:
    from store.errors import Refused
    from store.names import tidy

    wanted = {tidy(name).casefold(): name for name in names}
    found = tuple(each for each in public.classes if each.name.casefold() in wanted)
    if missing := wanted.keys() - {each.name.casefold() for each in found}:
        there = ", ".join(each.name for each in public.classes)
        raise Refused(f"There is no class {wanted[min(missing)]}. There are: {there}.")
    return found if names else public.classes


def _language(public: "PublicList", code: str) -> "Offered | None":
    from store.errors import Refused

    offered = {each.code: each for each in public.languages}
    if code and code not in offered:
        there = ", ".join(offered) or "none"
        raise Refused(f"The school does not offer the language {code}. It offers: {there}.")
    return offered.get(code)


def _opened(folder: DataFolder) -> "Home":
    from store.errors import HomeBusy, NoSchool

    if folder.is_missing:
        raise NoSchool("There is no school in this data folder yet.")
    try:
        home = folder.open()
    except HomeBusy:
        where = "There, papers are made under People, Papers."
        raise HomeBusy(f"Worry Box is running on this data folder. {where}") from None
    if not home.desk.has_school:
        home.close()
        raise NoSchool("This data folder belongs to no school yet.")
    return home


def _progress(done: int, of: int) -> None:
    click.echo(f"\rMaking papers: {done} of {of}", err=True, nl=done == of)


def _report(job: "Printing", printed: "Printed") -> None:
    from screens.papers.printing import remarks

    for file in printed.files:
        say(file.name)
    say(_lie(len(printed.files), job.folder.absolute()))
    for sentence in remarks(job, printed):
        say(sentence, error=True)


def _lie(count: int, folder: Path) -> str:
    return f"1 file lies in {folder}" if count == 1 else f"{count} files lie in {folder}"
