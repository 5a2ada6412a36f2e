"""What a reviewer's buttons send."""

from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet

from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation
from annotator.annotations.stored import stored_content
from annotator.codebooks.models import Code
from annotator.review.cases import judgement
from annotator.review.merging import Boundaries, MergeRule, Rule, accepted_places
from annotator.review.rules import content_at
from annotator.teams.models import User
from comparisons.models import Revision

# The words of a new annotation that come from all of a case's.
SHARED = {"all": Boundaries.INTERSECTION, "any": Boundaries.UNION}


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
    """Accept some annotations, none, or put a new one in their place: its code, words and answers each chosen apart."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    choice = forms.ChoiceField(
        required=False, choices=[(name, name) for name in ("accept", "neither", "new", "reopen")]
    )
    # A button of its own for one annotation, or for all: what is ticked does not count then.
    only = forms.ChoiceField(required=False)
    accept = forms.TypedMultipleChoiceField(required=False)
    code = forms.ChoiceField(required=False)
    # Of a new one: whose words, or what all or any of them marked; else those of `quote`.
    words = forms.ChoiceField(required=False)
    quote = forms.CharField(required=False, strip=True, max_length=200_000)
    # Of a new one: whose answers to what its code asks.
    answers = forms.ChoiceField(required=False)
    reason = forms.CharField(required=False, max_length=10_000)

    def __init__(self, *args: Any, members: list[Annotation], codes: list[Code], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        ids = [(name, name) for name in self.members]
        self._offer("accept", ids)
        self._offer("only", [("all", "all"), *ids])
        self._offer("words", [("quote", "quote"), *((name, name) for name in SHARED), *ids])
        self._offer("answers", ids)
        self._offer("code", [(one.slug, one.name) for one in codes])
        accept = self.fields["accept"]
        assert isinstance(accept, forms.TypedMultipleChoiceField)
        accept.coerce = lambda name: self.members[name].pk

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """What each choice needs; `new` holds the new annotation's content."""
        cleaned = super().clean() or {}
        if cleaned.get("only"):
            cleaned["choice"] = "accept"
            everyone = self.members.items()
            cleaned["accept"] = [one.pk for name, one in everyone if cleaned["only"] in ("all", name)]
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
        if not cleaned["code"]:
            self.add_error("code", "Choose a code.")
            return None
        model = self._at_words(cleaned["words"] or "quote", cleaned["quote"])
        answering = self.members.get(cleaned["answers"])
        return model and Content(
            kind=model.kind,
            code=cleaned["code"],
            attributes=answering.attributes if answering else {},
            anchors=model.anchors,
            absent_from=model.absent_from,
        )

    def _at_words(self, words: str, quote: str) -> Content | None:
        """The content of an annotation of the case, at the words that were chosen."""
        first = next(iter(self.members.values()))
        if words in self.members:
            return stored_content(self.members[words])
        if words in SHARED:
            rule = MergeRule(rule=Rule.UNION, boundaries=SHARED[words])
            places = accepted_places(rule, [judgement(one) for one in self.members.values()], len(self.members))
            if not places:
                self.add_error(
                    "words", "There are no words that all of them marked. Choose some of theirs, or your own."
                )
                return None
            return content_at(first, places)
        model = stored_content(first)
        if model.kind != Annotation.Kind.SPAN or not quote:
            return model
        place = _find(model.anchors[0], quote)
        if place is None:
            self.add_error("quote", "These words are not in the text. Copy them from it exactly.")
            return None
        return replace(model, anchors=[place])


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
