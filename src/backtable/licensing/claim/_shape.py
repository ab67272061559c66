"""The shape of a claim file."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from backtable.files import Quantity
from backtable.licensing.recognition import PackSize

Strength = Literal["strong", "fair", "weak"]
Component = Literal["licences", "support", "back_support", "penalty", "interest", "costs", "fees", "tax"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class BackSupportShape(_Shape):
    """Support charged for the past."""

    rate: Quantity
    years: Quantity
    on: Literal["list", "price"] = "price"
    source: str = ""


class SupportShape(_Shape):
    """The first year's support of what is bought."""

    rate: Quantity
    on: Literal["list", "price"] = "price"
    source: str = ""


class InterestShape(_Shape):
    """Interest on licences and back support."""

    rate: Quantity
    years: Quantity
    compound: bool | Literal["true", "false", "yes", "no"] = Field(default=False, description="yearly; simple without it")
    on: Literal["both", "licences"] = Field(default="both", description="both licences and back support, or licences")
    source: str = ""


class SurchargeShape(_Shape):
    """A share of the licences' price on top of it, or a multiple of it in all."""

    rate: Quantity | None = Field(default=None, description="on top of the price, as in 25%")
    multiple: Quantity | None = Field(
        default=None, description="instead of a rate: how many times the price is charged in all, the price itself among them"
    )
    over: Quantity = Field(default=0.0, description="only where the share that is short reaches this")
    source: str = ""


class CostsShape(_Shape):
    """An amount once a publisher."""

    amount: Quantity
    over: Quantity = Field(default=0.0, description="only where the share that is short reaches this")
    source: str = ""


class RefusalShape(_Shape):
    """Why a component is not owed."""

    because: str
    strength: Strength = "fair"
    evidence: str = ""


class TermsShape(_Shape):
    """What one unit short costs."""

    publisher: str = Field(default="", description="whose products; empty for all that no other terms name")
    basis: Literal["list", "contract", "paid"] = "list"
    discount: Quantity = 0.0
    source: str = ""
    strength: Strength = "fair"
    support: SupportShape | None = None
    back_support: BackSupportShape | None = None
    interest: InterestShape | None = None
    penalty: SurchargeShape | None = None
    uplift: SurchargeShape | None = None
    audit_costs: CostsShape | None = None
    refused: dict[Literal["support", "back_support", "penalty", "interest", "costs", "fees", "tax"], RefusalShape] = Field(default_factory=dict)


class BothTermsShape(_Shape):
    """Each side's terms."""

    ours: list[TermsShape] = Field(default_factory=list)
    theirs: list[TermsShape] = Field(default_factory=list)


class ContractPriceShape(_Shape):
    """A price that the contract holds."""

    product: str
    metric: str = Field(default="", description="a metric; empty for every one")
    price: Quantity
    source: str = ""


class JudgementShape(_Shape):
    """What we accept of a line by our own judgement."""

    accept: Quantity
    because: str
    evidence: str = ""
    strength: Strength = "fair"


class SupplierShape(_Shape):
    """The supplier's claim as it was received."""

    file: str
    columns: dict[str, str] = Field(default_factory=dict, description="meaning → heading in the file")
    products: dict[str, str] = Field(default_factory=dict, description="title in the file → product")
    components: dict[str, Component] = Field(default_factory=dict, description="title, kind, heading or place in the file → what it charges for")
    currency: str = Field(default="", description="of amounts that name none, or a sign of several such as $")
    packs: dict[str, PackSize] = Field(default_factory=dict, description="title in the file → units that one of it holds")
    received: str = Field(default="", description="the day on which it came, as in 2026-04-02")


class ClaimShape(_Shape):
    """A claim: the estate that is counted, each side's terms, and the supplier's paper."""

    claim: str
    estate: str = Field(description="the estate file")
    supplier: SupplierShape | str | None = None
    terms: BothTermsShape = Field(default_factory=BothTermsShape)
    contract_prices: list[ContractPriceShape] = Field(default_factory=list)
    lines: dict[str, JudgementShape] = Field(default_factory=dict, description="number of a line → our judgement")
    weights: dict[str, Quantity] = Field(
        default_factory=dict, description="disputed question → how likely the supplier's answer would prevail"
    )
    only: list[str] = Field(default_factory=list, description="publishers that the claim is about; all without it")
