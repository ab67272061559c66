"""Files of Oracle's review scripts: editions, linked options, detected features and objects, told apart by content."""

import shutil
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.inventory import Estate, Finding, read_estate

DATA = Path(__file__).parent.parent / "data" / "oracle"


def found(estate: Estate, kind: str) -> dict[str, Finding]:
    return {f"{item.name} {item.says}".strip(): item for item in estate.findings if item.kind == kind}


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_folder_of_the_script_gives_databases_their_options_and_features() -> None:
    estate = read_estate([DATA])
    titles = {row["machine"]: row for row in estate.installations.to_pyarrow().to_pylist()}
    assert titles["dbhost1"]["title"] == "Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production"
    assert (titles["dbhost1"]["version"], titles["dbhost2"]["version"]) == ("19.0.0.0.0", "12.1.0.2.0")
    assert len(titles) == 2
    assert {item.name for item in estate.findings if item.kind == "option" and item.machine == "dbhost1"} == {
        "Partitioning",
        "OLAP",
        "Spatial",
    }
    report = found(estate, "feature")["AWR Report"]
    assert (report.machine, report.instance, report.version) == ("dbhost1", "PROD1", "19.0.0.0.0")
    assert (report.uses, report.current, report.last, report.amount) == (3, False, "2022-05-01_02:00:00", None)
    assert report.place == "dbhost1_PROD1_dba_feature.csv:9"
    objects = found(estate, "objects")
    assert objects["PARTITIONING PARTITIONED_SEGMENTS SALES"].uses == 2
    assert objects["PARTITIONING PARTITIONED_SEGMENTS HRDW by OLAP_AWS_SEGMENTS"].uses == 1
    assert objects["RAC GV$INSTANCE"].uses == 2
    assert "OLAP CUBES_COUNT" not in objects  # the database has no such table
    assert {(source.kind, source.left_out) for source in estate.sources} == {("oracle-review", 0), ("oracle-cpu", 0)}


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    shutil.copy(DATA / "dbhost1_PROD1_version.csv", tmp_path / "anything.txt")
    estate = read_estate([tmp_path / "anything.txt"])
    assert estate.sources[0].kind == "oracle-review"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_files_put_together_in_any_encoding_hold_several_databases(encoding: str, tmp_path: Path) -> None:
    text = "".join(path.read_text() for path in sorted(DATA.glob("dbhost1*.csv")))
    both = text + text.replace("dbhost1", "dbhöst9").replace("PROD1", "TEST9")
    estate = read_estate([written(tmp_path / "all.csv", both, encoding)])
    machines = {item.machine for item in estate.findings}
    assert machines == {"dbhost1", "dbhöst9"}
    for name in ("dbhost1", "dbhöst9"):
        assert len([item for item in estate.findings if item.machine == name and item.kind == "feature"]) == 5


def test_a_row_that_the_terminal_broke_is_put_together(tmp_path: Path) -> None:
    text = (DATA / "dbhost1_PROD1_dba_feature.csv").read_text()
    broken = text.replace('Report has been created by the users."', 'Report has been cre\nated by the users."')
    broken = broken.replace('"Spatial","19.0.0.0.0","5","120",', '"Spatial","19.0.0.0.0","5","120",\n')
    assert broken.count("\n") == text.count("\n") + 2
    estate = read_estate([written(tmp_path / "broken.csv", broken)])
    assert len(found(estate, "feature")) == 5
    assert estate.left_out == ()


def test_bad_rows_are_left_out_with_their_place(tmp_path: Path) -> None:
    text = (DATA / "dbhost1_PROD1_dba_feature.csv").read_text()
    bad = text.replace('"Spatial","19.0.0.0.0","5"', '"Spatial","19.0.0.0.0","-5"')
    bad = bad.replace('"AWR Report","19.0.0.0.0","3"', '"AWR Report","19.0.0.0.0","3.5"')
    bad = bad.replace('"Partitioning (user)","19.0.0.0.0","98"', '"Partitioning (user)","19.0.0.0.0",""')
    bad += '0,"1","Data Mining"\n'
    estate = read_estate([written(tmp_path / "f.csv", bad)])
    assert {item.place: item.reason for item in estate.left_out} == {
        "f.csv:9": "DETECTED_USAGES of AWR Report is 3.5; expected a whole number from 0",
        "f.csv:11": "DETECTED_USAGES of Partitioning (user) is empty; expected a whole number from 0",
        "f.csv:13": "DETECTED_USAGES of Spatial is -5; expected a whole number from 0",
        "f.csv:14": "the row has 3 cells and the heading 18",
    }
    assert (estate.sources[0].rows, estate.sources[0].left_out) == (6, 4)


