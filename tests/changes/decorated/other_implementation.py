"""A type of the project's own is made of another one."""

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, TypeDecorator


class Code(TypeDecorator[Any]):
    impl = Text
    cache_ok = True


class Number(TypeDecorator[Any]):
    impl = BigInteger
    cache_ok = True


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("code", Code))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("code", Number))


ROWS = "INSERT INTO users VALUES (1, '42')"
READ = {"SELECT code FROM users": [(42,)]}
