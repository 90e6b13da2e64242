"""Arrows point one way: tui → screens → store → assets. The imports say so.

Tests stand beside each other: each file has one subject and lends nothing to another.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("assets", "store", "screens", "tui")
APART = ("screens.pupil", "screens.staff", "screens.parents")
DRAWING = {"textual", "rich", "starlette"}
DATABASES = {"sqlite_utils", "sqlcipher3"}
DOOR_TO_DATABASES = "store/database.py"
LONGEST = 300

FILES = sorted(
    file.relative_to(ROOT).as_posix() for layer in LAYERS for file in (ROOT / layer).rglob("*.py")
)
TESTS = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "tests").rglob("*.py"))


def module_of(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module_of(file) for file in FILES}
BELOW_SCREENS = [file for file in FILES if file.startswith(("assets/", "store/"))]


def imports(source: str, package: str) -> Iterator[str]:
    """Every dotted name a file imports, wherever in it, with relative ones made whole."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = whole(node, package)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and (name := by_name(node)):
            yield name


def whole(node: ast.ImportFrom, package: str) -> str:
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def by_name(node: ast.Call) -> str:
    """What `import_module("x")` and `__import__("x")` import."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    first = node.args[0] if node.args else None
    if called not in {"import_module", "__import__"} or not isinstance(first, ast.Constant):
        return ""
    return str(first.value)


@cache
def imported_by(file: str) -> set[str]:
    package = file.rsplit("/", 1)[0].replace("/", ".")
    return set(imports((ROOT / file).read_text("utf-8"), package))


def within(name: str, package: str) -> bool:
    return f"{name}.".startswith(f"{package}.")


def test_there_is_something_to_look_at() -> None:
    assert {file.split("/")[0] for file in FILES} == set(LAYERS)
    assert "tests/test_arrows.py" in TESTS


def test_nothing_imports_upwards() -> None:
    for file in FILES:
        above = LAYERS[LAYERS.index(file.split("/")[0]) + 1 :]
        assert not [name for name in imported_by(file) if name.split(".")[0] in above], file


def test_no_module_needs_itself() -> None:
    """Rings hide behind imports within functions; what only names a type needs nothing."""
    needs = {module_of(file): needed_by(file) for file in FILES}
    while free := {module for module, needed in needs.items() if not needed & needs.keys()}:
        needs = {module: needed for module, needed in needs.items() if module not in free}
    assert needs == {}


class Needed(ast.NodeVisitor):
    """The modules of ours that a file imports, but for those whose types alone it names."""

    def __init__(self) -> None:
        self.modules: set[str] = set()

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) != "TYPE_CHECKING":
            self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        names = {f"{node.module}.{alias.name}" for alias in node.names}
        self.modules |= names & MODULES or {str(node.module)} & MODULES


def needed_by(file: str) -> set[str]:
    needed = Needed()
    needed.visit(ast.parse((ROOT / file).read_text("utf-8")))
    return needed.modules


def test_pupils_staff_and_parents_never_meet() -> None:
    for file in FILES:
        module = file.removesuffix(".py").replace("/", ".")
        home = next((part for part in APART if within(module, part)), None)
        others = [part for part in APART if home and part != home]
        assert not [name for name in imported_by(file) if any(within(name, o) for o in others)], (
            file
        )


def test_nothing_below_screens_draws() -> None:
    for file in BELOW_SCREENS:
        assert not {name.split(".")[0] for name in imported_by(file)} & DRAWING, file


def test_one_file_alone_knows_the_database() -> None:
    for file in FILES:
        if file != DOOR_TO_DATABASES:
            assert not {name.split(".")[0] for name in imported_by(file)} & DATABASES, file


def test_no_file_is_longer_than_300_lines() -> None:
    lines = {file: len((ROOT / file).read_text("utf-8").splitlines()) for file in FILES + TESTS}
    assert {file: count for file, count in lines.items() if count > LONGEST} == {}


def test_no_test_imports_from_another() -> None:
    """What several tests share lies in a helper, where no test has to be read to find it."""
    for file in TESTS:
        lent = [name for name in imported_by(file) if name.startswith("tests.")]
        assert not [name for name in lent if ".test_" in name], file


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import tui.kiosk", "tui.kiosk"),
        ("def f():\n    from tui import kiosk", "tui.kiosk"),
        ("if TYPE_CHECKING:\n    import tui", "tui"),
        ("from .. import staff", "screens.staff"),
        ("from ..staff.base import StaffScreen", "screens.staff.base.StaffScreen"),
        ("from . import tell", "screens.pupil.tell"),
        ("importlib.import_module('tui')", "tui"),
        ("__import__('tui')", "tui"),
    ],
)
def test_imports_are_found_wherever_they_hide(source: str, found: str) -> None:
    assert list(imports(source, "screens.pupil")) == [found]