def test_other_files_of_the_script_are_known_and_say_nothing_of_products(tmp_path: Path) -> None:
    users = "\nUSERS CREATED\n-----\nAUDIT_ID,USERNAME,USER_ID,HOST_NAME,INSTANCE_NAME,SYSDATE\n\n0,SCOTT,61,dbhost1,PROD1,2024-03-05_10:11:12,\n"
    summary = "HOST_NAME: dbhost1, INSTANCE_NAME: PROD1\nLMS ReviewLite 2.7 output file created at: 2024-03-05\n"
    estate = read_estate([written(tmp_path / "users.csv", users), written(tmp_path / "summary.csv", summary)])
    assert [source.notes for source in estate.sources] == [("says nothing of products",)] * 2
    assert estate.findings == ()


OPTIONS = """MACHINE_ID,DB_NAME,TIMESTAMP,HOST_NAME,INSTANCE_NAME,OPTION_NAME,OPTION_QUERY,SQL_ERR_CODE,SQL_ERR_MESSAGE,COL010,COL020,COL030,COL040,COL050,COL060,COL070,COL080,COL090,COL100,COL110
h1,ERP,2024-03-05_10:11:12,h1,ERP,V$VERSION,,,,Oracle Database 19c Standard Edition 2 Release 19.0.0.0.0 - Production,,,,,,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,V$OPTION,,,,Partitioning,FALSE,,,,,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,DBA_FEATURE_USAGE_STATISTICS,10g,,,Oracle Utility Datapump (Export),19.0.0.0.0,12,50,TRUE,2023-01-01_00:00:00,2024-03-02_00:00:00,2024-03-02_00:00:00,604800,77,3
h1,ERP,2024-03-05_10:11:12,h1,ERP,DBA_FEATURE_USAGE_STATISTICS,FEATURE_INFO,,,"Oracle Utility Datapump (Export) invoked: 12 times, compression used: 4 times",Oracle Utility Datapump (Export),19.0.0.0.0,77,,,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,MULTITENANT,V$CONTAINERS,5,count,YES,1,CDB$ROOT,READ WRITE,,ROOT,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,MULTITENANT,V$CONTAINERS,5,count,YES,2,PDB$SEED,READ ONLY,,SEED,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,MULTITENANT,V$CONTAINERS,5,count,YES,3,ONE,READ WRITE,,PDB,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,MULTITENANT,V$CONTAINERS,5,count,YES,4,TWO,READ WRITE,,PDB,,,,,
h1,ERP,2024-03-05_10:11:12,h1,ERP,LABEL_SECURITY,LBAC$POLT_COUNT,-942,ORA-00942: table or view does not exist,,,,,,,,,,,
h2,CRM,2024-03-05_10:11:12,h2,CRM,GV$PARAMETER,,,,1,inmemory_force,BASE_LEVEL,FALSE,none,,,,,,
"""


def test_the_collection_tools_options_are_the_same_queries_in_a_table(tmp_path: Path) -> None:
    estate = read_estate([written(tmp_path / "LMS_OPTIONS.csv", OPTIONS)])
    assert estate.sources[0].kind == "oracle-options"
    (feature,) = found(estate, "feature").values()
    assert (feature.uses, feature.amount) == (12, 3)
    assert "compression used: 4 times" in feature.says
    objects = found(estate, "objects")
    assert objects["MULTITENANT V$CONTAINERS"].uses == 2
    assert objects["GV$PARAMETER inmemory_force=BASE_LEVEL"].machine == "h2"
    assert not any("LABEL_SECURITY" in name for name in objects)
    assert [row["machine"] for row in estate.installations.to_pyarrow().to_pylist()] == ["h1"]


def test_a_stray_quote_in_the_options_takes_no_row_with_it_unsaid(tmp_path: Path) -> None:
    text = OPTIONS.replace("h1,ERP,2024-03-05_10:11:12,h1,ERP,V$OPTION,,,,Partitioning", 'h1,ERP,2024-03-05_10:11:12,h1,ERP,V$OPTION,,,,"Partitioning')
    estate = read_estate([written(tmp_path / "LMS_OPTIONS.csv", text)])
    (lost,) = estate.left_out
    assert (lost.place, lost.rows) == ("LMS_OPTIONS.csv:3", 2)
    assert "a quote opens and does not close" in lost.reason
    assert (estate.sources[0].rows, estate.sources[0].left_out) == (10, 2)


