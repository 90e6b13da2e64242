"""A network between a terminal and a server that a test can break where it likes."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Self

Rule = Callable[[bytes], bool]
"""Is asked about every piece the server sends; the line breaks before one that it says no to."""


class Proxy:
    """Passes everything on to a port of this machine until it is told otherwise."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.passes: Rule = lambda piece: True
        self.silent = False
        """Whether pieces from the server are kept back without an end."""

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        _close(self._listening)
        for each in self._open:
            _close(each)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._open += [near, far]
                self._start(partial(self._pass, near, far, lambda piece: True))
                self._start(partial(self._pass, far, near, self._may_pass))

    def _may_pass(self, piece: bytes) -> bool:
        return self.passes(piece)

    def _pass(self, source: socket.socket, target: socket.socket, passes: Rule) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                if not passes(piece):
                    break
                if not self.silent:
                    target.sendall(piece)
        _close(source)
        _close(target)

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()


def _close(one: socket.socket) -> None:
    # Shutting down wakes a thread that waits in it; closing alone does not.
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
