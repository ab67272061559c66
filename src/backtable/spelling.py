"""Which known name somebody meant who wrote another one."""

import re
from collections.abc import Collection

MEANT = "did you mean"
"""How a remedy begins that names what was meant."""
KNOWN = "known are"
"""How one begins that names whatever could be meant."""
_ENGLISH = (("licens", "licenc"), ("defens", "defenc"), ("offens", "offenc"), ("our", "or"), ("yse", "yze"), ("is", "iz"), ("ogue", "og"), ("ll", "l"), ("tre", "ter"), ("programme", "program"))
"""British and American ways of writing, each pair made one."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LEAST_PART = 4  # letters of a name that may stand for a longer one of which it is a part


def nearest_name(written: str, known: Collection[str]) -> str:
    """Give the known name that is most like what was written; empty where none is near.

    Near is what differs by one slip in a name of up to 5 letters, by two in one of up to 8 and by three in a longer one; a slip is a letter
    too many, too few, of another kind, or two of them swapped (optimal string alignment, a restricted form of Damerau 1964). The case of
    letters, signs between words, and whether English is written the British or the American way make no difference. Where none is near, the only
    name that holds all words of it, or whose words it all holds, is meant: `price` for `list_price`, `sales` for `sales-executive`.

    Args:
        written: what stands there.
        known: the names that there are.
    """
    plain = _plain(written)
    if not plain:
        return ""
    names = sorted(known)
    slips = sorted((found, abs(len(name) - len(written)), name) for name in names if (found := _slips(plain, _plain(name))) <= _most(plain, _plain(name)))
    if slips:
        return slips[0][2]
    words = _words(written)
    holding = [name for name in names if len(plain) >= _LEAST_PART and words and _within(words, _words(name))]
    held = [name for name in names if len(_plain(name)) >= _LEAST_PART and _within(_words(name), words)]
    return holding[0] if len(holding) == 1 else held[0] if len(held) == 1 and not holding else ""


def nearest(written: str, known: Collection[str]) -> str:
    """Give `did you mean …?` for the known name that is most like what was written, or an empty text."""
    found = nearest_name(written, known)
    return f"{MEANT} `{found}`?" if found else ""


def nearest_option(written: str, options: Collection[str]) -> str:
    """Give `did you mean …?` for the option of an issue that was meant; an empty text where none is.

    Another number is another option and no slip: `3 % a year` is never meant by `5 % a year`. Where one option alone has the same numbers, it is.
    """
    numbers = _NUMBER.findall(written)
    alike = [option for option in options if _NUMBER.findall(option) == numbers]
    found = nearest_name(written, alike) or (alike[0] if numbers and len(alike) == 1 else "")
    return f"{MEANT} `{found}`?" if found else ""


def _plain(text: str) -> str:
    found = re.sub(r"[\W_]+", "", text.casefold())
    for one, other in _ENGLISH:
        found = found.replace(one, other)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(_plain(word) for word in re.split(r"[\W_]+", text) if _plain(word))


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Say whether each word of the first is the beginning of one of the second: `sales-exec` of `sales-executive`."""
    return all(any(other.startswith(word) for other in many) for word in few)


def _most(first: str, second: str) -> int:
    """Give how many slips may be between two names: none where one is a single letter that the other does not begin with."""
    length = max(len(first), len(second))
    if min(len(first), len(second)) == 1 and first[:1] != second[:1]:
        return 0
    return 1 if length <= 5 else 2 if length <= 8 else 3


def _slips(first: str, second: str) -> int:
    """Count the slips between two texts (optimal string alignment)."""
    before, last = list(range(len(second) + 1)), list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        here = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, last = last, here
    return last[-1]
