"""The commands as people and programs call them."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from backtable.files import case_schema

from .commands import typed


def run(root: Path, *arguments: str) -> CompletedProcess[str]:
    return typed(root, *arguments)


@pytest.fixture(scope="module")
def advice() -> dict[str, Any]:
    done = run(
        Path(__file__).parent.parent, "advise", "examples/over-deployment/case.yaml", "--json", "--worlds", "200"
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_json_holds_what_programs_rely_on(advice: dict[str, Any]) -> None:
    assert set(advice["proposal"]["package"]) == {
        "cover",
        "new",
        "discount",
        "back_support",
        "penalty",
        "services",
        "release",
        "signed",
    }
    executive = advice["proposal"]["people"]["executive"]
    assert executive["gain"]["low"] <= executive["gain"]["mean"] <= executive["gain"]["high"]
    assert {"says_yes", "must_approve"} <= set(executive)
    assert all({"about", "worth", "error"} <= set(question) for question in advice["questions"])
    assert all({"seating", "exposure"} <= set(seat) for seat in advice["seats"])
    assert "package" in advice["solutions"]["nash"]
    assert advice["packages"]["possible"] > advice["packages"]["chance_half"] >= advice["packages"]["chance_90"]
    assert {"exact", "worlds", "seed", "digest"} <= set(advice["method"])
    assert advice["method"]["worlds"] == 200


def test_own_and_organisation_add_up(advice: dict[str, Any]) -> None:
    for person in advice["proposal"]["people"].values():
        assert person["own"] + person["organisation"] == pytest.approx(person["gain"]["mean"])


def test_contributions_add_up_to_the_difference(advice: dict[str, Any]) -> None:
    for key, item in advice["why"].items():
        difference = advice["proposal"]["people"][key]["gain"]["mean"] - advice["demand"]["people"][key]["gain"]["mean"]
        assert item["total"] == pytest.approx(difference, abs=1e-3)


def test_a_points_case_is_exact(root: Path) -> None:
    done = run(root, "advise", "examples/points/case.yaml", "--json")
    found = json.loads(done.stdout)
    assert found["method"]["exact"] is True
    assert found["proposal"]["chance"] == 1
    # South is left one firewood, worth 5 to it as no deal is; north has 15 + 12 + 6 less its own 5.
    assert found["proposal"]["gain"] == {"north": 28, "south": 0}


def test_text_is_printed_for_people(root: Path) -> None:
    done = run(root, "advise", "examples/over-deployment/case.yaml", "--worlds", "200")
    assert done.returncode == 0
    for words in (
        "The tables: who would say yes",
        "Ask this first",
        "The proposal",
        "Why: what the terms bring to each person, against the demand",
        "Alternatives",
        "What it rests on",
        "Seats",
        "none where every package",
    ):
        assert words in done.stdout


def test_explain_takes_a_package_in_words(root: Path) -> None:
    package = "cover=100, new=200, discount=40%, back_support=0, penalty=0, services=60, release=full, signed=later"
    done = run(root, "explain", "examples/over-deployment/case.yaml", "--package", package, "--json")
    found = json.loads(done.stdout)
    assert found["package"]["cover"] == 100
    assert {"person", "shortfall", "fix"} <= set(found["blockers"][0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", "--package", "cover=100"), "the package says nothing about new"),
        (("explain", "--package", "cuver=100"), "did you mean `cover`?"),
        (("advise", "--given", "awrd=1"), "`awrd` is not an assumption"),
        (("advise", "--seat", "zoe=front"), "nobody in this case is called 'zoe'"),
        (("advise", "--seat", "cto=roof"), "`roof` is not a table"),
        (("advise", "--picture", "x.bmp"), "a picture cannot have this ending"),
        (("advise", "--page", "x.bmp"), "a page cannot have this ending"),
        (("advise", "--page", ".html"), "a page cannot have this ending"),
        (("advise", "--for", "executive"), "`executive` is not on our side"),
        (("advise", "--for", "zoe"), "nobody in this case is called 'zoe'"),
        (("advise", "--for", "cto", "--json"), "--json shows what other people keep to themselves"),
        (("advise", "--for", "cto", "--picture", "x.svg"), "--picture shows what other people keep to themselves"),
    ],
)
def test_wrong_arguments_get_one_message(arguments: tuple[str, ...], message: str, root: Path) -> None:
    done = run(root, arguments[0], "examples/over-deployment/case.yaml", *arguments[1:])
    assert message in done.stderr
    assert done.returncode == 2
    assert not (root / "x.bmp").exists()


def test_pictures_have_a_title_and_a_text_alternative(root: Path, tmp_path: Path) -> None:
    for ending in ("svg", "png", "html"):
        path = tmp_path / f"picture.{ending}"
        done = run(root, "advise", "examples/over-deployment/case.yaml", "--worlds", "100", "--picture", str(path))
        assert done.returncode == 0, done.stderr
        assert path.stat().st_size > 5_000
    text = (tmp_path / "picture.svg").read_text()
    assert "aria-label" in text
    assert "The proposal leaves every side better off" in text
    assert "Manufacturer, back table: Chief technology officer: yes" in text


def test_what_is_printed_as_json_fulfils_its_schema(advice: dict[str, Any], root: Path) -> None:
    schema = json.loads(run(root, "schema", "advise").stdout)
    jsonschema.validate(advice, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**advice, "method": {}}, schema)
    found = run(root, "explain", "examples/over-deployment/case.yaml", "--package", "demand", "--json")
    jsonschema.validate(json.loads(found.stdout), json.loads(run(root, "schema", "explain").stdout))


def test_json_says_why_nothing_can_pass(root: Path, tmp_path: Path) -> None:
    text = (root / "examples" / "over-deployment" / "case.yaml").read_text()
    path = tmp_path / "case.yaml"
    path.write_text(text.replace("stake: 0.3", "stake: 0.3\n        threshold: 900m"))
    found = json.loads(run(root, "advise", str(path), "--json", "--worlds", "50").stdout)
    assert set(found["proposal"]) == {"reason", "in_the_way"}
    assert found["proposal"]["in_the_way"] == ["cto"]
    jsonschema.validate(found, json.loads(run(root, "schema", "advise").stdout))


def test_a_page_is_written_whole_or_not_at_all(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "page.html"
    done = run(root, "advise", "examples/points/case.yaml", "--page", str(path))
    assert done.returncode == 0
    assert f"Wrote the page: {path}" in done.stdout
    assert path.read_text().rstrip().endswith("</html>")
    assert [item.name for item in path.parent.iterdir()] == ["page.html"]
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = run(root, "advise", "examples/points/case.yaml", "--page", str(blocked / "page.html"))
    assert done.returncode == 2
    assert "the page cannot be written" in done.stderr


@pytest.mark.parametrize("name", ["over-deployment", "points", "quest-nike"])
def test_examples_fulfil_the_schema(name: str, root: Path) -> None:
    data = YAML(typ="safe", pure=True).load((root / "examples" / name / "case.yaml").read_text())
    jsonschema.validate(json.loads(json.dumps(data)), case_schema())
