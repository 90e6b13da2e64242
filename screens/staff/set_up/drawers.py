"""The page that asks who else opens the headteacher's and the chair's drawer."""

from dataclasses import replace
from typing import ClassVar

from screens.staff.set_up.fields_step import FieldsStep
from screens.staff.set_up.work import Work
from store.fields import Choice, Field, Kind

USUAL = " usual"
"""Stands for the usual choice; nobody's name begins with a space."""


class DrawersStep(FieldsStep):
    """Two drawers that one person alone must not hold."""

    PART: ClassVar[str] = "Drawers"

    def __init__(self, work: Work) -> None:
        names = tuple(Choice(person.name, person.name) for person in work.plan.people)
        chair, lead = "The chair of governors (usual)", "The DSL or a deputy (usual)"
        fields = (
            Field(
                "head_second",
                "Headteacher's drawer",
                Kind.CHOICE,
                hint="What is told about an adult at school. The headteacher and this person.",
                choices=(Choice(USUAL, chair), *names),
            ),
            Field(
                "chair_second",
                "Chair's drawer",
                Kind.CHOICE,
                hint="What is told about the headteacher. The chair and this person.",
                choices=(Choice(USUAL, lead), *names),
            ),
        )
        plan = work.plan
        values = {
            "head_second": plan.head_second or USUAL,
            "chair_second": plan.chair_second or USUAL,
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
        """Refuse a drawer that the same person would hold twice over."""
        people = {person.name: person.roles for person in self.work.plan.people}
        plan = self.work.plan
        if "headteacher" in people.get(plan.head_second, ()):
            return "The headteacher opens it anyway. Please choose one more person."
        if "chair" in people.get(plan.chair_second, ()):
            return "The chair opens it anyway. Please choose one more person."
        if "headteacher" in people.get(plan.chair_second, ()):
            return "What is told about the headteacher cannot go to the headteacher."
        return super().wrong()
