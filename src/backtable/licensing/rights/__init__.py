"""Rights: what entitlements come to on one day.

Purchases and subscriptions in term add units, retirements take them away, upgrades move them; nothing here counts needs.
"""

from backtable.licensing.rights._licenses import licenses_of
from backtable.licensing.rights._maintenance import maintained_units

__all__ = ["licenses_of", "maintained_units"]
