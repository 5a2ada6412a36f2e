"""Static files under names that carry their content, so that a browser asks for each version once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Also rewrites the `import` lines of our ES modules, which are served as they are written."""

    support_js_module_import_aggregation = True
