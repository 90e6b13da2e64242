"""Who may ask at all, how often and how much; and what every answer tells the browser."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screens.served.rates import Rates
from store.errors import Refused

Network = IPv4Network | IPv6Network

HOME_NETWORKS = (
    "127.0.0.0/8",
    "::1/128",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "fc00::/7",
    "fe80::/10",
)
"""This machine itself and the networks that no address outside can belong to."""
REQUESTS = 900
"""Requests a minute from one address, and as many forms: a class of thirty may share one."""
LARGEST = 128 * 1024
"""Bytes that a form may hold: two full pages of words, however they are written."""
KIND = 60
"""Times a minute that an address which is turned away is told so on a page, with all its words."""
DIGITS = 12
"""Digits of a length that are read at all."""

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors "
)
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": f"{_POLICY}'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}
"""What every answer says: nothing is kept, nothing is fetched from elsewhere, nothing runs."""


FRAMED = {"content-security-policy": f"{_POLICY}'self'", "x-frame-options": "SAMEORIGIN"}
"""What is said instead of a page that stands within another one of this site."""


def networks(said: Iterable[str]) -> tuple[Network, ...]:
    """Read networks as `10.0.0.0/8`.

    Raises:
        Refused: one of them is none.
    """
    try:
        return tuple(ip_network(each) for each in said)
    except ValueError:
        raise Refused("A network is written like 10.1.0.0/16.") from None


@dataclass(frozen=True)
class Door:
    """Whom to let in: the networks that may ask, and the names this machine goes by."""

    networks: tuple[Network, ...]
    names: tuple[str, ...] = ()

    def lets_in(self, address: str) -> bool:
        """Tell whether somebody at this address may ask."""
        try:
            asking = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        mapped = getattr(asking, "ipv4_mapped", None)
        return any((mapped or asking) in network for network in self.networks)

    def goes_by(self, host: str) -> bool:
        """Tell whether a Host header names this machine; a bare address cannot be rebound."""
        name = host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdigit() else host
        if name.casefold().rstrip(".") in {each.casefold() for each in (*self.names, "localhost")}:
            return True
        try:
            ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True


TOO_OFTEN = 429
SORRY = "Worry Box stopped. Please tell a grown-up."
SAID = {
    403: "Not from here.",
    405: "Not this way.",
    413: "Too much.",
    421: "Not this name.",
    TOO_OFTEN: "Too often. Please ask a grown-up.",
    500: SORRY,
}
"""What is said to a child who is turned away."""


NOT_LET_IN = frozenset({403, 421})
"""Numbers of those who came from elsewhere, or by another name."""
Said = Callable[[int, Scope], Response]
"""Returns what is said to whoever is turned away with a number."""


def plain(status: int, scope: Scope) -> Response:
    """Return what is said in two words."""
    return PlainTextResponse(SAID[status], status)


def household(address: str) -> str:
    """Return what counts as one address: of the newer kind every home has a whole network."""
    try:
        asking = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if asking.version == 6 and asking.ipv4_mapped is None:
        return str(ip_network((asking, 64), strict=False))
    return address


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


async def _nothing_comes() -> Message:
    return {"type": "http.disconnect"}


class Guard:
    """Stands before everything else; what it turns away reaches no page and leaves no trace."""

    def __init__(
        self,
        inner: ASGIApp,
        door: Door,
        note: Callable[[BaseException], None],
        *,
        said: Said = plain,
        headers: Mapping[str, str] = HEADERS,
        often: str = "",
    ) -> None:
        """`often` is the path of the page for whoever comes too often; without it two words are."""
        self._inner, self._door, self._note = inner, door, note
        self._said, self._headers = said, headers
        # Pages that are looked at again and again keep no form away, and words are in a form.
        self._requests, self._forms = Rates(REQUESTS), Rates(REQUESTS)
        self._often, self._kind = often, Rates(KIND)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or turn it away with a number and what is said."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        status = self._refuses(scope)
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = self._with_headers(message.get("headers", ()))
            await send(message)

        if status == TOO_OFTEN and self._often and self._kind.take(household(_address(scope))):
            scope = {**scope, "path": self._often, "method": "GET"}
        elif status:
            await self._answer(send_on, status, scope)
            return
        try:
            await self._inner(scope, receive, send_on)
        except Exception as error:  # noqa: BLE001 - what it says may be a child's words
            self._note(error)
            if not begun:
                await self._answer(send_on, 500, scope)

    def _refuses(self, scope: Scope) -> int:
        address = _address(scope)
        headers = dict(scope["headers"])
        if not self._door.lets_in(address):
            return 403
        if not self._door.goes_by(headers.get(b"host", b"").decode("latin-1")):
            return 421
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > DIGITS or int(length) > LARGEST:
            return 413
        rates = self._forms if scope["method"] == "POST" else self._requests
        return 0 if rates.take(household(address)) else TOO_OFTEN

    def _with_headers(self, there: Sequence[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        named = {name.lower() for name, _ in there}
        ours = [(name.encode(), value.encode()) for name, value in self._headers.items()]
        return [*there, *(pair for pair in ours if pair[0] not in named)]

    async def _answer(self, send: Send, status: int, scope: Scope) -> None:
        often = status in NOT_LET_IN and not self._kind.take(household(_address(scope)))
        try:
            response = (plain if often else self._said)(status, scope)
        except Exception as error:  # noqa: BLE001 - two words are better than none
            self._note(error)
            response = plain(status, scope)
        await response(scope, _nothing_comes, send)
