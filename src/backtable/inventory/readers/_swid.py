"""Software identification tags of ISO/IEC 19770-2: one product a file."""

import re

from backtable.inventory._found import Found, words
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_STANDARD = "standards.iso.org/iso/19770/-2/"
_SPACE = "{http://standards.iso.org/iso/19770/-2/2015/schema.xsd}"


def _is_tag(source: Source) -> bool:
    return source.is_xml and "SoftwareIdentity" in source.text and source.xml.tag == f"{_SPACE}SoftwareIdentity"


@reader("swid", "Software identification tag", "ISO/IEC 19770-2:2015; NISTIR 8060", _is_tag)
def read(found: Found) -> None:
    """Read a tag as a title; the machine is the folder that it lies in, for a tag does not name it.

    Patches, supplements and tags of what is not installed (a corpus) are no installations and are left out.
    """
    tag = found.source.xml
    place = found.source.place()
    for name in ("corpus", "patch", "supplemental"):
        if words(tag.get(name)).lower() in ("true", "1"):
            found.rows += 1
            found.leave_out(place, f"this is a {name} tag, not an installed product")
            return
    creators = [
        words(entity.get("name"))
        for entity in tag.iter(f"{_SPACE}Entity")
        if re.search(r"\bsoftwareCreator\b", entity.get("role", ""))
    ]
    folder = found.source.path.resolve().parent.name
    key = found.machine(place, folder, "physical")
    if key:
        found.notes.append(f"the tag does not name its machine; {folder}, the folder it lies in, is taken")
        found.installation(place, key, tag.get("name"), version=tag.get("version"), publisher=next(iter(creators), None))


def is_about_tags(source: Source) -> bool:
    """Say whether a file is what tags are made from, a template or a schema: it often lies in their folder and says nothing of what is installed."""
    return source.is_xml and not source.is_page and _STANDARD in source.text and not source.xml.tag.endswith("}SoftwareIdentity")
