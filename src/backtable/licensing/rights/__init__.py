"""Rights: what entitlements come to on one day.

Purchases and subscriptions in term add units, retirements take them away, upgrades move them; nothing here counts needs.
"""

from backtable.licensing.rights._licenses import licenses_of, unusable_rows
from backtable.licensing.rights._maintenance import Lapsed, lapsed_units, maintained_units

__all__ = ["Lapsed", "lapsed_units", "licenses_of", "maintained_units", "unusable_rows"]
