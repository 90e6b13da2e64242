"""The server of the pages in a browser: one process, one thread for everything that is kept."""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

from screens.served.guard import Door, Guard
from store.errors import OutOfOrder, Refused
from store.home import Home
from tui import last_words, signals
from tui.carrying import Carrying
from tui.web_connection import Connection

TICK = 1.0
AT_ONCE = 600
"""Connections at a time, few enough for the files that a process may have open."""
LAST_ROUND = 20
"""Seconds that the end waits for a carrier."""
Ready = Callable[[str], None]
"""Told the address once somebody could come."""


@dataclass(frozen=True)
class Serving:
    """Where and how to serve."""

    door: Door
    address: str = "127.0.0.1"
    port: int = 8443
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    guard: Callable[[ASGIApp, Door, Callable[[BaseException], None]], Guard] = Guard

    @property
    def secure(self) -> bool:
        """Tell whether browsers reach it over TLS."""
        return self.certificate is not None or self.behind_proxy


class Site(Protocol):
    """The pages to serve, and what they do as time goes by."""

    def app(self) -> ASGIApp:
        """Return them as an application that a server can serve."""

    def tick(self, seconds: int) -> None:
        """Let time go by; `seconds` counts from the start."""

    def end(self) -> None:
        """Do what is still to be done: nobody can come any more."""


def serve(home: Home, site: Site, serving: Serving, log: Path, ready: Ready) -> None:
    """Serve until told to end; `ready` is called once somebody could come.

    Raises:
        OutOfOrder: the port is taken or may not be used.
        Refused: the certificate does not fit.
    """
    note = partial(last_words.record, log=log)
    with _bound(serving) as listening:
        last_words.listen(note, lambda name: None)
        logging.getLogger("uvicorn").propagate = False
        asyncio.run(_run(home, site, serving, listening, note, ready))


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever runs it: there is a last round to be done."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield

    def end(self) -> None:
        """Answer what was asked, then end."""
        self.should_exit = True


async def _run(
    home: Home,
    site: Site,
    serving: Serving,
    listening: socket.socket,
    note: Callable[[BaseException], None],
    ready: Ready,
) -> None:
    last_words.listen_to_loop(asyncio.get_running_loop(), note)
    server = _Server(_config(site, serving, note))
    signals.listen(lambda status: server.end())
    carrying = Carrying(home, note=note)
    beating = asyncio.create_task(_beat(site, carrying, note))
    ready(_where(serving, listening))
    try:
        await server.serve(sockets=[listening])
    finally:
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
        try:
            site.end()
        except Exception as error:  # noqa: BLE001 - what is kept goes out all the same
            note(error)
        await _carry_out(carrying)
        carrying.close()


async def _beat(site: Site, carrying: Carrying, note: Callable[[BaseException], None]) -> None:
    """Let time go by: carry, forget, try calls again. What touches files runs in this thread."""
    seconds = 0
    while True:
        await asyncio.sleep(TICK)
        seconds += 1
        try:
            carrying.tick(TICK)
            site.tick(seconds)
        except Exception as error:  # noqa: BLE001 - the pages go on
            note(error)


async def _carry_out(carrying: Carrying) -> None:
    for _ in range(LAST_ROUND):
        if carrying.settled:
            return
        carrying.tick(TICK)
        await asyncio.sleep(TICK / 4)


def _config(site: Site, serving: Serving, note: Callable[[BaseException], None]) -> uvicorn.Config:
    return uvicorn.Config(
        serving.guard(site.app(), serving.door, note),
        http=Connection,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        proxy_headers=serving.behind_proxy,
        forwarded_allow_ips=["127.0.0.1", "::1"] if serving.behind_proxy else None,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=5,
        ws="none",
        ssl_certfile=serving.certificate,
        ssl_keyfile=serving.key,
    )


def _where(serving: Serving, listening: socket.socket) -> str:
    scheme = "https" if serving.certificate else "http"
    name = serving.door.names[0] if serving.door.names else serving.address
    shown = f"[{name}]" if ":" in name else name
    return f"{scheme}://{shown}:{listening.getsockname()[1]}/"


def _bound(serving: Serving) -> socket.socket:
    """Bind first, so that what stands in the way is one sentence."""
    family = socket.AF_INET6 if ":" in serving.address else socket.AF_INET
    # Named so, asyncio does not let a page's last bytes wait 40 ms for the first to be confirmed.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((serving.address, serving.port))
        listening.listen()  # from now on nobody is refused
    except OSError:
        listening.close()
        raise OutOfOrder(
            f"Nobody can be served at {serving.address}, port {serving.port}: "
            "it is taken, or this user may not use it."
        ) from None
    return listening


def check_certificate(certificate: Path, key: Path | None) -> None:
    """Refuse a certificate that no browser could be shown.

    Raises:
        Refused: it cannot be read, or its key does not fit.
    """
    import ssl

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError):
        raise Refused("The certificate cannot be read, or the key is not its own.") from None
