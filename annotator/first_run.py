"""What a first start makes for itself."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def load_or_make_secret(path: Path) -> str:
    """The secret kept in `path`, made on first use and readable by its owner only.

    Web and worker may start at the same moment: the file is written beside and linked into place, so that the first
    one wins and both read the same secret.
    """
    if not path.exists():
        part = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key())
        try:
            os.link(part, path)
        except FileExistsError:
            # Another process was first; its secret counts.
            return path.read_text()
        finally:
            part.unlink()
    return path.read_text()
