"""How whole numbers are written."""

THOUSANDS = r"^[0-9]{1,3}(,[0-9]{3})+(\.0+)?$"
"""1,024: commas that part thousands; a comma anywhere else may be a decimal mark."""

OPEN = r"^[1-9][0-9]{0,2}\.000$"
"""2.000: two, or two thousand, as its country has it."""

LARGEST = 10**15
"""Beyond it a number counts nothing that there is."""
