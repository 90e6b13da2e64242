"""Having a case opened from a worry, with who told it as its first person."""

from collections.abc import Callable

from screens.staff.cases.record_page import RecordPage
from store.cases import case_types
from store.cases.act_fields import OPEN_FIELDS
from store.cases.questions import kinds_online
from store.involved import first_people, told_children
from store.worries import opening, triage
from store.worries.worry import NAMELESS, Worry

_TOPICS = {"friend": "friends", "home": "home"}


def ask(
    page: RecordPage, title: str, worry: Worry, form: str, opened: Callable[[str], None]
) -> None:
    """Ask what a case begins with, and open it; `opened` is told its subject."""
    public = page.session.public
    topics = [worry.told.topic, *(m.text for m in worry.more if m.kind == "topic")]
    kind = worry.told.kind
    pressed = kinds_online(worry.online)
    of_child = pressed[-1] if pressed else _TOPICS.get(topics[-1], "")
    category = kind or ("adult" if worry.told.about in NAMELESS else of_child)
    types = {each.id: each.title for each in case_types.of_school(page.session)}
    values = {"title": types.get(kind, ""), "category": category}
    named = opening.is_named(page.session, page.drawer, [worry])
    lead = opening.leader(page.session, page.drawer, [worry]) if named else ""
    pupils = told_children.in_the_roll(page.session, [worry])
    asked = (*OPEN_FIELDS, *first_people.fields(public, [worry], pupils=pupils))
    page.ask(
        title,
        asked[:1] if named else asked,
        lambda said: opened(
            triage.open_case(page.session, page.drawer, [worry], said, page.clock())
        ),
        form=form,
        values={**values, **first_people.known(public, [worry], pupils=pupils)},
        intro=opening.THEIRS.format(public.name_of(lead)) if named else "",
        save="Open the case",
    )
