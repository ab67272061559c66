"""Scenarios that cannot be used are refused whole, with the place and the reason."""

from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.files import read_case, read_source
from tests.files import scenarios
from tests.test_commands import run

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<negotiation_template>&c;</negotiation_template>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><negotiation_template>&a;</negotiation_template>'
B, S, D = scenarios.BUYER, scenarios.SELLER, scenarios.DOMAIN
PLAIN = '<utility_space><objective><issue index="1" name="Colour"/></objective></utility_space>'

GENIUS = {
    "a bomb of entities": ({"domain": LAUGHS}, "the file defines a document type or an entity"),
    "an entity outside": ({"domain": OUTSIDE}, "defines a document type or an entity, which no scenario needs"),
    "no XML": ({"domain": "<negotiation_template><a></negotiation_template>"}, "this is not XML (mismatched tag)"),
    "an empty file": ({"x_buyer": ""}, "x_buyer.xml:1:1: this is not XML (no element found)"),
    "an encoding that nobody knows": ({"domain": '<?xml version="1.0" encoding="klingon"?><a/>'}, "this is not XML"),
    "two domains": ({"other": D}, "the folder holds 2 domains: domain.xml, other.xml; expected one"),
    "an option that the domain lacks": (
        {"x_buyer": B.replace('value="blue"', 'value="green"')},
        "x_buyer.xml:4:94: “green” is not an option of “Colour” in the domain; expected one of red, blue",
    ),
    "a number out of range": (
        {"x_buyer": B.replace('<evaluator ftype="linear" offset="1.0" slope="-0.25"/>', '<item value="15" evaluation="1"/>')},
        "“15” is not an option of “Price (k)” in the domain; expected one of 10.0, 11.0",
    ),
    "an issue that the domain lacks": ({"x_buyer": B.replace('name="Colour"', 'name="Color"')}, "“Color” is not an issue of the domain"),
    "an issue that the utility lacks": (
        {"x_seller": '<utility_space><weight index="1" value="1"/><issue index="1" name="Colour"><item value="red" evaluation="1"/><item value="blue" evaluation="1"/></issue></utility_space>'},
        "x_seller.xml says nothing of the issue “Price (k)”",
    ),
    "an option without evaluation": (
        {"x_buyer": B.replace('<item index="2" value="blue" evaluation="20"/>', "")},
        "the option “blue” of “Colour” has no evaluation",
    ),
    "an option evaluated twice": (
        {"x_buyer": B.replace('<item index="2" value="blue" evaluation="20"/>', '<item index="2" value="blue" evaluation="20"/><item index="3" value="blue" evaluation="5"/>')},
        "the option “blue” of “Colour” is evaluated twice, as 20 and as 5; expected each option once",
    ),
    "an evaluation that is no number": ({"x_buyer": B.replace('evaluation="20"', 'evaluation="good"')}, "`evaluation` of <item> is `good`; expected a number"),
    "an infinite evaluation": ({"x_buyer": B.replace('evaluation="20"', 'evaluation="1e999"')}, "`evaluation` of <item> is `1e999`"),
    "a missing weight": ({"x_buyer": B.replace('<weight index="2" value="0.6"/>', "")}, "“Price (k)” has no weight"),
    "a negative weight": ({"x_buyer": B.replace('value="0.6"', 'value="-0.6"')}, "a weight of x_buyer.xml is negative"),
    "weights of nothing": ({"x_buyer": B.replace('value="0.6"', 'value="0"').replace('value="0.4"', 'value="0"')}, "add up to 0"),
    "a weight stated twice": ({"x_buyer": B.replace('<weight index="1"', '<weight index="2" value="0.1"/><weight index="1"')}, "the weight with the index 2 stands here twice"),
    "an issue stated twice": ({"x_buyer": B.replace('  <issue index="2"', '  <issue index="1" name="Colour" type="discrete"/><issue index="2"')}, "the issue “Colour” stands here twice"),
    "an entity in an attribute": ({"domain": D.replace('name="Colour"', 'name="&colour;"')}, "domain.xml:3:3: this is not XML (undefined entity)"),
    "a document type elsewhere": ({"domain": '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">' + D}, "defines a document type or an entity"),
    "another encoding than it says": ({"domain": '<?xml version="1.0" encoding="utf-16"?>' + D}, "this is not XML"),
    "a discount above one": ({"x_buyer": B.replace('<discount_factor value="0.8"', '<discount_factor value="1.8"')}, "the discount factor is 1.8"),
    "hyperrectangles": (
        {"x_buyer": B.replace("<weight", '<utility_function maxutility="9"><ufun type="PlainUfun"><hyperRectangle utility="9"/></ufun></utility_function><weight', 1)},
        "x_buyer.xml:3:3: <utility_function> with <ufun type=\"PlainUfun\"> makes this utility nonlinear",
    ),
    "a triangular evaluation": ({"x_buyer": B.replace('ftype="linear"', 'ftype="triangular"')}, "“Price (k)” is evaluated by a function of the type `triangular`"),
    "a real issue": ({"domain": D.replace('type="integer"', 'type="real"')}, "“Price (k)” is an issue of the kind `real`; expected discrete or integer"),
    "a range backwards": ({"domain": D.replace('upperbound="14"', 'upperbound="4"')}, "the range runs from 10 to 4"),
    "a range without end": ({"domain": D.replace('upperbound="14"', 'upperbound="9999999999"')}, "at most 100,000; write it as an issue of fewer values"),
    "nesting without end": ({"domain": "<negotiation_template>" + "<a>" * 5000}, "the file holds more than a scenario can"),
    "a utility of nothing": ({"x_buyer": PLAIN}, "x_buyer.xml says nothing of the issue “Price (k)”"),
}


