"""The kinds of entry that a case is folded from, by name, but those of one of its parts.

The people of a case (`involved.kinds`), what is looked into (`looking.noted`) and what is said of
an adult (`adults.rows`) name their own. Names never change: they are stored and signed.
"""

from store.adults.rows import HANDING
from store.worries.kinds import TASK_BACK as OF_WORRY_BACK

OPENED, CLOSED, REOPENED = "case.opened", "case.closed", "case.reopened"
CLOSING_PROPOSED, CLOSING_AGREED = "case.closing_proposed", "case.closing_agreed"
CLOSING_REFUSED = "case.closing_refused"

TRIAGED, STEP_TICKED, CATEGORISED = "case.triaged", "case.step_ticked", "case.categorised"
LOWERING_AGREED, LOWERING_REFUSED = "case.lowering_agreed", "case.lowering_refused"
"""That a second person agrees, or not, to what was said less grave."""

NOTE, ESCALATED = "case.note_added", "case.escalated"
ACTION, ACTION_DONE = "case.action_added", "case.action_done"
TASK_SENT, TASK_DONE = "case.task_sent", "case.task_done"
TASK_BACK = "case.task_taken_back"
"""That a colleague was asked no more, since what was told accuses them (`asking_back`)."""
PARENTS, PARENTS_AGREED = "case.parents", "case.parents_agreed"
PARENTS_REFUSED = "case.parents_refused"
"""That a safeguarding lead agrees, or not, that the parents are not told."""
SANCTIONED, SANCTION_LIFTED = "case.sanctioned", "case.sanction_lifted"
REPLIED = "case.replied"

KEEPING_AGREED, KEEPING_UNDONE = "case.keeping_agreed", "case.keeping_undone"
"""That somebody else agrees that it was kept from one who leads, or undoes it."""
CLEARING_AGREED, CLEARING_UNDONE = "case.clearing_agreed", "case.clearing_undone"
"""That somebody else agrees that it is not about whom it names, or undoes it (`cleared`)."""
KEPT_FROM, PASSED_ON = "case.kept_from", "case.passed_on"
WORRY_LEFT = "case.worry_left"
WORRY_PUT_IN = "case.worry_put_in"
"""What was told was put into a case that was there; which worry it was says its own entry."""
GO_ALONG = frozenset({HANDING, WORRY_PUT_IN, OF_WORRY_BACK})
"""What no history shows: another entry says it."""
MOVED_IN, MOVED_OUT = "case.moved_in", "case.moved_out"
PRINTED, NOT_PRINTED, COPIED = "case.printed", "case.not_printed", "case.copied"

CHOSEN = "case.chosen"
"""Which of the decisions stands that people made who did not know of one another."""
