"""Letting machines in that have answered their invitations: one, or several with one word."""

from collections.abc import Callable, Sequence
from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.terminals.terminal_rows import Known
from screens.staff.terminals.terminal_words import KIND_DOES, KIND_NAMES
from screens.widgets.dialogs import Confirm
from store.fields import Choice, Field, Kind
from store.school.public_list import PublicList
from store.terminals import enrolment

Propose = Callable[[PublicList, str], None]
"""Is given the next list and what it is for."""

CAREFUL = "only when you know which machine it is and where it stands."


def let_in(
    page: StaffScreen[Any], marked: Known, answered: Sequence[Known], propose: Propose
) -> None:
    """Ask which of the machines that have `answered` to let in, beginning with the one `marked`."""

    def join(ids: Sequence[str]) -> None:
        joining = [each for each in enrolment.newcomers(page.session.home) if each.terminal in ids]
        if joining:
            names = ", ".join(each.name for each in joining)
            word = "joins" if len(joining) == 1 else "join"
            propose(
                enrolment.admit(page.session.public, *joining), f"{names} {word} the terminals."
            )

    if len(answered) == 1:
        page.app.push_screen(_one(page, marked), lambda yes: join([marked.id]) if yes else None)
        return
    choices = tuple(Choice(each.id, f"{each.name} ({_kind(each)})") for each in answered)
    page.ask(
        "Let machines in",
        (Field("machines", "Which have answered?", Kind.SEVERAL, True, choices=choices),),
        lambda said: join(said["machines"].split("\n")),
        form="terminal@let-in",
        values={"machines": marked.id},
        intro=f"Another keeper agrees once for all you choose. Choose each {CAREFUL}",
        save="Let in",
    )


def _one(page: StaffScreen[Any], only: Known) -> Confirm:
    letter = enrolment.next_letter(page.session.public)
    return Confirm(
        f"Let {only.name} in?",
        f"It becomes terminal {letter}, kind: {_kind(only)}. "
        f"{KIND_DOES[only.kind]} Let it in {CAREFUL}",
        yes="Let it in",
        no="Not now",
    )


def _kind(known: Known) -> str:
    return KIND_NAMES[known.kind].lower()
