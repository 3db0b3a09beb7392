"""A project's server is there for as long as somebody uses it, whatever happens to its users."""

import os
import shutil
import signal
from pathlib import Path

from waiting import wait_until

from .conftest import Python, number, query, user
from .embedded import Server, places, running


def test_a_server_starts_on_demand_and_keeps_its_data(project: Path) -> None:
    with running(project) as server:
        query(server, "CREATE TABLE users ()")

    assert not server.ready

    with running(project) as server:
        assert query(server, "SELECT count(*) FROM users") == 0


def test_its_version_is_that_of_the_programs(project: Path) -> None:
    with running(project) as server:
        assert query(server, "SHOW server_version").startswith(server.version)


def test_users_share_one_server_and_the_last_to_leave_stops_it(project: Path) -> None:
    first, second = user(project), user(project)
    assert first.line() == second.line()
    server = Server(places.base(project))

    first.end()
    assert server.ready

    second.end()
    assert not server.ready


def test_six_users_at_once_share_one_new_server(project: Path) -> None:
    users = [user(project) for _ in range(6)]

    hosts = {user.line() for user in users}

    assert hosts == {Server(places.base(project)).host}
    for each in users:
        each.end()
    assert not Server(places.base(project)).ready


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(project: Path) -> None:
    first = user(project)
    first.line()
    first.kill()
    assert Server(places.base(project)).ready

    with running(project) as server:
        assert query(server, "SELECT 1") == 1

    assert not server.ready
    assert not list((places.base(project) / "users").iterdir())


def test_a_killed_server_is_started_again(project: Path) -> None:
    with running(project) as server:
        query(server, "CREATE TABLE users ()")
        os.kill(number(server), signal.SIGKILL)
        wait_until(lambda: not server.ready)

        with running(project) as again:
            assert query(again, "SELECT count(*) FROM users") == 0


def test_a_borrowed_server_is_there_until_the_process_ends(project: Path) -> None:
    code = """
server = borrow(pathlib.Path(sys.argv[1]))
print(server is borrow(pathlib.Path(sys.argv[1])) and server.ready)
"""
    assert Python(code, project).end() == "True"

    assert not Server(places.base(project)).ready


def test_a_borrowed_server_that_was_killed_is_there_when_asked_for(project: Path) -> None:
    code = """
server = borrow(pathlib.Path(sys.argv[1]))
os.kill(int((server.data / "postmaster.pid").read_text().split()[0]), 9)
while server.ready: pass
print(borrow(pathlib.Path(sys.argv[1])).ready)
"""
    assert Python(code, project).end() == "True"


def test_a_fork_does_not_stop_the_server_of_its_parent(project: Path) -> None:
    code = """
server = borrow(pathlib.Path(sys.argv[1]))
if child := os.fork():
    os.waitpid(child, 0)
    print(server.ready)
"""
    assert Python(code, project).end() == "True"

    assert not Server(places.base(project)).ready


def test_a_folder_that_was_deleted_meanwhile_is_no_trouble(project: Path) -> None:
    with running(project) as server:
        server.stop()
        shutil.rmtree(places.base(project))
