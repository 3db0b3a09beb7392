"""Why PostgreSQL did not do what it was asked, in one message: what, where, and what to do.

libpq has no codes for a connection that fails, only words, so the rules below know both: asyncpg's
codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) and the server's words. A
server that speaks another language is quoted. A rule returns nothing where it does not apply.
"""

import re
from collections.abc import Callable
from textwrap import indent

from ..postgresql.quote import identifier
from ..postgresql.sqlstate import NOT_ALLOWED, driver_error, sqlstate
from ..target import Target
from .place import place


def explain_connection(target: Target, error: BaseException) -> str:
    """Why there is no connection to *target*."""
    for rule in RULES:
        if told := rule(target, sqlstate(error), _words(error)):
            return told
    return (
        f"{target.environment}: there is no connection to {place(target)}.\n\n"
        f"{indent(_words(error), '  ')}\n\n  {target.searched}"
    )


def explain_rights(target: Target, error: BaseException) -> str | None:
    """What the role is not allowed to do, if that is what the *error* of a statement is about."""
    if sqlstate(error) != NOT_ALLOWED:
        return None
    words, role = _words(error).splitlines()[0], identifier(target.role)
    if schema := re.search(r"for schema (.+)$", words):
        return (
            f"{target.environment}: the role {target.role} may not create tables in the schema "
            f"{schema[1]} of {target.database}.\n\n"
            "  Since PostgreSQL 15, nobody but the owner of a database may do so in public. The\n"
            "  owner, or an administrator of the server, can change that there:\n\n"
            f"      GRANT CREATE, USAGE ON SCHEMA {identifier(schema[1])} TO {role};\n\n"
            f"  Or name the owner in {target.setting('POSTGRES_USER')}.\n  {target.searched}"
        )
    return (
        f"{target.environment}: the role {target.role} has no right to that in {target.database}."
        f"\n\n  PostgreSQL says: {words}\n"
        "  Tables are changed by the role that owns them. Name it in "
        f"{target.setting('POSTGRES_USER')}.\n  {target.searched}"
    )


def _password(target: Target, state: str, words: str) -> str | None:
    if state != "28P01" and not re.search("password authentication failed|no password", words):
        return None
    setting = target.setting("POSTGRES_PASSWORD")
    if not target.has_password:
        return (
            f"{target.environment}: {place(target)} wants a password of {target.role}: "
            f"set {setting}.\n\n  {target.searched}"
        )
    return (
        f"{target.environment}: the password of {target.role} is wrong on {place(target)}, or "
        "there is no such role.\n\n"
        f"  PostgreSQL does not say which of the two. Correct {setting}.\n  {target.searched}"
    )


def _database(target: Target, state: str, words: str) -> str | None:
    if state != "3D000" and not re.search('database ".*" does not exist', words):
        return None
    chosen = "" if target.environment == "local" else f"-x env={target.environment} "
    owner = f" OWNER {identifier(target.role)}" if target.role else ""
    return (
        f"{target.environment}: there is no database {target.database} on {place(target)}.\n\n"
        "  Create it, with all migrations in it:\n\n"
        f"      db {chosen}prepare\n\n"
        "  Or have an administrator of the server run:\n\n"
        f"      CREATE DATABASE {identifier(target.database)}{owner};\n\n"
        f"  Or correct {target.setting('POSTGRES_DB')}.\n  {target.searched}"
    )


def _login(target: Target, state: str, words: str) -> str | None:
    if "is not permitted to log in" not in words:
        return None
    return (
        f"{target.environment}: the role {target.role} may not log in to {place(target)}.\n\n"
        "  An administrator of the server can allow it:\n\n"
        f"      ALTER ROLE {identifier(target.role)} LOGIN;\n\n"
        f"  Or name another one in {target.setting('POSTGRES_USER')}.\n  {target.searched}"
    )


def _connect(target: Target, state: str, words: str) -> str | None:
    if state != NOT_ALLOWED and "permission denied for database" not in words:
        return None
    grant = f"CONNECT ON DATABASE {identifier(target.database)} TO {identifier(target.role)}"
    return (
        f"{target.environment}: the role {target.role} may not connect to the database "
        f"{target.database} on {place(target)}.\n\n"
        "  Its owner, or an administrator of the server, can allow it:\n\n"
        f"      GRANT {grant};\n\n"
        f"  Or name another one in {target.setting('POSTGRES_USER')}.\n  {target.searched}"
    )


def _hba(target: Target, state: str, words: str) -> str | None:
    if not (found := re.search(r"(no pg_hba.conf entry|pg_hba.conf rejects).*", words)):
        return None
    return (
        f"{target.environment}: {place(target)} does not let {target.role} in from here.\n\n"
        f"  It says: {found[0]}\n"
        "  If it ends in `no encryption`, try sslmode=require. Else an administrator of the server\n"
        f"  must add a line to pg_hba.conf.\n  {target.searched}"
    )


def _encryption(target: Target, state: str, words: str) -> str | None:
    if re.search("does not support SSL|rejected SSL upgrade", words):
        what = f"{place(target)} does not speak SSL, and sslmode asks for it"
    elif re.search("certificate", words) and state == "":
        what = f"the certificate of {place(target)} is not trusted"
    else:
        return None
    return (
        f"{target.environment}: {what}.\n\n{indent(words, '  ')}\n\n"
        f"  Correct {target.setting('POSTGRES_SSLMODE')}, or the file of trusted certificates in "
        f"{target.setting('POSTGRES_SSLROOTCERT')}.\n  {target.searched}"
    )


UNREACHABLE = re.compile(
    r"""[^\n]* (?:
        failed:\ (?!FATAL) | timeout\ expired | could\ not\ translate\ host | failed\ to\ resolve
    ) [^\n]*""",
    re.VERBOSE,
)


def _silence(target: Target, state: str, words: str) -> str | None:
    found = UNREACHABLE.search(words)
    if found is None:
        return None
    reason = re.split(r"failed: |to address: |\[Errno -?\d+\] ", found[0])[-1]
    return (
        f"{target.environment}: no PostgreSQL answers at {place(target)}.\n\n"
        f"  {reason.strip()[:1].upper()}{reason.strip()[1:]}.\n"
        "  Check that it runs there and lets this machine in (listen_addresses, a firewall), and\n"
        f"  that {target.setting('POSTGRES_HOST')} is right.\n  {target.searched}"
    )


Rule = Callable[[Target, str, str], str | None]
RULES: tuple[Rule, ...] = (_password, _database, _login, _connect, _hba, _encryption, _silence)


def _words(error: BaseException) -> str:
    """What the driver says, without the values that libpq repeats: they may be misplaced secrets."""
    original = driver_error(error)
    if isinstance(original, ConnectionRefusedError):
        return "failed: Connection refused"
    if isinstance(original, TimeoutError):
        return "failed: timeout expired"
    if isinstance(original, OSError) and original.errno and "SSL" not in type(original).__name__:
        return f"failed: {original.strerror}"
    said = "\n".join(line.strip() for line in str(original).strip().splitlines())
    return re.sub(r'(invalid [^"]*)".*', r"\1***", said, flags=re.DOTALL) or type(original).__name__
