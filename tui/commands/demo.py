"""`worrybox demo`: a made-up school to look around in, with its people and PINs shown.

Its recovery sheets lie beside its data, so that what to do when PINs are lost can be practised.
"""

import shutil
import sys
import tomllib
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assets import FOLDER
from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from datetime import datetime

    from store.drawers.drawer import Drawer
    from store.home import Home
    from store.letterbox.told import Told
    from store.school.public_list import PublicList
    from store.school.school_days import SchoolDays
    from store.school.set_up import Prepared
    from store.signing_in.session import Session
    from store.worries.good import Good

PEOPLE, SHEETS = "made-up-people.txt", "made-up-recovery-sheets.txt"
"""Where the made-up school's names and PINs, and its two recovery sheets, lie beside its data: it
has nothing to protect."""
LOOKED = timedelta(minutes=25)
"""How long two reviewers have looked, from when their case was opened."""


@click.command()
@click.option("--make-only", is_flag=True, help="Make the school without starting the kiosk.")
@click.option("--afresh", is_flag=True, help="Throw an earlier made-up school away first.")
@click.pass_obj
def command(folder: DataFolder, make_only: bool, afresh: bool) -> None:
    """Try Worry Box with a made-up school.

    It lies in a folder of its own, `demo` in the data folder, and is kept until --afresh.
    """
    demo = replace(folder, path=folder.path / "demo")
    shown = demo.path / PEOPLE
    if afresh and shown.exists():
        shutil.rmtree(demo.path)
    if not shown.exists():
        _make(demo, shown)
    click.echo(shown.read_text("utf-8"))
    if (demo.path / SHEETS).exists():
        click.echo(f"Both recovery sheets, to practise with:\n{demo.path / SHEETS}\n")
    if make_only:
        click.echo(f"It lies in {demo.path}")
        return
    if sys.stdin.isatty():
        click.pause("Press any key to start. (To leave: sign in, open the desk, press E.)")
    from tui.commands.kiosk import start

    sys.exit(start(demo))


def _make(demo: DataFolder, shown: Path) -> None:
    from assets.pegs import peg_names
    from assets.texts import wordlist
    from screens.clock import wall_clock
    from store.crypto.codes import make_pin
    from store.papers import CUT, sheet_paper
    from store.school import set_up
    from tui import plan_file

    sample = FOLDER / "set_up" / "school.toml"
    plan = replace(
        plan_file.read(sample),
        form_address="https://forms.oakfield.example",
        calendar=made_up_days(wall_clock().date()),
    )
    with demo.open() as home:
        prepared = set_up.prepare(home, plan, wordlist(), peg_names())
        # Digits for everybody: there is nothing to protect here, and much to type.
        prepared = replace(prepared, pins={name: make_pin() for name in prepared.pins})
        set_up.commit(home, prepared, wall_clock(), _progress, first=False)
        _put_on_duty(home, prepared)
        _tell(home, prepared)
        _fill_roll(home, prepared)
        _fill_cases(home, prepared)
        school = prepared.public.school
        sheets = (sheet_paper(school, *each) for each in prepared.sheets.items())
        (demo.path / SHEETS).write_text(f"\n{CUT}\n\n".join(sheets), "utf-8")
        shown.write_text(_people(prepared.public, prepared.pins), "utf-8")


def made_up_days(today: date) -> "SchoolDays":
    """Return a term that has begun a while ago, with half-term in the middle of what is left."""
    from store.school.school_days import LOOK_AT, LOOK_BEFORE_HOME, DayOff, Hours, SchoolDays, Term

    def later(weeks: int, days: int = 0) -> date:
        return today + timedelta(weeks=weeks, days=days - today.weekday())

    return SchoolDays(
        tuple(Hours(day, time(8, 45), time(15, 15)) for day in range(5)),
        (Term("This term", later(-5), later(8, 4)),),
        (DayOff("Half-term", later(3), later(3, 4)),),
        "ENG",
        looks=(LOOK_AT,),
        before_home=LOOK_BEFORE_HOME,
    )


