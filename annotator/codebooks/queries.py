"""The doors for reading codebooks."""

from typing import Any

from django.db.models import QuerySet, Subquery

from annotator.codebooks.models import Code, CodebookVersion
from annotator.teams.models import Project
from comparisons.prepared import Given, Prepared


def current_version(project: Project) -> CodebookVersion:
    """The newest published version of a project's codebook. Every project has one from its first day."""
    return CodebookVersion.objects.filter(codebook__project=project).latest("number")


def find_code(project: Project, slug: str, version: int | None) -> Code | None:
    """A code with its version by its slug, in the version named or else the newest; None where there is none."""
    if version is not None:
        return _CODE_OF.first(project=project.pk, slug=slug, version=version)
    return _CODE.first(project=project.pk, slug=slug)


def _codes() -> QuerySet[Code]:
    named = Code.objects.filter(version__codebook__project=_PROJECT, slug=Given.text("slug"))
    return named.select_related("version").order_by()


def _newest() -> Subquery:
    versions = CodebookVersion.objects.filter(codebook__project=_PROJECT).order_by("-number")
    return Subquery(versions.values("pk")[:1])


_PROJECT = Given.number("project")
_CODE = Prepared(lambda: _codes().filter(version=_newest()))
_CODE_OF = Prepared(lambda: _codes().filter(version__number=Given.number("version")))


def codes_as_wire(version: CodebookVersion) -> list[dict[str, Any]]:
    """The codes of a version as browser code takes them, in their order."""
    fields = ("slug", "name", "definition", "include", "exclude", "example", "hue", "key", "attributes")
    return [dict(zip(fields, row, strict=True)) for row in version.codes.values_list(*fields)]
