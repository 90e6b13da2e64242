"""The page that asks who else opens the headteacher's and the chair's drawer."""

from dataclasses import replace
from typing import ClassVar

from screens.staff.set_up.fields_step import FieldsStep
from screens.staff.set_up.work import Work
from store.fields import Choice, Field, Kind
from store.school.school_plan import Plan

USUAL = " usual"
"""Stands for the usual choice; nobody's name begins with a space."""


class DrawersStep(FieldsStep):
    """Two drawers that one person alone must not hold."""

    PART: ClassVar[str] = "Drawers"

    def __init__(self, work: Work) -> None:
        plan = work.plan
        head = _choices(plan, ("chair",), "the chair of governors", ("headteacher", "chair"))
        chair = _choices(plan, ("dsl", "deputy"), "the DSL or a deputy", ("headteacher", "chair"))
        fields = (
            Field(
                "head_second",
                "Headteacher's drawer",
                Kind.CHOICE,
                hint="What is told about an adult at school. The headteacher and this person.",
                choices=head,
            ),
            Field(
                "chair_second",
                "Chair's drawer",
                Kind.CHOICE,
                hint="What is told about the headteacher. The chair and this person.",
                choices=chair,
            ),
        )
        values = {
            "head_second": _known(plan.head_second, head),
            "chair_second": _known(plan.chair_second, chair),
        }
        super().__init__(work, fields, values)

    @property
    def lead(self) -> str:
        """Say why somebody else is wanted."""
        return "Two drawers are opened by one more person, so that nobody judges themself."

    def take(self) -> None:
        """Keep who it is."""
        said = {name: "" if value == USUAL else value for name, value in self.values.items()}
        self.work.plan = replace(
            self.work.plan, head_second=said["head_second"], chair_second=said["chair_second"]
        )

    def wrong(self) -> str:
        """Refuse a drawer whose second person is no second one."""
        return self.work.judge("drawers") or super().wrong()


def _choices(
    plan: Plan, usual: tuple[str, ...], called: str, never: tuple[str, ...]
) -> tuple[Choice, ...]:
    """Return the usual choice by name, then whoever has none of the roles in `never`.

    The headteacher and the chair open theirs anyway, and neither judges themself.
    """
    having = [each.name for role in usual for each in plan.people if role in each.roles]
    others = [each.name for each in plan.people if not set(each.roles) & set(never)]
    taken = [name for name in having if usual == ("chair",) or name in others][:1]
    label = f"{taken[0]}, {called}" if taken else called[0].upper() + called[1:]
    names = [Choice(name, name) for name in others if name not in taken]
    return (Choice(USUAL, f"{label} (usual)"), *names)


def _known(name: str, choices: tuple[Choice, ...]) -> str:
    """Return who was chosen before, if they may still be."""
    return name if any(choice.id == name for choice in choices) else USUAL
