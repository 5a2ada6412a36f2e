"""Queries that every save asks: made into SQL once, and asked again with other values.

For a row by its key Django takes several times as long to build the query as the database takes to find the row. Meant
for the few that the saving of a mark waits for; elsewhere the plain query reads better.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, CharField, Expression, Field, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=Model)


class Given(Expression):
    """A value that is told when the query is asked, of the kind that `output_field` stores."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    @classmethod
    def number(cls, name: str) -> "Given":
        """An integer, as most keys are."""
        return cls(name, BigIntegerField())

    @classmethod
    def text(cls, name: str) -> "Given":
        """A text."""
        return cls(name, CharField())

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """A place for the value; this stands for it until the value is known."""
        return "%s", (self,)


class Prepared(Generic[Row]):
    """A query set of whole rows with `Given` values, which `build` makes where it is asked for the first time.

    What is kept is its SQL and never a row: with each connection, as databases keep their own prepared statements.
    """

    def __init__(self, build: Callable[[], QuerySet[Row]]) -> None:
        self._build = build

    def first(self, **given: Any) -> Row | None:
        """The first row for these values, None where there is none. Raises KeyError for a value that is missing."""
        connection = connections[DEFAULT_DB_ALIAS]
        kept = vars(connection).setdefault("_crossframe_prepared", {})
        compiled = kept.get(self)
        if compiled is None:
            compiled = kept[self] = _Compiled(self._build()[:1], connection)
        return next(iter(ModelIterable(compiled.asked(given))), None)


class _Compiled:
    """What Django makes rows of, as of a query set: with a compiler that has nothing left to do."""

    def __init__(self, rows: QuerySet[Any], connection: BaseDatabaseWrapper) -> None:
        self.db, self.model, self.query = rows.db, rows.model, self
        self._known_related_objects: dict[Any, Any] = {}
        self._connection = connection
        self._compiler = rows.query.get_compiler(connection=connection)
        self._sql, self._values = self._compiler.as_sql()
        expressions = [column for column, *_ in self._compiler.select]
        converters = self._compiler.get_converters(expressions)
        self._compiler.get_converters = lambda expressions: converters

    def get_compiler(self, using: str) -> SQLCompiler:
        """As a query has it."""
        return self._compiler

    def asked(self, given: dict[str, Any]) -> Any:
        """Itself, with these values."""
        values = tuple(_told(value, given, self._connection) for value in self._values)
        self._compiler.as_sql = lambda *args, **kwargs: (self._sql, values)
        return self


def _told(value: Any, given: dict[str, Any], connection: BaseDatabaseWrapper) -> Any:
    if not isinstance(value, Given):
        return value
    return value.output_field.get_db_prep_value(given[value.name], connection)