@pytest.mark.parametrize("name", GENIUS)
def test_a_genius_scenario_is_refused(name: str, tmp_path: Path) -> None:
    changed, said = GENIUS[name]
    with pytest.raises(InputError) as error:
        read_case(scenarios.genius(tmp_path, **changed))
    assert said in str(error.value)


WEB = {
    "no JSON": ({"one": "{"}, "one.json:1:2: this is not JSON"),
    "not a number": ({"one": scenarios.WEB % ("A", "NaN", 1, 0, 1, "")}, "NaN is not a finite number"),
    "a key twice": ({"domain": '{"issuesValues": {}, "issuesValues": {}}'}, "`issuesValues` stands twice"),
    "nesting without end": ({"one": "[" * 100_000}, "this is not JSON that can be read"),
    "no issues": ({"domain": '{"issuesValues": {}}'}, "the domain has no `issuesValues`"),
    "an issue of nothing": ({"domain": '{"issuesValues": {"size": 3}}'}, "“size” has neither values nor a range"),
    "a range without end": ({"domain": '{"issuesValues": {"size": {"range": [0, 1, 1e-9]}}}'}, "values, from below to; write it as an issue of fewer values"),
    "an ordering": ({"one": '{"DefaultPartialOrdering": {}}'}, "the profile is a DefaultPartialOrdering, which a case cannot be read from"),
    "a sum of groups": ({"one": '{"SumOfGroupsUtilitySpace": {}}'}, "the profile is a SumOfGroupsUtilitySpace"),
    "a value that the domain lacks": ({"one": (scenarios.WEB % ("A", 1, 1, 0, 1, "")).replace('"3": 0.4', '"4": 0.4')}, "“4” is not a value of “size” in the domain"),
    "an issue without weight": ({"one": (scenarios.WEB % ("A", 1, 1, 0, 1, "")).replace(', "price": 0.25', "")}, "issueWeights says nothing of “price”"),
    "an unknown kind of utilities": ({"one": (scenarios.WEB % ("A", 1, 1, 0, 1, "")).replace("NumberValueSet", "Wavy")}, "are of the kind `WavyUtilities`"),
    "a reservation of what is not there": (
        {"one": scenarios.WEB % ("A", 1, 1, 0, 1, ', "reservationBid": {"issuevalues": {"size": "9"}}')},
        "the reservation bid has `9` for “size”",
    ),
}


@pytest.mark.parametrize("name", WEB)
def test_a_geniusweb_scenario_is_refused(name: str, tmp_path: Path) -> None:
    changed, said = WEB[name]
    with pytest.raises(InputError) as error:
        read_case(scenarios.geniusweb(tmp_path, **changed))
    assert said in str(error.value)


F, ND = scenarios.NEGMAS_FIRST, scenarios.NEGMAS_DOMAIN
NEGMAS = {
    "no YAML": ({"first": F + "\n x: [}"}, "this is not YAML"),
    "a Python object": ({"first": F + "extra: !!python/name:os.system x\n"}, "the tag"),
    "a tag on a mapping": ({"first": F + "extra: !!python/object:os.path {a: 1}\n"}, "the tag tag:yaml.org,2002:python/object:os.path is not used here"),
    "another kind of utility": ({"first": F.replace("LinearAdditiveUtilityFunction", "HyperRectangleUtilityFunction")}, "the utility is a HyperRectangleUtilityFunction"),
    "another kind of values": ({"first": F.replace("AffineFun", "CosFun")}, "first.yml:6:3: “n” is valued by a CosFun, which a case cannot be read from"),
    "too few weights": ({"first": F.replace("[2.0, 0.5]", "[2.0]")}, "the weights are not those of the issues; expected 2 numbers"),
    "a value that the domain lacks": ({"first": F.replace("{a: 1.0", "{z: 1.0")}, "“z” is not a value of “c” in the domain"),
    "a value without utility": ({"first": F.replace("{a: 1.0, ", "{")}, "“c” has no utility for a"),
    "a continuous issue": ({"domain": ND.replace("ContiguousIssue", "ContinuousIssue")}, "“n” is a ContinuousIssue"),
    "no issues": ({"domain": "issues: []\n"}, "the domain has no list of `issues`"),
    "an infinite weight": ({"first": F.replace("[2.0, 0.5]", "[.inf, 0.5]")}, "a weight is `inf`; expected a finite number"),
}


