"""The kinds of entry that a worry is folded from, by name. They are stored and signed."""

RECEIVED, ADDED_TO = "worry.received", "worry.added_to"
SEEN, ANSWERED = "worry.seen", "worry.answered"
LINKED, UNLINKED = "worry.linked", "worry.unlinked"
FILED, REOPENED = "worry.filed", "worry.reopened"
TASK_SENT, TASK_DONE = "worry.task_sent", "worry.task_done"
KEPT_FROM = "worry.kept_from"
KEEPING_AGREED, KEEPING_UNDONE = "worry.keeping_agreed", "worry.keeping_undone"
"""That somebody else agrees that it was kept from one who leads, or undoes it."""
MOVED_IN, MOVED_OUT = "worry.moved_in", "worry.moved_out"

CHOSEN = "worry.chosen"
"""Which of the decisions stands that people made who did not know of one another."""
