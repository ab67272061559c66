"""What the documentation shows of the commands is declared, can be typed, and comes out as the pages say."""

import importlib.util
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import backtable
from backtable.files import read_case
from tests.test_docs import DOCS, PAGES, commands


@cache
def _module() -> ModuleType:
    sys.path.insert(0, str(DOCS))  # where its neighbour lies, as for a program that is called there
    spec = importlib.util.spec_from_file_location("documentation_outputs", DOCS / "outputs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def outputs() -> ModuleType:
    return _module()


def test_every_output_is_shown_and_every_output_shown_is_declared(outputs: ModuleType) -> None:
    declared = {f"{item.name}.txt" for item in outputs.declared(DOCS)}
    declared |= {f"{item.name}-{step.name}.txt" for item in outputs.sessions(DOCS) for step in item.steps if step.name and not step.type}
    pictures = {f"{item.name}.svg" for item in outputs.declared(DOCS) if item.picture}
    pictures |= {f"{item.name}-{step.name}.svg" for item in outputs.sessions(DOCS) for step in item.steps if step.picture}
    pictures |= {f"{item.name}-{sheet.lower()}.svg" for item in outputs.sessions(DOCS) for step in item.steps for sheet in step.sheets}
    schemas = {f"{name}.json" for name in outputs.schema_files()}
    text = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    shown = set(re.findall(r"generated/([\w.-]+\.(?:txt|svg|json))", text))
    assert shown <= declared | pictures | schemas
    assert declared | pictures <= shown


def test_every_output_is_a_command_that_can_be_typed(outputs: ModuleType, root: Path) -> None:
    for item in outputs.declared(DOCS):
        commands()[item.args[0]].make_context(item.args[0], list(item.args[1:]))
        assert any((root / word).is_file() for word in item.args[1:]), item


@pytest.fixture
def played(outputs: ModuleType, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Run a session, and give the folder of what it wrote."""

    def play(name: str) -> Path:
        monkeypatch.setenv("PYTHONPATH", str(Path(str(backtable.__file__)).parent.parent))
        (session,) = (item for item in outputs.sessions(DOCS) if item.name == name)
        outputs.run(session, [sys.executable, "-c", "from backtable.cli import main; main()"], root, tmp_path)
        for step in session.steps:
            if step.type:
                assert read_case(tmp_path / f"{name}-{step.name}.xlsx").issues
            elif step.name:
                assert (tmp_path / f"{name}-{step.name}.txt").read_text().strip()
            if step.picture:
                assert (tmp_path / f"{name}-{step.name}.svg").read_text().startswith("<svg")
                assert "Wrote the picture" not in (tmp_path / f"{name}-{step.name}.txt").read_text()
        return tmp_path

    return play


@pytest.mark.parametrize("name", [item.name for item in _module().sessions(DOCS) if item.name != "record"])
def test_the_sessions_on_the_pages_run_from_beginning_to_end(name: str, played: Callable[[str], Path]) -> None:
    played(name)


def test_the_record_on_the_pages_tells_its_story(played: Callable[[str], Path]) -> None:
    folder = played("record")
    assert "worth $" in (folder / "record-worth.txt").read_text()
    assert "70 % credible" in (folder / "record-worth.txt").read_text()
    moved = [(folder / f"record-{name}.txt").read_text() for name in ("believed", "beliefs-moved")]
    likely = [int(re.findall(r"before,\s+(\d+) % likely now", text)[0]) for text in moved]
    assert 60 < likely[0] < likely[1]
    steps = re.search(r"event 2: 60 % likely → (\d+) %", moved[1].replace("\n", " "))
    assert steps is not None
    assert int(steps[1]) < 60
    assert "after event" in (folder / "record-beliefs-moved.svg").read_text()
    assert "rule 2 (case.yaml:" in (folder / "record-too-early.txt").read_text()
    assert "settled on offer 18" in (folder / "record-log.txt").read_text()
    assert "audit.backtable: fine" in (folder / "record-verified.txt").read_text()


def test_a_session_that_says_something_unknown_is_refused(outputs: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "outputs.toml"
    step = '[[session.step]]\nname = "a"\nnow = "2026-01-01"\nargs = ["open", "x"]\n'
    path.write_text(f'[[session]]\nname = "s"\nfiles = []\n{step}')
    assert len(outputs.sessions(tmp_path)) == 1
    path.write_text(f'[[session]]\nname = "s"\nfiles = []\n{step}{step}')
    with pytest.raises(ValueError, match="used twice"):
        outputs.sessions(tmp_path)
    path.write_text(f'[[session]]\nname = "s"\nfiles = []\n{step}pictures = true\n')
    with pytest.raises(ValueError, match="is not a session"):
        outputs.sessions(tmp_path)


def test_an_entry_that_says_something_unknown_is_refused(outputs: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "outputs.toml"
    path.write_text('[[output]]\nname = "a"\nargs = ["check", "x"]\npictures = true\n')
    with pytest.raises(ValueError, match="pictures"):
        outputs.declared(tmp_path)
    path.write_text('[[output]]\nname = "a"\nargs = ["check", "x"]\n' * 2)
    with pytest.raises(ValueError, match="used twice"):
        outputs.declared(tmp_path)


def test_an_output_is_as_wide_as_the_page_and_says_nothing_of_its_picture(outputs: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "generated").mkdir()
    program = (
        "import os, pathlib, sys; path = sys.argv[3]; pathlib.Path(path).write_text('<svg/>'); "
        "print(sys.argv[1], os.environ['COLUMNS']); print('Wrote the picture:', path)"
    )
    output = outputs.Output("a", ("advise",), picture=True)
    outputs.write(output, [sys.executable, "-c", program], tmp_path, tmp_path / "generated")
    assert (tmp_path / "generated" / "a.txt").read_text() == "advise 100\n"


def test_a_command_that_ends_otherwise_than_it_should_stops_the_build(outputs: ModuleType, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import sys; print('no', file=sys.stderr); sys.exit(2)"]
    outputs.write(outputs.Output("a", ("check",), refused=True), program, tmp_path, tmp_path)
    assert (tmp_path / "a.txt").read_text() == "no\n"
    with pytest.raises(RuntimeError, match="ended with 2, not 0"):
        outputs.write(outputs.Output("b", ("check",)), program, tmp_path, tmp_path)
