"""A slip that is being keyed in, and what is said of it so far."""

from dataclasses import dataclass, field

from screens.widgets.listing import Row
from store.consents.forms import NO, YES
from store.consents.keying import Slip

MEANS = {"1": YES, "2": NO, "0": ""}
AFTER = {"": YES, YES: NO, NO: ""}
"""What a click makes of an answer."""
WORDS = {YES: "yes", NO: "no", "": "–"}

BLANK = "Left blank: {left} of {all}. Enter keeps no answer to that: what was said of it stands."


@dataclass
class Half:
    """A slip on the page: its answers by edition and question, and who signed it.

    Where its letter `is_over` there is no yes.
    """

    slip: Slip
    is_over: bool
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    name: str = ""

    def __post_init__(self) -> None:
        """Begin with nothing answered."""
        self.said = {each.edition: {} for each in self.slip.forms}

    @property
    def who(self) -> str:
        """Whose slip it is, and who signed it."""
        slip, by = self.slip, self.name or self.slip.carer.name or "no name"
        return f"{slip.pupil.called}, {slip.pupil.school_class} · signed by {by}"

    @property
    def blank(self) -> str:
        """Say how much of a slip that was begun is left blank, and what that means; else empty.

        A question that a no has opened is none of these: left blank, that no stands.
        """
        said = [
            self.said[form.edition].get(each.id, "")
            for form in self.slip.forms
            for each in form.questions
            if not each.only_if
        ]
        left = said.count("")
        if left in (0, len(said)):
            return ""
        return BLANK.format(left=left, all=len(said))

    def answer(self, row: str, said: str) -> bool:
        """Note an answer to the question of a row; False for a yes that does not count."""
        counts = not (said == YES and self.is_over)
        edition, _, question = row.partition(" ")
        self.said[edition][question] = said if counts else ""
        return counts

    def turn(self, row: str) -> None:
        """Note the next answer there is to the question of a row."""
        edition, _, question = row.partition(" ")
        said = AFTER[self.said[edition].get(question, "")]
        self.said[edition][question] = NO if said == YES and self.is_over else said

    def rows(self) -> list[Row]:
        """Return the questions that are asked, with what is answered so far."""
        return [
            Row(
                f"{form.edition} {each.id}",
                (f"   {each.ask}" if each.only_if else each.ask,),
                "good" if said == YES else "warning" if said == NO else "",
                WORDS[said],
            )
            for form in self.slip.forms
            for each in form.asked(self.said[form.edition])
            for said in (self.said[form.edition].get(each.id, ""),)
        ]
