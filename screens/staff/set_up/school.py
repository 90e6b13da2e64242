"""The first page: what the school is called."""

from dataclasses import replace
from typing import ClassVar

from screens.staff.set_up.fields_step import FieldsStep
from screens.staff.set_up.work import Work
from store.consents import form_address
from store.fields import Field

FIELDS = (
    Field("school", "Name of the school", required=True, limit=100),
    Field(
        "terminal",
        "This machine is called",
        required=True,
        limit=40,
        hint="Shown to staff, for example when a child asks for help now.",
    ),
    Field(
        "form_address",
        "Address of your forms",
        limit=90,
        hint="For the QR code that parents scan; it begins with https://. It can wait.",
    ),
)


class SchoolStep(FieldsStep):
    """The school and this machine."""

    PART: ClassVar[str] = "School"

    def __init__(self, work: Work) -> None:
        plan = work.plan
        values = {
            "school": plan.school,
            "terminal": plan.terminal,
            "form_address": plan.form_address,
        }
        super().__init__(work, FIELDS, values)

    @property
    def lead(self) -> str:
        """Say what is coming."""
        return (
            "About ten minutes. Have a pen or a printer at hand, for first PINs and two recovery"
            " sheets. Nothing is kept before the last page."
        )

    def wrong(self) -> str:
        """Say beside each field what is wrong; an address may be left out."""
        address = self.values["form_address"].strip()
        said = super().wrong()
        if not address or not (sentence := form_address.judge(address)):
            return said
        self._rows["form_address"].show_wrong(sentence)
        self._rows["form_address"].entry.focus()
        return "Please put right what is marked."

    def take(self) -> None:
        """Keep the names."""
        said = {name: value.strip() for name, value in self.values.items()}
        self.work.plan = replace(
            self.work.plan,
            school=said["school"],
            terminal=said["terminal"],
            form_address=said["form_address"],
        )
