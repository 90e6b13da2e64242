"""A concern that is about two adults: the other one gets a case of their own."""

from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.second_words import OF_READERS
from store.adults import another
from store.cases.case import Case

ANOTHER = Deed("another", "m", "Another adult too")
INTRO = (
    "They get a case of their own, with its own threshold, LADO and outcome. Each case is kept "
    f"from both. {OF_READERS}"
)


def ask(page: RecordPage) -> None:
    """Have it said which other adult it is about, and open their case."""
    session, about = page.session, [each.id for each in page.record.matter.adults]
    only = about if len(about) == 1 else []
    fields = another.fields(session.public, (*only, session.person_id))

    def opened(said: dict[str, str]) -> None:
        there, new = another.open_for(page.session, page.drawer, page.record, said, page.clock())
        found = there.get(new)
        assert isinstance(found, Case)
        page.reload()
        page.say(f"Saved: {found.number} is about them. H there, then J.")

    page.ask(
        ANOTHER.title,
        fields,
        opened,
        form=page.draft_name(ANOTHER.id),
        intro=INTRO,
        save="Open their case",
        sure=gently(fields),
    )
