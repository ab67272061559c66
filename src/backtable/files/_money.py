"""Amounts of other currencies in the case's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from backtable.case import Case
from backtable.errors import Place
from backtable.files._sheet_words import written


@dataclass(frozen=True, slots=True)
class Money:
    """The case's currency, and what one unit of each other currency is in it.

    Args:
        currency: of the case; may be empty.
        rates: code of a currency → how many of the case's own one of it is.
        certain: False where rates could not be read, one of which may be that of any currency.
    """

    currency: str
    rates: Mapping[str, float] = field(default_factory=dict)
    certain: bool = True

    @classmethod
    def of(cls, case: Case) -> Self:
        """Give the currencies of a case that was read."""
        return cls(case.currency, {item.key: item.rate for item in case.currencies})

    def own(self, number: float, code: str) -> float:
        """Give an amount in the case's own currency.

        Args:
            number: as written.
            code: its currency; an amount without one is in the case's own.

        Raises:
            ValueError: no rate is known; the message is the end of a sentence.
        """
        if not code or code == self.currency:
            return number
        if code not in self.rates and not self.certain:
            return number
        if code not in self.rates:
            raise ValueError(f"is in {code}, and the case {f'in {self.currency}' if self.currency else 'states no currency'}")
        # In decimals, so that €100k at 1.08 is 108000 and not a little more.
        return float(Decimal(repr(number)) * Decimal(repr(self.rates[code])))

    def remedy(self, code: str, place: Place) -> str:
        """Say what to do about a currency without a rate, where it stands."""
        if not self.currency:
            return f"write {written(place, f'currency: {code} at the top of the case', f'{code} beside Currency on the sheet Case')}, or leave the sign out"
        stated = written(place, f"currencies: {{{code}: a rate in {self.currency}}}", f"{code} and its rate in {self.currency} on the sheet Currencies")
        return f"state what one {code} is: {stated}, or write the amount in {self.currency}"
