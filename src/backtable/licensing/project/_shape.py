"""The shape of an estate file."""

from pydantic import BaseModel, ConfigDict, Field

from backtable.files import Names, Quantity


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
    covers: Names = Field(default_factory=list)
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


class ProjectShape(_Shape):
    """An estate to be counted: its inventories, entitlements, prices and readings."""

    estate: str
    currency: str = ""
    as_of: str = Field(description="the day of the position, as in 2026-03-12")
    sources: list[SourceShape | str]
    entitlements: Names = Field(default_factory=list)
    products: dict[str, ProductShape] = Field(default_factory=dict)
    prices: dict[str, Quantity | dict[str, Quantity]] = Field(
        default_factory=dict, description="product → list price of a unit, or metric → price"
    )
    exchange: dict[str, Quantity] = Field(default_factory=dict, description="currency → worth of one in the estate's")
    recognise: list[RecogniseShape] = Field(default_factory=list)
    assign: list[AssignmentShape] = Field(default_factory=list)
    facts: dict[str, Quantity] = Field(default_factory=dict)
    readings: dict[str, dict[str, str]] = Field(default_factory=dict)
