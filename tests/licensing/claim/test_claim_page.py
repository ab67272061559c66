"""Every key of the JSON of a claim stands on its page of the reference."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_key_is_described() -> None:
    written = set(re.findall(r'^ +"(\w+)":|[{ ]"(\w+)": ', (ROOT / "src/backtable/cli/_claim_json.py").read_text(encoding="utf-8"), re.MULTILINE))
    keys = {key for pair in written for key in pair if key}
    page = (ROOT / "docs/reference/claim-json.md").read_text(encoding="utf-8")
    assert len(keys) > 40
    assert {key for key in keys if f"`{key}`" not in page} == set()
