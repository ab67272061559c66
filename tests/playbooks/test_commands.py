"""The commands around playbooks, and a folder of playbooks of one's own."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from backtable.cli._main import app
from backtable.errors import InputError
from backtable.files import read_case, with_playbooks
from backtable.files.playbooks import built_in

RUN = CliRunner()
OWN = """
playbook: deal-desk
of: person
title: Desk of our own
about: What this desk looks at
sources: {us: {title: Three deals with them, date: 2026-01}}
parameters:
  discount: {kind: term, about: the discount, default: discount}
  pain: {kind: quantity, about: What a whole discount costs them, default: 7, source: us, unit: "{currency}"}
gives:
  person:
    role: Their desk
    table: back
    interests: [{name: No discount, value: -pain * discount, no_deal: 0, source: us}]
"""


def test_the_list_names_every_playbook_and_parameter() -> None:
    done = RUN.invoke(app, ["playbooks"], env={"COLUMNS": "4000"})
    assert done.exit_code == 0
    for item in built_in().playbooks.values():
        assert f"{item.key}: {item.about}" in done.stdout
        for parameter in item.parameters:
            assert parameter.key in done.stdout


def test_one_playbook_is_shown_with_its_sources() -> None:
    done = RUN.invoke(app, ["playbooks", "sales-executive"], env={"COLUMNS": "4000"})
    assert "low 5%, likely 8%, high 12%" in done.stdout
    assert "BenchSights" in done.stdout
    unknown = RUN.invoke(app, ["playbooks", "sales"])
    assert "there is no playbook `sales`; did you mean `sales-executive`?" in str(unknown.exception)


@pytest.mark.parametrize("key", ["audit-settlement", "deal-desk"])
def test_a_new_case_can_be_used_and_expanded_to_one_of_the_same_digest(key: str, tmp_path: Path) -> None:
    path, full = tmp_path / "case.yaml", tmp_path / "full.yaml"
    done = RUN.invoke(app, ["new", str(path), "--playbook", key])
    assert done.exit_code == 0
    assert with_playbooks(path, path.read_bytes())
    again = RUN.invoke(app, ["new", str(path), "--playbook", key])
    assert "this file is there already" in str(again.exception)
    printed = RUN.invoke(app, ["expand", str(path)])
    assert RUN.invoke(app, ["expand", str(path), "--as", str(full)]).exit_code == 0
    assert printed.stdout == full.read_text()
    assert not with_playbooks(full, full.read_bytes())
    assert read_case(full).digest == read_case(path).digest
    if key == "deal-desk":
        advice = [json.loads(RUN.invoke(app, ["advise", str(item), "--worlds", "50", "--json"]).stdout) for item in (path, full)]
        assert _without_places(advice[0]) == _without_places(advice[1])


def _without_places(item: object) -> object:
    if isinstance(item, dict):
        return {key: _without_places(value) for key, value in item.items() if key not in ("place", "file")}
    return [_without_places(value) for value in item] if isinstance(item, list) else item


def test_a_playbook_of_ones_own_goes_before_that_of_the_package(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "desk.yaml").write_text(OWN)
    path = tmp_path / "case.yaml"
    RUN.invoke(app, ["new", str(path), "--playbook", "deal-desk"])
    text = path.read_text().replace("seed: 1", "playbooks: ./mine")
    with pytest.raises(InputError, match=r"case.yaml:\d+:\d+: the playbook deal-desk has no parameter `fears_precedent`"):
        read_case(path, text.encode())
    path.write_text(text.replace(", fears_precedent: yes, usual: {low: 20%, likely: 25%, high: 35%}", ""))
    case = read_case(path)
    assert case.person("deal_desk").role == "Their desk"
    assert {item.key: item.source for item in case.facts}["deal_desk_pain"] == "playbook deal-desk: Three deals with them, 2026-01"
    shown = RUN.invoke(app, ["playbooks", "deal-desk", "--in", str(folder)], env={"COLUMNS": "4000"})
    assert "What this desk looks at" in shown.stdout


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (None, "case.yaml:4:12: `{folder}` is no folder"),
        ({}, "holds 0 files that end in .yaml"),
        ({"a.yaml": "playbook: 5"}, "a.yaml:1:1: the playbook has no `of`"),
        ({"a.yaml": OWN, "b.yaml": OWN}, "b.yaml: `deal-desk` is also the name of"),
        ({"a.yaml": ""}, "a.yaml: the file is empty"),
    ],
)
def test_a_folder_that_is_not_fit_to_use_is_refused(files: dict[str, str] | None, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    if files is not None:
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_text(content)
    path = tmp_path / "case.yaml"
    path.write_text("case: X\nours: a\nissues: {}\nplaybooks: mine\nsides: {}\n")
    with pytest.raises(InputError) as caught:
        read_case(path)
    assert said.format(folder=folder) in str(caught.value)


def test_a_record_keeps_a_case_with_its_playbooks_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RUN.invoke(app, ["new", "case.yaml", "--playbook", "discount-bands"])
    done = RUN.invoke(app, ["open", "case.yaml"])
    assert done.exit_code == 0, done.exception
    assert "its playbooks are written out in what is kept" in done.stderr
    monkeypatch.setattr("backtable.files.playbooks._library.built_in", lambda: pytest.fail("the record must not need playbooks"))
    assert RUN.invoke(app, ["status", "case.backtable"]).exit_code == 0


def test_the_text_of_a_case_with_playbooks_that_a_record_lost_comes_back_from_the_case_or_from_expand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RUN.invoke(app, ["new", "case.yaml", "--playbook", "discount-bands"])
    assert "as case.written-out.yaml, which is what `backtable expand case.yaml` shows" in RUN.invoke(app, ["open", "case.yaml"]).stderr
    with sqlite3.connect("case.backtable") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM files")
    connection.close()
    lost = RUN.invoke(app, ["recover", "case.backtable", "a.backtable"])
    assert "--case case.written-out.yaml" in lost.stdout
    assert "The case whose playbooks were written out in it, as it was then, does as well." in lost.stdout
    RUN.invoke(app, ["expand", "case.yaml", "--as", "full.yaml"])
    for number, copy in enumerate(("case.yaml", "full.yaml")):
        done = RUN.invoke(app, ["recover", "case.backtable", f"b{number}.backtable", "--case", copy])
        assert done.exit_code == 0, done.output
        assert RUN.invoke(app, ["status", f"b{number}.backtable"]).exit_code == 0
