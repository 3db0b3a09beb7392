"""Data is kept where it is expected, nothing else is touched, and what is in the way is named."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ORDINARY, ROOT, as_ordinary_user, only_root, query
from .embedded import LocalServerError, account, places, running

ELSEWHERE = """\
or keep the data somewhere else:

      export LOCAL_POSTGRES_DIR=/path/to/a/folder/of/yours"""


@pytest.fixture(autouse=True)
def default_places(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting, and another folder for root than the one that root really uses."""
    monkeypatch.delenv("LOCAL_POSTGRES_DIR", raising=False)
    monkeypatch.setattr(places, "SHARED", open_folder / "local-postgres")


def use(project: Path) -> Callable[[], str]:
    """Use the project's server, and say where its data is."""

    def action() -> str:
        with running(project) as server:
            assert query(server, "SELECT 1") == 1
            return str(server.data)

    return action


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_an_ordinary_users_data_is_in_the_project_and_closed_to_others(open_folder: Path) -> None:
    assert as_ordinary_user(use(open_folder)) == f"{open_folder}/.pgdata/data"

    assert mode(open_folder / ".pgdata") == 0o700
    assert (open_folder / ".pgdata" / ".gitignore").read_text() == "*\n"


def test_a_project_that_is_closed_to_others_stays_closed(tmp_path: Path) -> None:
    """Also for root, whose PostgreSQL runs as an account that cannot enter it."""
    tmp_path.chmod(0o700)
    before = [mode(folder) for folder in tmp_path.parents]

    data = Path(use(tmp_path)())

    assert data.is_relative_to(places.SHARED if ROOT else tmp_path)
    assert mode(tmp_path) == 0o700
    assert [mode(folder) for folder in tmp_path.parents] == before


def test_a_new_project_in_the_place_of_a_deleted_one_begins_without_data(open_folder: Path) -> None:
    project = open_folder / "shop"
    project.mkdir()
    with running(project) as server:
        assert server.create_database("shop")
    shutil.rmtree(project)
    project.mkdir()

    with running(project) as server:
        assert server.create_database("shop")


def test_a_variable_puts_the_data_elsewhere(
    tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(open_folder / "elsewhere"))

    assert use(tmp_path)() == f"{open_folder}/elsewhere/data"


@pytest.mark.parametrize("name", ['it\'s a "päth"/shop', "a$b`c\\d, e/shop", "long" * 30 + "/shop"])
def test_any_path_will_do(open_folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(open_folder / name))

    assert use(open_folder)() == f"{open_folder}/{name}/data"


def test_somebody_elses_folder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", "/usr")

    assert as_ordinary_user(use(Path("/"))) == (
        f"/usr belongs to root, and you are {ORDINARY.pw_name}.\n\n  Run this as root, {ELSEWHERE}"
    )


def test_a_project_that_cannot_be_written_to_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    assert as_ordinary_user(use(open_folder)) == (
        f"{open_folder}/.pgdata: Permission denied, for {ORDINARY.pw_name}.\n\n"
        f"  Mend that, {ELSEWHERE}"
    )


def test_data_that_cannot_be_read_is_refused(open_folder: Path) -> None:
    as_ordinary_user(lambda: (open_folder / ".pgdata").mkdir(mode=0o000))

    answer = as_ordinary_user(use(open_folder))

    (open_folder / ".pgdata").chmod(0o700)
    assert answer == (
        f"{open_folder}/.pgdata: Permission denied, for {ORDINARY.pw_name}.\n\n"
        f"  Mend that, {ELSEWHERE}"
    )


@only_root
def test_data_of_another_account_is_refused(tmp_path: Path) -> None:
    data = places.base(tmp_path) / "data"
    data.mkdir(parents=True)

    with pytest.raises(LocalServerError) as refusal:
        use(tmp_path)()

    name = account.name_of(account.runner())
    assert str(refusal.value) == (
        f"{data} belongs to root, and PostgreSQL runs as {name} here.\n\n"
        "  Hand it over, or delete it to begin anew:\n\n"
        f"      chown -R {name} {data}\n"
        f"      rm -r {data}"
    )
