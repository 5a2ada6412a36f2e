"""Browser modules asked for at once, and not one after the other as each import is read."""

import re
from functools import cache
from pathlib import PurePosixPath

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

ROOT = settings.BASE_DIR / "annotator" / "static"
IMPORT = re.compile(r'^import [^"]*"(\.[^"]+)";', re.MULTILINE)


@register.simple_tag
def module_preloads(entry: str) -> SafeString:
    """A modulepreload link for all that an entry module under annotator/static imports, at any depth."""
    return format_html_join(
        "\n", '<link rel="modulepreload" href="{}">', ((static(f"crossframe/{path}"),) for path in imports_of(entry))
    )


@cache
def imports_of(entry: str) -> tuple[str, ...]:
    """The paths of what a module imports, at any depth, each once; the entry itself is not among them."""
    found: dict[str, None] = {}
    waiting = [PurePosixPath(entry)]
    while waiting:
        module = waiting.pop()
        for relative in IMPORT.findall((ROOT / module).read_text()):
            path = (ROOT / module.parent / relative).resolve().relative_to(ROOT).as_posix()
            if path not in found:
                found[path] = None
                waiting.append(PurePosixPath(path))
    return tuple(sorted(found))