@pytest.mark.parametrize("name", NEGMAS)
def test_a_negmas_scenario_is_refused(name: str, tmp_path: Path) -> None:
    changed, said = NEGMAS[name]
    with pytest.raises(InputError) as error:
        read_case(scenarios.negmas(tmp_path, **changed))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("write", "party", "form"),
    [(scenarios.genius, "x_seller.xml", "Genius XML"), (scenarios.geniusweb, "two.json", "GeniusWeb JSON"), (scenarios.negmas, "second.yml", "NegMAS YAML")],
)  # fmt: skip
def test_a_scenario_without_a_party_or_a_domain_is_refused(write: object, party: str, form: str, tmp_path: Path) -> None:
    assert callable(write)
    folder = write(tmp_path)
    (folder / party).unlink()
    with pytest.raises(InputError, match=f"the scenario has only one party .*in {form}"):
        read_case(folder)
    domain = next(folder.glob("domain.*"))
    domain.unlink()
    with pytest.raises(InputError, match=r"has no domain file|holds no case"):
        read_case(folder)


def test_what_negmas_marks_as_a_tuple_is_a_list_and_a_file_that_is_no_party_is_named(tmp_path: Path) -> None:
    folder = scenarios.negmas(tmp_path, first=F.replace("[2.0, 0.5]", "!!python/tuple [2.0, 0.5]"))
    assert len(read_case(folder).sides) == 2
    (folder / "second.yml").write_text("!!python/object:os.system {command: ls}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"only one party \(first.yml\); second.yml is not understood as one") as refused:
        read_case(folder)
    assert "second.yml:1:1: the tag" in str(refused.value.problems[0])
    domain = next(folder.glob("domain.*"))
    domain.write_text(domain.read_text(encoding="utf-8").replace("issues:", "issues: !negmas.Issues", 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"domain.yml:\d+:\d+: the tag !negmas.Issues is not used here"):
        read_case(folder)


def test_a_file_that_is_no_party_beside_others_is_named_and_left_out(tmp_path: Path) -> None:
    for write, name, text in ((scenarios.geniusweb, "third.json", "[1, 2, 3]"), (scenarios.negmas, "third.yml", "1.5")):
        folder = write(tmp_path / write.__name__)
        (folder / name).write_text(text, encoding="utf-8")
        source = read_source(folder)
        assert len(source.case.sides) == 2
        assert [str(note) for note in source.notes if name in str(note)] == [f"{folder / name}: this is not understood as what a party wants, and is left out; mend it if a party is missing"]
    web = scenarios.geniusweb(tmp_path / "specials")
    (web / "specials.json").write_text('{"size": 4, "opposition": 0.5, "nash": {}}', encoding="utf-8")
    (web / "two.json").unlink()
    (web / "other.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match=r"only one party \(one.json\); other.json is not understood as one;"):
        read_case(web)


def test_what_a_utility_lists_otherwise_than_the_domain_is_noted(tmp_path: Path) -> None:
    own = "outcome_space:\n  issues:\n  - {name: c, values: [a, z]}\n  - {name: n, values: [1, 5], __python_class__: negmas.ContiguousIssue}\n  - {name: m, values: [x]}\n"
    for text, found in ((F + own, {"c", "n", "m"}), (F, set[str]())):
        source = read_source(scenarios.negmas(tmp_path / str(len(text)), first=text))
        assert {name for name in "cnm" if f"“{name}”" in " ".join(str(note) for note in source.notes)} == found


def test_an_evaluation_below_nothing_is_noted(tmp_path: Path) -> None:
    source = read_source(scenarios.genius(tmp_path, x_buyer=B.replace('evaluation="20"', 'evaluation="-3"')))
    assert "an evaluation is below 0" in " ".join(str(note) for note in source.notes)


def test_an_unknown_party_is_refused_with_those_there_are(tmp_path: Path, root: Path) -> None:
    done = run(root, "advise", str(scenarios.genius(tmp_path)), "--ours", "sellar")
    assert (done.returncode, done.stdout) == (2, "")
    assert "`sellar` is not a party of" in done.stderr
    assert "did you mean `seller`?" in done.stderr


@pytest.mark.parametrize("cut", range(0, len(B), 41))
def test_a_file_that_ends_too_early_is_refused_and_never_falls_over(tmp_path: Path, cut: int) -> None:
    with pytest.raises(InputError):
        read_case(scenarios.genius(tmp_path, x_buyer=B[:cut]))
