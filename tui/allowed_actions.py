"""Which actions may run: our own, and the plain moving and editing of Textual's."""

OURS_NOT = "textual."
"""Where Textual's own actions are defined; everything defined elsewhere is ours."""

_NAMES = """
    focus focus_next focus_previous blur
    cursor_down cursor_up cursor_left cursor_right cursor_left_word cursor_right_word
    cursor_word_left cursor_word_right cursor_line_start cursor_line_end
    cursor_page_down cursor_page_up cursor_parent cursor_parent_next_sibling
    cursor_next_sibling cursor_previous_sibling
    home end first last next_tab previous_tab next_button previous_button
    scroll_down scroll_up scroll_left scroll_right scroll_home scroll_end scroll_top
    scroll_bottom page_down page_up page_left page_right
    delete_left delete_right delete_left_word delete_right_word delete_left_all
    delete_right_all delete_line delete_word_left delete_word_right
    delete_to_end_of_line delete_to_start_of_line delete_to_end_of_line_or_delete_line
    press submit select select_cursor select_all select_line show_overlay dismiss
    toggle_button toggle_switch toggle_node toggle_collapsible toggle_expand_all
"""

PLAIN = frozenset(_NAMES.split())
"""Textual's actions that move about, edit or choose, and touch nothing else.

Copying, cutting, pasting from the app's clipboard, undo and redo are not among them: they
carry one person's words to the next. What the terminal pastes does not come this way.
"""


SHUT = frozenset(
    {"quit", "help_quit", "suspend_process", "screenshot", "command_palette", "change_theme"}
)
"""Never run, whoever defines them."""


def is_allowed(target: object, name: str) -> bool:
    """Say whether the action of this name may run on the target."""
    if name in SHUT:
        return False
    if name in PLAIN:
        return True
    method = getattr(type(target), f"_action_{name}", None)
    method = method or getattr(type(target), f"action_{name}", None)
    module = getattr(method, "__module__", OURS_NOT)
    return not f"{module}.".startswith(OURS_NOT)
