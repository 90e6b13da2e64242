"""A worry, as it stands: what a pupil told, or a concern of staff and visitors.

What was told is never edited by anyone; more words and a name that follow are kept beside it.
"""

from dataclasses import dataclass, field

from store.cases.checklist import Written
from store.drawers.undecided import Decision
from store.letterbox.told import OF_SCHOOL, Told, what_was_told
from store.school.public_list import PublicList
from store.signing_in import logging_keys
from store.signing_in.logging_keys import Proof
from store.worries.asked import Asked
from store.worries.by_roll import ByRoll
from store.worries.made_apart import MadeApart
from store.worries.remark import Remark
from store.worries.to_tell import ToTell

WAITING, IN_CASE, FILED_AWAY = "waiting", "in_case", "filed"

NAMELESS = {"adult": "an adult at school", "headteacher": "the headteacher"}
"""What somebody who is not a pupil is called as long as nobody named them."""


@dataclass(frozen=True)
class Worry:
    """A worry as it stands. `fresh`: nobody has read what came last.

    `left` are the cases it was taken out of, each with why; the kind is the case's number.
    `reopened` is who opened it again after it was filed, with why; `filed` still says how it was.
    """

    id: str
    told: Told = field(default_factory=Told)
    sent_at: str = ""
    place: str = ""
    terminal: str = ""
    help_now: bool = False
    repeats: int = 0
    state: str = WAITING
    fresh: bool = True
    case: str = ""
    thread: str = ""
    kept_from: tuple[str, ...] = ()
    kept_alone: tuple[Written, ...] = ()
    """What one person, or words alone, kept from somebody, and nobody else has agreed to yet."""
    cleared: tuple[Written, ...] = ()
    """That one person alone ended it and said that it is not about whom it names."""
    more: tuple[Remark, ...] = ()
    seen: tuple[Remark, ...] = ()
    answers: tuple[Remark, ...] = ()
    tasks: tuple[Asked, ...] = ()
    left: tuple[Remark, ...] = ()
    reopened: tuple[Remark, ...] = ()
    filed: dict[str, str] | None = None
    to_tell: ToTell | None = None
    """That somebody still has to tell the child the last answer."""
    child_told: tuple[Remark, ...] = ()
    """How the child was told answers; where `kind` is "no", why it was not."""
    posted: tuple[tuple[str, int], ...] = ()
    """The terminals it was told at, each with the counter of the envelope."""
    to_end: str = ""
    """Since what day it was read that more was told after its case was closed, if it was."""
    by_roll: ByRoll = field(default_factory=ByRoll)
    proof: Proof = field(default_factory=Proof)
    """That the member of staff in whose name it came has typed their PIN for it."""
    received_at: str = ""
    apart: tuple[Decision, ...] = ()
    """Decisions of people who did not know of one another: somebody has to choose."""
    unaware: tuple[MadeApart, ...] = ()
    """What was done by whom it is kept from, who did not know of that."""

    @property
    def online(self) -> tuple[str, ...]:
        """What the child pressed that it was online, by the ids of the words."""
        said = (self.told.online, *(each.text for each in self.more if each.kind == "online"))
        return tuple(filter(None, said))

    @property
    def name(self) -> str:
        """The name the child gave, at once or afterwards."""
        later = [remark.text for remark in self.more if remark.kind == "name"]
        return later[-1] if later else self.told.name

    @property
    def shut_out(self) -> frozenset[str]:
        """Whom it is kept from whatever somebody says of what one person alone kept."""
        alone = [each.to for each in self.kept_alone]
        return frozenset(id for id in self.kept_from if self.kept_from.count(id) > alone.count(id))


def written_with(worry: Worry, public: PublicList) -> str:
    """Return the key of the writer that stands behind a concern; empty when none does."""
    said = what_was_told(worry.told, worry.id, worry.sent_at, worry.terminal)
    return logging_keys.key_behind(worry.proof, logging_keys.CONCERN, said, worry.told.by, public)


def title(worry: Worry) -> str:
    """Return whose worry it is, and where: earlier ones of the same child are counted by it."""
    told = worry.told
    who = worry.name or (told.peg and f"the {told.peg}") or NAMELESS.get(told.about, "no name yet")
    if what := OF_SCHOOL.get(told.kind):
        who = f"{what}: {worry.name}" if worry.name else what
    where = told.class_name or worry.place
    return f"{who}, {where}" if where else who
