"""Root's PostgreSQL runs as somebody else, and where that cannot be, the message says so."""

import pwd
from pathlib import Path

import pytest

from .conftest import as_ordinary_user, number, only_root
from .embedded import LocalServerError, account, programs, running

ADVICE = """

  Set DATABASE_URL to a server that you have (for the tests, TEST_DATABASE_URL):

      export DATABASE_URL=postgresql://user:password@host/database"""


def test_the_server_never_runs_as_root(project: Path) -> None:
    with running(project) as server:
        owner = server.data.stat().st_uid

        assert owner == account.runner() != 0
        assert f"Uid:\t{owner}\t{owner}" in Path(f"/proc/{number(server)}/status").read_text()


def test_root_without_an_account_to_use_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "my_number", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", {}.__getitem__)

    with pytest.raises(LocalServerError) as refusal:
        programs.find()

    assert str(refusal.value) == (
        "PostgreSQL refuses to run as root, and there is no account to run it as.\n\n"
        f"  Looked for postgres and nobody. Run this as an ordinary user.{ADVICE}"
    )


def test_root_that_may_not_act_as_another_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def action() -> object:
        monkeypatch.setattr(account, "my_number", lambda: 0)
        return programs.find()

    answer = as_ordinary_user(action)

    name = answer.partition("Tried ")[2].partition(":")[0]
    assert answer == (
        "PostgreSQL refuses to run as root, and root may not hand it to another account here.\n\n"
        f"  Tried {name}: Operation not permitted. In a container, that needs the capabilities\n"
        f"  CHOWN, SETUID, SETGID and DAC_OVERRIDE. Or run this as an ordinary user.{ADVICE}"
    )


@only_root
def test_a_user_without_a_name_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o777)

    def action() -> None:
        with running(open_folder):
            pass

    assert as_ordinary_user(action, number=12345) == (
        "The user number 12345 has no name, and PostgreSQL's initdb needs one.\n\n"
        "  Looked in /etc/passwd. Run this as a user that is named there; a container, without "
        f"--user.{ADVICE}"
    )
