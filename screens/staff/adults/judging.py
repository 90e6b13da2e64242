"""Judging the harm threshold; what says less than an earlier judgement waits for somebody else."""

from collections.abc import Sequence

from screens.staff.adults import adult_words
from screens.staff.cases.triage_page import LESS_GRAVE, UNTIL
from screens.staff.deeds import Deed
from screens.staff.looking.looking_work import LookingWork
from screens.staff.second_words import who_agrees, with_days
from screens.widgets.dialogs import Confirm
from store.adults import threshold
from store.adults.matter import HEAVY, MET, OTHER
from store.adults.rows import THRESHOLD
from store.cases import gravity, lowering
from store.fields import Values
from store.worries.worry import Worry

JUDGE = Deed(THRESHOLD, "j", "Judge the threshold")
SAVED = "Saved. The history keeps who wrote it."
PROPOSED = "Proposed. Until somebody else agrees it stays as it was judged before."


def ask(page: LookingWork, worries: Sequence[Worry]) -> None:
    """Have the questions answered; where it comes to less than it did, ask who agrees."""
    public, case = page.session.public, page.case

    def judged(filled: dict[str, str]) -> None:
        said = dict(threshold.chosen(filled))
        if threshold.lowers(public, page.case, said):
            fields = lowering.fields(page.session, page.drawer, page.case)
            page.ask(
                LESS_GRAVE,
                fields,
                lambda less: _record(page, said, less),
                form=page.draft_name("lowering"),
                intro=with_days(page.session, UNTIL, fields, page.clock()),
                save="Propose",
            )
        else:
            _record(page, said)

    page.ask(
        JUDGE.title,
        threshold.fields(public, case.matter.not_judged),
        judged,
        form=page.draft_name(JUDGE.id),
        values=threshold.proposed(public, case, worries),
        intro="A yes or a not sure needs no proof. The adult is told nothing yet.",
        sure=lambda said: _follows(page, dict(threshold.chosen(said))),
    )


def _record(page: LookingWork, said: Values, less: Values | None = None) -> None:
    now, drawer = page.clock(), page.drawer
    if less is not None:
        drawer, less = lowering.propose(page.session, drawer, page.case, less, now)
    threshold.judge(page.session, drawer, page.case, said, now, less)
    page.reload()
    waits = page.record is not None and gravity.waiting(page.case)
    page.say(PROPOSED if waits else SAVED if page.record is not None else "")


def _follows(page: LookingWork, said: dict[str, str]) -> Confirm:
    threshold.refuse_untold(page.session, page.drawer, page.case, said)
    public, outcome = page.session.public, threshold.comes_to(said)
    name = threshold.name_of(public, said)
    lines = [f"About {name}: {adult_words.COMES_TO[outcome]}."]
    if outcome in HEAVY:
        lines.append(
            "Nobody questions the adult or the child, and nobody looks into it, before the "
            "LADO has advised. They are rung within one working day."
        )
    else:
        lines += adult_words.judged_before(page.case.matter, public, page.clock())
        lines.append("It is kept in the register. Then R says what is done about it.")
    if said[threshold.ADULT] not in (*page.case.kept_from, OTHER):
        adult = said[threshold.ADULT]
        word = who_agrees(page.session, page.drawer, page.case, adult, about=True)
        lines.append(f"It is kept from {name} from now on. {word}".strip())
    yes = "It may meet it" if outcome == MET else "Ask the LADO" if outcome in HEAVY else "Keep"
    return Confirm("Is it so?", "\n\n".join(lines), yes, "Go back")
