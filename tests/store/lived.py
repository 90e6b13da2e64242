"""A school in which something has happened, for whoever tampers with it."""

from store import checkup, on_desk
from store.database import Database, connect
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in import sign_in
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import CHEAP, NOW, School

LEAD = "Mrs Adeyemi"


ALL_IS_WELL: list[str] = []


class Lived:
    """A school in which something has happened, closed, with the keys a tamperer would need."""

    def __init__(self, school: School) -> None:
        self.school, self.path = school, school.path
        school.intake.post(Told(words="I am sad", when="before_home"), NOW)
        school.intake.post(Told(words="Somebody pushed me", when="another_day"), NOW)
        school.intake.help_now(Told(words="now"), "Oak", NOW)
        lead = school.sign_in(LEAD)
        collect.collect(lead, NOW)
        for row in on_desk.of(lead, NOW).waiting:
            drawer = lead.drawer(row.drawer)
            triage.see(lead, drawer, drawer.get(row.subject), NOW)
        row = on_desk.of(lead, NOW).waiting[-1]
        drawer = lead.drawer(row.drawer)
        triage.open_case(
            lead,
            drawer,
            [drawer.get(row.subject)],
            {"title": "Sad", "category": "friends", "seriousness": "low"},
            NOW,
        )
        self.keys = {name: each.key for name, each in lead.drawers.items()}
        self.device = school.home.device
        school.close()

    def check(self) -> list[str]:
        """Do what `worrybox check --person` does."""
        try:
            with Home(self.path, CHEAP) as home:
                found = checkup.check_open(home)
                id, pin = self.school.people[LEAD], self.school.pins[LEAD]
                session = sign_in.sign_in(home, id, pin, NOW)
                assert isinstance(session, Session)
                try:
                    return found + checkup.check_session(session)
                finally:
                    session.lock()
        except WorryBoxError as error:
            return [str(error)]

    def tamper(self, file: str, *statements: str, given: tuple[object, ...] = ()) -> None:
        """Run statements on a file, with its triggers out of the way while they run."""
        db = self.open(file)
        triggers = list(db.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for trigger in triggers:
            db.execute(f"DROP TRIGGER {trigger['name']}")
        for statement in statements:
            assert db.execute(statement, list(given)).rowcount != 0, "nothing was tampered with"
        for trigger in triggers:
            db.execute(trigger["sql"])
        db.close()

    def open(self, file: str) -> Database:
        """Open a file as somebody would who has its key."""
        drawer = self.path / "drawers" / f"{file}.db"
        if drawer.exists():
            return connect(drawer, self.keys[file])
        return connect(self.path / f"{file}.db")
