"""The next version of a codebook, as a lead writes it on its page."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from rest_framework.settings import api_settings

from annotator.codebooks.api import AttributeSerializer
from annotator.codebooks.models import CodebookVersion
from annotator.codebooks.presets import CodeInput
from comparisons.intake.article import Refused

# Ten fields each, and Django takes a thousand at most.
MOST_CODES = 90
FIELDS = ("slug", "name", "key", "definition", "include", "exclude", "example", "attributes")
ASKED = (
    'A list, such as [{"slug": "tone", "name": "Tone", "type": "choice", "required": true, "options": '
    '[{"value": "for", "label": "For"}, {"value": "against", "label": "Against"}]}]. '
    "Types: choice, number, text, actor."
)


def _long(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 2}), **options)


class Asked(forms.JSONField):
    """What is asked beside a code: nothing, or a list as the API takes it."""

    def prepare_value(self, value: Any) -> Any:
        """Nothing rather than an empty list, and what was typed as it was typed."""
        return value if isinstance(value, str) else super().prepare_value(value) if value else ""

    def clean(self, value: Any) -> Any:
        """A list of definitions, each with what it needs."""
        sent = super().clean(value.strip() if isinstance(value, str) else value)
        sent = [] if sent is None else sent
        if not isinstance(sent, list):
            raise forms.ValidationError("Write a list: […].")
        checked = AttributeSerializer(data=sent, many=True)
        if not checked.is_valid():
            raise forms.ValidationError(list(_faults(checked.errors)))
        return json.loads(json.dumps(checked.validated_data))


def _faults(errors: Any, place: str = "Question") -> Iterator[str]:
    """What a serializer has to say, however deep: a line a fault, with its place counted from 1."""
    if not isinstance(errors, Mapping):
        yield f"{place}: {errors[0] if isinstance(errors, list) else errors}"
        return
    for name, fault in errors.items():
        if name == api_settings.NON_FIELD_ERRORS_KEY:
            yield from _faults(fault, place)
        else:
            yield from _faults(fault, f"{place} {name + 1}" if isinstance(name, int) else f"{place}, {name}")


class CodeForm(forms.Form):
    """One code of the next version."""

    name = forms.CharField(max_length=120)
    slug = forms.SlugField(
        label="Name in exports",
        max_length=60,
        help_text="Changed, it is another code: older marks do not count for it.",
    )
    key = forms.CharField(max_length=1, required=False, help_text="Pressed in the workbench, it marks with this code.")
    definition = _long("Definition")
    include = _long("Include", required=False)
    exclude = _long("Exclude", required=False)
    example = _long("Example", required=False)
    attributes = Asked(label="Asks", required=False, help_text=ASKED, widget=forms.Textarea(attrs={"rows": 4}))


CodeForms = forms.formset_factory(
    CodeForm, extra=0, can_delete=True, can_order=True, max_num=MOST_CODES, validate_max=True
)


class VersionForm(forms.Form):
    """What is new in it, and which version it follows."""

    note = _long("What is new, and why", required=False)
    follows = forms.IntegerField(widget=forms.HiddenInput)


def codes_of(version: CodebookVersion) -> Any:
    """The forms filled with the codes of a version."""
    return CodeForms(prefix="codes", initial=list(version.codes.values(*FIELDS)))


def codes_sent(sent: QueryDict, *, more: bool) -> Any:
    """The forms as they were sent; with `more` nothing is checked yet, and an empty one stands at the end."""
    forms_sent = CodeForms(sent, prefix="codes")
    if not more:
        return forms_sent
    rows = [{name: form[name].data for name in (*FIELDS, "ORDER", "DELETE")} for form in forms_sent.forms]
    return CodeForms(prefix="codes", initial=[*rows, {"ORDER": len(rows) + 1}])


def inputs(sent: Any) -> list[CodeInput]:
    """The codes that checked forms say, in the order that they say."""
    return [CodeInput(**{name: form.cleaned_data[name] for name in FIELDS}) for form in sent.ordered_forms]


def tell(form: forms.Form, codes: Any, refused: Refused) -> None:
    """Say beside the forms why they were refused: a code's fault beside that code."""
    for pointer, fault in refused.problems.items():
        name, _, rest = pointer.partition("/")
        number, _, field = rest.partition("/")
        if name == "codes" and number.isdigit():
            codes.ordered_forms[int(number)].add_error(field.partition("/")[0] or None, fault)
        else:
            form.add_error(None, fault)
