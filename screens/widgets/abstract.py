"""Widgets and screens of which a part is left to their kinds."""

from abc import ABCMeta

from textual.message_pump import _MessagePumpMeta


class Abstract(_MessagePumpMeta, ABCMeta):
    """The metaclass of a widget with abstract methods: it cannot be made until they are there."""
