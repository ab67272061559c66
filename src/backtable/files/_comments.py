"""The comments of a YAML text, which nothing but the text itself keeps."""

from ruamel.yaml import YAML
from ruamel.yaml.tokens import ScalarToken

_BLANKS = " \t"


def comments_of(content: bytes) -> int:
    """Give how many comments stand in a YAML text that can be read."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    inside = [False] * len(text)
    for token in YAML(typ="safe", pure=True).scan(text):
        if isinstance(token, ScalarToken):
            for position in range(token.start_mark.index, min(token.end_mark.index, len(text))):
                inside[position] = True
    count = start = 0
    for line in text.split("\n"):
        count += any(
            letter == "#" and not inside[start + column] and (column == 0 or line[column - 1] in _BLANKS) for column, letter in enumerate(line)
        )
        start += len(line) + 1
    return count
