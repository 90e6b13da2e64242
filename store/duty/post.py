"""Sending one notice, by Apprise. It talks to the network and touches no file of ours."""

import logging
import re
from dataclasses import dataclass
from threading import get_ident
from typing import Any
from urllib.parse import quote

from store.duty.reach import is_email, kind_of

CONNECT, READ = 10.0, 20.0
"""Seconds that a service may take to answer, and to take the notice."""
NO_MAIL = "the school has no way to send e-mail yet (Notices, M)"
UNREACHED = "the service could not be reached"
REFUSED = "the service did not take it"
UNKNOWN = "the address cannot be used"

_REASONS = (
    (re.compile(r"error=([45]\d\d)"), "the service answered {}"),
    (re.compile(r"authenticat|login|5\.7\.\d", re.I), "the service refused the password"),
    (re.compile(r"connect|timed? ?out|resolve|unreachable|socket", re.I), UNREACHED),
)


@dataclass(frozen=True)
class Letter:
    """A notice to one person: `mail` is the school's way to send e-mail, empty without one."""

    addresses: tuple[str, ...]
    title: str
    text: str
    mail: str = ""

    def __repr__(self) -> str:
        return "Letter(…)"


@dataclass(frozen=True)
class Went:
    """What became of a letter: whether any address took it, and `why` others did not.

    The reasons are our own: what a service or a library says may hold a password.
    """

    anywhere: bool
    why: str = ""


def send(letter: Letter) -> Went:
    """Send a letter to every address. Of several each that did not take it is told by itself."""
    reasons = [_send(address, letter) for address in letter.addresses]
    if not reasons:
        return Went(anywhere=False, why=UNKNOWN)
    if len(reasons) == 1:
        return Went(not reasons[0], reasons[0])
    missed = [
        f"{kind_of(address)} (line {line}): {why}"
        for line, (address, why) in enumerate(zip(letter.addresses, reasons, strict=True), 1)
        if why
    ]
    return Went("" in reasons, "; ".join(missed))


def judge(addresses: tuple[str, ...]) -> str:
    """Say which address Apprise does not know; empty when all are well. Slow the first time."""
    for place, address in enumerate(addresses, 1):
        if not is_email(address) and _opened(address) is None:
            kind = address.partition("://")[0]
            return f"Address {place} ({kind}://…) is none that Apprise knows. Is it complete?"
    return ""


def _send(address: str, letter: Letter) -> str:
    if is_email(address):
        if not letter.mail:
            return NO_MAIL
        address = f"{letter.mail}{'&' if '?' in letter.mail else '?'}to={quote(address)}"
    heard = _Heard()
    logger = logging.getLogger("apprise")
    logger.addHandler(heard)
    try:
        service = _opened(address)
        if service is None:
            return UNKNOWN
        went = service.notify(title=letter.title, body=letter.text, body_format="text")
        return "" if went else heard.reason
    except Exception as error:  # noqa: BLE001 - a service's module may raise whatever it likes
        return f"{REFUSED} ({type(error).__name__})"
    finally:
        logger.removeHandler(heard)


def _opened(address: str) -> Any:
    """Return Apprise's service for an address, with our limits of time; None when it is none."""
    from apprise import Apprise, AppriseAsset  # it reads a hundred services: a second's work

    asset = AppriseAsset(app_id="Worry Box", app_desc="Worry Box", async_mode=False)
    service = Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if service is not None:
        service.socket_connect_timeout, service.socket_read_timeout = CONNECT, READ
    return service


class _Heard(logging.Handler):
    """Listens to what Apprise says in this thread, for a reason of ours."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._thread, self._said = get_ident(), list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was said, in memory."""
        if record.thread == self._thread:
            self._said.append(record.getMessage())

    @property
    def reason(self) -> str:
        """Why it did not go."""
        said = "\n".join(self._said)
        for pattern, words in _REASONS:
            if found := pattern.search(said):
                return words.format(*found.groups())
        return REFUSED
