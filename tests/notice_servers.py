"""Servers that take notices: a mail server and a web service, on this machine, for tests."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer, StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any


@dataclass
class Post:
    """Where a server listens, and what it was given."""

    port: int
    mails: list[Message] = field(default_factory=list)
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answer: int = 200


@contextmanager
def mail_server() -> Iterator[Post]:
    """Take e-mail over SMTP."""
    post = Post(0)

    class Handler(StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 test")
            for raw in iter(self.rfile.readline, b""):
                word = raw.decode().strip().upper()
                if word.startswith("DATA"):
                    self.say("354 go on")
                    lines = []
                    for line in iter(self.rfile.readline, b".\r\n"):
                        lines.append(line.removeprefix(b"."))
                    post.mails.append(message_from_bytes(b"".join(lines)))
                    self.say("250 taken")
                elif word.startswith("QUIT"):
                    self.say("221 bye")
                    return
                else:
                    self.say("250 well")

    with _running(ThreadingTCPServer(("127.0.0.1", 0), Handler), post):
        yield post


@contextmanager
def web_service() -> Iterator[Post]:
    """Take notices over HTTP, as ntfy and JSON services do."""
    post = Post(0)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            post.requests.append((self.path, json.loads(body)))
            self.send_response(post.answer)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *given: object) -> None:
            pass

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Handler), post):
        yield post


@contextmanager
def _running(server: BaseServer, post: Post) -> Iterator[None]:
    post.port = server.server_address[1]  # type: ignore[assignment,index]
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
