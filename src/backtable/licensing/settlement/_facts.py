"""A case that somebody wrote, with the facts of a claim put in."""

import io
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from backtable.case import Fact
from backtable.files import is_workbook, read_bytes, read_case_source, write_case


def with_facts(path: Path, facts: Mapping[str, Fact]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Give the text of a case file with the values and sources of facts replaced, everything else as it was written.

    Args:
        facts: by name; those that the case does not have are left out.

    Returns:
        The text; names put in; names that the case does not have.

    Raises:
        InputError: the file is no case.
    """
    raw = read_bytes(path)
    source = read_case_source(path, raw)
    written = write_case(source)[0].content.decode() if is_workbook(path, raw) else raw.decode("utf-8-sig").replace("\r\n", "\n")
    content = _yaml().load(written)
    known = content.get("facts") or {}
    put = []
    for name, fact in facts.items():
        if name not in known:
            continue
        value = int(fact.value) if fact.value == int(fact.value) else fact.value
        if isinstance(known[name], CommentedMap):
            known[name]["value"] = value
            known[name]["source"] = fact.source
        else:
            known[name] = value
        put.append(name)
    # Files indent their lists in one of two ways; the one that keeps most lines as they were is the file's own.
    texts = [_dumped(content, _yaml(deep)) for deep in (True, False)]
    lines = set(written.splitlines())
    text = max(texts, key=lambda found: sum(line in lines for line in found.splitlines()))
    return text, tuple(put), tuple(name for name in facts if name not in put)


def _yaml(deep: bool = True) -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 10_000
    yaml.preserve_quotes = True
    if deep:
        yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(content: CommentedMap, yaml: YAML) -> str:
    out = io.StringIO()
    yaml.dump(content, out)
    return out.getvalue()
