"""What makes no sense is refused, and no refusal repeats a value that may be a password.

How each message reads to a person at the command line: tests/environments/test_refusals.py.
"""

from importlib import import_module
from pathlib import Path
from textwrap import dedent
from traceback import format_exception
from typing import Any

import pytest
from place import PARTS, Place, lines

pytest_plugins = ["server_fixtures"]

SECRET = "Tr0ub4dor"


@pytest.fixture
def place(shop: Path, tmp_path: Path) -> Place:
    return Place.make(shop, tmp_path)


@pytest.fixture
def refusal(shop: Path) -> Any:
    return import_module("shop.db.settings").SettingsError


VARIABLES = {
    "no address": {"DATABASE_URL": SECRET},
    "no slashes": {"DATABASE_URL": f"postgres:{SECRET}@h/d"},
    "another database": {"DATABASE_URL": f"mysql://u:{SECRET}@h/d"},
    "port in letters": {"DATABASE_URL": f"postgres://u:{SECRET}@h:port/d"},
    "password as port": {"DATABASE_URL": f"postgres://u@h:{SECRET}/d"},
    "port out of range": {"DATABASE_URL": f"postgres://u:{SECRET}@h:65536/d"},
    "two ports": {"DATABASE_URL": f"postgres://u:{SECRET}@h:1:2/d"},
    "at sign": {"DATABASE_URL": f"postgres://u:p@{SECRET}@h/d"},
    "slash": {"DATABASE_URL": f"postgres://u:p/{SECRET}@h/d"},
    "question mark": {"DATABASE_URL": f"postgres://u:p?{SECRET}@h/d"},
    "not UTF-8": {"DATABASE_URL": f"postgres://u:%ff{SECRET}@h/d"},
    "bracket": {"DATABASE_URL": f"postgres://u:{SECRET}@[::1/d"},
    "option without a value": {"DATABASE_URL": f"postgres://u:p@h/d?{SECRET}"},
    "option with a bad value": {"DATABASE_URL": f"postgres://u:p@h/d?sslmode={SECRET}"},
    "password as an option": {"DATABASE_URL": f"postgres://h/d?password={SECRET}&port=x"},
    "port": PARTS | {"POSTGRES_PORT": SECRET},
    "negative port": PARTS | {"POSTGRES_PORT": "-1", "POSTGRES_PASSWORD": SECRET},
    "port zero": PARTS | {"POSTGRES_PORT": "0", "POSTGRES_PASSWORD": SECRET},
    "port in other digits": PARTS | {"POSTGRES_PORT": "٥٤٣٢", "POSTGRES_PASSWORD": SECRET},
    "host": PARTS | {"POSTGRES_HOST": f"u:{SECRET}@h"},
    "sslmode": PARTS | {"POSTGRES_SSLMODE": SECRET},
    "certificates": PARTS | {"POSTGRES_SSLROOTCERT": SECRET},
    "half of it": {"POSTGRES_PASSWORD": SECRET},
    "name of a secret file": {"POSTGRES_PASSWORD_FILE": SECRET},
    "address as a secret file": {"DATABASE_URL_FILE": f"postgres://u:{SECRET}@h/d"},
    "both": PARTS | {"POSTGRES_PASSWORD": SECRET, "POSTGRES_PASSWORD_FILE": "s"},
    "environment": {"APP_ENV": "prod", "POSTGRES_PASSWORD": SECRET},
}

FILES = {
    "no equals sign": f"POSTGRES_PASSWORD {SECRET}",
    "colon": f"POSTGRES_PASSWORD: {SECRET}",
    "nothing but the value": f"# fine\n{SECRET}",
    "no name": f"={SECRET}",
    "two lines": f"POSTGRES_PASSWORD='a\n{SECRET}'",
    "slip of the pen": f"POSTGRES_PASSWRD={SECRET}",
    "both": f"POSTGRES_PASSWORD={SECRET}\nPOSTGRES_PASSWORD_FILE={SECRET}",
    "another environment": f"APP_ENV=production\nPOSTGRES_PASSWORD={SECRET}",
    "half of it": f"POSTGRES_PASSWORD={SECRET}",
    "no address": f"DATABASE_URL={SECRET}",
}


def told(error: BaseException) -> str:
    """The message, and all that a traceback would show."""
    return f"{error!s} {error!r} {''.join(format_exception(error))}"


