"""Letters of a made-up school, and a terminal with the parents' form between which they go."""

from dataclasses import dataclass, field
from datetime import datetime

from store.consents import consents, letters, links
from store.consents.forms import Form, Question
from store.consents.links import Opened
from store.consents.wording import write
from store.letterbox.collect import collect
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

CHILD = "Zofia Wrzesniewska"
PICTURES = Form(
    "pictures",
    "Pictures and film",
    "parent",
    "We like to show what we do. Please tell us where your child may be seen.",
    "We ask for your consent.",
    "Until you answer, no picture of your child is shown.",
    (
        Question(
            "all", "May we show pictures of your child?", uses=("picture.site", "picture.hall")
        ),
        Question("hall", "In the school hall?", uses=("picture.hall",), only_if="all"),
        Question("site", "On the school website?", uses=("picture.site",), only_if="all"),
    ),
)
UNTIL = "2099-10-02"


@dataclass
class Post:
    """A school's office and its parents' form; letters go to one, answers to the other."""

    terminals: Terminals
    form: Terminal = field(init=False)
    office: Session = field(init=False)
    editions: tuple[str, ...] = ()
    sent: list[str] = field(default_factory=list)
    """The children of the letters so far."""

    def __post_init__(self) -> None:
        self.form = self.terminals.added("forms", "Parents")
        self.office = self.terminals.school.sign_in("Mr Bell")
        internet = self.office_forms()["internet"]
        write(self.office, PICTURES, NOW)
        self.editions = (internet.edition, PICTURES.edition)

    def office_forms(self) -> dict[str, Form]:
        from store.consents.wording import current

        return current(self.office.home.desk.db, self.office.public)

    def letter(self, until: str = UNTIL, carer: str = "carer", reply_by: str = "") -> str:
        """Send a letter about another child out and return its token."""
        child = f"child{len(self.sent)}"
        self.sent.append(child)
        id, token = f"{child}-{carer}", links.fresh()
        opened = Opened(id, CHILD[0], "fox", self.editions, until, reply_by)
        link = links.make(token, opened)
        made = {"pupil": child, "carer": carer, "forms": list(self.editions), "until": until}
        drawer = self.office.drawer(OFFICE)
        drawer.record(letters.subject(id), letters.MADE, made, NOW)
        linked = {"lookup": link.lookup.hex()}
        drawer.record(letters.subject(id), letters.LINKED, linked, NOW)
        links.pin(self.office.home.desk.db, id, (link,))
        return token

    def end(self, token: str) -> None:
        """End a link."""
        links.pin_ended(self.office.home.desk.db, "over", (links.lookup_of(token),))

    def given(self, now: datetime = NOW) -> tuple[consents.Given, ...]:
        """Return what the office has collected about the child of the last letter."""
        collect(self.office, now)
        found = self.office.drawer(OFFICE).get(consents.subject(self.sent[-1]))
        return found.given if isinstance(found, consents.Consent) else ()
