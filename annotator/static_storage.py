"""Static files under names that carry their content, so that a browser asks for each version once."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from annotator import assets
from annotator.joining import joined

OURS = "crossframe/"
BUNDLES = f"{OURS}bundles/"
ROOT = settings.BASE_DIR / "annotator" / "static"


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Also joins the bundles that pages load, and rewrites the `import` lines of our ES modules."""

    support_js_module_import_aggregation = True
    bundles = BUNDLES

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Add the bundles to what was collected, then hash and compress it all."""
        if not dry_run:
            for name, content in bundles():
                self.delete(name)
                self.save(name, ContentFile(content))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        """Leave alone what imports nothing any more, and the scripts of others: some import by a bundler's names."""
        if name.endswith(".js") and (name.startswith(BUNDLES) or not name.startswith(OURS)):
            return lambda match: match["matched"]
        converter: Any = super().url_converter(name, hashed_files, template)
        return converter


def bundles() -> Iterator[tuple[str, str]]:
    """The name and the text of each bundle."""
    for bundle in assets.SHEETS:
        yield f"{BUNDLES}{bundle}.css", "".join((ROOT / path).read_text() for path in assets.sheets_in(bundle))
    for bundle in assets.SCRIPTS:
        yield f"{BUNDLES}{bundle}.js", joined(ROOT, assets.scripts_in(bundle))
