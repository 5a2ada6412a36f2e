"""The style sheets and scripts of a page: one file a bundle where the site is served, else each member by itself."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from annotator import assets

register = template.Library()

SHEET = '<link rel="stylesheet" href="{}">'
SHEET_FOR = '<link rel="stylesheet" href="{{}}" media="{}">'
SCRIPT = '<script type="module" src="{}"></script>'


@register.simple_tag
def sheets(bundle: str, media: str = "") -> SafeString:
    """The links to the style sheets of a bundle of `annotator.assets`; no screen waits for those of other `media`."""
    return _tags(SHEET_FOR.format(media) if media else SHEET, f"{bundle}.css", assets.sheets_in(bundle))


@register.simple_tag
def scripts(bundle: str) -> SafeString:
    """The modules of a bundle of `annotator.assets`."""
    return _tags(SCRIPT, f"{bundle}.js", assets.scripts_in(bundle))


def _tags(form: str, bundle: str, members: Iterable[str]) -> SafeString:
    """A tag for the joined file, where the storage has joined some and nobody works on the members."""
    joined = getattr(staticfiles_storage, "bundles", "")
    paths = [f"crossframe/{path}" for path in members] if settings.DEBUG or not joined else [f"{joined}{bundle}"]
    return format_html_join("\n", form, ((static(path),) for path in paths))
