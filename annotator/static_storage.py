"""Static files as a site serves them: each page's in one file, under names that carry their content, and compressed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor, brotli
from whitenoise.storage import CompressedManifestStaticFilesStorage

from annotator import assets
from annotator.joining import joined, modules_of

OURS = "crossframe/"
BUNDLES = f"{OURS}bundles/"
ROOT = settings.BASE_DIR / "annotator" / "static"


class OthersFinder(AppDirectoriesFinder):
    """The static files of the packages we use; our own are found by STATICFILES_DIRS, under one name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__([app.name for app in apps.get_app_configs() if app.name != "annotator"])


class QuickCompressor(Compressor):
    """Compresses at Brotli's level 9: level 11 takes ten times as long, for a tenth fewer bytes."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """`data`, compressed."""
        return bytes(brotli.compress(data, quality=9))


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Puts the bundles that pages load in the place of their members, then hashes and compresses everything."""

    bundles = BUNDLES

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As `collectstatic` calls it, with what it has collected."""
        if not dry_run:
            for name in members() & paths.keys():
                del paths[name]
                self.delete(name)
            for name, content in bundles():
                self.delete(name)
                self.save(name, ContentFile(content))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **options: Any) -> Compressor:
        """What compresses the files once they are hashed."""
        return QuickCompressor(**options)

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        """Leave alone what names a source map: those of others are not collected, and we have none."""
        converter: Any = super().url_converter(name, hashed_files, template)
        return lambda match: match["matched"] if "sourceMappingURL" in match["matched"] else converter(match)


def bundles() -> Iterator[tuple[str, str]]:
    """The name and the text of each bundle."""
    for bundle in assets.SHEETS:
        yield f"{BUNDLES}{bundle}.css", "".join((ROOT / path).read_text() for path in assets.sheets_in(bundle))
    for bundle in assets.SCRIPTS:
        yield f"{BUNDLES}{bundle}.js", joined(ROOT, assets.scripts_in(bundle))


def members() -> set[str]:
    """The names of all that stands in some bundle."""
    sheets = {path for bundle in assets.SHEETS for path in assets.sheets_in(bundle)}
    scripts = {path for bundle in assets.SCRIPTS for path in modules_of(ROOT, assets.scripts_in(bundle))}
    return {f"{OURS}{path}" for path in sheets | scripts}
