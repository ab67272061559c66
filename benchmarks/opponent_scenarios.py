"""The scenarios and agents of the opponent-modelling benchmark, fixed before any result was seen, and how they are read.

Genius XML and GeniusWeb JSON, discrete issues only. A scenario that is not there is left out, and the results say so.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backtable.files.scenarios import Line, genius_scenario, geniusweb_scenario

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "scenarios"


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
    """Give a scenario, None where its files are not there.

    Backtable reads the files; every evaluation of Genius is divided by the largest of its issue, as Genius itself does.
    """
    paths = [folder / group.domain, *(folder / party for party in group.parties)]
    if not all(path.is_file() for path in paths):
        return None
    found = genius_scenario(paths[0], divided=True) if paths[0].suffix == ".xml" else geniusweb_scenario(paths[0])
    issues = tuple((issue.name, tuple(map(str, issue.options))) for issue in found.issues)
    rows = {Path(party.source).name: party.rows for party in found.parties}
    first, second = (_party(rows[path.name], path) for path in paths[1:])
    return Scenario(group.name, issues, (first, second))


def _party(rows: tuple[tuple[float, ...] | Line, ...], path: Path) -> Party:
    tables = [row for row in rows if not isinstance(row, Line)]
    if len(tables) < len(rows):
        raise SystemExit(f"{path} has an issue that is not discrete")
    weights = tuple(max(row) for row in tables)
    return Party(weights, tuple(tuple(worth / weight if weight else 0.0 for worth in row) for row, weight in zip(tables, weights, strict=True)))