def _put_on_duty(home: "Home", prepared: "Prepared") -> None:
    """Let lead and deputy share the week, and the headteacher hear of holidays."""
    from screens.clock import wall_clock
    from store.duty import rotas
    from store.duty.rota import AFTERNOON, Rota, Turn, weekly
    from store.school import people
    from store.signing_in.session import Session

    now, public = wall_clock(), home.desk.school
    assert public.calendar is not None
    lead, deputy = (public.with_role(role)[0].id for role in ("dsl", "deputy"))
    turns = tuple(
        Turn(day, half, deputy if (day, half) in ((2, AFTERNOON), (4, AFTERNOON)) else lead)
        for day, half in weekly(public.calendar)
    )
    head = public.with_role("headteacher")[0].id
    session = Session(home, lead, prepared.keys[lead], now)
    rota = Rota(turns, (deputy,), holiday=head)
    people.propose(session, rotas.keep_rota(public, rota, now), "Who is on duty.", now)
    session.lock()


def _tell(home: "Home", prepared: "Prepared") -> None:
    """Post what the made-up school has told, as if it had been told over the last days."""
    from screens.clock import wall_clock
    from store.letterbox.intake import Intake
    from store.signing_in.logging_keys import Writer

    intake, now = Intake(home), wall_clock()
    made_up = tomllib.loads((FOLDER / "demo" / "told.toml").read_text("utf-8"))
    cases = list[tuple[str, dict[str, Any]]]()
    for each in sorted(made_up["told"], key=lambda told: -told["ago"]):
        told = _told(intake.school, each)
        writer = Writer(told.by, prepared.keys[told.by]) if told.by else None
        sent = intake.post(told, now - timedelta(minutes=each["ago"]), writer=writer)
        if "case" in each:
            cases.append((sent.subject, each))
    _open_cases(home, prepared, cases, now)
    for each in made_up["good"]:
        intake.say_good(_good(intake.school, each), now - timedelta(minutes=each["ago"]))


