"""What each kind of page loads: its style sheets in their order, and the scripts that start something on it.

Names are those of files in annotator/static/css and annotator/static/js. Where the site is served, each bundle is one
file (`static_storage`); with DEBUG its members are asked for one by one, as they are written.
"""

_VIEWS = ("grid", "views", "wholes", "single", "ribbons")

SHEETS: dict[str, tuple[str, ...]] = {
    "site": ("tokens", "base", "bar", "layout", "parts", "tables", "forms", "texts", "event"),
    "print": ("print",),
    "article": ("grid", "article"),
    "codebook": ("codes", "codebook"),
    "comparison": (*_VIEWS, "why", "arrange"),
    "results": ("codes", "review", "results"),
    "review": ("codes", "review", "views"),
    "review-texts": (*_VIEWS, "codes", "workbench", "panel", "review", "lanes"),
    "search": ("codes", "search"),
    "sign-in": ("grid", "sign_in"),
    "triples": ("triples",),
    "why": ("why",),
    "workbench": (*_VIEWS, "codes", "workbench", "panel", "margin", "picker", "tray", "find"),
}

_SITE = ("menu", "searching", "theme", "polling")
_TEXTS = (*_SITE, "autosubmit", "minimap", "views/main")

# Modules that several of a page's scripts import must be there once, so a page has one bundle and not several.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "site": _SITE,
    "arranging": (*_TEXTS, "why", "arrange/main"),
    "comparison": (*_TEXTS, "why"),
    "naming": (*_SITE, "slug"),
    "review": (*_SITE, "review/keys"),
    "review-texts": (*_TEXTS, "review/texts", "review/keys"),
    "workbench": (*_TEXTS, "workbench/main"),
}


def sheets_in(bundle: str) -> tuple[str, ...]:
    """The style sheets of a bundle, as paths under annotator/static."""
    return tuple(f"css/{name}.css" for name in SHEETS[bundle])


def scripts_in(bundle: str) -> tuple[str, ...]:
    """The modules that start something in a bundle, as paths under annotator/static."""
    return tuple(f"js/{name}.js" for name in SCRIPTS[bundle])