@pytest.mark.parametrize("environ", VARIABLES.values(), ids=VARIABLES)
def test_a_bad_variable_is_refused_without_repeating_it(
    place: Place, refusal: Any, environ: dict[str, str]
) -> None:
    with pytest.raises(refusal) as caught:
        place.url(environ)

    assert SECRET not in told(caught.value)


@pytest.mark.parametrize(
    "environ",
    [
        PARTS | {"POSTGRES_PASSWORD": f"{SECRET}\udcff"},
        PARTS | {"POSTGRES_DB": "\udcff", "POSTGRES_PASSWORD": SECRET},
        {"DATABASE_URL": f"postgres://u:{SECRET}\udcff@h/d"},
        {"DATABASE_URL": f"postgres://u:{SECRET}%00@h/d"},
        {"DATABASE_URL": f"postgres://u:{SECRET}@[h/d"},
        {"DATABASE_URL": f"postgres://u:{SECRET}@h]/d"},
    ],
    ids=["bytes", "bytes of another", "bytes in an address", "null", "[", "]"],
)
def test_what_no_server_could_take_is_refused_without_repeating_it(
    place: Place, refusal: Any, environ: dict[str, str]
) -> None:
    with pytest.raises(refusal) as caught:
        place.url(environ)

    assert SECRET not in told(caught.value)


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_bad_line_of_a_file_is_refused_without_repeating_it(
    place: Place, refusal: Any, content: str
) -> None:
    path = place.write(".env", content)

    with pytest.raises(refusal) as caught:
        place.url({})

    assert SECRET not in told(caught.value)
    assert str(path) in str(caught.value)


def test_what_shows_the_settings_shows_no_value(place: Place) -> None:
    settings = import_module("shop.db.settings")
    found = settings.read_settings(place.project, "local", PARTS | {"POSTGRES_PASSWORD": SECRET})

    address = settings.connection_address(place.project, found)

    assert SECRET not in f"{found!r} {found!s} {address!r} {address!s}"


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        (["POSTGRES_USER"], "POSTGRES_USER"),
        (["POSTGRES_HOST", "POSTGRES_DB"], "POSTGRES_HOST, POSTGRES_DB"),
        (
            ["POSTGRES_DB", "POSTGRES_HOST", "POSTGRES_PASSWORD"],
            "POSTGRES_PASSWORD, POSTGRES_HOST, POSTGRES_DB",
        ),
    ],
)
def test_all_that_is_missing_is_named_at_once(
    place: Place, refusal: Any, missing: list[str], named: str
) -> None:
    given = {name: value for name, value in PARTS.items() if name not in missing}

    with pytest.raises(refusal, match=rf"^The environment local has no {named}\.\n"):
        place.url(given)


@pytest.mark.parametrize("name", ["POSTGRES_USER", "POSTGRES_HOST", "POSTGRES_DB"])
def test_only_a_password_may_be_empty(place: Place, refusal: Any, name: str) -> None:
    with pytest.raises(refusal, match=rf"has no {name}\."):
        place.url(PARTS | {name: ""})


@pytest.mark.parametrize("name", ["Local", "prod", "local ", "../local", "é"])
@pytest.mark.parametrize("source", ["APP_ENV", "-x env"])
def test_only_a_name_in_alembic_ini_is_an_environment(
    place: Place, refusal: Any, source: str, name: str
) -> None:
    given = {"-x env": ({}, name), "APP_ENV": ({"APP_ENV": name}, None)}[source]

    with pytest.raises(refusal, match=f"{source} says so; alembic.ini knows local, test, staging"):
        place.url(*given)


def says(caught: Any, message: str, root: Path) -> bool:
    """Whether the whole message is that one."""
    assert str(caught.value) == dedent(message).strip("\n").format(root=root)
    return True


