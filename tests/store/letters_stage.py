"""A case of which letters are written."""

from datetime import timedelta

from store import on_desk
from store.cases import beginning, case_types, triaging
from store.cases.case import Case
from store.cases.case_types import ASK
from store.cases.to_do import TO_TRIAGE
from store.letters import texts, writing
from store.letters.texts import LetterText
from store.signing_in.session import Session
from tests.made_up import NOW

POST = {
    f"{ASK}where": "The Friends of Oakfield group",
    f"{ASK}words": "“The new teacher is a joke”",
    f"{ASK}seen": "2026-03-02 20:00",
    f"{ASK}seen_by": "Mrs Jones, a parent",
    f"{ASK}about": "Miss Lee",
    "title": "Post by a parent",
    "seriousness": "medium",
}
SAID = {
    "to": "Mrs Amina Khan",
    "address": "1 High Street",
    "dear": "Mrs Khan",
    "date": "2026-03-03",
    "about": "it calls a member of staff names.",
    "until": "2026-03-10",
    "contact": "Ms Hart at the school office",
    "meet": "on Thursday at 15:30",
}
SENT = {"agreed": "yes", "how": "post", "given_to": "Mrs Khan, at home", "when": "2026-03-03 09:00"}


class Stage:
    """The DSL with a case about a parent's post."""

    def __init__(self, session: Session) -> None:
        self.session = session
        kind = next(each for each in case_types.given() if each.id == "parent_post")
        self.drawer, self.id = beginning.begin(session, kind, POST, NOW)

    @property
    def case(self) -> Case:
        found = self.drawer.get(self.id)
        assert isinstance(found, Case)
        return found

    def text(self, id: str) -> LetterText:
        return next(each for each in texts.of_school(self.session) if each.id == id)

    def write(self, id: str, *, after: str = "", flagged: str = "", **more: str) -> str:
        text = self.text(id)
        known = {**writing.known(self.case, text, NOW), **SAID, **more}
        known["text"] = writing.filled(self.session, self.case, text, known)
        return writing.write(
            self.session, self.drawer, self.case, text, known, NOW, after=after, flagged=flagged
        )

    def send(self, letter: str, **more: str) -> None:
        said = {**SENT, "by": self.session.person_id, **more}
        writing.log_sent(self.session.public, self.drawer, self.case, letter, said, NOW)

    def triage(self, answers: dict[str, str]) -> None:
        triaging.triage(self.session.public, self.drawer, self.case, answers, NOW)

    def late(self, days: int) -> list[str]:
        """What is late on the desk some days from now, but that it is triaged."""
        late = on_desk.of(self.session, NOW + timedelta(days=days)).overdue
        return [each.item.title for each in late if each.item.id != TO_TRIAGE]
