"""The style sheet of an app, asked more cheaply: a page asks it of each widget, again and again.

A third of a page's time went into asking. What it answers is what Textual's own answers: parsed
once under the same colours, rules told apart by what tells all objects apart, and a selector's way
from the first page down to a widget walked only where the widget itself is what it ends in.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.cache import LRUCache
from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet, Selector, SelectorSet, SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation, Specificity3
from textual.dom import DOMNode

_NAMED = (SelectorType.TYPE, SelectorType.CLASS, SelectorType.ID)
KEPT = 512
"""Parsed sources kept: about fifty widgets and sheets in each of four looks, and their changes."""


class _Way:
    """One selector of a rule, and what the widget it ends in has to be."""

    def __init__(self, found: SelectorSet) -> None:
        self.selectors: list[Selector] = found.selectors
        self.specificity: Specificity3 = found.specificity
        first = len(self.selectors) - 1
        while first and self.selectors[first].combinator is CombinatorType.SAME:
            first -= 1
        self.end = tuple(self.selectors[first:])
        self.above = frozenset(each.name for each in self.selectors[:first] if each.type in _NAMED)
        self.is_short = not first and self.selectors[0].combinator is CombinatorType.DESCENDENT

    def leads_to(self, nodes: list[DOMNode], above: set[str]) -> bool:
        """Tell whether it leads from the app, the first of the nodes, to the last.

        `above` are the names, classes and ids of all nodes but the last.
        """
        if not self.above <= above:
            return False
        node = nodes[-1]
        for each in self.end:
            if not each.check(node):
                return False
        return self.is_short or _check_selectors(self.selectors, nodes)


class _Rule(RuleSet):
    """A rule that is itself and no other, however alike."""

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __init__(self, found: RuleSet) -> None:
        self.__dict__.update(found.__dict__)
        self.ways = tuple(_Way(each) for each in found.selector_set)


_parsed: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(KEPT)
"""What each source says, under which variables."""


class StyleSheet(Stylesheet):
    """Answers as Textual's own style sheet does, sooner."""

    _asked: ClassVar[tuple[list[DOMNode], set[str]]] = ([], set())

    def copy(self) -> "StyleSheet":
        """Return a sheet with the same sources."""
        made = StyleSheet(variables=self._variables.copy())
        made.source = self.source.copy()
        return made

    def reparse(self) -> None:
        """Say everything under the variables of now; where that fails, stay as it was."""
        fresh = self.copy()
        fresh.parse()
        self._rules, self._rules_map, self._require_parse = fresh._rules, None, False

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        given = (css, read_from, is_default_rules, tie_breaker, scope)
        key = (tuple(sorted(self._variables.items())), *given)
        if key not in _parsed:
            _parsed[key] = [_Rule(each) for each in super()._parse_rules(*given)]
        return _parsed[key]

    @classmethod
    def _check_rule(
        cls, rule_set: RuleSet, css_path_nodes: list[DOMNode]
    ) -> Iterable[Specificity3]:
        assert isinstance(rule_set, _Rule)
        above = cls._names_above(css_path_nodes)
        for way in rule_set.ways:
            if way.leads_to(css_path_nodes, above):
                yield way.specificity

    @classmethod
    def _names_above(cls, nodes: list[DOMNode]) -> set[str]:
        """Return what is above the last of the nodes; they are the same list for all its rules."""
        if cls._asked[0] is not nodes:
            above: set[str] = set()
            for node in nodes[:-1]:
                above.update(node._css_type_names, node._classes, (node._id or "",))
            cls._asked = (nodes, above)
        return cls._asked[1]

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Give a node these rules and no others; what it has already is left alone."""
        if animate and "transitions" in rules:
            super().replace_rules(node, rules, animate)
            return
        styles = node.styles.base
        before: dict[str, Any] = dict(styles._rules)
        after: dict[str, Any] = dict(rules)
        if animate and before == after:
            return
        for key in before.keys() | after.keys():
            value = after.get(key)
            if key not in before or value is None or before[key] != value:
                setattr(styles, key, value)
        node.notify_style_update()
