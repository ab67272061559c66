"""The scenarios and agents of the opponent-modelling benchmark, fixed before any result was seen, and how they are read.

Genius XML and GeniusWeb JSON, discrete issues only. A scenario that is not there is left out, and the results say so.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "scenarios"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Group:
    """Two parties of one scenario: domain file and the file of each party, under the folder of scenarios."""

    name: str
    domain: str
    parties: tuple[str, str]


def _genius(name: str, folder: str, domain: str, first: str, second: str) -> Group:
    return Group(name, f"genius/{folder}/{domain}.xml", (f"genius/{folder}/{first}.xml", f"genius/{folder}/{second}.xml"))


def _geniusweb(name: str) -> Group:
    folder = f"geniusweb/{name}"
    return Group(name, f"{folder}/{name}.json", (f"{folder}/profileA.json", f"{folder}/profileB.json"))


TUNING = (
    _genius("Camera", "Camera", "camera_domain", "camera_buyer_utility", "camera_seller_utility"),
    _genius("EnglandZimbabwe", "EnglandZimbabwe", "EnglandZimbabwe_domain", "England", "Zimbabwe"),
    _genius("Grocery", "Grocery", "Grocery_domain", "Grocery_domain_mary", "Grocery_domain_sam"),
    _genius("KillerRobot 1-2", "KillerRobot", "KillerRobot", "KillerRobot_util1", "KillerRobot_util2"),
    _geniusweb("domain00"),
)
HELD_OUT = (
    _genius("Amsterdam", "Amsterdam", "Amsterdam_domain", "Amsterdam_party1", "Amsterdam_party2"),
    _genius("ItexvsCypress", "ItexvsCypress", "ItexvsCypress_domain", "ItexvsCypress_Itex", "ItexvsCypress_Cypress"),
    _genius("Travel", "Travel", "travel_domain", "travel_chox", "travel_fanny"),
    _genius("KillerRobot 3-4", "KillerRobot", "KillerRobot", "KillerRobot_util3", "KillerRobot_util4"),
    _geniusweb("domain07"),
    _geniusweb("domain21"),
)

TUNING_AGENTS = (
    "negmas:BoulwareTBNegotiator",
    "negmas:LinearTBNegotiator",
    "negmas:ConcederTBNegotiator",
    "negmas:NaiveTitForTatNegotiator",
    "negmas:MiCRONegotiator",
    "genius:TimeDependentAgentBoulware",
    "genius:AgentK",
    "genius:HardHeaded",
    "genius:IAMhaggler2011",
    "genius:TheNegotiatorReloaded",
    "genius:ParsAgent",
    "genius:AgentX",
)
HELD_OUT_AGENTS = (
    "genius:TimeDependentAgentHardliner",
    "genius:TimeDependentAgentConceder",
    "genius:TimeDependentAgentLinear",
    "genius:NiceTitForTat",
    "genius:AgentSmith",
    "genius:Yushu",
    "genius:CUHKAgent",
    "genius:AgentLG",
    "genius:TheFawkes",
    "genius:AgentM",
    "genius:Atlas3",
    "genius:RandomDance",
    "genius:PonPokoAgent",
    "genius:Caduceus",
    "genius:AgentGG",
    "genius:HardDealer",
)
STEPS = 200
SEED = 2026


@dataclass(frozen=True, slots=True)
class Party:
    """What a party wants: for each issue its weight and the score of each value, in the domain's order."""

    weights: tuple[float, ...]
    scores: tuple[tuple[float, ...], ...]

    def worths(self) -> tuple[NDArray[np.float64], ...]:
        """Give the worth of each value of each issue."""
        return tuple(weight * np.array(row) for weight, row in zip(self.weights, self.scores, strict=True))


@dataclass(frozen=True, slots=True)
class Scenario:
    """The issues with their values, and two parties."""

    name: str
    issues: tuple[tuple[str, tuple[str, ...]], ...]
    parties: tuple[Party, Party]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each issue has."""
        return tuple(len(values) for _, values in self.issues)

    def utilities(self, party: int) -> NDArray[np.float64]:
        """Give the utility of every package, the last issue changing fastest."""
        total = np.zeros(())
        for row in self.parties[party].worths():
            total = total[..., None] + row
        return total.ravel()


def read(group: Group, folder: Path = DATA) -> Scenario | None:
    """Give a scenario, None where its files are not there."""
    paths = [folder / group.domain, *(folder / party for party in group.parties)]
    if not all(path.is_file() for path in paths):
        return None
    one = _read_xml if paths[0].suffix == ".xml" else _read_json
    issues = one(paths[0], None)[0]
    first, second = (Party(*one(path, issues)[1]) for path in paths[1:])
    return Scenario(group.name, issues, (first, second))


def _text(path: Path) -> str:
    if path.stat().st_size > _MOST_BYTES:
        raise SystemExit(f"{path} is larger than a scenario can be")
    text = path.read_text(encoding="utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise SystemExit(f"{path} defines entities, which no scenario needs")
    return text


def _read_xml(path: Path, issues):
    root = ElementTree.fromstring(_text(path))
    found = sorted(root.iter("issue"), key=lambda issue: int(issue.get("index")))
    if any(issue.get("type", "discrete") != "discrete" for issue in found):
        raise SystemExit(f"{path} has an issue that is not discrete")
    if issues is None:
        return tuple((issue.get("name"), tuple(item.get("value") for item in issue.iter("item"))) for issue in found), ()
    weights = {int(item.get("index")): float(item.get("value")) for item in root.iter("weight")}
    tables = {issue.get("name"): issue for issue in found}
    scores = []
    for name, values in issues:
        row = {item.get("value"): float(item.get("evaluation")) for item in tables[name].iter("item")}
        scores.append(tuple(row[value] / max(row.values()) for value in values))
    total = sum(weights[int(tables[name].get("index"))] for name, _ in issues)
    return issues, (tuple(weights[int(tables[name].get("index"))] / total for name, _ in issues), tuple(scores))


def _read_json(path: Path, issues):
    data = json.loads(_text(path))
    if issues is None:
        return tuple((name, tuple(item["values"])) for name, item in data["issuesValues"].items()), ()
    space = data["LinearAdditiveUtilitySpace"]
    weights = tuple(float(space["issueWeights"][name]) for name, _ in issues)
    scores = tuple(
        tuple(float(space["issueUtilities"][name]["DiscreteValueSetUtilities"]["valueUtilities"][value]) for value in values)
        for name, values in issues
    )
    return issues, (weights, scores)
