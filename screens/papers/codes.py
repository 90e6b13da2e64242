"""Codes for paper as vectors: the square for phones, and the bars for a scanner at a desk.

Both are drawn from what they are made of, one line as broad as a row for each run of black.
"""

from itertools import accumulate, groupby

from screens.widgets.qr import matrix

_TABLE = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232
    122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122
    321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311
    211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113
    213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422
    121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111
    241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121
    412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412
    211214 211232 2331112
"""
_WIDTHS = _TABLE.split()
"""Code 128: the widths of bars and gaps of each of its 107 symbols."""
_START_B, _STOP = 104, 106


def square(text: str) -> str:
    """Return a QR code at level Q as an SVG file, a unit a module, without its quiet zone."""
    rows = matrix(text, "Q")
    side, path = len(rows), ""
    for y, row in enumerate(rows):
        x = 0
        for black, run in groupby(row):
            width = len(list(run))
            path += f"M{x} {y}.5h{width}" if black else ""
            x += width
    return _file(side, side, path, 1)


def bars(text: str, height: int = 30) -> str:
    """Return a Code 128 (set B) as an SVG file, a unit a module, without its quiet zone."""
    values = [ord(each) - 32 for each in text]
    if any(not 0 <= each < 95 for each in values):
        raise ValueError("These characters are not in code set B.")
    check = (_START_B + sum(n * each for n, each in enumerate(values, 1))) % 103
    widths = [int(w) for s in (_START_B, *values, check, _STOP) for w in _WIDTHS[s]]
    starts = [0, *accumulate(widths)]
    black = list(zip(starts, widths, strict=False))[::2]
    path = "".join(f"M{x} {height / 2:g}h{width}" for x, width in black)
    return _file(starts[-1], height, path, height)


def _file(width: int, height: int, path: str, stroke: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path stroke="#000" stroke-width="{stroke}" d="{path}"/></svg>'
    )
