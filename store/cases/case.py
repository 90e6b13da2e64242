"""A case: what the school did about what it was told, as it stands.

It has people with roles, notes that keep fact and opinion apart, actions with owner and day,
escalations, what parents were told, and a closing with its reasons (procedure rows 12, 26 and 30).
"""

from dataclasses import dataclass
from functools import cached_property

from store.adults.at_school import hold, is_about_adult
from store.adults.matter import Matter, matter_of
from store.cases import checklist, demands, for_two, gravity, kept, locks
from store.cases.actions import Action
from store.cases.case_parts import OPEN, ParentsTold, Printed, Proposal, Sanction, Unaware
from store.cases.checklist import Tick, Ticked, Triage, Written
from store.cases.gravity import CATEGORY
from store.cases.shown import shown
from store.drawers.undecided import Decision
from store.involved.people import CasePerson
from store.looking.noted import Noted
from store.looking.suspected import looked
from store.worries.asked import Asked


@dataclass(frozen=True)
class Case:
    """A case as it stands. `closing` maps the fields of the closing to what was written.

    `category_is` is what its category was called when it was chosen; older entries lack it.
    """

    id: str
    number: str = ""
    title: str = ""
    opened_at: str = ""
    lead: str = ""
    category: str = ""
    category_is: str = ""
    seriousness: str = ""
    serious_then: int = 0
    """How many triages there were when it was said how serious it is."""
    state: str = OPEN
    people: tuple[CasePerson, ...] = ()
    actions: tuple[Action, ...] = ()
    tasks: tuple[Asked, ...] = ()
    escalated: tuple[str, ...] = ()
    parents: tuple[ParentsTold, ...] = ()
    kept_from: tuple[str, ...] = ()
    closing: dict[str, str] | None = None
    triages: tuple[Triage, ...] = ()
    ticks: tuple[Tick, ...] = ()
    written: tuple[Written, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    printed: tuple[Printed, ...] = ()
    proposal: Proposal | None = None
    """A closing that waits for a second person."""
    agreed: tuple[str, ...] = ()
    """The proposals of a closing that two people agreed to, by their ids."""
    noted: tuple[Noted, ...] = ()
    known_at: str = ""
    lado_due: str = ""
    triage_due: str = ""
    """When the school was told (ISO 8601), by when the LADO is rung of it, and it is triaged."""
    called: tuple[tuple[str, int, str, str], ...] = ()
    """The categories it was given, each with how many triages there were then, when, and DUE_BY."""
    lowered: tuple[gravity.Word, ...] = ()
    """What was said less grave and a second person agreed to (`gravity`)."""
    not_lowered: tuple[str, ...] = ()
    """What was said less grave and somebody did not agree to."""
    apart: tuple[Decision, ...] = ()
    """Decisions of people who did not know of one another: somebody has to choose."""
    gone_to: str = ""
    """The number of the case in which all is that it was opened for (`emptied`); else empty."""
    unaware: tuple[Unaware, ...] = ()
    """Closings that did not know of something grave, in their order."""

    @property
    def void(self) -> frozenset[str]:
        """The closings that count no more for what they did not know of, by their entries."""
        return frozenset(each.id for each in self.unaware if not each.stands)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions that nobody has finished yet."""
        return tuple(action for action in self.actions if not action.done)

    @property
    def triage(self) -> tuple[Triage, ...]:
        """The triages that count, the latest first: with the last one those that are graver until
        two stand behind it, and any it did not know of; none yet: empty."""
        apart = {each.id for each in self.apart}
        return checklist.standing(self.triages, self.weighed.ruling, apart)

    @cached_property
    def weighed(self) -> gravity.Weighed:
        """What counts of all that was said of it, and what waits for a second person."""
        return gravity.weigh(gravity.said_of(self), gravity.agreed(self))

    @property
    def grave_category(self) -> str:
        """The category that makes it grave, until two called it less; empty where none does."""
        said = (each.split()[1] for each in self.weighed.ruling if each.startswith(CATEGORY))
        return next(said, "")

    @property
    def stop(self) -> Noted | None:
        """The STOP that stands, or None."""
        return locks.standing_stop(self.noted, self.weighed.ruling)

    @property
    def steps(self) -> tuple[Ticked, ...]:
        """The steps that its triage, a STOP or its category asks for, as they stand."""
        out = looked(self.noted)
        return checklist.steps(demands.counting(self), self.ticks, shown(self), out)

    @property
    def required(self) -> tuple[Ticked, ...]:
        """The open steps that it may not be closed without, but for a reason."""
        return tuple(each for each in self.steps if each.is_open and each.step.required)

    @property
    def needs_second(self) -> bool:
        """Whether one person alone does not close it."""
        about = is_about_adult(self.triage, self.grave_category, self.matter)
        return for_two.needs_two(self, about=about)

    @property
    def stops(self) -> tuple[str, ...]:
        """What nobody may do in it as things stand, a sentence each."""
        stopped = (locks.STOP,) if self.stop else ()
        nobody = hold(self.triage, self.grave_category, self.matter)
        also = checklist.stops(demands.counting(self), self.steps)
        return tuple(dict.fromkeys((*stopped, *nobody, *also)))

    @property
    def matter(self) -> Matter:
        """What is said in it of an adult at school."""
        apart = {each.id for each in self.apart}
        kept_out, two = kept.told_about(self), gravity.agreed(self)
        return matter_of(self.noted, apart, kept_out, two)

    @property
    def files_closed(self) -> str:
        """Why nobody touches its files and pictures now; empty when they may."""
        return locks.closed_because(self.triage, self.stop, gravity.stands(self))
