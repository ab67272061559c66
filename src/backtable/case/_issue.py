"""One term to be agreed."""

from dataclasses import dataclass, field

from backtable.errors import Place


@dataclass(frozen=True, slots=True)
class Issue:
    """One term to be agreed: a choice, a whole number or an amount.

    Args:
        key: its name in formulas.
        label: its name for readers.
        options: every value that it can take, all numbers or all names, in the order written.
        unit: "%" stores a fraction and shows a percentage.
        kind: "choice", "number" or "amount".
        numeric: True if the options are numbers.
        continuous: True of an amount that can be any number from the first option to the last; the options between are
            those that are looked at.
        idle: True of such an amount that nothing depends on, where it is left at the options and stands for any number.
    """

    key: str
    label: str
    options: tuple[float | str, ...]
    unit: str = ""
    kind: str = "choice"
    numeric: bool = True
    place: Place = field(default=Place(""), compare=False)
    continuous: bool = field(default=False, metadata={"later": True})
    idle: bool = field(default=False, compare=False)

    def settled(self, value: float | str) -> float | str:
        """Give a value as the issue holds it: one of the options, or of a continuous amount any number within its range.

        Raises:
            ValueError: it can have no such value.
        """
        try:
            return self.options[self.index(value)]
        except ValueError:
            if self.continuous and not isinstance(value, str) and float(self.options[0]) <= value <= float(self.options[-1]):
                return float(value)
            raise

    def index(self, value: float | str) -> int:
        """Give the position of a value among the options.

        Raises:
            ValueError: it is not one of them.
        """
        for position, option in enumerate(self.options):
            if option == value:
                return position
            if (
                not isinstance(option, str)
                and not isinstance(value, str)
                and abs(option - value) <= 1e-9 * max(1.0, abs(option))
            ):
                return position
        raise ValueError(f"{value!r} is not an option of {self.key}")

    @property
    def open_ends(self) -> tuple[float | str, ...]:
        """The ends of a range beyond which more might be had: not 0, not 100 %, and nothing of a choice of names."""
        if not self.numeric or len(self.options) < 3:
            return ()
        natural = (0.0, 1.0) if self.unit == "%" else (0.0,)
        return tuple(end for end in (self.options[0], self.options[-1]) if end not in natural)
