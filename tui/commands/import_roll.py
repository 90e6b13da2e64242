"""`worrybox import-roll`: pupils and their parents from the list of a school's own system."""

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.person import sign_in_by_name
from tui.say import say

if TYPE_CHECKING:
    from store.roll.plan import Plan
    from store.roll.sheet import Sheet
    from store.signing_in.session import Session

NOT_ALL, NOTHING = 1, 2
LOST = (
    "This may say who may be asked, or in which house they live. "
    "At the desk (People, Roll, Import) you can say what it means."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--person", required=True, metavar="NAME", help="Who takes it in: office or DSL.")
@click.option(
    "--pin-file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read that person's PIN from the first line of a file (- for standard input).",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Take it in without asking once more.")
@click.option("--whole-school", is_flag=True, help="Name those in the roll and not in the file.")
@click.option("--leavers", is_flag=True, help="With --whole-school: they have left.")
@click.option("--keep-capitals", is_flag=True, help="Leave names in CAPITALS as they are.")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Save the report.")
@click.pass_obj
def command(
    folder: DataFolder,
    file: Path,
    person: str,
    pin_file: IO[str] | None,
    dry_run: bool,
    yes: bool,
    whole_school: bool,
    leavers: bool,
    keep_capitals: bool,
    report: Path | None,
) -> None:
    """Take in pupils, classes, parents and carers from FILE: CSV, Excel or a Common Transfer File.

    First it says what would change and what is refused, with the line and the column. Then it
    asks, and changes all of it or nothing. Lines that somebody has to decide about are left out;
    on the desk (People, Roll, Import) they can be decided.

    \b
    Exit status:
      0  all is taken in, or would be
      1  not all: the report says what not (lines, or what may say who may be asked)
      2  nothing was changed
    """
    from store.errors import WorryBoxError

    if leavers and not whole_school:
        raise click.UsageError("--leavers goes with --whole-school.")
    if folder.is_missing:
        _refuse("There is no school in this data folder yet.")
    try:
        with folder.open() as home:
            session = sign_in_by_name(home, person, pin_file)
            try:
                plan = _plan(session, file, whole_school, leavers, keep_capitals)
                done = _take_in(session, plan, dry_run=dry_run, yes=yes)
            finally:
                session.lock()
        _keep(report, plan, done=done)
    except WorryBoxError as error:
        _refuse(str(error))
    if not (done or dry_run):
        sys.exit(NOTHING)
    if plan.weighty or plan.doubtful or any(each.whole for each in plan.refused):
        sys.exit(NOT_ALL)


def _plan(
    session: "Session", file: Path, whole_school: bool, leavers: bool, keep_capitals: bool
) -> "Plan":
    from screens.clock import wall_clock
    from store.roll import ending, gather, taking_in
    from store.roll.plan import Decisions
    from store.roll.reading import read_file

    taking_in.require_both(session)
    ending.finish(session, wall_clock())
    sheet = read_file(file)
    columns = taking_in.columns_of(session, sheet)
    _say_columns(sheet, columns.meant)
    title_case = not keep_capitals and gather.has_capitals(sheet, columns.meant)
    planner = taking_in.planner(session, sheet, columns.meant, wall_clock(), title_case=title_case)
    decided = Decisions(whole_school=whole_school)
    plan = planner.plan(decided, wall_clock().date())
    if leavers:
        decided.leavers = {each.id for each in plan.missing}
        plan = planner.plan(decided, wall_clock().date())
    return plan


def _say_columns(sheet: "Sheet", meant: object) -> None:
    from store.roll.columns import label

    for heading in sheet.headings if sheet.kind != "ctf" else ():
        say(f"{heading}: {label(dict(meant)[heading])}", error=True)  # type: ignore[call-overload]


def _take_in(session: "Session", plan: "Plan", *, dry_run: bool, yes: bool) -> bool:
    from screens.clock import wall_clock
    from store.consents import kept_away
    from store.roll import report
    from store.roll.taking_in import TakingIn

    say(report.text(plan, wall_clock(), done=False))
    if plan.weighty:
        say(f"Not taken in: {', '.join(plan.weighty)}. {LOST}", error=True)
    if dry_run:
        return False
    if not plan.changes:
        say("There is nothing to change.")
        return True
    if not yes and not click.confirm("Take this in?", default=False, err=True):
        say("Nothing was changed.")
        return False
    TakingIn(session, plan, on_written=_progress).run(wall_clock())
    click.echo("", err=True)
    say("Taken in.")
    if ended := kept_away.end(session, wall_clock()):
        say(f"Letters ended, as the list keeps their adults away: {ended}. See People, Letters.")
    return True


def _keep(file: Path | None, plan: "Plan", *, done: bool) -> None:
    from screens.clock import wall_clock
    from store.errors import Refused
    from store.roll import report

    if file is None:
        return
    try:
        # It names children: nobody else reads it, and nothing that is there is lost.
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(made, "w", encoding="utf-8") as kept:
            kept.write(report.text(plan, wall_clock(), done=done))
    except FileExistsError:
        raise Refused(
            f"There is a file {file} already. Please name another for the report."
        ) from None
    except OSError:
        raise Refused(f"The report could not be written to {file}.") from None


def _progress(done: int, of: int) -> None:
    click.echo(f"\rWriting {done} of {of}", err=True, nl=False)


def _refuse(sentence: str) -> None:
    say(sentence, error=True)
    sys.exit(NOTHING)
