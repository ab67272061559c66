"""Tiny scenarios of our own in the forms of others."""

from pathlib import Path

DOMAIN = """<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="root" etype="objective" type="objective" description="">
  <issue index="1" name="Colour" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="red"/><item index="2" value="blue"/>
  </issue>
  <issue index="2" name="Price (k)" type="integer" etype="integer" vtype="integer" lowerbound="10" upperbound="14"/>
</objective></utility_space></negotiation_template>"""

BUYER = """<utility_space>
<objective index="0" name="root">
  <weight index="1" value="0.4"/><weight index="2" value="0.6"/>
  <issue index="1" name="Colour" type="discrete"><item index="1" value="red" evaluation="5"/><item index="2" value="blue" evaluation="20"/></issue>
  <issue index="2" name="Price (k)" type="integer" lowerbound="10" upperbound="14"><evaluator ftype="linear" offset="1.0" slope="-0.25"/></issue>
</objective>
<discount_factor value="0.8"/><reservation value="0.3"/>
</utility_space>"""

SELLER = """<utility_space>
<objective index="0" name="root">
  <weight index="1" value="0.5"/><weight index="2" value="0.5"/>
  <issue index="1" name="Colour" type="discrete"><item index="1" value="red" evaluation="1.0"/><item index="2" value="blue" evaluation="0.5"/></issue>
  <issue index="2" name="Price (k)" type="integer" lowerbound="10" upperbound="14"><evaluator ftype="linear" offset="-0.1" slope="0.4"/></issue>
</objective>
</utility_space>"""

WEB = """{"LinearAdditiveUtilitySpace": {"name": "%s",
 "issueUtilities": {"size": {"DiscreteValueSetUtilities": {"valueUtilities": {"1": %s, "2": %s, "3": 0.4}}},
                    "price": {"NumberValueSetUtilities": {"lowValue": 1, "lowUtility": %s, "highValue": 2, "highUtility": %s}}},
 "issueWeights": {"size": 0.75, "price": 0.25}%s}}"""
WEB_DOMAIN = '{"name": "web", "issuesValues": {"size": {"values": ["1", "2", "3"]}, "price": {"range": [1, 2, 0.3]}}}'

NEGMAS_DOMAIN = """issues:
- {name: n, type: ContiguousIssue, values: [1, 3]}
- {name: c, type: CategoricalIssue, values: [a, '1', 2]}
type: DiscreteCartesianOutcomeSpace
"""
NEGMAS_FIRST = """type: LinearAdditiveUtilityFunction
reserved_value: -.inf
weights: [2.0, 0.5]
bias: 0.25
values:
- {type: AffineFun, slope: -1.0, bias: 4.0}
- {type: TableFun, mapping: {a: 1.0, '1': 2.0, 2: 3.0}}
"""
NEGMAS_SECOND = """type: negmas.preferences.discounted.ExpDiscountedUFun
discount: 0.9
reserved_value: -.inf
ufun:
  __python_class__: negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction
  reserved_value: 0.5
  weights: {n: 1.0, c: 1.0}
  values:
    n: {type: IdentityFun}
    c: {d: {a: 0.0, '1': 0.0, 2: 1.0}, __python_class__: negmas.preferences.value_fun.TableFun}
"""


def genius(folder: Path, **changed: str) -> Path:
    """Write the Genius scenario, some of its files otherwise."""
    return _written(folder, {"domain.xml": DOMAIN, "x_buyer.xml": BUYER, "x_seller.xml": SELLER}, changed, ".xml")


def geniusweb(folder: Path, **changed: str) -> Path:
    """Write the GeniusWeb scenario, some of its files otherwise."""
    bid = ',\n "reservationBid": {"issuevalues": {"size": "3", "price": 1.6}}'
    first, second = WEB % ("Ann", 1, 0.2, 1, 0, bid), WEB % ("Ben", 0, 1, 0.5, 1, "")
    return _written(folder, {"domain.json": WEB_DOMAIN, "one.json": first, "two.json": second}, changed, ".json")


def negmas(folder: Path, **changed: str) -> Path:
    """Write the NegMAS scenario, some of its files otherwise."""
    files = {"domain.yml": NEGMAS_DOMAIN, "first.yml": NEGMAS_FIRST, "second.yml": NEGMAS_SECOND}
    return _written(folder, files, changed, ".yml")


def _written(folder: Path, files: dict[str, str], changed: dict[str, str], ending: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in (files | {f"{key}{ending}": text for key, text in changed.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
