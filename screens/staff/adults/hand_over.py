"""Handing a case over that is about an adult at school: whom it is about, who reads it then."""

from collections.abc import Callable, Sequence

from screens.staff.adults import handed_words
from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.labels import first_capital, names_of
from screens.staff.second_words import ANOTHER
from screens.widgets.dialogs import Confirm, Message
from store.adults import handing, threshold
from store.adults.handing import Handing
from store.drawers.moves import WARNING
from store.school.public_list import PublicList
from store.worries.worry import Worry

HAND = Deed("hand_over", "t", "Hand it over", everybody=True)
INTRO = (
    "What is about an adult goes to the headteacher, about the headteacher to the chair. You see "
    "who reads it before anything is done."
)
PROPOSED = (
    "What is about an adult at school is dealt with by the headteacher; about the headteacher, by "
    "the chair of governors. {names} can open this case as it is. Hand it over now?\n\n"
    "A child in danger comes first: then Not now, and ring. Later it is on H, then T."
)
ACCUSED_TOO = "What was told accuses {names} too, so it is not handed to them either."
FETCH = "Please go to {lead} yourself now: this page fetches nobody."
DANGER = "A child in danger cannot wait for that: 999, and social care."


def ask(page: RecordPage, worries: Sequence[Worry]) -> None:
    """Have it said whom a case is about, show what follows, and hand it over."""
    session = page.session
    public, fields = session.public, handing.fields(session)

    def sure(said: dict[str, str]) -> Confirm:
        found = handing.plan(session, page.drawer, page.record, said)
        title = f"Hand it to {handed_words.to_whom(found.role)}?"
        text = what_follows(page, said, found)
        return Confirm(title, text, "Hand it over", "Go back", careful=True)

    def handed(said: dict[str, str]) -> None:
        now = page.clock()
        found = handing.hand_over(session, page.drawer, page.record, said, now)
        text = done(public, found, session.person_id)
        gone = session.find(page.subject) is None

        def read(_: object) -> None:
            if gone:
                page.dismiss()
            else:
                page.reload()

        page.app.push_screen(Message("Handed over", text, "Close"), read)

    page.ask(
        HAND.title,
        fields,
        handed,
        form=page.draft_name(HAND.id),
        values={**threshold.begun(public, page.record, worries), handing.STAYS: handing.NO},
        intro=INTRO,
        save="Go on",
        sure=sure,
    )


def propose(page: RecordPage, yes: Callable[[], None], no: Callable[[], None]) -> None:
    """Ask whether a case that turned out to be about an adult is handed over now."""
    text = PROPOSED.format(names=names_of(page.session.public, page.held_by))
    question = Confirm("An adult at school is involved", text, "Hand it over", "Not now")
    page.app.push_screen(question, lambda said: yes() if said else no())


def what_follows(page: RecordPage, said: dict[str, str], found: Handing) -> str:
    """Return who reads a case afterwards, who does not any more, and what cannot be undone."""
    public, me = page.session.public, page.session.person_id
    name = threshold.name_of(public, said)
    to = found.to
    never = names_of(public, tuple(id for id in to.kept_from if id not in found.gone))
    lead = f"{public.name_of(found.lead)} leads it."
    lines = [
        "It is about yourself." if found.yourself else f"It is about {name}.",
        ACCUSED_TOO.format(names=_named(public, found.accused, me)) if found.accused else "",
        f"Afterwards it is read by {_named(public, to.people, me)}. {lead}",
        f"Not any more by {_named(public, found.gone, me)}." if found.gone else "",
        f"Never by {never}." if never else "",
        f"Of {names_of(public, found.waits)}: {ANOTHER}" if found.waits else "",
    ]
    if me in found.gone:
        lines.append("You keep a line without content: its number, the day, and who opened it.")
    lines.append(f"You cannot take it back. {WARNING}")
    return "\n".join(each for each in lines if each)


def done(public: PublicList, found: Handing, me: str) -> str:
    """Return what is said once it is done."""
    people = tuple(id for id in found.to.people if id != me)
    names = first_capital(_named(public, found.to.people, me))
    lines = [f"{names} can open it, and nobody else."]
    if found.lead != me:
        lines.append(f"{FETCH.format(lead=public.name_of(found.lead))} {DANGER}")
    if people:
        lines.append("Notices tell them that something waits, where they have an address.")
    if me in found.gone:
        lines.append("“Concerns” on your desk shows when one of them has opened it.")
    return "\n\n".join(lines)


def _named(public: PublicList, people: Sequence[str], me: str) -> str:
    others = names_of(public, tuple(id for id in people if id != me))
    return " and ".join(filter(None, ["you" if me in people else "", others]))
