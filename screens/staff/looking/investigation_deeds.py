"""What can be done in an investigation, each by its key, and what whoever signs it reads first."""

from screens.staff.deeds import Deed
from store.looking.noted import (
    ABOUT,
    CLOSED,
    COMPUTER,
    JUDGED,
    REOPENED,
    REVIEWER,
    SESSION,
    SIGNED,
    SITE,
)

LOG = Deed(SESSION, "l", "Log a session")
ADD_SITE = Deed(SITE, "a", "Add a site or device")
JUDGE = Deed(JUDGED, "j", "Judge")
SIGN = Deed(SIGNED, "g", "Sign, with your PIN")
CLOSE = Deed(CLOSED, "c", "Close it")
OTHER_REVIEWER = Deed(REVIEWER, "r", "Another reviewer")
OTHER_COMPUTER = Deed(COMPUTER, "m", "Another computer")
ABOUT_TOO = Deed(ABOUT, "b", "About somebody else too")
AGAIN = Deed(REOPENED, "u", "Open it again")
PRINT = Deed("print", "p", "Print the record", everybody=True)
INSIDE = (
    LOG,
    ADD_SITE,
    JUDGE,
    SIGN,
    CLOSE,
    AGAIN,
    PRINT,
    OTHER_REVIEWER,
    OTHER_COMPUTER,
    ABOUT_TOO,
)
"""What is done in an investigation and nowhere else; the page before it has no such key."""
LOOKS_AT_NOTHING = (SIGN, CLOSE, OTHER_REVIEWER, ABOUT_TOO)
"""What is done while others wait for advice too, but not after STOP."""

_AS_IT_STANDS = (
    "and that it says what was found, as it stands now. If anything is added later, you are asked "
    "again."
)
SIGNING = f"You sign that you reviewed it, {_AS_IT_STANDS}"
SIGNING_WITHOUT_SESSION = (
    f"You sign that you went through what you wrote, though in no session, {_AS_IT_STANDS}"
)
IN_NO_SESSION = (
    "You were in no session that is logged here, so you cannot sign that you looked together. If "
    "you were in one, go back and log it (L). Else your signature says what you went through."
)
