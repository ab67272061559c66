"""How many lines a text takes in a cell that wraps it, so that its row can be made as high as that."""

_SIZE = 40 / 3  # pixels of a text of 10 points
_CODE = 0.6  # of the size: every letter of a typewriter's
_SHARES = {
    share: frozenset(letters)
    for share, letters in ((0.22, "ijl'|\u2019"), (0.28, " ftI.,;:!/\\[]"), (0.33, "r()-\""), (0.5, "cksvxyzJ"), (0.72, "wCDGHNORQU"), (0.67, "ABEKPSVXY&"), (0.83, "mM"), (0.94, "W%@\u2026\u2014"))
}  # the same of Arial's letters; of all others that of a digit, or a whole one where letters are as wide as high
_USUAL, _IDEOGRAPHS = 0.56, 0x2E80
_DIGIT, _FRAME = 7, 12  # pixels of a digit, by which columns are measured, and of the blank and the lines at the sides of a cell
_MORE = 5  # pixels of a column beside its digits
_SAFE = 1.02  # programs differ a little


def lines_of(text: str, width: float, code: bool = False) -> int:
    """Give the number of lines.

    Args:
        width: of the column, in digits.
        code: whether it stands in a typewriter's letters.
    """
    room = max(_DIGIT * width + _MORE - _FRAME, _DIGIT)
    return sum(_wrapped(paragraph, room, code) for paragraph in text.split("\n"))


def width_of(text: str, code: bool = False) -> float:
    """Give how wide a column must be, in digits, for a text to stand in it without wrapping; `code` as for its lines."""
    return (max(_long(paragraph, code) for paragraph in text.split("\n")) + _FRAME - _MORE) / _DIGIT


def _wrapped(paragraph: str, room: float, code: bool) -> int:
    """Count the lines of one paragraph: words go to the next line, and those that are longer than a line are cut."""
    lines, used = 1, 0.0
    blank = _long(" ", code)
    for word in paragraph.split(" "):
        long = _long(word, code)
        if used and used + blank + long > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += blank
        used += long
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def _long(text: str, code: bool) -> float:
    shares = len(text) * _CODE if code else sum(map(_share, text))
    return shares * _SIZE * _SAFE


def _share(letter: str) -> float:
    return next((share for share, letters in _SHARES.items() if letter in letters), 1.0 if ord(letter) >= _IDEOGRAPHS else _USUAL)
