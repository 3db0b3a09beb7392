"""An empty database to try migrations in, beside the target or far away from it.

In `local` and `test` it is on the same server. No database is made on any other server for a look
at a migration: there it is the embedded PostgreSQL, as it is where the role may not create one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ..compare import extensions
from ..compare.history import CREATE_EXTENSION
from ..compare.history_errors import files
from ..compare.profile import Profile
from ..compare.profile import extensions as installed
from ..compare.scratch_names import Family
from ..compare.scratch_server import administrator, like, temporary
from ..compare.scratch_session import NoScratch, connected, execute
from ..connection.connect import connected as connected_to
from ..local import running
from ..postgresql.quote import identifier
from ..settings import Project
from ..target import EMBEDDED, Target, server_url

Result = TypeVar("Result")
# With a connection to the empty database, and what is to be said about the place.
Work = Callable[[Connection, list[str]], Result]


@dataclass(frozen=True)
class Trial:
    """A *project* with the revisions of *script*, and the database that they are for.

    *target* is what is known of it: nothing where it cannot be reached.
    """

    project: Project
    script: ScriptDirectory
    database: Target
    target: Profile | None

    def run(self, work: Work[Result]) -> Result:
        """Do *work* in an empty database that is as the target was before its first migration.

        Raises `LocalServerError`.
        """
        why = "The target cannot be reached"
        if self.target and self.database.environment in EMBEDDED:
            try:
                return connected_to(
                    self.database, lambda live: self._beside(Profile.of(live), work)
                )
            except NoScratch as refusal:
                why = str(refusal)[:1].upper() + str(refusal)[1:]
        elif self.target:
            why = f"Nothing is tried in {self.database.environment}"
        return self._elsewhere(work, why)

    def _elsewhere(self, work: Work[Result], why: str) -> Result:
        with running(self.project.root) as server:
            home = Target("local", server_url(self.project.driver, server, "postgres"))

            def there(connection: Connection) -> Result:
                here = Profile.of(connection)
                note = _note(why, here, self.target)
                return self._beside(_alike(here, self.target), work, note)

            return connected_to(home, there)

    def _beside(self, profile: Profile, work: Work[Result], *notes: str) -> Result:
        family = Family.of("review", profile.role)
        with (
            administrator(profile) as server,
            temporary(server, family, like(profile)) as name,
            connected(profile, name) as connection,
        ):
            return work(connection, [*notes, *self._prepare(connection, profile)])

    def _prepare(self, connection: Connection, profile: Profile) -> Iterator[str]:
        """Create what an administrator has put into the target by hand; say what cannot be had."""
        texts = [path.read_text(errors="replace") for path in files(self.script)]
        made = {name for text in texts for name in CREATE_EXTENSION.findall(text)}
        if profile.schema and not any(_makes(text, profile.schema) for text in texts):
            execute(connection, f"CREATE SCHEMA IF NOT EXISTS {identifier(profile.schema)}")
        extensions.create(connection, [one for one in profile.extensions if one.name not in made])
        have = made | {one.name for one in installed(connection)}
        for wanted in profile.extensions:
            if wanted.name not in have:
                yield f"The extension {wanted.name} of the target is not to be had there."


def _makes(text: str, schema: str) -> bool:
    """Whether a migration makes this schema itself."""
    return bool(re.search(rf"CREATE\s+SCHEMA\s+[\\'\"]*{re.escape(schema)}\b", text, re.IGNORECASE))


def _note(why: str, here: Profile, target: Profile | None) -> str:
    version = here.version // 10_000
    other = target.version // 10_000 if target else version
    that = "" if other == version else f", and the target is PostgreSQL {other}"
    return f"{why}: the migrations ran on the embedded PostgreSQL {version}{that}."


def _alike(here: Profile, target: Profile | None) -> Profile:
    """*here* with what of *target* can be had on another server."""
    if target is None:
        return here
    path = {name: one for name, one in target.settings.items() if name == "search_path"}
    return replace(here, schema=target.schema, settings=path, extensions=target.extensions)
