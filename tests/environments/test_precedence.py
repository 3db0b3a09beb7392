"""Which setting counts, wherever it is given."""

from collections.abc import Mapping

import pytest

from .conftest import Shop

PARTS = {
    "POSTGRES_USER": "shop",
    "POSTGRES_PASSWORD": "x",
    "POSTGRES_HOST": "127.0.0.1",
    "POSTGRES_PORT": "1",
    "POSTGRES_DB": "shop",
}


def text(settings: Mapping[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def announced(shop: Shop, *arguments: str, **variables: str) -> str:
    """The address that a command shows before it fails: nobody answers there."""
    ran = shop.alembic(*(arguments or ["current"]), **variables)
    assert "no PostgreSQL answers" in ran.failed
    return ran.err.strip().removeprefix("INFO  ")


def test_each_environment_has_a_file_of_its_own(shop: Shop) -> None:
    for name in ("", ".test", ".staging", ".production"):
        shop.write(f".env{name}", f"DATABASE_URL=postgresql://127.0.0.1:1/db{name}")

    assert announced(shop) == "local: postgresql://127.0.0.1:1/db"
    assert announced(shop, APP_ENV="test") == "test: postgresql://127.0.0.1:1/db.test"
    assert announced(shop, APP_ENV="staging") == "staging: postgresql://127.0.0.1:1/db.staging"


def test_the_command_line_wins_over_app_env(shop: Shop) -> None:
    shop.write(".env.staging", "DATABASE_URL=postgresql://127.0.0.1:1/staged")

    shown = announced(shop, "-x", "env=staging", "current", APP_ENV="production")

    assert shown == "staging: postgresql://127.0.0.1:1/staged"


def test_a_local_file_is_never_mixed_into_another_environment(shop: Shop) -> None:
    shop.write(".env", text(PARTS))
    shop.write(".env.production", "POSTGRES_USER=prod\nPOSTGRES_HOST=127.0.0.1")

    ran = shop.alembic("current", APP_ENV="production")

    assert ran.failed.startswith(
        "The environment production has no POSTGRES_PASSWORD, POSTGRES_DB."
    )


def test_a_new_name_in_alembic_ini_is_an_environment(shop: Shop) -> None:
    ini = shop.root / "alembic.ini"
    ini.write_text(ini.read_text().replace("environments = local", "environments = demo local"))
    shop.write(".env.demo", "DATABASE_URL=postgresql://127.0.0.1:1/demo")

    assert announced(shop, APP_ENV="demo") == "demo: postgresql://127.0.0.1:1/demo"


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, "postgresql://shop:***@127.0.0.1:1/shop"),
        ({"POSTGRES_DB": "other"}, "postgresql://shop:***@127.0.0.1:1/other"),
        ({"POSTGRES_DB": ""}, "postgresql://shop:***@127.0.0.1:1/shop"),
        ({"POSTGRES_PASSWORD": ""}, "postgresql://shop@127.0.0.1:1/shop"),
        ({"DATABASE_URL": "postgres://127.0.0.1:2/whole"}, "postgresql://127.0.0.1:2/whole"),
        ({"DATABASE_URL": ""}, "postgresql://shop:***@127.0.0.1:1/shop"),
    ],
)
def test_a_real_variable_wins_over_the_file(
    variables: dict[str, str], shown: str, shop: Shop
) -> None:
    shop.write(".env", text(PARTS))

    assert announced(shop, **variables) == f"local: {shown}"


def test_a_whole_address_wins_over_parts(shop: Shop) -> None:
    shop.write(".env", text(PARTS | {"DATABASE_URL": "postgresql://127.0.0.1:2/whole"}))

    assert announced(shop) == "local: postgresql://127.0.0.1:2/whole"


def test_real_parts_disable_the_address_of_a_file(shop: Shop) -> None:
    shop.write(".env", "DATABASE_URL=postgresql://127.0.0.1:2/whole")

    assert announced(shop, **PARTS) == "local: postgresql://shop:***@127.0.0.1:1/shop"


