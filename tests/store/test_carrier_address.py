"""From an address to a carrier; a wrong one is said without repeating what is in it."""

import subprocess
import sys
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from store.carriers.address import carrier_at, run_script
from store.carriers.carrier import Parcel
from store.carriers.folder import FolderCarrier
from store.carriers.postgres import PostgresCarrier
from store.carriers.postgres_line import complete
from store.errors import Refused, Unreachable
from tests.postgres_server import Server

SECRET = "blue-heron-42"


def test_a_folder_has_an_address(folder: Path) -> None:
    carrier = carrier_at(f" folder:{folder}\n", "oakfield")
    assert isinstance(carrier, FolderCarrier)
    assert carrier.terminals() == ()


def test_a_database_has_an_address_in_two_forms(server: Server) -> None:
    line = server.address("wb_oakfield_desk1")
    given = conninfo_to_dict(line)
    url = f"postgresql://wb_oakfield_desk1@/worrybox?host={given['host']}&port={given['port']}"
    for address in (line, url, url.replace("postgresql:", "postgres:")):
        carrier = carrier_at(address, "oakfield")
        assert isinstance(carrier, PostgresCarrier)
        carrier.send([Parcel("desk1", 1, b"")])
        assert carrier.terminals() == ("desk1",)
        carrier.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        SECRET,
        "folder:",
        f"folder:stick/{SECRET}",
        f"/media/{SECRET}",
        f"https://{SECRET}@carrier.example/",
        f"postgresql://desk:{SECRET}@[carrier",
        f"postgresql://desk:{SECRET}@carrier:port/x?y=z",
        f"host=carrier password='{SECRET}",
        f"host=carrier {SECRET}",
        f"host=carrier {SECRET}=1",
    ],
)
def test_a_wrong_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(Refused) as refused:
        carrier_at(address, "oakfield")
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None
    with pytest.raises(Refused):
        carrier_at("folder:/media/stick", "no school")


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://desk:{SECRET}@{SECRET}.invalid/x",
        f"host=/nowhere/{SECRET} password={SECRET} dbname={SECRET}",
        f"host=127.0.0.1 port=1 sslmode=disable user={SECRET} password={SECRET}",
    ],
)
def test_a_password_is_never_in_a_sentence(address: str) -> None:
    with pytest.raises(Unreachable, match="carrier") as raised:
        carrier_at(address, "oakfield").terminals()
    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_whoever_says_nothing_about_tls_gets_it_checked() -> None:
    assert conninfo_to_dict(complete("host=a.example"))["sslmode"] == "verify-full"
    assert conninfo_to_dict(complete("hostaddr=10.0.0.1"))["sslmode"] == "verify-full"
    assert conninfo_to_dict(complete("host=a sslmode=require"))["sslmode"] == "require"
    assert "sslmode" not in conninfo_to_dict(complete("host=/run/postgresql"))


def test_without_psycopg_a_folder_works_and_a_database_says_what_is_missing(folder: Path) -> None:
    program = f"""
import sys
sys.modules["psycopg"] = None
from store.carriers.address import carrier_at, run_script
from store.errors import Refused
print(carrier_at("folder:{folder}", "oakfield").terminals())
for do in (carrier_at, run_script):
    try:
        do("postgresql://a.example/b", "oakfield")
    except Refused as refused:
        print(refused)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[0] == "()"
    assert done.stdout.count("install worrybox[postgres]") == 2


def test_a_script_runs_wholly_or_not_at_all(server: Server) -> None:
    admin = server.address("admin")
    with pytest.raises(Unreachable, match="did not take"):
        run_script(admin, "CREATE TABLE wb_oakfield.half (a int); SELECT 1 / 0;")
    with server.admin() as line:
        assert line.execute("SELECT to_regclass('wb_oakfield.half')").fetchone() == (None,)
    with pytest.raises(Refused):
        run_script("folder:/media/stick", "SELECT 1")
