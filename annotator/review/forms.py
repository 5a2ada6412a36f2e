"""What a reviewer's buttons send."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation
from annotator.annotations.stored import stored_content
from annotator.codebooks.models import Code
from annotator.review.merging import Boundaries, MergeRule, Rule
from annotator.teams.models import User
from comparisons.models import Revision


class MergeForm(forms.Form):
    """A merge rule, to be tried or applied."""

    rule = forms.ChoiceField(
        label="Accept a case",
        choices=[
            (Rule.UNANIMOUS, "when all marked it"),
            (Rule.MAJORITY, "when more than this share marked it"),
            (Rule.UNION, "when anybody marked it"),
            (Rule.ANNOTATOR, "when this annotator marked it"),
        ],
    )
    threshold = forms.FloatField(label="Share", min_value=0, max_value=1, initial=0.5, required=False)
    annotator = forms.ModelChoiceField(label="Annotator", queryset=User.objects.none(), required=False)
    boundaries = forms.ChoiceField(
        label="Its words",
        choices=[
            (Boundaries.MAJORITY, "what most of them marked"),
            (Boundaries.INTERSECTION, "what all of them marked"),
            (Boundaries.UNION, "all that any of them marked"),
        ],
    )
    apply = forms.BooleanField(required=False)

    def __init__(self, *args: Any, annotators: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["annotator"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = annotators

    def merge_rule(self) -> MergeRule:
        """The rule that a valid form says."""
        said = self.cleaned_data
        threshold = said["threshold"]
        return MergeRule(
            rule=Rule(said["rule"]),
            boundaries=Boundaries(said["boundaries"]),
            threshold=0.5 if threshold is None else threshold,
            annotator=said["annotator"].pk if said["annotator"] else None,
        )


class RulesForm(forms.Form):
    """How a project reviews."""

    overlap_share = forms.FloatField(
        label="Spans are one case from this share of common characters on",
        help_text="0 takes any overlap, 1 the very same words only.",
        min_value=0,
        max_value=1,
    )
    reasons = forms.CharField(
        label="Reasons to choose from",
        help_text="One a line.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )


class DecisionForm(forms.Form):
    """Accept some annotations, none, or put a new one in their place."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    choice = forms.ChoiceField(
        required=False, choices=[(name, name) for name in ("accept", "neither", "new", "reopen")]
    )
    # A button of its own for one annotation, or for all: what is ticked does not count then.
    only = forms.ChoiceField(required=False)
    accept = forms.TypedMultipleChoiceField(required=False)
    code = forms.ChoiceField(required=False)
    quote = forms.CharField(required=False, strip=True, max_length=200_000)
    reason = forms.CharField(required=False, max_length=10_000)

    def __init__(self, *args: Any, members: list[Annotation], codes: list[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        accept, code, only = (self.fields[name] for name in ("accept", "code", "only"))
        assert isinstance(accept, forms.TypedMultipleChoiceField)
        assert isinstance(code, forms.ChoiceField)
        assert isinstance(only, forms.ChoiceField)
        by_id = {str(member.pk): member.pk for member in members}
        accept.choices = [(name, name) for name in by_id]
        only.choices = [("all", "all"), *accept.choices]
        accept.coerce = by_id.__getitem__
        code.choices = [(one.slug, one.name) for one in codes]

    def clean(self) -> dict[str, Any]:
        """What each choice needs; `new` holds the new annotation's content."""
        cleaned = super().clean() or {}
        if cleaned.get("only"):
            everyone = [member.pk for member in self.members]
            cleaned["choice"] = "accept"
            cleaned["accept"] = [pk for pk in everyone if cleaned["only"] in ("all", str(pk))]
        choice = cleaned.get("choice")
        if not choice and not self.errors:
            self.add_error("choice", "Choose what to do with this case.")
        if choice == "accept" and not cleaned.get("accept"):
            self.add_error("accept", "Choose an annotation to accept.")
        if choice == "reopen" and not cleaned.get("reason"):
            self.add_error("reason", "Say why this is to be decided again.")
        if choice == "new" and not self.errors:
            cleaned["new"] = self._new_content(cleaned)
        return cleaned

    def _new_content(self, cleaned: dict[str, Any]) -> Content | None:
        """The first annotation with another code, and with other words where it has one place."""
        model = stored_content(self.members[0])
        if not cleaned["code"]:
            self.add_error("code", "Choose a code.")
            return None
        anchors = model.anchors
        if model.kind == Annotation.Kind.SPAN and cleaned["quote"]:
            place = _find(model.anchors[0], cleaned["quote"])
            if place is None:
                self.add_error("quote", "These words are not in the text. Copy them from it exactly.")
                return None
            anchors = [place]
        return Content(kind=model.kind, code=cleaned["code"], anchors=anchors, absent_from=model.absent_from)


def _find(near: AnchorInput, quote: str) -> AnchorInput | None:
    """The occurrence of `quote` in the text of `near` that lies closest to it."""
    quote = quote.replace("\r\n", "\n")
    text = Revision.objects.values_list("text", flat=True).get(pk=near.revision)
    starts = []
    at = text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    if not starts:
        return None
    start = min(starts, key=lambda found: abs(found - near.start))
    return AnchorInput(article=near.article, revision=near.revision, start=start, end=start + len(quote), quote=quote)
