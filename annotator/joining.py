"""Several of our ES modules, with all that they import, as one module that does the same.

A page of a hundred small modules waits for a hundred answers. When the site is prepared for serving, this joins what is
written in small files, without a build tool: our modules import and export in a few plain forms only, and any other
form is refused here (and so by the tests), never joined wrongly.
"""

import re
from pathlib import Path, PurePosixPath

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
NOTHING = re.compile(r"^export \{\};\n", re.MULTILINE)
UNKNOWN = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
RENAMED = re.compile(r"(\w+) as (\w+)")


class CannotJoin(ValueError):
    """A module is written in a form that joining does not know; the words name it."""


def joined(root: Path, entries: tuple[str, ...]) -> str:
    """The text of one module that runs `entries` (paths under `root`) in their order, and each import once before.

    Raises CannotJoin for modules that import each other in a ring, and for import and export lines of another form.
    """
    order = modules_of(root, entries)
    names = {path: f"m{number}" for number, path in enumerate(order)}
    return "".join(_wrapped(root, path, names) for path in order)


def modules_of(root: Path, entries: tuple[str, ...]) -> list[str]:
    """The paths of `entries` and of all that they import, at any depth, each once and after what it imports."""
    order: dict[str, None] = {}
    for entry in entries:
        _visit(root, entry, order, ())
    return list(order)


def _visit(root: Path, path: str, order: dict[str, None], above: tuple[str, ...]) -> None:
    if path in above:
        raise CannotJoin(f"These modules import each other in a ring: {' > '.join((*above, path))}")
    if path in order:
        return
    for _, relative in IMPORT.findall((root / path).read_text()):
        _visit(root, _path(root, path, relative), order, (*above, path))
    order[path] = None


def _path(root: Path, importer: str, relative: str) -> str:
    """What an import means, as a path under `root`."""
    return (root / PurePosixPath(importer).parent / relative).resolve().relative_to(root.resolve()).as_posix()


def _wrapped(root: Path, path: str, names: dict[str, str]) -> str:
    """One module as a function that runs at once and hands out what it exports."""
    text = (root / path).read_text()
    exported = [name for _, name in EXPORT.findall(text)]

    def taken(found: re.Match[str]) -> str:
        wanted = RENAMED.sub(r"\1: \2", " ".join(found[1].split()))
        return f"const {{ {wanted} }} = {names[_path(root, path, found[2])]};\n"

    body = NOTHING.sub("", EXPORT.sub(r"\1 \2", IMPORT.sub(taken, text)))
    if strange := UNKNOWN.search(body):
        raise CannotJoin(f"{path}: joining does not know this form: {strange[0]}")
    return f"const {names[path]} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"
