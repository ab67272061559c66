"""What is found while a workbook is read: problems, notes, and which formulas were taken by their value."""

from dataclasses import dataclass, field

from backtable.errors import Place, Problem, column_letters

_LISTED = 5


@dataclass(slots=True)
class Findings:
    """What is found on the way: problems, notes, and which formulas were taken by their value."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    formulas: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    """Sheet and, where its value comes from outside, from where → the cells."""
    lacking: dict[tuple[str, str], Problem] = field(default_factory=dict)
    """Sheet and heading of columns that are not there, and that some row needs, each once."""

    called: dict[str, dict[str, tuple[str, Place]]] = field(default_factory=dict)
    """Sheet → what readers call a side or a person, with the key for which it was taken and the first cell."""

    def problem(self, place: Place, found: str, expected: str = "", remedy: str = "", missing: tuple[str, ...] = (), kind: tuple[str, ...] = ()) -> None:
        """Note what is wrong."""
        self.problems.append(Problem(place, found, expected, remedy, missing=missing, kind=kind))

    def note(self, place: Place, found: str, remedy: str = "") -> None:
        """Note what should be known."""
        self.notes.append(Problem(place, found, "", remedy, warning=True))

    def lack(self, top: Place, heading: str, remedy: str = "") -> None:
        """Note once that a column is not there.

        Args:
            top: where the row of headings begins.
            remedy: what to do; to put the column back if empty.
        """
        self.lacking.setdefault((top.sheet, heading), Problem(top, f"there is no column {heading}", "a heading in this row", remedy or "put it back"))

    def call(self, place: Place, written: str, key: str) -> None:
        """Note that what readers call a side or a person is taken for its key."""
        self.called.setdefault(place.sheet, {}).setdefault(written, (key, place))

    def all_notes(self) -> list[Problem]:
        """Give the notes, one for all formulas of a sheet, and one for all that stand there as readers call them."""
        for names in self.called.values():
            (written, (key, place)), *further = names.items()
            also = "" if len(further) <= _LISTED else f" and {len(further) - _LISTED} more"
            likewise = f"; likewise {', '.join(f'`{other}` as {meant}' for other, (meant, _) in further[:_LISTED])}{also}" if further else ""
            self.note(place, f"`{written}` is read as {key}, which is called so for readers{likewise}")
        for (_, outside), read in self.formulas.items():
            places = list(dict.fromkeys(read))  # a cell may be read more than once
            others = [f"{column_letters(place.column)}{place.line}" for place in places[1:]]
            more = "" if len(others) <= _LISTED else f" and {len(others) - _LISTED} more"
            here = f"formulas of the spreadsheet stand here and in {', '.join(others[:_LISTED])}{more}" if others else "a formula of the spreadsheet stands here"
            last = "the values that they last had are taken" if others else "the value that it last had is taken"
            if outside:
                self.note(places[0], f"{here} and {'take' if others else 'takes'} {'values' if others else 'a value'} from {outside}, not from this workbook; {last}", "see whether it still holds")
            else:
                self.note(places[0], f"{here}; {last}")
        return sorted(self.notes, key=lambda note: note.place)
