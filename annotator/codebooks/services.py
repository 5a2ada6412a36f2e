"""The doors for change to codebooks, and for founding a project, which starts with one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from annotator.codebooks.attributes import check_definitions
from annotator.codebooks.models import Code, Codebook, CodebookVersion
from annotator.codebooks.presets import PRESETS, CodeInput
from annotator.teams.models import Membership, Project
from comparisons.intake.article import Refused
from comparisons.models import Collection

HUES = 15


@transaction.atomic
def create_project(
    *, slug: str, name: str, collection: Collection, preset: str, created_by: Any, **study: bool
) -> Project:
    """A project on `collection` with a published codebook; `created_by` leads it. Raises Refused by field.

    `study` says how it is annotated: read_first, counterbalanced, masks_outlets, each false unless given.
    """
    if preset not in PRESETS:
        raise Refused({"preset": f"There is no codebook “{preset}”. Choose one of: {', '.join(sorted(PRESETS))}."})
    try:
        # A savepoint of its own, so that a slug in use leaves the transaction usable.
        with transaction.atomic():
            project = Project.objects.create(slug=slug, name=name, collection=collection, **study)
    except IntegrityError as error:
        raise Refused({"slug": "This address is taken by another project. Choose another."}) from error
    Membership.objects.create(project=project, user=created_by, role=Membership.Role.LEAD)
    codebook = Codebook.objects.create(project=project, name=PRESETS[preset].name)
    publish_version(codebook=codebook, codes=PRESETS[preset].codes, note=PRESETS[preset].source)
    return project


@transaction.atomic
def publish_version(
    *, codebook: Codebook, codes: Sequence[CodeInput], note: str = "", follows: int | None = None
) -> CodebookVersion:
    """Publish the next version of a codebook. Annotations made with earlier ones keep them. Raises Refused.

    `follows` is the number of the version that was read before these codes were written: where another is the newest
    by now, nothing is published.
    """
    if not codes:
        raise Refused({"codes": "A codebook needs a code at least."})
    slugs = [code.slug for code in codes]
    if twice := _twice(slugs):
        raise Refused({"codes": f"Two codes have the name “{twice}” in exports. Give each its own."})
    if twice := _twice([code.key for code in codes if code.key]):
        raise Refused({"codes": f"Two codes have the key “{twice}”. Give each its own, or none."})
    for number, code in enumerate(codes):
        check_definitions(code.attributes, f"codes/{number}/attributes")
    locked = Codebook.objects.select_for_update().get(pk=codebook.pk)
    newest = locked.versions.order_by("-number").first()
    if newest and follows is not None and newest.number != follows:
        raise Refused({"follows": f"Version {newest.number} was published meanwhile. Look at it, then publish again."})
    version = CodebookVersion.objects.create(codebook=locked, number=newest.number + 1 if newest else 1, note=note)
    hues = _hues(slugs, dict(newest.codes.values_list("slug", "hue")) if newest else {})
    Code.objects.bulk_create(
        Code(
            version=version,
            position=position,
            slug=code.slug,
            name=code.name,
            definition=code.definition,
            include=code.include,
            exclude=code.exclude,
            example=code.example,
            hue=hues[position],
            key=code.key,
            attributes=[dict(attribute) for attribute in code.attributes],
        )
        for position, code in enumerate(codes)
    )
    return version


def _twice(words: Sequence[str]) -> str:
    """The first that comes again, or nothing."""
    return next((word for place, word in enumerate(words) if word in words[:place]), "")


def _hues(slugs: Sequence[str], before: Mapping[str, int]) -> list[int]:
    """A hue for each code: the one that it had, else one that is free, else any."""
    kept = {before[slug] for slug in slugs if slug in before}
    free = iter([hue for hue in range(1, HUES + 1) if hue not in kept])
    return [before.get(slug) or next(free, position % HUES + 1) for position, slug in enumerate(slugs)]
