"""Parts of an answer, one after the other: once somebody asks to stop, the rest is left out and it is said which."""

from collections.abc import Callable
from typing import TypeVar

from backtable.stopping import Stopping

Found = TypeVar("Found")
Other = TypeVar("Other")
Progress = Callable[[str, int, int], None]


class Stages:
    """What is done of an answer, and what is left out.

    Args:
        stopping: whether somebody has asked to stop.
        progress: called with what is being done.

    Attributes:
        left_out: names of the parts that were not done.
    """

    def __init__(self, stopping: Stopping, progress: Progress | None) -> None:
        self.stopping = stopping
        self.say = progress or (lambda *_: None)
        self.left_out: list[str] = []

    def do(self, name: str, words: str, find: Callable[[], Found], otherwise: Other) -> Found | Other:
        """Give what a part finds; where it is stopped, or was before it began, what stands for it.

        Args:
            name: of the part.
            words: what is being done.
        """
        try:
            with self.stopping:
                self.say(words, 0, 0)
                return find()
        except KeyboardInterrupt:
            self.left_out.append(name)
            return otherwise
