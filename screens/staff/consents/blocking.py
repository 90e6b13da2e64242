"""A block for safeguarding reasons: what leads are asked to make, extend and lift one."""

from collections.abc import Callable, Mapping

from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import choices
from store.consents import acts
from store.consents.uses import Use


def ask_block(
    page: LivePage, pupil: str, uses: Mapping[str, Use], done: Callable[[], None], *, more: bool
) -> None:
    """Ask what is blocked, and why; what is blocked already stays (`more`)."""

    def block(said: dict[str, str]) -> None:
        acts.block(page.session, pupil, acts.everything_of(said, tuple(uses)), page.clock())
        done()

    page.ask(
        "Block more" if more else "Block for safeguarding reasons",
        acts.block_fields(choices(uses)),
        block,
        form=f"block@{pupil}",
        intro="Everybody else sees only that it is not permitted."
        + (" What is blocked already stays blocked." if more else ""),
    )


def ask_lift(page: LivePage, pupil: str, done: Callable[[], None]) -> None:
    """Ask why everything that is blocked may be lifted."""

    def lift(said: dict[str, str]) -> None:
        acts.lift(page.session, pupil, said, page.clock())
        done()

    page.ask("Lift the whole block", acts.LIFT_FIELDS, lift, form=f"lift@{pupil}")
