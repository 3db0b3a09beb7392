"""`db adopt` takes over an Alembic history as it is, whatever names nothing there."""

from dataclasses import replace

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table

from . import stock_history
from .adopter import Adopter, no_models
from .stock_history import (
    BRANCH,
    DOCUMENTED,
    FIRST,
    MERGE,
    SECOND,
    THIRD,
    changed,
    merged,
    models,
    single_line,
    two_heads,
    with_tags,
)
from .stock_upgrade import with_history

pytest_plugins = ["server_fixtures"]

EVERY_TABLE = "to_regclass('users'), to_regclass('posts')"


def test_a_history_is_taken_over_without_a_word_of_it_changed(each_desk: Adopter) -> None:
    with_history(each_desk, single_line)
    before = {path: path.read_bytes() for path in each_desk.project.versions.glob("*.py")}

    said = each_desk.adopt(models)

    assert said == (
        f"Adopted, as they are: 3 migrations in {each_desk.project.versions}.\n\n"
        f"  up to      {THIRD}\n"
        "  database   exactly what they make\n"
        "  models     the same\n"
    )
    assert {path: path.read_bytes() for path in before} == before
    assert each_desk.states == dict.fromkeys((FIRST, SECOND, THIRD), "adopted")
    assert each_desk.is_clean(models)


def test_a_new_database_gets_the_names_that_the_old_ones_have(each_desk: Adopter) -> None:
    with_history(each_desk, single_line)
    each_desk.adopt(models)
    before = each_desk.databases.catalog()
    each_desk.databases.afresh()

    each_desk.upgrade_all(models)

    assert each_desk.databases.catalog() == before


def test_names_that_came_from_postgresql_before_there_was_a_convention_are_no_difference(
    desk: Adopter,
) -> None:
    desk = replace(with_history(replace(desk, naming={}), single_line), naming=DOCUMENTED)

    said = desk.adopt(models)

    assert "  database   exactly what they make\n" in said
    assert "  models     differ in 14 lines\n" in said
    (renames,) = desk.generate(models).new
    assert "op.drop" not in renames.read_text("utf-8")
    desk.upgrade_all(models)
    assert desk.is_clean(models)
    assert set(desk.states.values()) == {"adopted-unnamed", "draft"}


def test_a_check_of_a_migration_of_ours_has_the_name_that_it_is_given(each_desk: Adopter) -> None:
    with_history(each_desk, single_line)
    each_desk.adopt(models)

    def checked(metadata: MetaData) -> None:
        models(metadata)
        metadata.tables["users"].append_constraint(CheckConstraint("id > 0", name="positive"))
        check = CheckConstraint("id > 1", name="big")
        Table("things", metadata, Column("id", Integer, primary_key=True), check)

    each_desk.generate(checked)
    each_desk.upgrade_all(checked)

    assert each_desk.is_clean(checked)


def test_the_first_change_is_small_and_right(each_desk: Adopter) -> None:
    with_history(each_desk, single_line)
    each_desk.adopt(models)
    each_desk.databases.run("INSERT INTO users (mail, active) VALUES ('ada', 'true'), ('bo', 'f')")

    (written,) = each_desk.generate(changed).new
    each_desk.upgrade_all(changed)

    text = written.read_text("utf-8")
    assert text.count("op.drop_constraint(") == text.count("op.create_foreign_key(") == 1, text
    assert "None" not in text[text.index("def upgrade") :].replace("-> None", ""), text
    assert each_desk.databases.rows("SELECT active FROM users ORDER BY mail") == [(True,), (False,)]
    assert each_desk.is_clean(changed)
    assert each_desk.alembic(changed, "downgrade", "-1").status == 0
    assert each_desk.check(models).status != 0, "it is behind"
    assert each_desk.states[THIRD] == "adopted"


def test_models_that_differ_are_counted_with_the_next_command(old: Adopter) -> None:
    said = old.adopt(changed)

    assert "  models     differ in 3 lines\n" in said
    assert 'Next:  alembic revision --autogenerate -m "..."' in said


def test_a_history_without_models_is_adopted_too(old: Adopter) -> None:
    assert "  models     none: no table is registered\n" in old.adopt(no_models)


def test_two_heads_are_told_with_the_merge(desk: Adopter) -> None:
    desk = with_history(replace(desk, naming={}), two_heads)

    said = desk.adopt(with_tags)

    assert f"  up to      {THIRD}, {BRANCH}\n" in said
    assert '\nNext:  alembic merge heads -m "merge"' in said
    assert desk.check(with_tags).status == 0
    for verb in ("current", "heads", "branches", "history"):
        assert desk.alembic(with_tags, verb).status == 0
    message = desk.refused(changed, "revision", "--autogenerate", "-m", "more")
    assert "alembic merge heads" in message
    assert "\n      alembic upgrade heads\n" in desk.refused(with_tags, "upgrade", "head")
    (merge,) = desk.alembic(with_tags, "merge", "heads", "-m", "merge").new
    desk.upgrade()
    assert desk.is_clean(with_tags)
    assert desk.states[merge.read_text("utf-8").split("Revision: ")[1].split()[0]] == "draft"


def test_a_merged_history_with_branches_is_adopted(desk: Adopter) -> None:
    desk = with_history(replace(desk, naming={}), merged)

    said = desk.adopt(with_tags)

    assert "Adopted, as they are: 5 migrations" in said
    assert desk.states[MERGE] == "adopted"
    assert desk.is_clean(with_tags)


def test_going_back_over_a_nameless_constraint_is_told_its_name(each_desk: Adopter) -> None:
    with_history(each_desk, single_line)
    each_desk.adopt(models)
    ((name,),) = each_desk.databases.rows("SELECT conname FROM pg_constraint WHERE contype = 'f'")
    file = each_desk.project.versions / f"{THIRD}_something.py"
    line = file.read_text("utf-8").split("op.drop_constraint(None")[0].count("\n") + 1

    message = each_desk.refused(models, "downgrade", "-1")

    call = f'op.drop_constraint("{name}", "posts", type_="foreignkey")'
    assert message.startswith(f"{file}, line {line}: a constraint of posts\n")
    assert f"PostgreSQL has named it {name}." in message
    assert f"\n      {call}\n" in message
    text = file.read_text("utf-8")
    file.write_text(text.replace("op.drop_constraint(None, 'posts', type_='foreignkey')", call))
    assert each_desk.db(models, "release", "--again", THIRD).status == 0
    assert each_desk.states[THIRD] == "adopted"
    assert each_desk.alembic(models, "downgrade", "base").status == 0
    assert each_desk.databases.rows(f"SELECT {EVERY_TABLE}") == [(None, None)]


def test_a_history_that_never_ran_from_the_start_is_told_how_to_begin_anew(desk: Adopter) -> None:
    stock_history.write(desk.project.versions, FIRST, None, "op.drop_column('users', 'old')")
    desk.databases.run("CREATE TABLE users (id serial PRIMARY KEY)")

    message = desk.not_adopted(models)

    assert "      git rm " in message
    assert "\n      db stamp --purge base\n      db adopt" in message


def test_migrations_of_ours_are_recorded_and_not_adopted(desk: Adopter) -> None:
    desk.begin(models)
    desk.lock.unlink()

    said = desk.adopt(models)

    assert said.startswith("The migrations are in revisions.lock already.\n")
    assert list(desk.states.values()) == ["draft"]


def test_to_adopt_again_changes_nothing(old: Adopter) -> None:
    old.adopt(models)
    before = old.lock.read_bytes()

    assert old.adopt(models).startswith("The migrations are in revisions.lock already.\n")
    assert old.lock.read_bytes() == before
