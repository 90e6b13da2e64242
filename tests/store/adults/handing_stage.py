"""A child's worry that turns out to be about an adult, in a case that somebody opened."""

from store.adults import handing
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.letterbox import collect
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.secret import SECRET, finds
from tests.store.triaging_stage import QUARREL
from tests.store.where import where

ABOUT_HEAD = {**QUARREL, "adult": "headteacher", "threshold": "yes", "child": "victim"}


class InCase:
    """What a child told, in a case that somebody who leads safeguarding has opened."""

    def __init__(self, school: School, reader: str = "Mrs Adeyemi", sent: Sent | None = None):
        self.school, self.session = school, school.sign_in(reader)
        self.sent = sent or school.intake.post(Told(words=SECRET, name="Ada"), NOW)
        collect.collect(self.session, NOW)
        found = self.session.find(self.sent.subject)
        assert found is not None
        opening = {"title": SECRET, "category": "other", "seriousness": "high"}
        worry = found.get(self.sent.subject)
        self.id = triage.open_case(self.session, found, [worry], opening, NOW)

    @property
    def drawer(self) -> Drawer:
        return where(self.session, self.id)

    def hand(self, name: str, **said: str) -> handing.Handing:
        adult = self.school.people.get(name, "other")
        typed = {"adult_name": name} if adult == "other" else {}
        values = {"adult": adult, **typed, "why": SECRET, "stays": "no", **said}
        return handing.hand_over(self.session, self.drawer, self.drawer.get(self.id), values, NOW)


def opened(session: Session) -> Session:
    """Do what opening the desk does."""
    collect.collect(session, NOW)
    holders.settle(session, NOW)
    handing.bring_home(session, NOW)
    return session


def readers(school: School, told: InCase) -> set[str]:
    """Return who finds it, of those who open any drawer it could lie in, and the teacher."""
    found = set()
    for name in [each for each in school.people if each not in ("Mr Bell", "Mr Okafor")]:
        session = opened(school.sign_in(name))
        if finds(session, told.id) or finds(session, told.sent.subject):
            found.add(name)
        session.lock()
    return found


def without_the_head(school: School) -> None:
    """Take the headteacher out of the safeguarding drawer: nobody opens both any more."""
    dsl, deputy = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    new = people.end_grant(dsl.public, SAFEGUARDING, school.people["Ms Hart"])
    if not people.propose(dsl, new, "", NOW):
        keeper = school.sign_in("Ms Hart")
        people.agree(keeper, people.proposals(school.home.desk)[0], NOW)
    holders.settle(dsl, NOW)
    dsl.lock()
    deputy.lock()
