"""New letters: which forms, about which children, by when; what would be made is said first."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from screens.counted import counted
from screens.staff.base import StaffScreen
from screens.staff.roll.roll_words import year_name
from screens.staff.to_parents import words
from screens.widgets.dialogs import Confirm, Message
from store.consents import addressed, envelopes, making, naming, wording
from store.consents.forms import Form, is_closed, of_audience
from store.dates import written
from store.errors import Refused
from store.fields import Choice, Field, Kind, Lies
from store.roll import book, responsibility

WHICH = (
    Choice("outstanding", "Only what is not answered this year"),
    Choice("all", "Everybody, answered or not"),
)
ABOUT = (
    Choice("classes", "Classes"),
    Choice("years", "Years"),
    Choice("names", "Children by name"),
)
NOBODY = (
    "There is nobody to write to: everything is answered, nobody is left, or of nobody the list "
    "says that they may decide (Roll, R)."
)
NAMES = "A name on each line: Mia Khan. Where two have it, with the class: Mia Khan Oak."


def ask(page: StaffScreen[None], made: Callable[[making.Made], None]) -> None:
    """Have forms and children chosen; make their letters."""
    pupils = book.find_pupils(page.session)
    if not pupils:
        page.app.push_screen(Message("No pupils", "The roll is empty: take in a list first."))
        return
    asked, first = _asked(page), _asked(page)[:2]
    classes = book.class_names(pupils)
    years = sorted({each.year for each in pupils if each.year}, key=book.year_place)

    def make(said: dict[str, str]) -> None:
        found = _find(page, said).addressed
        made(making.make(page.session, found, _day(page, said), page.clock()))

    page.ask(
        "New letters",
        _fields(asked, classes, years, written(_usual(page, ()))),
        make,
        form="letters@new",
        values={
            "forms": "\n".join(each.id for each in first),
            "which": "outstanding",
            "about": "classes",
            "classes": "\n".join(classes),
        },
        intro="One letter for each child and adult who has a say.",
        save="Go on",
        sure=lambda said: _judge(page, said),
    )


def _asked(page: StaffScreen[None]) -> list[Form]:
    known = wording.current(page.session.home.desk.db, page.session.public)
    today = page.clock().date()
    found = of_audience(tuple(known.values()), "parent")
    return [each for each in found if not is_closed(each, today)]


def _usual(page: StaffScreen[None], asked: Iterable[Form]) -> str:
    return making.usual_reply_by(page.clock().date(), page.session.public.calendar, asked)


def _chosen(page: StaffScreen[None], said: dict[str, str]) -> list[Form]:
    ids = said["forms"].split("\n")
    return [each for each in _asked(page) if each.id in ids]


def _day(page: StaffScreen[None], said: dict[str, str]) -> str:
    """Return the day to answer by: what was typed, else the usual one of the forms chosen."""
    return said.get("reply_by", "") or _usual(page, _chosen(page, said))


def _fields(
    asked: list[Form], classes: list[str], years: list[str], usual: str
) -> tuple[Field, ...]:
    forms = tuple(Choice(each.id, each.title) for each in asked)
    rooms = tuple(Choice(each, each) for each in classes)
    ages = tuple(Choice(each, year_name(each)) for each in years)
    about = ABOUT if years else tuple(each for each in ABOUT if each.id != "years")
    return (
        Field("forms", "Forms", Kind.SEVERAL, True, choices=forms),
        Field("which", "Who is asked?", Kind.CHOICE, True, choices=WHICH),
        Field("about", "About which children?", Kind.CHOICE, True, choices=about),
        _only("classes", Field("classes", "Classes", Kind.SEVERAL, True, choices=rooms)),
        _only("years", Field("years", "Years", Kind.SEVERAL, True, choices=ages)),
        _only("names", Field("names", "Children", Kind.TEXT, True, hint=NAMES)),
        Field(
            "reply_by",
            "Answer by",
            Kind.DATE,
            lies=Lies.AHEAD,
            hint=f"Empty: {usual}, or the last day of a form that closes before.",
        ),
    )


def _only(about: str, field: Field) -> Field:
    return replace(field, only_if=("about", (about,)))


def _find(page: StaffScreen[None], said: dict[str, str]) -> addressed.Found:
    about, pupils = said["about"], list[str]()
    if about == "names":
        known = book.find_pupils(page.session)
        pupils = [each.id for each in naming.meant(said["names"], known)]
    return addressed.find(
        page.session,
        _chosen(page, said),
        page.clock().date(),
        classes=said["classes"].split("\n") if about == "classes" else (),
        years=said["years"].split("\n") if about == "years" else (),
        pupils=pupils,
        outstanding=said["which"] == "outstanding",
    )


def _judge(page: StaffScreen[None], said: dict[str, str]) -> Confirm:
    day = _day(page, said)
    making.judge(day, _chosen(page, said), page.clock().date())
    found = _find(page, said)
    if not found.addressed and not found.couples:
        raise Refused(NOBODY)
    lines = [words.couples(found.couples)] if found.couples else []
    if not found.addressed:
        raise Refused(lines[0])
    children = len({each.pupil.id for each in found.addressed})
    about = counted(children, "child", "children")
    letters = counted(len(found.addressed), "letter")
    lines[:0] = [f"{letters} about {about}, to be answered by {written(day)}."]
    if not making.takes_slips(date.fromisoformat(day), page.session.public.calendar):
        lines.append("No school on that day: no slip comes back then.")
    if held := sum(each.tie.is_flagged for each in found.addressed):
        noted = "a court order or \u201cdo not contact\u201d noted"
        lines.append(
            f"1 is to an adult with {noted}: it waits until somebody else has looked at it."
            if held == 1
            else f"{held:,} are to adults with {noted}: they wait until somebody else has "
            "looked at them."
        )
    if out := addressed.out_already(page.session, found.addressed, page.clock().date()):
        lines.append(
            f"For {out:,} of them an earlier letter is still out. Both can be answered, and "
            "the later answer counts."
        )
    if waits := responsibility.waiting(page.session):
        of = "1 adult" if waits == 1 else f"{waits:,} adults"
        lines.append(f"Of {of} the list does not say plainly who may decide: no letter (Roll, R).")
    nowhere = {e.carer.id for e in found.addressed if not (e.carer.address or e.tie.is_flagged)}
    if nowhere:
        of = "1 adult" if len(nowhere) == 1 else f"{len(nowhere):,} adults"
        lines.append(
            f"No address is known of {of}: each has an envelope of their own, with no address."
        )
    if unsure := envelopes.unsure(found.addressed, book.read(page.session)):
        of = "1 adult" if len(unsure) == 1 else f"{len(unsure):,} adults"
        lines.append(
            f"The address of {of} does not surely say which house: each has an envelope of "
            "their own."
        )
    if found.nobody:
        names = "; ".join(f"{each.called}, {each.school_class}" for each in found.nobody[:5])
        more = f" and {len(found.nobody) - 5:,} more" if len(found.nobody) > 5 else ""
        lines.append(f"Nobody with a say is known for {names}{more}: see the roll.")
    return Confirm("Make these letters?", "\n\n".join(lines), "Make them", "Go back")
