"""What a cast must know of a type."""

from dataclasses import dataclass

from ..python.type_name import TypeName, parse


@dataclass(frozen=True)
class TypeFacts:
    """A type by its name in SQL: text of `format_type()`.

    *kind* is `pg_type.typtype`, of arrays that of their elements: b(ase), d(omain), e(num) ...
    *base* is what a domain is over (of an array of domains: what one element is over).
    """

    sql: str
    kind: str = "b"
    base: str | None = None

    @property
    def plain(self) -> str:
        """A type that takes the same values, and is there in every database."""
        suffix = "[]" if self.sql.endswith("[]") else ""
        if self.kind == "e":
            return f"text{suffix}"
        return f"{self.base}{suffix}" if self.base else self.sql

    @property
    def name(self) -> TypeName:
        """The parts of the plain type's name."""
        return parse(self.plain)

    @property
    def is_array(self) -> bool:
        return self.plain.endswith("[]")

    @property
    def element(self) -> "TypeFacts":
        """The type of an array's elements; of other types themselves."""
        if self.sql.endswith("[]"):
            return TypeFacts(self.sql.removesuffix("[]"), self.kind, self.base)
        return TypeFacts(self.plain.removesuffix("[]")) if self.is_array else self
