"""What was told, as a pupil or a grown-up typed it, before anybody has read it."""

from dataclasses import asdict, dataclass
from typing import Any

PUPIL, STAFF, SLIP, PARENT = "pupil", "staff", "slip", "parent"
"""Where it came from: a pupil, staff behind a PIN, a grown-up who did not sign in, a parent or
carer (procedure row 7)."""

FORM, PHONE, PERSON, WRITING = "form", "phone", "person", "writing"
"""The way a parent told it: the parents' form; rang, came, or wrote, and staff typed it in."""

FAULT, COMPLAINT, MISTAKE = "fault", "complaint", "own_mistake"
OF_SCHOOL = {
    FAULT: "a fault or damage",
    COMPLAINT: "a parent's complaint",
    MISTAKE: "a mistake of our own",
}
"""What staff log that is about no adult and need be about no child: what it is called, by the id of
the kind of case that it begins (procedure rows 8, 10 and 11)."""

NOW, BEFORE_HOME, ANOTHER_DAY, UNKNOWN = "now", "before_home", "another_day", "unknown"


@dataclass(frozen=True)
class Told:
    """What was told, as it was typed. All texts may be empty.

    `version` is `younger` or `older`; `feeling`, `when`, `topic`, `online` and `helper` are ids
    of the choices on the pupil's screens; `peg` is a picture's name. `name` is whom it is about.
    `asks_for`, `kept_from` and `adult` (whom it is about) are people's ids; `by` is the member of
    staff who logged it. `fact` and `opinion` are staff's. `language` is the code of the one it was
    told in and `speaks` of the one the child wants to be spoken to in; empty means English.
    `of_self`: the member of staff tells it of themself; `unnamed`: whoever logged it asks not to be
    named to the adult it is about. `teller` is who a parent says they are and how to reach them,
    `way` how they told it. `heads` are the ids of who was headteacher when it was told, `teachers`
    of those who taught the child's class, `roles` pairs of each other role that there are words for
    and somebody who had it: the slot writes them down, because these words mean nobody who comes
    after them. `kind` is one of `OF_SCHOOL`. `follows` is the subject of an earlier telling, to
    which the child added this behind the same four pictures.
    """

    source: str = PUPIL
    about: str = "pupil"
    words: str = ""
    feeling: str = ""
    when: str = ""
    name: str = ""
    class_id: str = ""
    class_name: str = ""
    peg: str = ""
    helper: str = ""
    asks_for: str = ""
    kept_from: tuple[str, ...] = ()
    adult: str = ""
    topic: str = ""
    online: str = ""
    version: str = ""
    by: str = ""
    fact: str = ""
    opinion: str = ""
    happened: str = ""
    present: str = ""
    receipt: str = ""
    receipt_seal: str = ""
    language: str = ""
    speaks: str = ""
    of_self: bool = False
    teller: str = ""
    way: str = ""
    unnamed: bool = False
    heads: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    follows: str = ""

    @property
    def logged(self) -> bool:
        """Whether staff behind a PIN stand for it: their own, or what a parent told them."""
        return self.source == STAFF or (self.source == PARENT and bool(self.by))

    @property
    def of_child(self) -> bool:
        """Whether a child told it, or it is about one, named or not."""
        return self.source == PUPIL or (self.about == PUPIL and not (self.kind and not self.name))


def what_was_told(told: Told, subject: str, at: str, terminal: str) -> dict[str, Any]:
    """Return what the writer of a concern signs; what is empty now may come to be a field later."""
    said = {key: value for key, value in asdict(told).items() if value}
    return {"told": said, "subject": subject, "at": at, "terminal": terminal}


def concern_of(worry: str) -> str:
    """Return under which subject the writer of a concern keeps their copy of it.

    It is known beforehand: an acknowledgement may come before the copy does.
    """
    return f"concern:{worry.partition(':')[2]}"


def copy_of(told: Told, worry: str) -> dict[str, str]:
    """Return what the writer of a concern keeps of it."""
    said = {key: getattr(told, key) for key in ("about", "name", "fact", "opinion", "kind")}
    return {"worry": worry, **said}
