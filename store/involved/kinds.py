"""The kinds of entry about the people of a case, by name."""

ADDED, REMOVED = "case.person_added", "case.person_removed"
CHANGED, TIED = "case.person_changed", "case.person_tied"
SAME = "case.same_child"
LINKED, UNLINKED = "case.linked", "case.unlinked"
MARKED, MARK_PUT_RIGHT = "case.mark_added", "case.mark_corrected"
INFORMED = "case.informed"

ROWS = frozenset({SAME, LINKED, UNLINKED, MARKED, MARK_PUT_RIGHT, INFORMED})
"""Those that are kept as rows of the case; the others change its people."""

WHOM = "whom"
"""The part of a body that names, by its id in the case, whom it is about."""
