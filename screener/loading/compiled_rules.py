"""Rules compiled when the package is built, so that a command starts at once.

One file for the catalog and one per jurisdiction, with an index that holds the hash of each
and of the rule texts they were made from. A file is opened only when its hash is right;
rules whose texts have changed since are read from the texts. Nothing is ever written to a
person's home: a cache there would show what was asked.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from screener.facts.catalog import Catalog
from screener.logic.compiled import CompiledJurisdiction
from screener.logic.rulebook import Following, Rulebook

FOLDER = "compiled"
_INDEX = "index.json"
_CATALOG = "catalog"


def rules_version(folder: Path) -> str:
    """``sha256:`` and the hash of every rule file's name and bytes: it names the law used."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return f"sha256:{digest.hexdigest()}"


def write_compiled(rules: Rulebook, folder: Path) -> None:
    """Write the compiled form of ``rules`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    parts: dict[str, object] = {_CATALOG: (rules.catalog, rules.followings)}
    parts |= dict(rules.jurisdictions)
    hashes: dict[str, str] = {}
    for name, part in parts.items():
        content = pickle.dumps(part, protocol=pickle.HIGHEST_PROTOCOL)
        (folder / f"{name}.bin").write_bytes(content)
        hashes[name] = hashlib.sha256(content).hexdigest()
    index = {"version": rules.version, "python": _python(), "files": hashes}
    (folder / _INDEX).write_text(json.dumps(index), encoding="utf-8")


def read_compiled(rules_folder: Path, codes: Iterable[str] | None = None) -> Rulebook | None:
    """The compiled rules beside the rule texts, of all jurisdictions or of some.

    None where there are none, or they were made from other texts or by another Python: then
    the texts are to be read.
    """
    folder = rules_folder / FOLDER
    index = _index(folder)
    if index is None or index["python"] != _python():
        return None
    if index["version"] != rules_version(rules_folder):
        return None
    files: Mapping[str, str] = index["files"]
    wanted = [
        code
        for code in files
        if code != _CATALOG and (codes is None or code in {c.upper() for c in codes})
    ]
    catalog: Catalog
    followings: tuple[Following, ...]
    catalog, followings = _part(folder, _CATALOG, files)
    laws: dict[str, CompiledJurisdiction] = {code: _part(folder, code, files) for code in wanted}
    return Rulebook(catalog, followings, laws, index["version"])


def _index(folder: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def _part(folder: Path, name: str, files: Mapping[str, str]) -> Any:
    content = (folder / f"{name}.bin").read_bytes()
    if hashlib.sha256(content).hexdigest() != files[name]:
        raise ValueError(f"the compiled rules are damaged ({name}): install screener again")
    return pickle.loads(content)  # noqa: S301 - our own file, its hash checked just above


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"
