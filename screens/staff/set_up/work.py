"""What the pages of set-up share: the plan so far and, once it will do, its secrets."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from screens.clock import Clock
from store.home import Home
from store.school import set_up
from store.school.school_plan import ClassPlan, PersonPlan, Plan
from store.school.set_up import Prepared


@dataclass
class Work:
    """A school in the making, in memory only. `words` are the 7,776, `pegs` picture names."""

    home: Home
    clock: Clock
    words: Sequence[str]
    pegs: Sequence[str]
    plan: Plan = field(default_factory=lambda: Plan("", (), ()))
    _prepared: tuple[Plan, Prepared] | None = field(default=None, repr=False)

    @property
    def prepared(self) -> Prepared:
        """The secrets of the plan as it is now; another plan has other secrets.

        Raises:
            Incomplete, Refused, SchoolExists: the plan will not do.
        """
        if self._prepared is None or self._prepared[0] != self.plan:
            made = set_up.prepare(self.home, self.plan, self.words, self.pegs)
            self._prepared = (self.plan, made)
        return self._prepared[1]

    def judge(self, part: str) -> str:
        """Return what is wrong with a part of the plan; empty when it will do."""
        return set_up.judge(self.plan).get(part, "")


def with_person(plan: Plan, person: PersonPlan, old: str = "") -> Plan:
    """Return the plan with a person added, or put in the place of the one called `old`."""
    if not old:
        return replace(plan, people=(*plan.people, person))
    people = tuple(person if each.name == old else each for each in plan.people)
    return _renamed(replace(plan, people=people), old, person.name)


def without_person(plan: Plan, name: str) -> Plan:
    """Return the plan without a person, also where a class or a drawer named them."""
    people = tuple(each for each in plan.people if each.name != name)
    return _renamed(replace(plan, people=people), name, "")


def with_class(plan: Plan, school_class: ClassPlan, old: str = "") -> Plan:
    """Return the plan with a class added, or put in the place of the one called `old`."""
    if not old:
        return replace(plan, classes=(*plan.classes, school_class))
    classes = tuple(school_class if each.name == old else each for each in plan.classes)
    return replace(plan, classes=classes)


def without_class(plan: Plan, name: str) -> Plan:
    """Return the plan without a class."""
    return replace(plan, classes=tuple(each for each in plan.classes if each.name != name))


def _renamed(plan: Plan, old: str, new: str) -> Plan:
    def adults(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(named for name in names if (named := new if name == old else name))

    return replace(
        plan,
        classes=tuple(replace(each, adults=adults(each.adults)) for each in plan.classes),
        head_second=new if plan.head_second == old else plan.head_second,
        chair_second=new if plan.chair_second == old else plan.chair_second,
    )
