"""Writing down what the LADO, the police or social care advised about an adult."""

from functools import partial

from screens.staff.cases.before_told import first_told
from screens.staff.cases.case_head import label_of
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.looking.looking_work import LookingWork
from screens.times import moment
from store.adults import advice
from store.adults.rows import ADVICE
from store.cases.choices import AGENCIES, POLICE
from store.fields import Choice

ADVISED = Deed(ADVICE, "a", "Advice: LADO, police")
LOGGED_WITH_IT = "The call is logged with it."
STANDS = "A call that stands is not logged again: only what they said."
SAVED = "Saved. The history keeps who wrote it."


def ask(page: LookingWork) -> None:
    """Have it written down, of a call that was logged before or with the call that it is."""
    now = page.clock()
    stands = [
        Choice(each.id, f"{label_of(AGENCIES, each.to)}, {moment(each.when, now)}: {each.spoke}")
        for each in advice.calls(page.drawer, page.case)
    ]
    fields = advice.fields(stands)
    first = POLICE if advice.is_stopped(page.case) else "lado"
    write = partial(advice.log, page.drawer, page.case)
    page.ask(
        ADVISED.title,
        fields,
        lambda said: page.tried(lambda: write(said, page.clock()), SAVED),
        form=page.draft_name(ADVISED.id),
        values={
            "when": f"{now:%Y-%m-%d %H:%M}",
            "method": "phone",
            advice.OF: stands[-1].id if stands else first,
        },
        intro=STANDS if stands else LOGGED_WITH_IT,
        sure=gently(fields, first_told(page, page.case)),
    )
