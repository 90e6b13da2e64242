"""Connections to the pages: those that say nothing are let go, and one address has its share."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from tui.web_connection import Connection

Opened = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Open = Callable[[str], Any]


async def answers(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Say hello to whoever asks."""
    head = [(b"content-length", b"5")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b"hello"})


class Hasty(Connection):
    patience = 0.05
    each = 3


class Patient(Connection):
    patience = 3600.0
    each = 3


@asynccontextmanager
async def served(kind: type[Connection], **more: Any) -> AsyncIterator[Open]:
    """A server whose connections are of a kind; what it gives opens one from an address."""
    config = uvicorn.Config(
        answers, http=kind, port=0, log_config=None, lifespan="off", ws="none", **more
    )
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    (port,) = {sock.getsockname()[1] for each in server.servers for sock in each.sockets}

    async def opened(address: str) -> Opened:
        return await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))

    yield opened
    server.should_exit = server.force_exit = True
    await server.shutdown()


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return (await reader.readuntil(b"hello"))[:15]


async def is_over(reader: asyncio.StreamReader) -> bool:
    """Wait for the end of a connection."""
    try:
        return await reader.read() == b""
    except ConnectionResetError:
        return True


async def test_who_says_nothing_is_let_go() -> None:
    async with served(Hasty, timeout_keep_alive=3600) as opened:
        reader, writer = await opened("127.0.0.1")
        assert await is_over(reader)
        writer.close()


async def test_who_never_comes_to_the_end_of_a_request_is_let_go() -> None:
    async with served(Hasty, timeout_keep_alive=3600) as opened:
        reader, writer = await opened("127.0.0.1")
        writer.write(b"GET / HTTP/1.1\r\nHost: ")
        assert await is_over(reader)
        writer.close()


async def test_so_is_who_asks_once_and_then_only_begins() -> None:
    async with served(Hasty, timeout_keep_alive=3600) as opened:
        reader, writer = await opened("127.0.0.1")
        assert await ask(reader, writer) == b"HTTP/1.1 200 OK"
        writer.write(b"GET ")
        assert await is_over(reader)
        writer.close()


async def test_silent_connections_of_one_address_keep_nobody_else_out() -> None:
    async with served(Patient, limit_concurrency=6) as opened:
        silent = [await opened("127.0.0.2") for _ in range(10)]
        reader, writer = await opened("127.0.0.3")
        assert await ask(reader, writer) == b"HTTP/1.1 200 OK"
        assert [await is_over(reader) for reader, _ in silent[3:]] == [True] * 7
        for _, each in [*silent, (reader, writer)]:
            each.close()


async def test_a_proxy_on_this_machine_speaks_for_everybody() -> None:
    async with served(Patient) as opened:
        several = [await opened("127.0.0.1") for _ in range(6)]
        assert [await ask(*each) for each in several] == [b"HTTP/1.1 200 OK"] * 6
        for _, writer in several:
            writer.close()
