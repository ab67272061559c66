"""The shape of a case file, for checking and for the JSON Schema that editors use."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Quantity = Annotated[
    float | str, Field(description="A number; money and shares may be written 2,000,000, 2m, €1.5m, 25%")
]
Expression = Annotated[float | str, Field(description="A number or a formula")]
Names = Annotated[list[str] | str, Field(description="One key or a list of keys")]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class UseShape(BaseModel):
    """A playbook by name, and what its parameters are in this case."""

    model_config = ConfigDict(extra="allow", strict=True, defer_build=True)

    playbook: str
    as_: str | None = Field(None, alias="as", description="Stands before the names that it gives, where it is used twice")
    without: Names = Field(default_factory=list, description="Names of interests that are left out")


Used = UseShape | str | list[UseShape | str]


def _or_use(key: str) -> Callable[[dict[str, Any]], None]:
    """Say in a schema that a key is not needed where a playbook is used."""

    def relax(schema: dict[str, Any]) -> None:
        schema["required"].remove(key)
        schema["anyOf"] = [{"required": [key]}, {"required": ["use"]}]

    return relax


class DistributionShape(_Shape):
    """How likely each value is: low/likely/high, chance, uniform, normal, lognormal, pert or values."""

    low: Quantity | None = None
    likely: Quantity | None = None
    high: Quantity | None = None
    chance: Quantity | None = Field(None, description="Chance that it is 1 and not 0")
    uniform: list[Quantity] | None = Field(None, description="[low, high]")
    normal: list[Quantity] | None = Field(None, description="[mean, standard deviation]; low and high may cut it off")
    lognormal: list[Quantity] | None = Field(
        None, description="[median, standard deviation of the logarithm]; low and high may cut it off"
    )
    pert: list[Quantity] | None = Field(None, description="[low, likely, high] of a beta-PERT distribution")
    values: dict[str, Quantity] | None = Field(None, description="value → weight")


class AssumptionShape(DistributionShape):
    """A quantity that we do not know exactly."""

    about: str = ""
    unit: str = ""
    source: str = ""
    known_to: Names = Field(default_factory=list)
    as_seen_by: dict[str, DistributionShape] = Field(default_factory=dict)


class FactShape(_Shape):
    """A known number."""

    value: Quantity
    about: str = ""
    unit: str = ""
    source: str = ""


class CurrencyShape(_Shape):
    """What one unit of another currency is worth in the case's own."""

    rate: Quantity
    date: str = Field("", description="Of which day the rate is: 2026-05-04")
    source: str = ""


class DayShape(_Shape):
    """A day that matters."""

    date: str = Field(description="2026-05-04")
    about: str = ""
    source: str = ""


class IssueShape(_Shape):
    """One term to be agreed."""

    label: str = ""
    unit: str = ""
    kind: str = ""
    options: list[float | str] | None = None
    from_: Quantity | None = Field(None, alias="from")
    to: Quantity | None = None
    step: Quantity | None = None


class UnknownShape(_Shape):
    """Hints at scores that are unknown."""

    worth: DistributionShape | Quantity
    issues: dict[str, str | list[float | str]] | None = Field(
        None, description="issue → more, less, middle, any, or all its options with the worst first"
    )
    order: list[str] = Field(default_factory=list, description="Issues known to count for less from one to the next")
    no_deal: DistributionShape | Quantity | None = Field(
        None, description="Worth of no deal as a share of the way from the worst package to the best"
    )


class InterestShape(_Shape):
    """One named reason why a package is worth something."""

    name: str
    value: Expression | None = None
    scores: dict[str, dict[str, Quantity]] | None = None
    unknown: UnknownShape | None = None
    no_deal: Expression | None = None
    source: str = ""


class PersonShape(_Shape):
    """Somebody with a role on a side."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True, json_schema_extra=_or_use("table"))

    use: Used | None = Field(None, description="A playbook of people")
    label: str = ""
    role: str = ""
    table: str
    stake: Expression | None = None
    threshold: Expression = 0.0
    interests: list[InterestShape] = Field(default_factory=list)


class AuthorityShape(_Shape):
    """Who must approve a package."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True, json_schema_extra=_or_use("approve"))

    use: Used | None = Field(None, description="A playbook of authority, whose rules stand here")
    when: str | None = None
    approve: Names
    because: str = ""


class SideShape(_Shape):
    """An organisation in the negotiation."""

    label: str = ""
    interests: list[InterestShape] = Field(default_factory=list)
    people: dict[str, PersonShape]
    authority: list[AuthorityShape] = Field(default_factory=list)


class RuleShape(_Shape):
    """What every package must fulfil."""

    require: str
    because: str = ""


class CorrelationShape(_Shape):
    """Spearman's rank correlation of two assumptions."""

    between: list[str] = Field(min_length=2, max_length=2)
    rank: float


class ClauseShape(_Shape):
    """A clause of a contract, and what it bears on."""

    reference: str
    text: str = ""
    supports: Names = Field(default_factory=list, description="Amounts and terms that are owed or hold by it")
    undermines: Names = Field(default_factory=list, description="Amounts and terms that are not owed or do not hold by it")
    about: Names = Field(default_factory=list, description="Amounts and terms that it bears on, either way")
    strength: str = Field("", description="strong, fair or weak")


class CaseShape(_Shape):
    """A negotiation: issues, sides, people, interests, assumptions, authority, facts."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True, json_schema_extra=_or_use("issues"))

    case: str
    use: Used | None = Field(None, description="Playbooks of issues")
    playbooks: str | None = Field(None, description="A folder of playbooks of one's own, beside this file")
    currency: str = ""
    ours: str
    seed: float = 1
    own_chance: Quantity = 0.9
    margin: Quantity = 0.05
    currencies: dict[str, CurrencyShape | float | str] = Field(
        default_factory=dict, description="Code of another currency → how many of the case's own one of it is"
    )
    calendar: dict[str, DayShape | str] = Field(
        default_factory=dict, description="Days by name, usable in formulas as days from `today`, which stands among them"
    )
    facts: dict[str, FactShape | float | str] = Field(default_factory=dict)
    assumptions: dict[str, AssumptionShape] = Field(default_factory=dict)
    correlations: list[CorrelationShape] = Field(default_factory=list)
    issues: dict[str, IssueShape]
    define: dict[str, Expression] = Field(default_factory=dict)
    rules: list[RuleShape] = Field(default_factory=list)
    packages: dict[str, dict[str, Any]] = Field(default_factory=dict)
    clauses: list[ClauseShape] = Field(default_factory=list, description="What contracts say of amounts and terms")
    sides: dict[str, SideShape]
