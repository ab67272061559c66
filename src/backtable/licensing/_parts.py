"""Parts of queries, written once and set into many queries: to write an expression takes Ibis longer than the database takes to run it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, ParamSpec

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

Arguments = ParamSpec("Arguments")
Made = Callable[Arguments, ir.Table]
_MOST_KEPT = 1024
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")


def part(make: Made[Arguments], asks: Collection[str] | None = None) -> Made[Arguments]:
    """Let a function's relation be written once for all queries: that of other tables with the same columns reads the same but for their names.

    Only where `query_of` writes a query is it given by its name; elsewhere it is the expression itself.

    Args:
        make: its relation must follow from its arguments alone: tables, texts, mappings of texts, and what can be hashed.
        asks: keys of its answers, of which it is given no others, here or there; all without it.
    """

    @wraps(make)
    def made(*args: Arguments.args, **named: Arguments.kwargs) -> ir.Table:
        own: Any = args if asks is None else [{key: arg[key] for key in asks if key in arg} if isinstance(arg, Mapping) else arg for arg in args]
        writing = _WRITING.get()
        if writing is None or named:
            return make(*own, **named)
        told = tuple(arg.schema() if isinstance(arg, ir.Table) else _Told.of(arg) for arg in own)
        return writing.set_in(_written(make, writing.compiler, told), [arg for arg in own if isinstance(arg, ir.Table)])

    return made


def asking(*asks: str) -> Callable[[Made[Arguments]], Made[Arguments]]:
    """Let a function that asks for these answers and facts only be a part: the fewer, the more often it is the same."""
    return lambda make: part(make, asks)


def query_of(compiler: Any, make: Callable[[], ir.Table]) -> str:
    """Write the query of a relation.

    Args:
        compiler: Ibis's, of the database.
    """
    writing = _Writing(compiler)
    return writing.whole(writing.made(make)[1])


def qualified(table: ir.Table | None) -> str:
    """Give a table's name as queries have it; empty where it is no table of the database but an expression."""
    held = None if table is None else table.op()
    if not isinstance(held, ops.DatabaseTable):
        return ""
    return ".".join(f'"{name}"' for name in (held.namespace.catalog, held.namespace.database, held.name) if name)


@dataclass(frozen=True, slots=True)
class _Told:
    """An argument that is no table.

    Args:
        pairs: whether it is a mapping, of which these are the pairs.
    """

    value: Any
    pairs: bool

    @classmethod
    def of(cls, value: Any) -> "_Told":
        return cls(tuple(sorted(value.items())), True) if isinstance(value, Mapping) else cls(value, False)

    def given(self) -> Any:
        return dict(self.value) if self.pairs else self.value


@dataclass(frozen=True, slots=True)
class _Part:
    """A part over tables that are still to be named.

    Args:
        given: what stands for each table.
        texts: name → query, of the parts that it is made of, in order.
        query: its own.
        schema: of what it gives.
    """

    given: tuple[str, ...]
    texts: Mapping[str, str]
    query: str
    schema: ibis.Schema


class _Writing:
    """A query that is being written.

    Args:
        compiler: Ibis's, of the database.
    """

    def __init__(self, compiler: Any) -> None:
        self.compiler = compiler
        self.texts: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def made(self, make: Callable[[], ir.Table]) -> tuple[ir.Table, str]:
        """Give a relation, whose parts are set in by name, with its query."""
        before = _WRITING.set(self)
        try:
            table = make()
            return table, self._query(table)
        finally:
            _WRITING.reset(before)

    def set_in(self, written: _Part, tables: list[ir.Table]) -> ir.Table:
        """Give a part over these tables by its name."""
        names = {f'"{given}"': self._name(table) for given, table in zip(written.given, tables, strict=True)}
        for name, text in written.texts.items():
            names[f'"{name}"'] = f'"{self._named(_renamed(text, names))}"'
        return ibis.table(written.schema, name=self._named(_renamed(written.query, names)))

    def whole(self, query: str) -> str:
        """Give a query with the parts in it that it asks for: in their place, or before it where they are asked for more than once."""
        asked = Counter(_QUOTED.findall(query))
        for name, text in reversed(self.texts.items()):
            if asked[f'"{name}"']:
                asked.update(_QUOTED.findall(text))
        places: dict[str, str] = {}
        before: list[str] = []
        for name, text in self.texts.items():
            quoted = f'"{name}"'
            if asked[quoted] == 1:
                places[quoted] = f"({_renamed(text, places)})"
            elif asked[quoted]:
                before.append(f"{quoted} AS ({_renamed(text, places)})")
        query = _renamed(query, places)
        if not before:
            return query
        return f"WITH {', '.join(before)}{f', {query[5:]}' if query.startswith('WITH ') else f' {query}'}"

    def _query(self, table: ir.Table) -> str:
        return str(self.compiler.to_sqlglot(table).sql(dialect=self.compiler.dialect, copy=False))

    def _name(self, table: ir.Table) -> str:
        """Give what a table is called in the query, which an expression is from now on."""
        held = table.op()
        if isinstance(held, ops.UnboundTable):
            return f'"{held.name}"'
        return qualified(table) or f'"{self._named(self._query(table))}"'

    def _named(self, text: str) -> str:
        if text not in self._names:
            self._names[text] = f"part {len(self.texts)}"
            self.texts[self._names[text]] = text
        return self._names[text]


_WRITING: ContextVar[_Writing | None] = ContextVar("writing", default=None)


@lru_cache(_MOST_KEPT)
def _written(make: Callable[..., ir.Table], compiler: Any, told: tuple[Any, ...]) -> _Part:
    """Write a part.

    Args:
        told: the columns of each table, and the other arguments.
    """
    tables = {number: ibis.table(item, name=f"given {number}") for number, item in enumerate(told) if not isinstance(item, _Told)}
    args = [item.given() if isinstance(item, _Told) else tables[number] for number, item in enumerate(told)]
    writing = _Writing(compiler)
    table, query = writing.made(lambda: make(*args))
    return _Part(tuple(f"given {number}" for number in tables), writing.texts, query, table.schema())


def _renamed(text: str, names: Mapping[str, str]) -> str:
    """Give a query with other names for tables; what stands in quotation marks of texts is none."""
    return _QUOTED.sub(lambda found: names.get(found[0], found[0]), text)
