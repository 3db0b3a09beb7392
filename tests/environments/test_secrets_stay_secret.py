"""A secret that goes to any setting, even to a wrong one, is never seen in what is printed."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from .conftest import DRIVERS, Shop, copy_of

# The two ends tell even a part of the secret. No message has such words.
FIRST, LAST = "Qx7", "zK9"

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
punctuation = st.text("@:/?#%&=[]{}$\\'\" ,+;", max_size=8)
secrets = st.tuples(texts | punctuation, punctuation).map(
    lambda two: f"{FIRST}{''.join(two)}{LAST}"
)

PARTS = {
    "POSTGRES_USER": "shop",
    "POSTGRES_PASSWORD": "x",
    "POSTGRES_HOST": "127.0.0.1",
    "POSTGRES_PORT": "1",
    "POSTGRES_DB": "shop",
}
# Each puts a secret into one place. User, host and database are no such places: they are shown.
ADDRESSES = {
    "the address itself": "{raw}",
    "an address with the scheme alone": "postgresql+{raw}",
    "a raw password": "postgres://shop:{raw}@127.0.0.1:1/shop",
    "a raw password and options": "postgres://shop:{raw}@127.0.0.1:1/shop?sslmode=disable",
    "an encoded password": "postgres://shop:{quoted}@127.0.0.1:1/shop",
    "a port": "postgres://shop@127.0.0.1:{raw}/shop",
    "an encoded port": "postgres://shop@127.0.0.1:{quoted}/shop",
}
OPTIONS = [
    "password",
    "sslpassword",
    "sslmode",
    "ssl",
    "sslrootcert",
    "port",
    "connect_timeout",
    "keepalives",
    "channel_binding",
    "target_session_attrs",
    "gssencmode",
    "require_auth",
    "ssl_min_protocol_version",
    "sslnegotiation",
    "load_balance_hosts",
    "passfile",
    "client_encoding",
]
VARIABLES = [
    "POSTGRES_PASSWORD",
    "POSTGRES_PORT",
    "POSTGRES_SSLMODE",
    "POSTGRES_SSLROOTCERT",
    "POSTGRES_PASSWORD_FILE",
    "POSTGRES_PORT_FILE",
    "DATABASE_URL",
    "DATABASE_URL_FILE",
]
LIBPQ = [
    "PGPASSWORD",
    "PGPORT",
    "PGSSLMODE",
    "PGCONNECT_TIMEOUT",
    "PGCHANNELBINDING",
    "PGTARGETSESSIONATTRS",
    "PGGSSENCMODE",
    "PGREQUIREAUTH",
    "PGSSLMINPROTOCOLVERSION",
    "PGSSLNEGOTIATION",
]

bounded = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def talkative(package: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Shop:
    """A project that logs all that anybody has to say."""
    shop = copy_of(package, tmp_path / "shop", request.param)
    ini = shop.root / "alembic.ini"
    text = ini.read_text("utf-8")
    ini.write_text(text.replace("level = WARNING", "level = DEBUG").replace("INFO", "DEBUG"))
    return shop


every_driver = pytest.mark.parametrize("talkative", DRIVERS, indirect=True)


def assert_hidden(shop: Shop, variables: dict[str, str], *arguments: str) -> None:
    variables = {name: value.replace("\0", "") for name, value in variables.items()}

    ran = shop.alembic("--raiseerr", *(arguments or ["current"]), **variables)

    assert ran.status != 0
    printed = ran.out + ran.err
    assert FIRST not in printed, printed
    assert LAST not in printed, printed


@every_driver
@bounded
@given(secret=secrets, name=st.sampled_from(VARIABLES))
def test_in_a_variable(talkative: Shop, secret: str, name: str) -> None:
    parts = {part: value for part, value in PARTS.items() if f"{part}_FILE" != name}

    assert_hidden(talkative, parts | {name: secret})


@every_driver
@bounded
@given(secret=secrets, name=st.sampled_from(LIBPQ))
def test_in_a_variable_of_libpq(talkative: Shop, secret: str, name: str) -> None:
    assert_hidden(talkative, {"DATABASE_URL": "postgresql://127.0.0.1/shop", name: secret})


@every_driver
@bounded
@given(secret=secrets, form=st.sampled_from(list(ADDRESSES)))
@example(secret="Qx7@evil/zK9", form="a raw password")
@example(secret="Qx7?host=zK9", form="a raw password")
@example(secret="Qx7@h?user=zK9", form="a raw password and options")
def test_in_an_address(talkative: Shop, secret: str, form: str) -> None:
    address = ADDRESSES[form].format(raw=secret, quoted=quote(secret, safe=""))

    assert_hidden(talkative, {"DATABASE_URL": address})


@every_driver
@bounded
@given(secret=secrets, option=st.sampled_from(OPTIONS), raw=st.booleans())
def test_in_an_option(talkative: Shop, secret: str, option: str, raw: bool) -> None:
    value = secret if raw else quote(secret, safe="")

    assert_hidden(talkative, {"DATABASE_URL": f"postgres://shop@127.0.0.1:1/shop?{option}={value}"})


@every_driver
@bounded
@given(secret=secrets, name=st.sampled_from(VARIABLES))
def test_in_a_secret_file(talkative: Shop, secret: str, name: str) -> None:
    name = name.removesuffix("_FILE")
    path = talkative.write("secret", secret)
    parts = {part: value for part, value in PARTS.items() if part != name}

    assert_hidden(talkative, parts | {f"{name}_FILE": str(path)})


LINES = ["{name}={secret}", "{name} {secret}", "{name}S={secret}", "{name}='{secret}", "{secret}"]


@every_driver
@bounded
@given(secret=secrets, name=st.sampled_from(VARIABLES), line=st.sampled_from(LINES))
def test_in_an_env_file(talkative: Shop, secret: str, name: str, line: str) -> None:
    parts = {part: value for part, value in PARTS.items() if f"{part}_FILE" != name}
    lines = [f"{part}={value}" for part, value in parts.items() if part != name]
    talkative.write(".env.staging", "\n".join([*lines, line.format(name=name, secret=secret)]))

    assert_hidden(talkative, {"APP_ENV": "staging"})


@pytest.mark.parametrize("verb", ["upgrade", "downgrade", "stamp", "check"])
@pytest.mark.parametrize("talkative", DRIVERS, indirect=True)
def test_of_any_command(talkative: Shop, verb: str) -> None:
    secret: Any = {"POSTGRES_PASSWORD": f"{FIRST}{LAST}", "POSTGRES_HOST": "db.example.invalid"}

    assert_hidden(talkative, PARTS | secret, verb, *(["head"] if verb != "check" else []))
