"""What can be done at the desk, a tile each."""

from screens.staff.desk.desk_panes import handles_worries
from store.signing_in.session import Session

ACTS = (
    ("Concern", "log_concern", "c"),
    ("Small", "small", "s"),
    ("Case", "new_case", "n"),
    ("Search", "search", "/"),
    ("People", "people", "p"),
    ("QR code", "qr_code", "q"),
    ("My PIN", "change_pin", "k"),
    ("Exit", "leave", "e"),
    ("Lock", "lock", "Esc"),
    ("Answer", "answer", "a"),
)
FOR_READERS = ("small", "new_case")
"""The actions for those who read worries."""


def acts_for(session: Session) -> list[tuple[str, str, str]]:
    """Return the words, the action and the key of each tile for a session."""
    reads = handles_worries(session)
    return [each for each in ACTS if reads or each[1] not in FOR_READERS]
