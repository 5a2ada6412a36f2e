"""The doors for reading codebooks."""

from typing import Any

from django.db.models import Subquery

from annotator.codebooks.models import Code, CodebookVersion
from annotator.teams.models import Project


def current_version(project: Project) -> CodebookVersion:
    """The newest published version of a project's codebook. Every project has one from its first day."""
    return CodebookVersion.objects.filter(codebook__project=project).latest("number")


def find_code(project: Project, slug: str, version: int | None) -> Code | None:
    """A code with its version by its slug, in the version named or else the newest; None where there is none."""
    codes = Code.objects.filter(version__codebook__project=project, slug=slug).select_related("version").order_by()
    if version is not None:
        return codes.filter(version__number=version).first()
    versions = CodebookVersion.objects.filter(codebook__project=project).order_by("-number")
    return codes.filter(version=Subquery(versions.values("pk")[:1])).first()


def codes_as_wire(version: CodebookVersion) -> list[dict[str, Any]]:
    """The codes of a version as browser code takes them, in their order."""
    fields = ("slug", "name", "definition", "include", "exclude", "example", "hue", "key", "attributes")
    return [dict(zip(fields, row, strict=True)) for row in version.codes.values_list(*fields)]
