"""The shape of an estate file."""

from pydantic import BaseModel, ConfigDict, Field

from backtable.files import Names, Quantity
from backtable.licensing.recognition import PackSize


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class TableShape(_Shape):
    """What the columns of a table mean."""

    holds: str = Field(description="machines or installations")
    columns: dict[str, str] = Field(description="meaning → heading in the file")
    constants: dict[str, str] = Field(default_factory=dict, description="meaning → what holds in every row")
    sheet: str = ""


class SourceShape(_Shape):
    """A file of an inventory whose columns must be explained."""

    file: str
    tables: list[TableShape] = Field(default_factory=list)


class ProductShape(_Shape):
    """A product that is not known, or is sold otherwise here."""

    title: str = ""
    publisher: str = ""
    edition: str = ""
    ways: list[list[str]] | None = Field(None, description="[right to be owned, metric], the usual first; [] for free")
    covers: Names = Field(default_factory=list, description="products of which a unit may serve a need instead")
    includes: Names = Field(default_factory=list, description="products that a unit serves all at once, as a suite its parts")
    facts: dict[str, Quantity] = Field(default_factory=dict)


class AssignmentShape(_Shape):
    """What runs where, beyond what inventories show."""

    product: str
    machines: Names = Field(description="names of machines, with * and ?")
    version: str = ""
    users: Quantity | None = None


class RecogniseShape(_Shape):
    """A title of one's own."""

    match: str = Field(description="regular expression on the title in small letters")
    product: str
    source: str = ""


class FactorShape(_Shape):
    """What a core of some machines counts for, where that is stated and not looked up by processor."""

    of: str = Field(description="oracle (core factors), ibm (processor value units), own, sockets (that the server can hold) or chips (in each processor)")
    source: str
    factor: Quantity | None = Field(None, description="of the machines that are named")
    machines: Names = Field(default_factory=list, description="names of machines, with * and ?")
    file: str = ""
    machine: str = Field("", description="heading of the machines in the file")
    column: str = Field("", description="heading of the factors in the file")


class ProjectShape(_Shape):
    """An estate to be counted: its inventories, entitlements, prices and readings."""

    estate: str
    currency: str = ""
    as_of: str = Field(description="the day of the position, as in 2026-03-12")
    sources: list[SourceShape | str]
    entitlements: Names = Field(default_factory=list)
    domains: Names = Field(default_factory=list, description="of machines: srv1.corp.local and srv1 are one where corp.local is among them")
    products: dict[str, ProductShape] = Field(default_factory=dict)
    prices: dict[str, Quantity | dict[str, Quantity]] = Field(
        default_factory=dict, description="product → list price of a unit, or metric → price"
    )
    exchange: dict[str, Quantity] = Field(default_factory=dict, description="currency → worth of one in the estate's")
    recognise: list[RecogniseShape] = Field(default_factory=list)
    assign: list[AssignmentShape] = Field(default_factory=list)
    facts: dict[str, Quantity] = Field(default_factory=dict)
    factors: list[FactorShape] = Field(default_factory=list)
    metrics: dict[str, str] = Field(default_factory=dict, description="metric as entitlements word it → metric")
    packs: dict[str, PackSize] = Field(default_factory=dict, description="title as entitlements write it → units that one licence holds")
    readings: dict[str, dict[str, str]] = Field(default_factory=dict)
