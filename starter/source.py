"""Where the template lives, and which release of it is rendered."""

import argparse
import re
import sys
from pathlib import Path

from .folder import Folder, release
from .messages import Stop
from .place import Place


def source(here: Folder, options: argparse.Namespace) -> str:
    """What `copier update` will be told: the option, else origin of a clone, else an answer."""
    place = here.place
    origin = place.git_or_none("remote", "get-url", "origin") if here.repository else None
    if options.source:
        return address(options.source, Path.cwd())
    if origin and not here.copied:
        return address(origin, place.root)
    if sys.stdin.isatty() and not options.defaults and (answer := asked()):
        return address(answer, Path.cwd())
    what = f"origin is {without_secret(origin)}, your own" if origin else "there is no origin"
    raise Stop(
        f"Where does the template live? Git does not know: {what}. Say it with\n\n"
        "      uv run start.py --source https://github.com/OWNER/TEMPLATE"
    )


def asked() -> str:
    print("Where does the template live? `copier update` will look for releases there.")
    return input("URL: ").strip()


def address(url: str, base: Path) -> str:
    """*url* as Copier takes it, without user and password; a path of this machine is absolute."""
    if re.match(r"(gh|gl):", url):
        return url
    local = base / Path(url).expanduser()
    if local.exists():
        return str(local.resolve())
    url = without_secret(url)
    known = ("git@", "git://", "git+", "https://github.com/", "https://gitlab.com/")
    return url if url.startswith(known) or url.endswith(".git") else f"git+{url}"


def without_secret(url: str) -> str:
    """*url* as it can be committed."""
    return re.sub(r"^((?:git\+)?https?://)[^/@]*@", r"\1", url)


def fetched(place: Place, url: str) -> Path:
    """A clone of the template, for a folder that does not have its releases."""
    clone = place.work / "template"
    url = re.sub("^gl:/?", "https://gitlab.com/", re.sub("^gh:/?", "https://github.com/", url))
    place.git("clone", "-q", "--no-checkout", "--", url.removeprefix("git+"), str(clone))
    return clone


def chosen(place: Place, template: Path, wanted: str | None) -> str:
    """What is rendered: what was asked for, or the last release, or what is checked out."""
    if wanted != "HEAD" and (ref := wanted or release(place, template)):
        return ref
    # By its name, Copier would render HEAD with all that is not committed; WORK is not.
    return place.git("-C", str(template), "rev-parse", "HEAD").strip()
