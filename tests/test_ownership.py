"""Every rendered file has one owner, and `copier update` knows which."""

from pathlib import Path

import yaml
from conftest import REPOSITORY


def ownership() -> tuple[list[str], list[str]]:
    """The files that are the user's, as the two lists of copier.yml have them."""
    configuration = yaml.safe_load((REPOSITORY / "copier.yml").read_text("utf-8"))
    start = "{% if _copier_operation"
    (block,) = (entry for entry in configuration["_exclude"] if entry.startswith(start))
    excluded = [line for line in block.splitlines() if not line.startswith("{%")]
    # Those of an existing project depend on its folders; tests/existing updates one.
    skipped = [line for line in configuration["_skip_if_exists"] if "{" not in line]
    return excluded, skipped


def test_both_lists_of_user_files_agree() -> None:
    """The first keeps `update` away, the second `recopy`; one without the other loses edits."""
    excluded, skipped = ownership()

    assert excluded == skipped


def test_no_setting_needs_trust() -> None:
    configuration = yaml.safe_load(Path(REPOSITORY / "copier.yml").read_text("utf-8"))

    assert not {"_tasks", "_migrations", "_jinja_extensions"} & configuration.keys()