FILES_THAT_CANNOT_BE_READ = {
    ".env that is not UTF-8": (
        {".env": b"A=\xff"},
        {},
        """
        {root}/.env cannot be read: it is not UTF-8 text.

          It holds the settings of this environment. Mend it, or take it away.""",
    ),
    "secret that is not UTF-8": (
        {"s": b"\xff"},
        {"POSTGRES_PASSWORD_FILE": "s"},
        """
        POSTGRES_PASSWORD_FILE in the environment variables names {root}/s, which cannot be read: \
it is not UTF-8 text.

          Correct the path, which begins at {root} if it has no / in front, or make the file
          readable for the user who runs this.""",
    ),
    "setting and its file in a file": (
        {".env": b"POSTGRES_DB=d\nPOSTGRES_DB_FILE=s"},
        {},
        """
        POSTGRES_DB and POSTGRES_DB_FILE are both set in {root}/.env.

          They may disagree. Remove one of them.""",
    ),
    "bad line of a service file": (
        {"services": b"[shop]\n\nhost=h\nhots=x"},
        {"DATABASE_URL": "postgres://?service=shop", "PGSERVICEFILE": "{root}/services"},
        "{root}/services, line 4: this is not a setting of libpq.",
    ),
}


@pytest.mark.parametrize(
    ("files", "environ", "message"),
    FILES_THAT_CANNOT_BE_READ.values(),
    ids=FILES_THAT_CANNOT_BE_READ,
)
def test_a_file_that_cannot_be_read_is_named(
    place: Place, refusal: Any, files: dict[str, bytes], environ: dict[str, str], message: str
) -> None:
    for name, content in files.items():
        place.write(name, content)

    with pytest.raises(refusal) as caught:
        place.url({name: value.format(root=place.root) for name, value in environ.items()})

    assert says(caught, message, place.root)


def test_a_folder_in_place_of_the_file_is_named(place: Place, refusal: Any) -> None:
    (place.root / ".env").mkdir()

    with pytest.raises(refusal, match=r"/\.env cannot be read: Is a directory\."):
        place.url({})


def test_alembic_ini_without_a_pattern_is_told_which_one_to_put_back(
    place: Place, refusal: Any
) -> None:
    ini = place.write("alembic.ini", "[alembic]\nenvironments = local\n")

    with pytest.raises(refusal) as caught:
        type(place.project).load(ini)

    assert says(
        caught,
        """
        {root}/alembic.ini has no sqlalchemy.url in its section [alembic].

          It is the pattern of the database's address. Put it back:

              sqlalchemy.url = postgresql+DRIVER://{{POSTGRES_USER}}:{{POSTGRES_PASSWORD}}\
@{{POSTGRES_HOST}}:{{POSTGRES_PORT}}/{{POSTGRES_DB}}?sslmode={{POSTGRES_SSLMODE}}\
&sslrootcert={{POSTGRES_SSLROOTCERT}}""",
        place.root,
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "sqlite:///{POSTGRES_DB}",
        "postgresql+psycopg2://{POSTGRES_USER}@{POSTGRES_HOST}:port/{POSTGRES_DB}",
        "postgresql+psycopg2//{POSTGRES_USER}:{POSTGRES_PASSWORD}@{POSTGRES_HOST}/{POSTGRES_DB}",
    ],
)
def test_a_pattern_that_makes_no_address_is_refused_without_a_value(
    place: Place, refusal: Any, pattern: str
) -> None:
    ini = place.write("alembic.ini", f"[alembic]\nsqlalchemy.url = {pattern}\n")
    wrong = Place(place.root, type(place.project).load(ini))

    with pytest.raises(refusal, match=r"alembic\.ini does not make an address") as caught:
        wrong.url(PARTS | {"POSTGRES_PASSWORD": SECRET})

    assert SECRET not in told(caught.value)


@pytest.mark.parametrize("pattern", ["{", "}", "{}", "{POSTGRES_DB", "{POSTGRES_DB.x}", "{0}"])
def test_braces_that_hold_no_name_are_refused(place: Place, refusal: Any, pattern: str) -> None:
    ini = place.write("alembic.ini", f"[alembic]\nsqlalchemy.url = postgresql+psycopg2://{pattern}")

    with pytest.raises(refusal, match=r"alembic\.ini"):
        Place(place.root, type(place.project).load(ini)).url(PARTS)


def test_other_names_may_stand_in_the_pattern(place: Place) -> None:
    pattern = "postgresql+psycopg2://{MY_ROLE}@h/{MY_DB}?application_name=100%%25"
    ini = place.write("alembic.ini", f"[alembic]\nsqlalchemy.url = {pattern}\n")
    mine = Place(place.root, type(place.project).load(ini))
    place.write(".env", lines({"MY_ROLE": "me", "MY_DB": "shop"}))

    url = mine.url({})

    assert (url.username, url.database, url.query["application_name"]) == ("me", "shop", "100%")
