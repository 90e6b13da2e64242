"""Inviting a terminal: what is asked, the slow sealing, and the words that are shown once."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from assets.texts import wordlist
from screens.staff.base import StaffScreen
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen
from store.carriers.address import carrier_at, is_database
from store.crypto.codes import make_words
from store.errors import Incomplete, Refused, Unreachable
from store.fields import Choice, Field, Kind
from store.home import Home
from store.terminals import enrolment, invitation_file, settings
from store.terminals.enrolment import Invitation

Done = Callable[[str], None]
"""Is told the id of the terminal about which something has changed."""

FIELDS = (
    Field("place", "Where it stands", required=True, limit=40, hint="For example: Year 3"),
    Field(
        "kind",
        "Kind",
        Kind.CHOICE,
        True,
        choices=(
            Choice("classroom", "Classroom: children tell here"),
            Choice("office", "Office: staff read it here"),
            Choice("forms", "Parents' form: posts what parents fill in"),
        ),
    ),
    Field(
        "carrier",
        "Way to the others",
        required=True,
        hint="As the new machine finds it.",
    ),
    Field("file", "Save the file as", required=True, hint="On a stick, for example."),
)
INTRO = (
    "A file and four words let it in. Carry the file there; say the words apart from it. "
    "The way begins with folder:/ or postgresql://."
)
ALONE = "This terminal has no way to the others yet: it takes the same one from now on."


def invite(page: StaffScreen[None], done: Done) -> None:
    """Ask about a new terminal, make its file, show its words; `done` comes after each step."""
    home = page.session.home
    own = settings.get(home.desk.db, settings.CARRIER)
    letter = enrolment.next_letter(home.desk.school)
    page.ask(
        "Invite a terminal",
        FIELDS,
        lambda said: _seal(page, said, done),
        form="terminal@invite",
        values={
            "kind": "classroom",
            "carrier": own,
            "file": invitation_file.usual_file(letter),
        },
        intro=INTRO if own else f"{INTRO} {ALONE}",
        save="Go on",
        sure=lambda said: _judge(home, said),
    )


def _judge(home: Home, said: dict[str, str]) -> None:
    own = settings.get(home.desk.db, settings.CARRIER)
    if not own and is_database(said["carrier"].strip()):
        sentence = "First end Worry Box and run worrybox carrier use ADDRESS, for this terminal."
        raise Incomplete({"carrier": sentence})
    judges: dict[str, Callable[[], object]] = {
        "carrier": lambda: _judge_way(home, said["carrier"].strip(), own),
        "file": lambda: invitation_file.judge_place(_path(said)),
    }
    for field, judge in judges.items():
        try:
            judge()
        except (Refused, Unreachable) as error:
            raise Incomplete({field: str(error)}) from None


def _judge_way(home: Home, address: str, own: str) -> None:
    """Judge the way of the new machine; one that this terminal is to take too has to be there."""
    with closing(carrier_at(address, home.desk.id)) as carrier:
        if not own:
            carrier.terminals()


def _path(said: dict[str, str]) -> Path:
    return Path(said["file"].strip()).expanduser()


def _seal(page: StaffScreen[None], said: dict[str, str], done: Done) -> None:
    home, address = page.session.home, said["carrier"].strip()
    made = enrolment.invite(home, said["kind"], said["place"], address, page.clock())
    if not settings.get(home.desk.db, settings.CARRIER):
        settings.put(home.desk.db, settings.CARRIER, address)
    words, path = make_words(wordlist()), _path(said)
    done(made.terminal)

    def sealed(outcome: Outcome | None) -> None:
        def keep() -> None:
            if outcome is None or outcome.error is not None:
                raise (outcome and outcome.error) or Refused("It was broken off.")
            invitation_file.save(path, outcome.value)

        if page.attempt(keep):
            page.app.push_screen(
                Invited(made, words, path, home.desk.id), lambda _: done(made.terminal)
            )
        else:
            enrolment.take_back(home, made.terminal)
            done("")

    job = Busy("Sealing the invitation…", lambda: enrolment.lock(made, words, home.effort))
    page.app.push_screen(job, sealed)


class Invited(ModalScreen[None]):
    """Shows the four words large. It closes only by saying that they were written down."""

    def __init__(self, made: Invitation, words: str, path: Path, school: str) -> None:
        super().__init__()
        self._made, self._words, self._path, self._school = made, words, path, school

    def compose(self) -> ComposeResult:
        """Draw the words between what was made and how to go on."""
        with Vertical(classes="dialog"):
            yield PlainText(f"The four words for {self._made.name}", classes="dialog-title")
            yield PlainText(_large(self._words), classes="secret-shown")
            yield PlainText(self._next(), classes="dialog-intro")
            with Horizontal(classes="dialog-buttons"):
                yield Button("I have written them down", id="written", classes="-main")

    def _next(self) -> str:
        login = ""
        if is_database(self._made.carrier):
            login = (
                "First make its login on the server: worrybox carrier postgres "
                f"--school {self._school} --add {self._made.terminal} --kind {self._made.kind}\n"
            )
        return (
            f"{login}Carry the file to the new machine and run there:\n"
            f"worrybox enrol {self._path.name}\n"
            "It asks for these words. They are not shown again. When the machine has answered it "
            f"stands in the list here, to be let in.\nThe file: {self._path}"
        )

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._words = ""
        self.dismiss(None)


def _large(words: str) -> str:
    """Return the words as people copy them: numbered, one a line."""
    each = words.split(" ")
    width = max(map(len, each))
    return "\n".join(f"{place}   {word:<{width}}" for place, word in enumerate(each, 1))
