"""`worrybox letters`: letters to parents and carers as one file to print, without a screen."""

from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.person import sign_in_by_name
from tui.say import say

if TYPE_CHECKING:
    from store.consents.addressed import Found
    from store.consents.letters import Letter
    from store.signing_in.session import Session


@click.command()
@click.option("--person", required=True, metavar="NAME", help="Who makes them: office or DSL.")
@click.option(
    "--pin-file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read that person's PIN from the first line of a file (- for standard input).",
)
@click.option(
    "--form", "forms", multiple=True, metavar="ID", help="A form to ask; may be given again."
)
@click.option("--class", "classes", multiple=True, metavar="CLASS", help="Only these classes.")
@click.option("--year", "years", multiple=True, metavar="YEAR", help="Only these years: R, 1, 2.")
@click.option("--child", "children", multiple=True, metavar="NAME", help="Only these children.")
@click.option("--everybody", is_flag=True, help="Also those who have answered this school year.")
@click.option(
    "--answer-by",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="The day to answer by. Else the first school day after two weeks.",
)
@click.option("--ready", is_flag=True, help="Print what was made before and is not printed yet.")
@click.option("--dry-run", is_flag=True, help="Only say how many letters there would be.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that the file is written into.",
)
@click.option(
    "--sides",
    type=click.Choice(["both", "one"]),
    help="Print on both sides of a sheet, or on one. Else as the last time.",
)
@click.pass_obj
def command(
    folder_of: DataFolder,
    person: str,
    pin_file: IO[str] | None,
    forms: tuple[str, ...],
    classes: tuple[str, ...],
    years: tuple[str, ...],
    children: tuple[str, ...],
    everybody: bool,
    answer_by: datetime | None,
    ready: bool,
    dry_run: bool,
    folder: Path | None,
    sides: str | None,
) -> None:
    """Make letters to parents and carers, and one file of them for the printer.

    One letter for each child and adult who has a say, each with a code of its own. Without --form
    it lists the forms. Letters to adults with a court order wait until somebody else has looked at
    them on the desk (People, Letters); --ready prints them then.
    """
    from screens.clock import wall_clock
    from store.consents import letters, making, printing
    from store.errors import NoSchool
    from store.school.public_list import OFFICE

    if folder_of.is_missing:
        raise NoSchool("There is no school in this data folder yet.")
    if folder is None and (ready or forms) and not dry_run:
        raise click.UsageError("Please say with --to where the file is to lie.")
    with folder_of.open() as home:
        session = sign_in_by_name(home, person, pin_file)
        try:
            now = wall_clock()
            office = session.drawer(OFFICE)
            printing.settle(session, now)
            if not forms and not ready:
                _say_forms(session)
                return
            batch = ""
            if forms:
                whom = _whom(session, classes, years, children)
                found = _find(session, forms, whom, everybody=everybody, now=now)
                _say_found(found)
                if dry_run:
                    return
                by = answer_by.date().isoformat() if answer_by else None
                asked = {form.id: form for each in found.addressed for form in each.forms}
                calendar = session.public.calendar
                day = by or making.usual_reply_by(now.date(), calendar, asked.values())
                printing.require_address(session)
                batch = making.make(session, found.addressed, day, now).batch
            every = office.records(letters.NOUN, [letters.READY])
            some = [each for each in every if ready or each.batch == batch]
            if dry_run:
                ready_now = "1 letter is" if len(some) == 1 else f"{len(some)} letters are"
                say(f"{ready_now} ready to print.")
            elif folder is not None:
                _print(session, some, folder.absolute(), sides or "", now)
        finally:
            session.lock()


def _say_forms(session: "Session") -> None:
    from store.consents import wording
    from store.consents.forms import of_audience

    known = wording.current(session.home.desk.db, session.public)
    found = of_audience(tuple(known.values()), "parent")
    width = max(len(each.id) for each in found)
    for each in found:
        say(f"{each.id:<{width}}  {each.title}")


def _find(
    session: "Session",
    ids: tuple[str, ...],
    whom: dict[str, list[str]],
    *,
    everybody: bool,
    now: datetime,
) -> "Found":
    from store.consents import addressed, wording
    from store.errors import Refused

    known = wording.current(session.home.desk.db, session.public)
    parents = {id: each for id, each in known.items() if each.audience == "parent"}
    if unknown := [id for id in ids if id not in parents]:
        raise Refused(f"There is no form {unknown[0]}. There are: {', '.join(parents)}.")
    return addressed.find(
        session,
        [parents[id] for id in dict.fromkeys(ids)],
        now.date(),
        **whom,
        outstanding=not everybody,
    )


def _whom(
    session: "Session", classes: tuple[str, ...], years: tuple[str, ...], children: tuple[str, ...]
) -> "dict[str, list[str]]":
    """Return classes, years and children's ids; somebody or something unknown is refused."""
    from store.consents import naming
    from store.errors import Refused
    from store.roll import book, cells
    from store.roll.pupils import class_key

    pupils = book.find_pupils(session)
    rooms = book.class_names(pupils)
    keys = {class_key(each) for each in rooms}
    if missing := [each for each in classes if class_key(each) not in keys]:
        raise Refused(f"There is no class {missing[0]}. There are: {', '.join(rooms)}.")
    there = sorted({each.year for each in pupils if each.year}, key=book.year_place)
    try:
        chosen = [cells.year(each) for each in years]
    except cells.BadCell as error:
        raise Refused(f"{error}.") from None
    if unknown := [each for each in chosen if each not in there]:
        raise Refused(f"Nobody is in year {unknown[0]}. There are: {', '.join(there)}.")
    meant = naming.meant("\n".join(children), pupils) if children else []
    return {"classes": list(classes), "years": chosen, "pupils": [each.id for each in meant]}


def _say_found(found: "Found") -> None:
    from screens.counted import counted
    from screens.staff.to_parents import words

    children = len({each.pupil.id for each in found.addressed})
    held = sum(each.tie.is_flagged for each in found.addressed)
    about = counted(children, "child", "children")
    say(f"{counted(len(found.addressed), 'letter')} about {about}.")
    if held:
        waits = "1 waits" if held == 1 else f"{held} wait"
        say(f"{waits} for a second look by somebody else: People, Letters.", error=True)
    for each in found.nobody:
        say(f"{each.name}, {each.school_class}: nobody with a say is known.", error=True)
    if found.couples:
        say(words.couples(found.couples), error=True)


def _print(
    session: "Session", some: "list[Letter]", folder: Path, sides: str, now: datetime
) -> None:
    from screens.counted import counted
    from screens.papers import letters as paper
    from store.consents import printing
    from store.terminals import settings

    db = session.home.desk.db
    sides = sides or settings.get(db, settings.SIDES) or settings.BOTH_SIDES
    settings.put(db, settings.SIDES, sides)
    copies = printing.copies(session, some)
    count = counted(len(copies), "letter")
    say(f"Drawing {count}…", error=True)
    pdf = paper.draw(session.public, copies, now, both_sides=sides == settings.BOTH_SIDES)
    file = printing.keep(session, copies, pdf.content, folder, f"letters-{now:%Y-%m-%d}.pdf", now)
    how = "both sides" if sides == settings.BOTH_SIDES else "one side"
    say(f"{file}: {count}, to be printed on {how}. Delete it once it is printed.")
    if apart := sum(each.apart for each in copies):
        words = "The last goes" if apart == 1 else f"The last {apart} go"
        say(f"{words} into no child's bag: send {'it' if apart == 1 else 'them'} another way.")
