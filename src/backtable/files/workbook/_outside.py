"""Formulas of a spreadsheet that take their value from outside the workbook: from another file, or from a service."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from defusedxml.ElementTree import fromstring

_TEXTS = re.compile(r'"[^"]*"')
_FILE = re.compile(r"""'[^'\[\]]*\[([^\]']+)\][^']*'!|(?<![\w\]\)])\[([^\]]+)\][^!\[\]'"]*!""")  # [2]Prices!B4, '[2]All prices'!B4
_SERVICE = re.compile(r"\b(?:WEBSERVICE|RTD|DDE|STOCKHISTORY|CUBEVALUE)\(|\b\w+\|'[^']*'!", re.IGNORECASE)
_ITSELF = "0"  # as files number the workbook itself


@dataclass(frozen=True, slots=True)
class Links:
    """Other files to which a workbook refers.

    Args:
        files: number in formulas → name of the file.
        names: names that stand for places in other files → name of the file.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def source(self, formula: str) -> str:
        """Give the file from which a formula takes a value, or “a service”; empty where all of it is in the workbook."""
        bare = _TEXTS.sub("", formula)
        for match in _FILE.finditer(bare):
            written = match[1] or match[2]
            if written != _ITSELF:
                return self.files.get(written) or ("another file" if written.isdigit() else basename(written.replace("\\", "/")))
        if _SERVICE.search(bare):
            return "a service"
        return next((file for name, file in self.names.items() if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.(])", bare, re.IGNORECASE)), "")


def read_links(packed: zipfile.ZipFile) -> Links:
    """Read to which other files a workbook refers."""
    book = fromstring(packed.read("xl/workbook.xml"))
    relations = _targets(packed, "xl/workbook.xml")
    files, listed = {}, [element for element in book.iter() if element.tag.endswith("}externalReference")]
    for number, element in enumerate(listed, 1):
        part = relations.get(next((value for key, value in element.attrib.items() if key.endswith("}id")), ""), "")
        target = next(iter(_targets(packed, part).values()), "") if part else ""
        files[f"{number}"] = unquote(basename(target.replace("\\", "/"))) or "another file"
    found = Links(files)
    names = {str(item.get("name")): found.source(item.text or "") for item in book.iter() if item.tag.endswith("}definedName")}
    return Links(files, {name: file for name, file in names.items() if file})


def _targets(packed: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Give id → target of the relations of a part; targets in the workbook as names of parts."""
    name = f"{dirname(part)}/_rels/{basename(part)}.rels"
    if name not in packed.namelist():
        return {}
    found = {}
    for relation in fromstring(packed.read(name)):
        target = str(relation.get("Target", ""))
        inside = relation.get("TargetMode") != "External"
        found[str(relation.get("Id"))] = (target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))) if inside else target
    return found
