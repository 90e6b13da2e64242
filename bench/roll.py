"""Taking in the list of a large school, over writing as many signed entries with nothing else."""

import csv
from datetime import date, timedelta
from pathlib import Path

from bench.made_up import NOW, PLAN
from bench.measure import Ratio, seconds
from store.drawers.drawer import Fact
from store.roll import taking_in
from store.roll.plan import Decisions, Plan
from store.roll.reading import read_file
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import School

MANY = 2_000
HEADINGS = (
    *("Forename", "Surname", "Class", "Year", "Date of birth", "Address", "Postcode"),
    *("Contact 1 Forename", "Contact 1 Surname", "Contact 1 Email", "Contact 1 Relationship"),
    *("Contact 2 Forename", "Contact 2 Surname", "Contact 2 Phone", "Contact 2 Relationship"),
)


def take_in(folder: Path, pupils: int = MANY) -> Ratio:
    """Read, compare and write a list of pupils with two adults each, over bare entries."""
    folder.mkdir()
    school = School.make(folder / "home", PLAN)
    session = school.sign_in("Mrs Adeyemi")
    file = folder / "pupils.csv"
    _write(file, pupils)
    plans: list[Plan] = []
    ours = seconds(lambda: plans.append(_take_in(session, file)))
    facts = sum(len(step.facts) + len(step.roll) for step in plans[0].steps)
    again = seconds(lambda: plans.append(_take_in(session, file)))
    assert len(plans[0].of("new")) == pupils
    assert not plans[1].changes, "the same list once more changes nothing"
    drawer = session.drawer(OFFICE)
    body = {"said": {"forename": "Anna", "surname": "Smith", "email": "anna@example.org"}}
    bare = [Fact(f"carer:{number:032x}", "carer.added", body) for number in range(facts)]
    base = seconds(lambda: drawer.record_all(bare, NOW))
    school.close()
    what = f"Take in {pupils:,} pupils, {facts:,} entries (again {again:.1f} s) / entries alone"
    return Ratio(what, ours * 1e3, base * 1e3, 2.0)


def _take_in(session: Session, file: Path) -> Plan:
    sheet = read_file(file)
    meant = taking_in.columns_of(session, sheet).meant
    plan = taking_in.planner(session, sheet, meant, NOW).plan(Decisions(True), NOW.date())
    taking_in.TakingIn(session, plan).run(NOW)
    return plan


def _write(file: Path, pupils: int) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HEADINGS)
        for number in range(pupils):
            year = number % 7
            born = date(2021 - year, 1, 1) + timedelta(days=number % 300)
            name, other = f"Family{number // 3}", f"Name{number}"
            home = (f"{number // 3 + 1} Mill Lane, Oakfield", "OF1 1AB")
            first = (f"Mum{number // 3}", name, f"mum{number // 3}@example.org", "Mother")
            second = (f"Dad{number // 3}", name, f"07700 {number // 3:06d}", "Father")
            own = (other, name, f"{year}{'ABC'[number % 3]}", str(year or "R"))
            writer.writerow((*own, f"{born:%d/%m/%Y}", *home, *first, *second))
