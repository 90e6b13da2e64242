"""A real PostgreSQL server in a folder of its own, with TLS, as a school's administrator runs it.

The server refuses to run as root; then another user of this machine runs it.
"""

import os
import pwd
import random
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

DATABASE = "worrybox"
_CHANCE = random.SystemRandom()
_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = '{folder}'
port = {port}
fsync = {fsync}
max_connections = 40
ssl = on
ssl_ca_file = '{folder}/ca.crt'
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
"""
_HBA = """
local all all trust
hostssl worrybox +wb_tls__classroom 127.0.0.1/32 cert
hostssl worrybox +wb_tls__office 127.0.0.1/32 cert
hostnossl worrybox +wb_oakfield__office 127.0.0.1/32 trust
hostnossl worrybox +wb_oakfield__classroom 127.0.0.1/32 trust
"""


@dataclass
class Server:
    """One server. Tests reach it as anybody through its socket, over TLS as its rules say."""

    folder: Path = field(
        default_factory=lambda: Path(tempfile.mkdtemp(prefix="wb-pg-", dir="/tmp"))
    )
    port: int = field(default_factory=lambda: _free_port())
    fsync: str = "off"

    def make(self) -> None:
        """Make its files, start it, and make an empty database."""
        self._give(self.folder)
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "admin", "-N", "-E", "UTF8")
        self.certificates()
        self._write("pg_hba.conf", _HBA)
        settings = _SETTINGS.format(folder=self.folder, port=self.port, fsync=self.fsync)
        self._write("postgresql.auto.conf", settings)
        self.start()
        with self.admin("postgres") as line:
            line.execute(f"CREATE DATABASE {DATABASE}")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def address(self, user: str, database: str = DATABASE) -> str:
        """The address of somebody who comes through the socket."""
        return f"host={self.folder} port={self.port} dbname={database} user={user}"

    def tls(self, user: str, certificate: str) -> str:
        """The address of somebody who comes over TLS and bears a certificate."""
        bears = f"sslcert={self.folder}/{certificate}.crt sslkey={self.folder}/{certificate}.key"
        return (
            f"host=localhost hostaddr=127.0.0.1 port={self.port} dbname={DATABASE} user={user}"
            f" sslrootcert={self.folder}/ca.crt {bears}"
        )

    def admin(self, database: str = DATABASE) -> psycopg.Connection[tuple[Any, ...]]:
        return self.connect("admin", database)

    def connect(self, user: str, database: str = DATABASE) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self.address(user, database), autocommit=True)

    def certificates(self) -> None:
        """The school's own authority, and the server's certificate."""
        self._authority("ca")
        self.certificate("server", "localhost", "ca", "subjectAltName=DNS:localhost")
        for name in ("ca.crt", "server.crt", "server.key"):
            self._give(self.folder / name)

    def certificate(self, file: str, name: str, authority: str = "ca", extra: str = "") -> None:
        """A key and a certificate that bears a name, signed by an authority."""
        ca = self.folder / authority
        self._openssl(
            *("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-subj", f"/CN={name}", "-keyout", f"{file}.key", "-out", f"{file}.csr"),
        )
        (self.folder / f"{file}.ext").write_text(extra or "basicConstraints=CA:FALSE", "utf-8")
        self._openssl(
            *("x509", "-req", "-in", f"{file}.csr", "-days", "2", "-out", f"{file}.crt"),
            *("-CA", f"{ca}.crt", "-CAkey", f"{ca}.key", "-extfile", f"{file}.ext"),
        )
        (self.folder / f"{file}.key").chmod(0o600)

    def other_authority(self, file: str) -> None:
        """An authority that the server does not know."""
        self._authority(file)

    def _authority(self, file: str) -> None:
        self._openssl(
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-subj", f"/CN={file}", "-days", "2"),
            *("-keyout", f"{file}.key", "-out", f"{file}.crt"),
        )

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

    def _write(self, name: str, text: str) -> None:
        (self.data / name).write_text(text, "utf-8")

    def _run(self, program: str, *words: str | Path) -> None:
        given: Sequence[str | Path] = [_programs() / program, *words]
        # pg_ctl's server keeps what it inherits open: nothing may wait for its output to end.
        with (self.folder / "said").open("wb") as said:
            done = subprocess.run(
                given, stdout=said, stderr=said, cwd="/", check=False, **_somebody()
            )
        assert done.returncode == 0, (self.folder / "said").read_text("utf-8")

    def _give(self, path: Path) -> None:
        if who := _user():
            os.chown(path, pwd.getpwnam(who).pw_uid, pwd.getpwnam(who).pw_gid)
            # The tests still write here.
            if path.is_dir():
                path.chmod(0o755)


def _programs() -> Path:
    """Where Debian keeps the newest server's programs, else where the path leads."""
    found = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=shutil.which("pg_ctl"))
    assert newest, "PostgreSQL is not installed (on Debian: apt install postgresql)"
    return Path(newest).parent


def _user() -> str:
    if os.geteuid() != 0:
        return ""
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _somebody() -> dict[str, Any]:
    who = _user()
    return {"user": who, "group": pwd.getpwnam(who).pw_gid, "extra_groups": []} if who else {}


def _free_port() -> int:
    """A port below those that outgoing connections get: it is still free after a restart."""
    while True:
        port = _CHANCE.randrange(20_000, 32_000)
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
