"""The style sheet of an app, asked more cheaply: a page asks it of each widget, again and again.

A third of a page's time went into asking. What it answers is what Textual's own answers: parsed
once under the same colours, rules told apart by what tells all objects apart, and a selector's way
from the first page down to a widget walked only where the widget itself is what it ends in.
"""

from collections.abc import Iterable
from itertools import count
from typing import Any, ClassVar, NamedTuple, cast

from textual.app import App
from textual.cache import LRUCache
from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet, Selector, SelectorSet, SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation, Specificity3
from textual.dom import DOMNode
from textual.widget import Widget

_NAMED = (SelectorType.TYPE, SelectorType.CLASS, SelectorType.ID)
KEPT = 512
"""Parsed sources kept: about fifty widgets and sheets in each of four looks, and their changes."""

SHEETS = 48
"""Sets of rules whose answers are kept: one in each look and layout, and some on the way there."""
LIKES = 5_000
"""Kinds of places kept: a page has a few hundred."""


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


class _Answer(NamedTuple):
    """The rules that hold for a node, and what it has to be asked again for."""

    rules: RulesMap
    hover: bool
    focus_within: bool
    order: bool
    odd_or_even: bool

    @classmethod
    def of(cls, node: DOMNode, rules: RulesMap) -> "_Answer":
        order, odd = node._has_order_style, node._has_odd_or_even
        return cls(rules, node._has_hover_style, node._has_focus_within, order, odd)

    def mark(self, node: DOMNode) -> None:
        node._has_hover_style, node._has_focus_within = self.hover, self.focus_within
        node._has_order_style, node._has_odd_or_even = self.order, self.odd_or_even


_parsed: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(KEPT)
"""What each source says, under which variables."""

_answered: LRUCache[
    tuple[RuleSet, ...], tuple[dict[tuple[object, ...], int], dict[int, _Answer]]
] = LRUCache(SHEETS)
"""Under the same rules: the number of each kind of place, and what was answered for it."""
_numbers = count()


class StyleSheet(Stylesheet):
    """Answers as Textual's own style sheet does, sooner.

    What it has answered for a widget stands for every widget like it: one of the same kind, id and
    classes in the same state, in a place of which all of that is the same as well.
    """

    _asked: ClassVar[tuple[list[DOMNode], set[str]]] = ([], set())

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._likes: dict[tuple[object, ...], int] = {}
        self._answers: dict[int, _Answer] = {}
        self._owner = -1
        self._can_focus = False

    def parse(self) -> None:
        """Parse the sources; what was answered before stands only where the same rules stood."""
        super().parse()
        self._remember()

    def _remember(self) -> None:
        rules = tuple(self._rules)
        if rules not in _answered:
            _answered[rules] = ({}, {})
        self._likes, self._answers = _answered[rules]
        self._can_focus = any("can-focus" in rule.pseudo_classes for rule in self._rules)

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,
    ) -> None:
        """Give a node the rules that hold for it; `cache` lasts for one round of many nodes."""
        if self._require_parse:
            self.parse()
        if len(self._likes) > LIKES:
            self._likes.clear()
            self._answers.clear()
        like = self._like(node, cache)
        if type(node) is not DOMNode:
            self._owner = like
        if like in self._answers:
            self._answers[like].mark(node)
            self.replace_rules(node, self._answers[like].rules, animate=animate)
            self._process_component_classes(node)
            return
        found: dict[tuple[Any, ...], RulesMap] = {}
        super().apply(node, animate=animate, cache=found)
        # Textual puts in nothing where it hangs on a widget's place among others.
        for rules in found.values():
            self._answers[like] = _Answer.of(node, rules)

    def _like(self, node: DOMNode, cache: dict[tuple[Any, ...], RulesMap] | None) -> int:
        """Return a number that all nodes have which every rule holds for alike."""
        above = node._parent
        if type(node) is DOMNode:  # a part of a widget, made just now for its style alone
            place = self._owner
        elif not isinstance(above, DOMNode):
            place = -1
        elif cache is not None and (above,) in cache:
            place = cast("int", cache[above,])
        else:
            place = self._like(above, cache)
        key = (place, type(node), node._id, node.classes, *self._state(node))
        if (like := self._likes.get(key)) is None:
            like = self._likes[key] = next(_numbers)
        if cache is not None:
            cache[node,] = cast("RulesMap", like)
        return like

    def _state(self, node: DOMNode) -> tuple[object, ...]:
        """Return what pseudo-classes ask of a node, but for its place among others."""
        match node:
            case Widget():
                can = self._can_focus and node.allow_focus()
                return (node.mouse_hover, node.has_focus, node.disabled, can)
            case App():
                dark = node.current_theme.dark
                looks = (node.is_inline, node.native_ansi_color, node.no_color)
                return (dark, node.app_focus, *looks)
        return ()

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
        self._remember()

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
