"""Having it said of an adult who is named whether it is about them: one question, with why."""

from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.looking.looking_work import LookingWork
from screens.staff.second_words import OF_READERS, who_agrees_it_is_not_about_them
from store.adults import said_of
from store.adults.rows import SAID_OF

SAY = Deed(SAID_OF, "w", "Is it about them?")
INTRO = f"Yes needs no proof: it is kept from them then, and J judges it. {OF_READERS}"
EACH = "Answer for whom you know it; the others are asked about again."
SAVED = "Saved. The history keeps who said so."


def ask(page: LookingWork) -> None:
    """Have it said of each who is named, by anybody but them."""
    fields = said_of.fields(page.session, page.case)
    other = who_agrees_it_is_not_about_them(page.session, page.drawer, page.case)

    def said(values: dict[str, str]) -> None:
        page.tried(
            lambda: said_of.say(page.session, page.drawer, page.case, values, page.clock()), SAVED
        )

    several = {e.id: said_of.LATER.id for e in fields if said_of.LATER in e.choices}
    page.ask(
        SAY.title,
        fields,
        said,
        form=page.draft_name(SAY.id),
        values=several,
        intro=" ".join(filter(None, (INTRO, EACH if several else "", other))),
        sure=gently(fields),
    )
