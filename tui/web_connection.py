"""A browser's connection: who keeps it waiting is let go, and one address has only so many.

Otherwise whoever opens connections and says nothing keeps everybody else out.
"""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""Seconds until a request has to have begun, and once more until its headers are there."""
EACH = 150
"""Connections from one address at a time: a class may share one."""
PROXIES = frozenset({"127.0.0.1", "::1"})
"""Where a proxy may speak for everybody."""


class Connection(H11Protocol):
    """A connection as uvicorn has it, with an end to its waiting."""

    patience: ClassVar[float] = PATIENCE
    each: ClassVar[int] = EACH
    _waits: asyncio.TimerHandle | None = None
    _begun = False

    # As uvicorn has it: what a server of TCP hands over can always be written to.
    def connection_made(  # type: ignore[override]
        self, transport: asyncio.Transport
    ) -> None:
        """Let somebody in, unless there are enough from there."""
        super().connection_made(transport)
        where = self._address(self)
        same = sum(self._address(each) == where for each in self.connections)
        if where not in PROXIES and same > self.each:
            transport.abort()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Give what has begun its time."""
        if self._waits is not None and not self._begun:
            self._wait(begun=True)
        super().data_received(data)

    def on_response_complete(self) -> None:
        """Wait for what is asked next."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._wait()

    def _wait(self, *, begun: bool = False) -> None:
        self._stop_waiting()
        self._begun = begun
        self._waits = self.loop.call_later(self.patience, self._late)

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None

    def _late(self) -> None:
        self._waits = None
        # What is being answered has limits of its own: a form has half a minute to arrive.
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()

    @staticmethod
    def _address(connection: object) -> str:
        client = getattr(connection, "client", None)
        return client[0] if client else ""
