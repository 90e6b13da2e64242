"""A case of which one colleague puts another out, by every road that there is."""

from collections.abc import Callable

from store.adults import another, handing, low_level, said_of, threshold
from store.cases import closings, keeping, restrict, school_rules, triaging
from store.cases.acts import acts
from store.cases.choices import adults as looked_at
from store.cases.kept import kept_alone
from store.cases.kinds import CLOSED, SANCTIONED
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.involved import involving
from store.involved.kinds import ADDED, TIED
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking import investigating
from store.looking.looking_fields import opening
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.closing import CLOSING, LEFT
from tests.store.triaging_stage import DRAWER, QUARREL, seen

DSL, DEPUTY, HEAD, CHAIR = "Mrs Adeyemi", "Mr Patel", "Ms Hart", "Dr Quince"
NO = {"answer": "refuse", "why": "She is not related to them"}
OPENING = {"title": "At home", "category": "home", "seriousness": "high"}
SMALL = {"category": "other", "what": "She forgot it", "source": "seen"}

Road = Callable[[Session, Drawer, str, str], object]


def keep(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"person": adult, "why": "Her brother knows the family"}
    restrict.restrict(session, drawer, seen(session, id), said, NOW)


def judge(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {**BELOW_IT, "adult": adult}
    threshold.judge(session, drawer, seen(session, id), said, NOW)


def write_down(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    kind = {"category": low_level.categories()[0].id}
    said = {**SMALL, **kind, "adult": adult}
    low_level.describe(session, drawer, seen(session, id), said, NOW)


def open_another(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": adult, "what": "She knew of it and did nothing"}
    another.open_for(session, drawer, seen(session, id), said, NOW)


def hand_over(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": adult, "adult_name": "", "why": "She knew of it", "stays": "no"}
    handing.hand_over(session, drawer, seen(session, id), said, NOW)


def hand_over_another(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": "other", "adult_name": "Bob Smith", "why": "He was there", "stays": "no"}
    handing.hand_over(session, drawer, seen(session, id), said, NOW)


def answer_about(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    put_in(session, drawer, id, adult)
    said = {adult: said_of.YES, "why": "She told me so"}
    said_of.say(session, drawer, seen(session, id), said, NOW)


def put_in(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"name": session.public.name_of(adult), "role": "adult", "detail": "At school"}
    involving.put_in(session, drawer, seen(session, id), acts(session.public)[ADDED], said, NOW)


def look_into(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"group": "Oak", "began": "2026-03-03", "reason": "She knew of it", "about": adult}
    second = next(each for each in holders_of(session, drawer) if each != session.person_id)
    said |= {"first": session.person_id, "first_position": "A"}
    said |= {"second": second, "second_position": "B"}
    act = opening(session.public, looked_at(session.public), ())
    held = holders_of(session, drawer)
    triaging.triage(session.public, drawer, seen(session, id), QUARREL, NOW)
    investigating.begin(session.public, drawer, seen(session, id), act, said, held, (), NOW)


def sanction(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    put_in(session, drawer, id, adult)
    (person,) = seen(session, id).people[-1:]
    drawer.record(id, TIED, {"whom": person.id, "tie": f"staff:{adult}"}, NOW)
    who = {"person": person.id, "name": person.name, "table": "staff"}
    said = {"behaviour": "late", "actions": "warning", **who, "printed": {"actions": ["A warning"]}}
    drawer.record(id, SANCTIONED, said, NOW)


ROADS: dict[str, Road] = {
    "K": keep,
    "J": judge,
    "N": write_down,
    "M": open_another,
    "W": answer_about,
}
AFTER: dict[str, Road] = {"I": put_in, "L": look_into, "a sanction": sanction}
HANDED: dict[str, Road] = {"about them": hand_over, "about another": hand_over_another}


ANSWER = {
    "response": low_level.responses()[0].id,
    "follow_up": "Spoke with them about it",
    "reasons": "It was a small thing",
}


class Stage:
    """A case with what a child told, which somebody opened and leads; it names nobody."""

    def __init__(
        self,
        school: School,
        lead: str = DSL,
        words: str = "My brother hits me",
        name: str = "Kit Shaw",
    ) -> None:
        self.school = school
        self.worry = school.intake.post(Told(words=words, name=name), NOW).subject
        session = school.sign_in(lead)
        collect.collect(session, NOW)
        drawer = session.drawer(DRAWER)
        self.id = triage.open_case(session, drawer, [drawer.get(self.worry)], OPENING, NOW)
        session.lock()

    def at(self, name: str) -> tuple[Session, Drawer]:
        """Somebody signs in and finds the case."""
        session = self.school.sign_in(name)
        drawer = session.find(self.id)
        assert drawer is not None, name
        return session, drawer

    def go(self, road: Road, hand: str = HEAD, adult: str = DSL) -> None:
        """One colleague puts another out of it."""
        session, drawer = self.at(hand)
        road(session, drawer, self.id, self.school.people[adult])
        session.lock()

    def find(self, name: str) -> bool:
        """Tell whether somebody finds the case, and what was told in it."""
        session = self.school.sign_in(name)
        found = [session.find(each) is not None for each in (self.id, self.worry)]
        assert found[0] == found[1]
        return found[0]

    def close(self, name: str) -> None:
        _, drawer = self.at(name)
        drawer.record(self.id, CLOSED, CLOSING, NOW)

    def end(self, name: str, second: str) -> None:
        """Somebody closes it on the page."""
        session, drawer = self.at(name)
        said, there = {**CLOSING, **LEFT, "second": second}, school_rules.main_file(session)
        closings.close(session, drawer, seen(session, self.id), said, there, NOW)

    def answer(self, name: str, said: dict[str, str]) -> None:
        """Somebody answers the first that waits."""
        session, drawer = self.at(name)
        kept = kept_alone(seen(session, self.id))[0]
        keeping.answer(session, drawer, seen(session, self.id), said, NOW, to=kept.id)

    def leave(self, name: str) -> None:
        session, drawer = self.at(name)
        found = drawer.get(self.worry)
        assert isinstance(found, Worry)
        said = {"to": triage.DESK, "why": "Not for a case"}
        triage.leave_case(session, drawer, found, said, NOW)