def test_the_usage_view_exported_by_itself_is_read_with_or_without_a_machine(tmp_path: Path) -> None:
    text = 'CON_ID;NAME;VERSION;DETECTED_USAGES;TOTAL_SAMPLES;CURRENTLY_USED;LAST_USAGE_DATE\n1;Heat Map;12.1.0.2.0;3;9;TRUE;02-MAR-24\n3;OLAP - Cubes;12.1.0.2.0;0;9;FALSE;\n'
    bare = read_estate([written(tmp_path / "ora7.csv", text)])
    assert [(item.machine, item.container, item.uses) for item in bare.findings] == [("ora7", "1", 3), ("ora7", "3", 0)]
    assert bare.sources[0].notes == ("no column names the machine; ora7, the name of the file, is taken",)
    named = text.replace("CON_ID;", "HOST_NAME;INSTANCE_NAME;").replace("\n1;", "\nA;X;").replace("\n3;", "\n;Y;")
    full = read_estate([written(tmp_path / "all.csv", named)])
    assert [(item.machine, item.instance) for item in full.findings] == [("a", "X")]
    assert [(item.place, item.reason) for item in full.left_out] == [("all.csv:3", "the machine has no name")]


def test_oracles_own_report_of_products_is_read(tmp_path: Path) -> None:
    text = "HOST_NAME,INSTANCE_NAME,CON_ID,PRODUCT,USAGE,LAST_SAMPLE_DATE,FIRST_USAGE_DATE,LAST_USAGE_DATE\nh1,X,1,Partitioning,CURRENT_USAGE,2024-03-02,2022-01-01,2024-03-02\nh1,X\n"
    estate = read_estate([written(tmp_path / "p.csv", text)])
    (item,) = estate.findings
    assert (item.kind, item.name, item.says, item.last) == ("product", "Partitioning", "CURRENT_USAGE", "2024-03-02")
    assert [left.reason for left in estate.left_out] == ["the row has 2 cells and the heading 8"]


def test_the_collection_tools_overview_gives_machines_and_the_host_below_a_virtual_one(tmp_path: Path) -> None:
    text = (
        "GROUP,MACHINE_ID,VMACHINE_ID,DB_EDITION,DB_NAME,VERSION,OPERATING_SYSTEM,SOCKETS_POPULATED_PHYS,"
        "TOTAL_PHYSICAL_CORES,PROCESSOR_IDENTIFIER,TOTAL_LOGICAL_CORES\n"
        "g,esx7,vm7,Enterprise Edition,ERP,19.0.0.0.0,Linux,2,32,Intel(R) Xeon(R) Gold 6130,8\n"
        "g,box8,,Standard Edition 2,CRM,19.0.0.0.0,Linux,1,8,Intel(R) Xeon(R) Gold 6130,16\n"
    )
    estate = read_estate([written(tmp_path / "LMS_OVERVIEW.csv", text)])
    machines = {row["machine"]: row for row in estate.machines.to_pyarrow().to_pylist()}
    assert (machines["esx7"]["kind"], machines["esx7"]["cores"]) == ("host", 32)
    assert (machines["vm7"]["kind"], machines["vm7"]["host"], machines["vm7"]["vcpus"]) == ("virtual", "esx7", 8)
    assert (machines["box8"]["kind"], machines["box8"]["processors"]) == ("physical", 1)
    titles = {row["machine"]: row["title"] for row in estate.installations.to_pyarrow().to_pylist()}
    assert titles == {"vm7": "Oracle Database Enterprise Edition", "box8": "Oracle Database Standard Edition 2"}
    assert estate.sources[0].rows == 2


def test_a_torn_file_of_the_script_gets_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "torn.csv"
    path.write_bytes(b"AUDIT_ID,BANNER,HOST_NAME,INSTANCE_NAME,SYSDATE\n0,\"Oracle Database 19c\x00\xff\n0,\"\"\"\n")
    estate = read_estate([path])
    assert estate.sources[0].left_out == 2
    with pytest.raises(InputError, match="the file is empty"):
        read_estate([written(tmp_path / "empty.csv", "\n\n")])
