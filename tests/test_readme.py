"""What the README shows runs as it stands."""

import re
from pathlib import Path

import pytest


def test_the_python_of_the_readme_shows_the_advice_with_its_picture(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = re.search(r"```python\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
    assert found is not None
    lines = [line for line in found[1].splitlines() if line]
    assert len(lines) <= 6
    monkeypatch.chdir(root)
    names: dict[str, object] = {}
    exec("\n".join(lines[:-1]), names)
    shown = eval(lines[-1], names)._repr_html_()
    assert "Propose" in shown
    assert "<svg" in shown


def test_every_file_that_the_readme_links_to_is_there(root: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", (root / "README.md").read_text())
    assert targets
    for target in targets:
        assert (root / target).exists(), target
