"""Every form of case that can be read or written is on its page, with where it is described."""

import re
from pathlib import Path

from backtable.files import READERS, WRITERS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "scenarios.md").read_text(encoding="utf-8")


def test_every_form_has_its_row_and_no_other() -> None:
    table = PAGE.split("\n## Forms\n")[1].split("\n## ")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| `")]
    found = {cells[1].strip().strip("`"): cells for cells in rows}
    assert set(found) == {"case", *READERS, *WRITERS}
    for key, (_, _, read, written, source, *_) in found.items():
        assert (read.strip() == "yes") == (key == "case" or key in READERS), key
        assert written.strip().startswith("yes") == (key in WRITERS), key
        described = (WRITERS.get(key) or READERS[key]).source
        assert source.strip() == described, key
        for ending in WRITERS[key].endings if key in WRITERS else ():
            assert f"`{ending}`" in written, key


def test_every_scenario_form_has_a_section() -> None:
    headings = set(re.findall(r"^## (.*)$", PAGE, flags=re.MULTILINE))
    assert {form.name for key, form in READERS.items() if key != "case" and "workbook" not in key} <= headings
