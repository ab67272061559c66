"""What the repository promises about itself."""

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def tracked(root: Path) -> list[Path]:
    found = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    return [root / name for name in found.splitlines()]


def test_no_file_names_an_index_or_a_path_of_one_machine(root: Path) -> None:
    pattern = re.compile(
        r"(^|[^A-Za-z0-9_.-])/("
        + "work|root"
        + r")/[A-Za-z.]|https?://[^ \"]+/"
        + r"simple(/|\"|$)|--(extra-)?index"
        + r"-url https?",
        re.MULTILINE,
    )
    for path in tracked(root):
        assert not pattern.search(path.read_text(encoding="utf-8", errors="ignore")), path


@pytest.mark.parametrize("name", ["core", "estates", "dev", "docs", "build"])
def test_every_locked_requirement_has_a_version_and_hashes(name: str, root: Path) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text()
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text)
    assert entries
    for entry in entries:
        assert re.match(r"[a-zA-Z0-9._-]+(\[[^]]*\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_make_help_lists_every_target(root: Path) -> None:
    text = (root / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert targets is not None
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    for target in targets[1].split():
        assert target == "help" or f"make {target} " in shown


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_what_a_benchmark_takes_from_the_package_is_there(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("backtable"):
            assert not any(part.startswith("_") for part in str(node.module).split(".")), node.module
            module = importlib.import_module(str(node.module))
            assert all(hasattr(module, item.name) for item in node.names), node.module
