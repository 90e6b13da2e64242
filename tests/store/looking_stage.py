"""A case that two people look into together, for the tests of what they do there."""

from datetime import timedelta

from store.cases.acts import Act
from store.cases.choices import adults
from store.drawers import holders
from store.fields import Choice
from store.looking import investigating, looked_fields, search_fields, searches, signing
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.investigations import Investigation
from store.looking.noted import JUDGED, SITE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.triaging_stage import QUARREL, Stage

DSL, DEPUTY, HEAD, TEACHER = "Mrs Adeyemi", "Mr Patel", "Ms Hart", "Miss Lee"
SITE_SAID = {"address": "game.example", "nature": "Chat", "concern": "A grown man writes"}
JUDGED_SAID = {
    "substance": "yes",
    "reasons": "He asked where they live",
    "outcomes": "internal",
    "action": "Spoke with him",
    "nothing_because": "The laptop was wiped before",
}
BOX = {"name": "Laptop 9", "place": "Head's room", "pupils": "no", "state": "in_use"}
SEARCHED = {
    "whom": "Sam's bag",
    "items_sought": "device",
    "grounds": "told",
    "pupil_agreed": "yes",
    "when": "2026-03-03 09:00",
    "where": "Office",
    "reason": "A picture was shown round",
    "items": "One phone",
    "outcome": "Kept",
    "follow_up": "Parents come in",
    "told": "yes",
    "told_how": "By phone, 10:00",
    "police": "no",
    "deletion": "left",
    "deletion_why": "Nothing to delete",
}
NUDES = {"category": "nudes", "seriousness": "high", "reasons": "He said so"}
READ = {"went_through": "Read the log and the printouts with Ms Hart"}
ADVISED = {"fact": "They said: question nobody, look at the laptop only", "may": "yes"}


class Looking(Stage):
    """A case of the DSL with an investigation by her and the deputy, or whoever is named."""

    def __init__(self, school: School, session: Session, *, triaged: bool = False) -> None:
        super().__init__(session)
        self.school = school
        self.people = school.people
        self.id_of = ""
        if triaged:
            # What is told in the same moment the triage would have known of.
            self.now = NOW - timedelta(minutes=1)
            self.triage(QUARREL)
            self.now = NOW

    def said(self, **more: str) -> dict[str, str]:
        known = {
            "group": "Oak",
            "began": "2026-03-03",
            "reason": "A website was seen on a staff laptop",
            "first": self.people[DSL],
            "first_position": "DSL",
            "second": self.people[DEPUTY],
            "second_position": "Deputy",
        }
        return {**known, **more}

    def begin(
        self, computers: tuple[Computer, ...] = (), /, *, without: str = "", **more: str
    ) -> str:
        public, held = self.session.public, self.held(without)
        act = fields.opening(public, adults(public), choices(computers))
        self.id_of = investigating.begin(
            public, self.drawer, self.case, act, self.said(**more), held, computers, NOW
        )
        return self.id_of

    def held(self, without: str = "") -> list[str]:
        found = holders.holders_of(self.session, self.drawer)
        return [id for id in found if id != without]

    def write(self, act: Act, said: dict[str, str]) -> None:
        later = NOW + timedelta(hours=1)  # a session is over before it is logged
        investigating.write(self.drawer, self.case, self.id_of, act, said, later)

    def session_logged(self, **more: str) -> None:
        people = "\n".join(
            each.id
            for each in self.session.public.adults()
            if each.id in (self.people[DSL], self.people[DEPUTY])
        )
        known = {"start": "2026-03-03 09:20", "end": "2026-03-03 09:50", "filter": "no"}
        if self.found.computer is None:
            self.name_computer()
        self.write(looked_fields.session(self.session.public), {**known, "present": people, **more})

    def name_computer(self) -> None:
        every = (Computer("computer:1", "Laptop 9", "Head's room", "no", "in_use"),)
        said = {"computer": every[0].id, "why": "It is the school's"}
        act = fields.computer(choices(every))
        investigating.change_computer(self.drawer, self.case, self.id_of, act, said, every, NOW)

    def site(self, **more: str) -> None:
        if self.found.computer is None:
            self.name_computer()
        self.write(Act(SITE, "", "", fields.SITE_FIELDS), {**SITE_SAID, **more})

    def judge(self, **more: str) -> None:
        self.write(Act(JUDGED, "", "", fields.JUDGED_FIELDS), {**JUDGED_SAID, **more})

    def sign(self, session: Session | None = None, /, **said: str) -> None:
        signer = session or self.session
        drawer = signer.drawer("safeguarding")
        signing.sign(signer, drawer, drawer.get(self.id), self.id_of, NOW, said)

    def close(self) -> None:
        signing.close(self.session.public, self.drawer, self.case, self.id_of, NOW)

    @property
    def found(self) -> Investigation:
        return investigating.find(self.case, self.id_of)


def choices(computers: tuple[Computer, ...]) -> list[Choice]:
    return [Choice(each.id, each.words) for each in computers]


def searched(looking: Looking, **more: str) -> None:
    people = {"searcher": looking.people[DSL], "witness": looking.people[HEAD]}
    people["authorised"] = looking.people[HEAD]
    act = search_fields.search(looking.session.public)
    searches.record(looking.drawer, looking.case, act, {**SEARCHED, **people, **more}, NOW)
