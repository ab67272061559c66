"""Forms in which others keep entitlements, told apart by their content."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from backtable.errors import InputError
from backtable.inventory.entitlements import FORMS, Entitlement, Entitlements, read_entitlements, write_cyclonedx
from backtable.licensing.metrics import METRICS

DATA = Path(__file__).parents[2] / "data"


def read(tmp_path: Path, text: str, name: str = "export.csv") -> Entitlements:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_entitlements(path)


def test_every_form_stands_on_the_page_with_its_source(root: Path) -> None:
    page = (root / "docs" / "reference" / "entitlements.md").read_text(encoding="utf-8")
    for form in FORMS.values():
        assert f"| `{form.key}` |" in page
        assert form.source


@pytest.mark.parametrize(
    "heading",
    [
        "Name,Serial,Manufacturer,Model",
        "Name,Seats,Total,Expiration Date",
        "Product Key,Seats,Expiration Date",
        "Display name,Software model,License metric",
        "Purchased rights,License type",
        "Model,Rights",
        "SKU;SWIDTag;Metric",
    ],
)
def test_a_table_that_has_only_some_of_a_forms_columns_is_not_taken_for_it(heading: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no entitlements that are known by their content"):
        read(tmp_path, heading + "\n")


# OpTISAM, as exported by its makers.


@pytest.fixture(scope="module")
def optisam() -> Entitlements:
    return read_entitlements(DATA / "optisam" / "products_acquiredRights.csv")


def test_optisam_rights_and_their_maintenance_are_entitlements_of_their_own(optisam: Entitlements) -> None:
    assert optisam.kind == "optisam"
    assert Counter(item.kind for item in optisam.entitlements) == {"perpetual": 21, "maintenance": 3}
    assert sum(item.quantity for item in optisam.entitlements if item.kind == "perpetual") == 2400
    first, upkeep = optisam.entitlements[:2]
    assert (first.key, first.title, first.publisher) == ("oracle_wl_1_ops", "Oracle Weblogic Server 12", "Oracle")
    assert (first.metric, first.quantity, first.price) == ("oracle.processor", 500, 100)
    assert (upkeep.key, upkeep.quantity, upkeep.price) == ("oracle_wl_1_ops maintenance", 20, 10)
    assert (upkeep.starts, upkeep.ends) == (date(2020, 1, 1), date(2030, 1, 1))
    assert first.place == upkeep.place == "products_acquiredRights.csv:2"
    assert optisam.left_out == ()


def test_an_optisam_metric_is_taken_only_where_it_is_certain(optisam: Entitlements) -> None:
    named = {item.source_metric: item.metric for item in optisam.entitlements}
    assert {name: metric for name, metric in named.items() if metric} == {
        "oracle.processor.standard": "oracle.processor",
        "oracle.nup.standard": "oracle.nup",
        "ibm_pvu": "ibm.pvu",
    }
    assert named["os_instance"] == named["ibm_pvu_75"] == ""
    assert "ibm_pvu_75" in optisam.notes[0]


def test_an_optisam_row_that_was_deleted_is_not_read_and_a_fraction_of_a_licence_is_left_out(tmp_path: Path) -> None:
    head, first, second, third = (DATA / "optisam" / "products_acquiredRights.csv").read_text().splitlines()[:4]
    deleted, torn = first.replace(";1;12.1.1", ";0;12.1.1"), third[:40]
    found = read(tmp_path, "\n".join([head, deleted, second.replace(";100;10;", ";100.5;10;"), torn]))
    assert found.entitlements == ()
    assert [(item.place, item.reason) for item in found.left_out] == [
        ("export.csv:4", "the row has 3 cells and the heading 16"),
        ("export.csv:3", "Acquired_licenses is 100.5; expected a whole number from 0"),
    ]


# ServiceNow, by the labels of its form and by the names of its fields.

LABELS = (
    "Asset tag",
    "Display name",
    "Software model",
    "Publisher",
    "License type",
    "Metric group",
    "License metric",
    "Start date",
    "End date",
    "Purchased rights",
    "Active rights",
    "Unit cost",
    "State",
    "Purchased",
    "Contract number",
)
ROWS: tuple[tuple[Any, ...], ...] = (
    ("E1", "", "Database EE", "Oracle", "Perpetual", "Oracle", "Per Processor", "", "", 20, 16, "$23,750.00", "In use", "2020-01-31", "OMA"),
    ("E2", "", "Office", "Microsoft", "Subscription", "Microsoft", "User Subscription", "2026-01-01", "2026-12-31", 50, 0, "EUR;9.50", "Retired", "", ""),
    ("E3", "", "SQL", "Microsoft", "Perpetual + Software Assurance", "Microsoft", "Per Core", "2025-01-01", "2027-12-31", 8, 8, "", "In use", "", ""),
    ("E4", "", "SQL", "Microsoft", "Step-up", "Microsoft", "Per Core", "", "", 4, 4, "", "In use", "", ""),
    ("E5", "", "Old", "Acme", "Perpetual", "Common", "Per Device", "", "", 5, 0, "", "Retired", "", ""),
    ("E6", "", "Odd", "Acme", "Freeware", "Common", "Per Device", "", "", 5, 5, "", "In use", "", ""),
    ("E7", "", "CAL", "Microsoft", "From SA", "Microsoft", "User CAL", "", "", 5, 5, "", "In use", "", ""),
)  # fmt: skip


def assert_servicenow(found: Entitlements) -> None:
    assert found.kind == "servicenow"
    by_key = {item.key: item for item in found.entitlements}
    first = by_key["E1"]
    assert (first.title, first.metric, first.source_metric) == ("Database EE", "oracle.processor", "Oracle: Per Processor")
    assert (first.quantity, first.price, first.currency, first.purchased) == (16, 23750, "USD", date(2020, 1, 31))
    assert first.contract == "OMA"
    second = by_key["E2"]
    assert (second.kind, second.quantity, second.metric) == ("subscription", 50, "plain.user")
    assert (second.starts, second.ends, second.price, second.currency) == (date(2026, 1, 1), date(2026, 12, 31), Decimal("9.5"), "EUR")
    assert (by_key["E3"].kind, by_key["E3"].ends, by_key["E3"].metric) == ("perpetual", None, "")
    assert (by_key["E3 maintenance"].kind, by_key["E3 maintenance"].ends) == ("maintenance", date(2027, 12, 31))
    assert (by_key["E4"].kind, by_key["E4"].quantity) == ("perpetual", 4)
    assert (by_key["E7"].metric, by_key["E7"].restricted) == ("microsoft.user_cal", "machines and users with Software Assurance")
    assert sorted(by_key) == ["E1", "E2", "E3", "E3 maintenance", "E4", "E7"]
    reasons = [item.reason for item in found.left_out]
    assert reasons[0] == "its state is Retired, so that it grants no rights"
    assert reasons[1].startswith("the licence type is “Freeware”; expected one of")
    assert found.notes == (
        "it is not certain what these metrics count, so that no metric is taken for them: Microsoft: Per Core",
    )


def test_servicenow_csv_is_read_by_its_labels(tmp_path: Path) -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (LABELS, *ROWS))
    found = read(tmp_path, text)
    assert_servicenow(found)
    assert [item.place for item in found.left_out] == ["export.csv:6", "export.csv:7"]


def test_servicenow_workbook_is_read_with_cells(tmp_path: Path) -> None:
    path = tmp_path / "alm_license.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Page 1")
        for number, row in enumerate((LABELS, *ROWS)):
            sheet.write_row(number, 0, row)
    found = read_entitlements(path)
    assert_servicenow(found)
    assert [item.place for item in found.left_out] == ["alm_license.xlsx:Page 1:M6", "alm_license.xlsx:Page 1:E7"]


@pytest.mark.parametrize("wrapper", ["records", "result", None])
def test_servicenow_json_is_read_by_names_of_fields_and_display_values(tmp_path: Path, wrapper: str | None) -> None:
    names = [label.lower().replace(" ", "_") for label in LABELS]
    records: list[Any] = [
        {name: {"display_value": cell, "value": "0" * 32, "link": "x"} if name == "software_model" else cell for name, cell in zip(names, row, strict=True)}
        for row in ROWS
    ]
    assert_servicenow(read(tmp_path, json.dumps({wrapper: records} if wrapper else records), "alm_license.json"))


def test_servicenow_record_numbers_in_place_of_names_are_noted(tmp_path: Path) -> None:
    found = read(tmp_path, f"sys_id,software_model,license_type,purchased_rights\n1,{'ab' * 16},Perpetual,5\n")
    assert "export display values" in found.notes[0]


def test_servicenow_upgrades_without_active_rights_stay_upgrades(tmp_path: Path) -> None:
    found = read(tmp_path, "Asset tag,Software model,License type,License duration,Purchased rights\n1,SQL,Upgrade,Perpetual,5\n2,X,Full,Subscription,1\n")
    assert [item.kind for item in found.entitlements] == ["upgrade", "subscription"]
    assert "without the entitlement that they come from" in found.notes[0]


def test_servicenow_perpetual_rights_begin_on_their_start_date_and_keep_their_order(tmp_path: Path) -> None:
    head = "Software model,License type,License metric,Purchased rights,Start date,End date,Purchased,Purchase order,Asset tag\n"
    rows = (
        "Windows,Perpetual,Per Core,64,2027-03-01,2029-12-31,2026-01-01,PO-3,A1\n"
        "SQL,Perpetual + Maintenance,Per Core,8,2026-01-01,2026-12-31,2020-05-01,PO-4,A2\n"
        "SQL,Perpetual + Maintenance,Per Core,8,2026-01-01,2026-12-31,,PO-5,A3\n"
    )
    found = {item.key: item for item in read(tmp_path, head + rows).entitlements}
    assert {key: (item.starts, item.contract) for key, item in found.items() if item.kind == "perpetual"} == {
        "A1": (date(2027, 3, 1), "PO-3"), "A2": (None, "PO-4"), "A3": (date(2026, 1, 1), "PO-5"),
    }
    assert (found["A1"].ends, found["A2 maintenance"].starts) == (None, date(2026, 1, 1))


# Snipe-IT, the list of licences and the form that it imports.


def test_snipeit_list_is_read_and_product_keys_are_not_kept(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "ID,Name,Product Key,Expiration Date,Termination Date,Licensed to Email,Licensed to Name,Manufacturer,Total,Remaining,"
        "Purchase Date,Purchase Cost,Purchase Order Number,Order Number,Notes\n"
        '1,Photoshop,SECRET-1,2027-01-31,2026-12-31,,,Adobe,10,3,2026-02-01,"1,299.99",PO-7,4711,\n'
        "2,Acrobat,SECRET-2,,,,,Adobe,4,0,2020-02-01,,,,\n"
        "3,Office,SECRET-3,,,,,Microsoft,1.5,0,,,,,\n"
        "4,Visio,SECRET-4,,,,,Microsoft,,0,,,,,\n",
    )
    first, second = found.entitlements
    assert found.kind == "snipeit"
    assert (first.key, first.title, first.publisher, first.quantity) == ("1", "Photoshop", "Adobe", 10)
    assert (first.kind, first.ends, first.purchased) == ("subscription", date(2026, 12, 31), date(2026, 2, 1))
    assert (first.price, first.contract, first.metric) == (Decimal("1299.99"), "PO-7", "")
    assert (second.kind, second.ends, second.quantity) == ("perpetual", None, 4)
    assert [item.reason for item in found.left_out] == [
        "Total is 1.5; expected a whole number from 0",
        "the licence has no number of seats",
    ]
    assert "SECRET" not in repr(found)
    assert [note.split(" ")[0:3] for note in found.notes] == [["Snipe-IT", "counts", "seats"], ["a", "purchase", "cost"]]


def test_snipeit_import_form_has_the_licence_under_item_name_and_dates_with_months_first(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Name,Email,Username,Item name,serial number,manufacturer,purchase date,purchase cost,purchase_order,order number,"
        "Licensed To Name,Licensed to Email,expiration date,maintained,reassignable,seats,company,supplier,notes\n"
        'A Person,a@example.com,a,Editor,key,Maker Inc,07/13/2012,$79.66,53008,386-5,A,a@example.com,01/27/2016,false,no,80,Co,Shop,"two\nlines"\n'
        "B Person,b@example.com,b,Viewer,key,,03/05/2002,$17.47,57537,257-1,B,b@example.com,09/10/2016,true,FALSE,5,Co,Shop,\n",
    )
    first, second = found.entitlements
    assert (first.title, first.quantity, first.price, first.currency) == ("Editor", 80, Decimal("79.66"), "USD")
    assert (first.purchased, first.ends) == (date(2012, 7, 13), date(2016, 1, 27))
    assert (second.purchased, second.ends, second.place) == (date(2002, 3, 5), date(2016, 9, 10), "export.csv:4")


# CycloneDX, as its makers publish it.

EXAMPLES = ("valid-license-licensing-1.5.json", "valid-license-licensing-1.5.xml")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_cyclonedx_licence_without_a_quantity_is_left_out(name: str) -> None:
    found = read_entitlements(DATA / "cyclonedx" / name)
    assert (found.kind, found.entitlements) == ("cyclonedx", ())
    (left,) = found.left_out
    assert left.place == f"{name}:component 1:license 1"
    assert "expected the property backtable:quantity" in left.reason
    assert found.notes == ("licensed to Example Co.",)


def with_properties(name: str, path: Path, **properties: str) -> Path:
    """Copy an example with properties added."""
    text = (DATA / "cyclonedx" / name).read_text(encoding="utf-8")
    if name.endswith("json"):
        bom = json.loads(text)
        own = [{"name": f"backtable:{key}", "value": value} for key, value in properties.items()]
        bom["components"][0]["licenses"][0]["license"]["properties"] = own
        text = json.dumps(bom)
    else:
        own_text = "".join(f'<property name="backtable:{key}">{value}</property>' for key, value in properties.items())
        text = text.replace("</licensing>", f"</licensing><properties>{own_text}</properties>")
    target = path / name
    target.write_text(text, encoding="utf-8")
    return target


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_cyclonedx_licence_is_read_from_json_and_xml_alike(name: str, tmp_path: Path) -> None:
    path = with_properties(name, tmp_path, quantity="12", metric="plain.device", price="99.50", currency="EUR")
    (found,) = read_entitlements(path).entitlements
    assert found == Entitlement(
        key="acme",
        product="",
        title="cryptographic-provider",
        publisher="Acme Inc",
        version="2.2.0",
        metric="plain.device",
        quantity=Decimal(12),
        kind="subscription",
        price=Decimal("99.5"),
        currency="EUR",
        starts=date(2022, 4, 13),
        ends=date(2023, 4, 13),
        restricted="appliance",
        place=f"{name}:component 1:license 1",
    )


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ({"quantity": "-1"}, "backtable:quantity is -1; expected a number from 0"),
        ({"quantity": "many"}, "backtable:quantity is “many”; expected a number"),
        ({"quantity": "1", "kind": "gift"}, "the kind is “gift”; expected one of"),
        ({"quantity": "1", "price": "1,200"}, "backtable:price is “1,200”, which may be 1200 or 1.200"),
        ({"quantity": "1", "starts": "soon"}, "starts is “soon”; expected a date"),
    ],
)
def test_bad_properties_of_a_cyclonedx_licence_are_named(properties: dict[str, str], reason: str, tmp_path: Path) -> None:
    found = read_entitlements(with_properties(EXAMPLES[0], tmp_path, **properties))
    assert found.entitlements == ()
    assert found.left_out[0].reason.startswith(reason)


def test_a_cyclonedx_licence_that_says_nothing_of_its_term_is_left_out_and_open_source_is_counted_apart(tmp_path: Path) -> None:
    quantity = [{"name": "backtable:quantity", "value": "1"}]
    inner = {"name": "b", "licenses": [{"license": {"name": "x", "licensing": {"licenseTypes": ["other"]}, "properties": quantity}}]}
    bom = {
        "bomFormat": "CycloneDX",
        "components": [
            {"name": "a", "licenses": [{"license": {"id": "MIT"}}, {"expression": "MIT OR ISC"}], "components": [inner]},
        ],
    }
    found = read(tmp_path, json.dumps(bom), "bom.json")
    assert found.left_out[0].place == "bom.json:component 2:license 1"
    assert "neither perpetual nor a subscription" in found.left_out[0].reason
    assert found.notes == ("2 licences have no commercial terms and are not read",)


def test_what_is_written_as_cyclonedx_has_the_fields_of_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "rights.cdx.json"
    item = Entitlement("o-1", "", "Database", "Oracle", "19", "oracle.processor", Decimal("16"), purchased=date(2020, 1, 31), ends=date(2021, 1, 31))
    write_cyclonedx([item], path, licensee="Example Co.")
    component = json.loads(path.read_text(encoding="utf-8"))["components"][0]
    license = component["licenses"][0]["license"]
    assert (component["name"], component["version"], component["publisher"]) == ("Database", "19", "Oracle")
    assert license["licensing"] == {
        "altIds": ["o-1"],
        "licensor": {"organization": {"name": "Oracle"}},
        "licensee": {"organization": {"name": "Example Co."}},
        "licenseTypes": ["perpetual"],
        "lastRenewal": "2020-01-31T00:00:00+00:00",
        "expiration": "2021-01-31T00:00:00+00:00",
    }
    assert {"name": "backtable:quantity", "value": "16"} in license["properties"]


def test_a_bill_of_materials_nested_without_end_is_refused(tmp_path: Path) -> None:
    text = (DATA / "cyclonedx" / EXAMPLES[1]).read_text(encoding="utf-8")
    deep = text.replace("<components>", "<components>" + "<component><components>" * 3000, 1)
    deep = deep[::-1].replace("</components>"[::-1], ("</components></component>" * 3000 + "</components>")[::-1], 1)[::-1]
    with pytest.raises(InputError, match="nested too deeply"):
        read(tmp_path, deep, "bom.xml")


def test_an_entity_in_xml_is_refused(tmp_path: Path) -> None:
    text = (DATA / "cyclonedx" / EXAMPLES[1]).read_text(encoding="utf-8")
    bomb = text.replace("<bom ", '<!DOCTYPE bom [<!ENTITY a "b">]><bom ', 1)
    with pytest.raises(InputError, match="not XML that can be read"):
        read(tmp_path, bomb, "bom.xml")


def test_metrics_that_forms_are_mapped_to_are_known() -> None:
    from backtable.inventory.entitlements import _optisam, _servicenow

    assert {*_optisam._METRICS.values(), *_servicenow._METRICS.values()} <= set(METRICS)
