"""Static files under names that carry their content, so that a browser asks for each version once."""

import re
from collections.abc import Callable
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "crossframe/"


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Also rewrites the `import` lines of our ES modules, which are served as they are written."""

    support_js_module_import_aggregation = True

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        """Leave the scripts of others alone: some import by names that only a bundler knows."""
        if name.endswith(".js") and not name.startswith(OURS):
            return lambda match: match["matched"]
        converter: Any = super().url_converter(name, hashed_files, template)
        return converter
