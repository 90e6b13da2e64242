"""The four looks of the kiosk. Every text colour reads at 7:1 or better on every ground."""

from pathlib import Path

from textual.theme import Theme

from screens.styles import style

FIRST_STYLES: tuple[Path, ...] = tuple(style(area) for area in ("widgets", "welcome", "reading"))
"""What the first page needs in a low window, in the usual layout."""
HIGH_STYLES: tuple[Path, ...] = tuple(
    style(area) for area in ("widgets", "welcome", "broad", "reading")
)
"""What it needs in a higher one."""
PUPIL_STYLES: tuple[Path, ...] = tuple(
    style(area) for area in ("widgets", "forms", "welcome", "pupil", "broad", "reading", "bigger")
)
"""What all the pupils' pages need; staff screens bring their own when somebody signs in."""
STYLES: tuple[Path, ...] = (*PUPIL_STYLES, style("staff"))
"""Every style sheet, in the order in which an app loads them."""


def _theme(
    name: str,
    *,
    dark: bool,
    ground: tuple[str, str, str],
    text: tuple[str, str],
    primary: str,
    accent: str,
    secondary: str,
    warning: str,
    error: str,
    success: str,
) -> Theme:
    """Return a theme; `ground` is background, surface and panel, `text` full and quiet."""
    background, surface, panel = ground
    ink, quiet = text
    roles = {
        "text-primary": primary,
        "text-secondary": secondary,
        "text-accent": accent,
        "text-warning": warning,
        "text-error": error,
        "text-success": success,
    }
    return Theme(
        name=name,
        primary=primary,
        secondary=secondary,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        foreground=ink,
        background=background,
        surface=surface,
        panel=panel,
        boost=surface,
        dark=dark,
        variables={
            **roles,
            **_text_variables(ink, quiet, background),
            **_chrome_variables(background, surface, panel, ink, quiet, primary, accent),
        },
    )


def _text_variables(ink: str, quiet: str, background: str) -> dict[str, str]:
    return {
        "text": ink,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "input-cursor-background": ink,
        "input-cursor-foreground": background,
        "input-cursor-text-style": "none",
        "button-foreground": ink,
        "button-color-foreground": ink,
        "button-focus-text-style": "bold",
        "link-color": ink,
        "link-color-hover": ink,
        "link-background": "transparent",
        "link-background-hover": "transparent",
        "link-style": "none",
        "link-style-hover": "none",
    }


def _chrome_variables(
    background: str, surface: str, panel: str, ink: str, quiet: str, primary: str, accent: str
) -> dict[str, str]:
    return {
        "border": accent,
        "border-blurred": quiet,
        "surface-active": panel,
        "block-cursor-foreground": background,
        "block-cursor-background": primary,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": ink,
        "block-cursor-blurred-background": panel,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": panel,
        "input-selection-background": primary,
        "input-selection-foreground": background,
        "screen-selection-background": primary,
        "screen-selection-foreground": background,
        "scrollbar": quiet,
        "scrollbar-hover": primary,
        "scrollbar-active": primary,
        "scrollbar-background": surface,
        "scrollbar-background-hover": surface,
        "scrollbar-background-active": surface,
        "scrollbar-corner-color": surface,
        "footer-foreground": ink,
        "footer-background": panel,
        "footer-key-foreground": accent,
        "footer-key-background": panel,
        "footer-description-foreground": ink,
        "footer-description-background": panel,
        "footer-item-background": panel,
    }


THEMES: tuple[Theme, ...] = (
    _theme(
        "dark",
        dark=True,
        ground=("#10151c", "#171f29", "#202b37"),
        text=("#f4efe6", "#bcc7d1"),
        primary="#93d3e8",
        secondary="#cdc2f4",
        accent="#ffd27a",
        warning="#ffc671",
        error="#ffada3",
        success="#a3dfaa",
    ),
    _theme(
        "light",
        dark=False,
        ground=("#fbfbf9", "#f0f3f4", "#e3e9eb"),
        text=("#14202b", "#36434e"),
        primary="#0a4860",
        secondary="#4a2f86",
        accent="#7a2c05",
        warning="#643a00",
        error="#8a1414",
        success="#0c4a22",
    ),
    _theme(
        "cream",
        dark=False,
        ground=("#faf3e3", "#f3e9d2", "#e9ddc0"),
        text=("#2b2013", "#4a3b26"),
        primary="#143f45",
        secondary="#47296f",
        accent="#6f2604",
        warning="#583200",
        error="#7c1010",
        success="#0a421d",
    ),
    _theme(
        "high-contrast",
        dark=True,
        ground=("#000000", "#000000", "#1c1c1c"),
        text=("#ffffff", "#e0e0e0"),
        primary="#ffff66",
        secondary="#e6ccff",
        accent="#66ffff",
        warning="#ffd24d",
        error="#ffb8b0",
        success="#99ff99",
    ),
)
"""All looks, the usual one first."""

BLACK, GREY, WHITE = "#000000", "#aaaaaa", "#ffffff"
YELLOW, CYAN, MAGENTA, GREEN = "#ffff55", "#55ffff", "#ff55ff", "#55ff55"

PLAIN_THEMES: tuple[Theme, ...] = (
    _theme(
        "dark",
        dark=True,
        ground=(BLACK, BLACK, BLACK),
        text=(WHITE, GREY),
        primary=CYAN,
        secondary=MAGENTA,
        accent=YELLOW,
        warning=YELLOW,
        error=MAGENTA,
        success=GREEN,
    ),
    _theme(
        "light",
        dark=False,
        ground=(GREY, GREY, GREY),
        text=(BLACK, BLACK),
        primary=BLACK,
        secondary=BLACK,
        accent=BLACK,
        warning=BLACK,
        error=BLACK,
        success=BLACK,
    ),
    _theme(
        "high-contrast",
        dark=True,
        ground=(BLACK, BLACK, BLACK),
        text=(WHITE, WHITE),
        primary=YELLOW,
        secondary=MAGENTA,
        accent=CYAN,
        warning=YELLOW,
        error=YELLOW,
        success=GREEN,
    ),
)
"""The looks in the console's sixteen colours, to the exact values of its palette.

On its light ground, which is grey, no colour but black reads at 7:1; its red does so nowhere.
"""


def themes(*, plain: bool) -> tuple[Theme, ...]:
    """Return the looks of a terminal, a poor one or any other."""
    return PLAIN_THEMES if plain else THEMES
