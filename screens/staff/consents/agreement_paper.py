"""Printing agreements to be signed on paper: of grown-ups a sheet each, of a class one for all."""

from collections.abc import Sequence

from screens.papers import agreements as paper
from screens.papers.agreements import Sheet
from screens.staff.base import StaffScreen
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from store import printouts
from store.consents.forms import Form
from store.consents.signing_up import Standing
from store.fields import Choice, Field, Kind
from store.roll import book

MISSING, ONE, BLANK = "missing", "one", "blank"
FOLDER = Field("folder", "Save in", required=True, limit=1000)


def ask(
    screen: StaffScreen[None], form: Form, marked: Standing, missing: Sequence[Standing]
) -> None:
    """Ask whom the sheets are for and where to, and make them.

    `missing` are the grown-ups who have not signed these words.
    """
    choices = [Choice(ONE, f"{marked.name} alone")]
    if missing:
        some = "1 who has" if len(missing) == 1 else f"{len(missing)} who have"
        choices.insert(0, Choice(MISSING, f"The {some} not signed, a sheet each"))
    choices.append(Choice(BLANK, "A blank sheet, to be copied for visitors"))

    def chosen(said: dict[str, str]) -> None:
        names = {MISSING: [each.name for each in missing], ONE: [marked.name], BLANK: [""]}
        _make(screen, form, [Sheet(name) for name in names[said["who"]]], said["folder"])

    screen.ask(
        f"Print: {form.title}",
        (Field("who", "For", Kind.CHOICE, True, choices=tuple(choices)), FOLDER),
        chosen,
        form="agree@print",
        values={"who": choices[0].id, "folder": _usual()},
        save="Print",
    )


def ask_class(screen: StaffScreen[None], form: Form, school_class: str) -> None:
    """Ask where to, and make the sheet of a class with the names of its children.

    Raises:
        Refused: nobody of this class is on the roll.
    """
    names = tuple(each.called for each in book.of_class(screen.session, school_class))
    screen.ask(
        f"Print: {form.title}, {school_class}",
        (FOLDER,),
        lambda said: _make(screen, form, [Sheet(school_class, names)], said["folder"]),
        form="agree@print-class",
        values={"folder": _usual()},
        save="Print",
        ready=True,
    )


def _usual() -> str:
    return str(printouts.usual_folder() / "papers")


def _make(screen: StaffScreen[None], form: Form, sheets: Sequence[Sheet], typed: str) -> None:
    folder, public = printouts.folder_named(typed), screen.session.public
    name = printouts.free_name(folder, printouts.file_name("agreement", form.title))

    def made(outcome: Outcome | None) -> None:
        if outcome is None:
            return
        if outcome.error is not None:
            screen.app.push_screen(Message("Not printed", str(outcome.error)))
            return
        words = (
            f"{outcome.value}\n\nWhen it comes back signed, note it here: Enter, or S for several."
        )
        screen.app.push_screen(Message("Saved", words))

    def draw() -> object:
        return printouts.put(folder, name, paper.draw(public, form, sheets).content)

    screen.app.push_screen(Busy("Making the paper…", draw), made)
