"""Every kind of entry has a name in one place, and is called by it everywhere else."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from store.drawers.nouns import NOUNS

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"[a-z_]+\.[a-z_]+")
KINDS = frozenset[str]().union(*(noun.kinds for noun in NOUNS.values()))


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield every text written out in a piece of source, but the names of keys and forms."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for each in ast.iter_child_nodes(node):
        if not (isinstance(each, ast.keyword) and each.arg in ("id", "form")):
            yield from _texts(each)


def _named(node: ast.stmt) -> bool:
    """Tell whether a statement of a module gives names to texts: `A, B = "…", "…"`."""
    texts = node.value if isinstance(node, ast.Assign) else None
    each = texts.elts if isinstance(texts, ast.Tuple) else [texts]
    return all(isinstance(one, ast.Constant) for one in each)


def test_a_kind_of_entry_is_spelt_once_where_it_gets_its_name() -> None:
    """Misspelt anywhere else, a kind would be stored and signed, and no fold would know it."""
    names: Counter[str] = Counter()
    bare = []
    for package in ("store", "screens", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.parse(path.read_text("utf-8")).body:
                found = [
                    word for text in _texts(node) for word in WORD.findall(text) if word in KINDS
                ]
                if _named(node):
                    names.update(found)
                else:
                    bare += [f"{path.relative_to(ROOT)}: {text}" for text in found]
    assert not bare
    assert {kind for kind, count in names.items() if count > 1} == set()
    assert KINDS - names.keys() == set()