def _open_cases(
    home: "Home", prepared: "Prepared", told: list[tuple[str, dict[str, Any]]], now: "datetime"
) -> None:
    """Let the safeguarding lead open and triage the cases that were told of."""
    from store.cases import triaging
    from store.letterbox import collect
    from store.school.public_list import SAFEGUARDING
    from store.signing_in.session import Session
    from store.worries import triage

    lead = prepared.public.with_role("dsl")[0].id
    session = Session(home, lead, prepared.keys[lead], now)
    collect.collect(session, now)
    drawer = session.drawer(SAFEGUARDING)
    for subject, each in told:
        then = now - timedelta(minutes=each["ago"] // 2)
        case = triage.open_case(session, drawer, [drawer.get(subject)], each["case"], then)
        triaging.triage(session.public, drawer, drawer.get(case), each["triage"], then)
        if "investigation" in each:
            _look_into(session, drawer, case, each["investigation"], then + LOOKED)
    session.lock()


def _fill_roll(home: "Home", prepared: "Prepared") -> None:
    """Let the office take in the made-up school's list, and the youngest get their pegs."""
    from importlib.resources import as_file

    from screens.clock import wall_clock
    from store.roll import pegs, taking_in
    from store.roll.plan import Decisions
    from store.roll.reading import read_file
    from store.signing_in.session import Session
    from tui.commands import demo_letters

    now, office = wall_clock(), prepared.public.with_role("office")[0].id
    session = Session(home, office, prepared.keys[office], now)
    with as_file(FOLDER / "demo" / "roll.csv") as file:
        sheet = read_file(file)
    meant = taking_in.columns_of(session, sheet).meant
    plan = taking_in.planner(session, sheet, meant, now).plan(Decisions(), now.date())
    taking_in.TakingIn(session, plan).run(now)
    pegs.give_all(session, "Acorn", now)
    demo_letters.fill(session, now)
    session.lock()


def _fill_cases(home: "Home", prepared: "Prepared") -> None:
    """Let the safeguarding lead and the headteacher have something in hand."""
    from screens.clock import wall_clock
    from store.signing_in.session import Session
    from tui.commands import demo_cases

    now, public = wall_clock(), prepared.public
    found = (public.with_role(role)[0].id for role in ("dsl", "headteacher"))
    lead, head = (Session(home, id, prepared.keys[id], now) for id in found)
    demo_cases.fill(lead, head, now)
    lead.lock()
    head.lock()


def _look_into(
    session: "Session", drawer: "Drawer", case: str, said: dict[str, Any], then: "datetime"
) -> None:
    """Let the safeguarding lead look into a case with a second reviewer, judge and sign it."""
    from store.cases.acts import Act
    from store.drawers import holders
    from store.fields import Choice
    from store.looking import (
        computer_register,
        investigating,
        looked_fields,
        looking_fields,
        signing,
    )
    from store.looking.noted import JUDGED, SITE

    public, began = session.public, then - LOOKED
    computer_register.note(session, "", said["computer"], began)
    listed = computer_register.computers(session)
    held = holders.holders_of(session, drawer)
    second = next(person.id for person in public.people if person.name == said["second"])
    people = [Choice(id, public.name_of(id)) for id in held]
    act = looking_fields.opening(public, people, [Choice(each.id, each.words) for each in listed])
    begun = {
        **said["begun"],
        "began": began.date().isoformat(),
        "first": session.person_id,
        "second": second,
        "computer": listed[0].id,
    }
    id = investigating.begin(public, drawer, drawer.get(case), act, begun, held, listed, began)
    ids = [each.id for each in public.adults() if each.id in (session.person_id, second)]
    times = {
        "start": f"{began:%Y-%m-%d %H:%M}",
        "end": f"{then:%Y-%m-%d %H:%M}",
    }
    session_said = {**said["session"], **times, "present": "\n".join(ids)}
    rows: list[tuple[Act, dict[str, str]]] = [(looked_fields.session(public), session_said)]
    rows += [(Act(SITE, "", "", looking_fields.SITE_FIELDS), site) for site in said["sites"]]
    rows.append((Act(JUDGED, "", "", looking_fields.JUDGED_FIELDS), said["judged"]))
    for act, row in rows:
        investigating.write(drawer, drawer.get(case), id, act, row, then)
    signing.sign(session, drawer, drawer.get(case), id, then)


def _told(school: "PublicList", each: dict[str, Any]) -> "Told":
    from store.letterbox.told import STAFF, Told

    ids = {person.name: person.id for person in school.people}
    school_class = next(c for c in school.classes if c.name == each["class"])
    given = ("name", "words", "when", "topic", "online", "peg", "feeling", "fact", "opinion")
    told = Told(
        class_id=school_class.id,
        class_name=school_class.name,
        version=school_class.version,
        **{key: each[key] for key in given if key in each},
    )
    if "by" in each:
        return replace(told, source=STAFF, by=ids[each["by"]])
    kept_from = (ids[each["not_see"]],) if "not_see" in each else ()
    return replace(told, kept_from=kept_from, asks_for=ids.get(each.get("asks_for", ""), ""))


def _good(school: "PublicList", each: dict[str, Any]) -> "Good":
    from store.worries.good import Good

    ids = {person.name: person.id for person in school.people}
    school_class = next(c for c in school.classes if c.name == each["class"])
    given = {key: each[key] for key in ("what", "words", "name", "peg") if key in each}
    return Good(to=ids[each["to"]], class_id=school_class.id, class_name=school_class.name, **given)


def _people(public: "PublicList", pins: dict[str, str]) -> str:
    lines = [f"{public.school}, a made-up school. Sign in as:", ""]
    for person in public.people:
        roles = ", ".join(person.roles)
        lines.append(f"  {person.name:<16} {roles:<18} {pins[person.name]}")
    return "\n".join([*lines, ""])


def _progress(done: int, of: int) -> None:
    click.echo(f"\rMaking key rings: {done} of {of}", err=True, nl=done == of)