@pytest.mark.parametrize("name", ["POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PORT"])
def test_any_part_may_be_in_a_file_of_its_own(name: str, shop: Shop) -> None:
    """A path begins at the project; one line break at the end is not part of the secret."""
    shop.write("secret", f"{PARTS[name]}\r\n")
    rest = {part: value for part, value in PARTS.items() if part != name}

    shown = announced(shop, **rest, **{f"{name}_FILE": "secret"})

    assert shown == "local: postgresql://shop:***@127.0.0.1:1/shop"


def test_an_address_may_be_in_a_file_of_its_own(shop: Shop) -> None:
    secret = shop.write("secret", "postgresql://shop:x@127.0.0.1:1/secret\n")
    shop.write(".env", f"DATABASE_URL_FILE={secret}")

    assert announced(shop) == "local: postgresql://shop:***@127.0.0.1:1/secret"


LITERAL = {
    "plain": ("a", "a"),
    "no expansion": ("$HOME${X}`id`", "$HOME${X}`id`"),
    "a hash inside": ("a #b", "a #b"),
    "single quotes": ("'a b '", "a b "),
    "double quotes": ('"a\\nb"', "a\\nb"),
    "one pair only": ("''a''", "'a'"),
    "an unpaired quote": ("'a", "'a"),
    "an equals sign": ("a=b", "a=b"),
    "blanks around": ("  a  ", "a"),
    "a no-break space": ("a\u00a0", "a\u00a0"),
    "a line separator": ("a\u2028b\x0cc", "a\u2028b\x0cc"),
}


@pytest.mark.parametrize(("written", "meant"), LITERAL.values(), ids=list(LITERAL))
@pytest.mark.parametrize("form", ["{}={}", "export {} = {}", "\ufeff{}={}\r", "# a=b\n\n{}={}\n"])
def test_a_file_is_read_literally(form: str, written: str, meant: str, shop: Shop) -> None:
    from importlib import import_module

    path = shop.write(".env", form.format("MY_DB", written))

    assert import_module("shop.db.settings.dotenv").read_dotenv(path) == {"MY_DB": meant}


@pytest.mark.parametrize(
    "own",
    [
        "SECRET_KEY=x\nredis.url=x\nmy-key=x",
        "POSTGRES_DSN=x\nPOSTGRES_INITDB_ARGS=x\nDATABASE_POOL_SIZE=5\nPOSTGRES_MAX=1",
        "MYSQL_DATABASE_URL=x\nDATABASE_URL_RO=x\nTEST_DATABASE_URL=x",
        "POSTGRES_DB2=x\nPOSTGRES_HOSTS=x\nPOSTGRES_USERS=x",
        "DATABASE_URI=x",
    ],
)
def test_keys_of_ones_own_are_welcome(own: str, shop: Shop) -> None:
    shop.write(".env", text(PARTS) + own)

    assert announced(shop) == "local: postgresql://shop:***@127.0.0.1:1/shop"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("POSTGRES_PASWORD", "POSTGRES_PASSWORD"),
        ("POSTGERS_PASSWORD", "POSTGRES_PASSWORD"),
        ("postgres_password", "POSTGRES_PASSWORD"),
        ("POSTGRES_PASSWORD_FLE", "POSTGRES_PASSWORD_FILE"),
        ("POSTGRES_SSLMOD", "POSTGRES_SSLMODE"),
        ("POSTGRES_SSL_MODE", "POSTGRES_SSLMODE"),
    ],
)
def test_a_slip_of_the_pen_is_noticed(slip: str, meant: str, shop: Shop) -> None:
    rest = {part: value for part, value in PARTS.items() if part != meant.removesuffix("_FILE")}
    shop.write(".env", text(rest | {slip: "x"}))

    assert f"  {slip}: did you mean {meant}?\n" in shop.alembic("current").failed
