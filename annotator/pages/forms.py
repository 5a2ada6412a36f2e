"""What is typed into the pages of projects."""

from typing import Any

from django import forms

from annotator.annotations.views.setup import MASKS_OUTLETS
from annotator.codebooks.presets import PRESETS
from annotator.teams.models import Project, User
from comparisons import access
from comparisons.models import Event


class ProjectForm(forms.ModelForm):
    """A new project on a collection that its founder may change."""

    preset = forms.ChoiceField(
        label="Codebook",
        choices=[(preset.slug, f"{preset.name} ({len(preset.codes)} codes)") for preset in PRESETS.values()],
        help_text="The codes that annotators choose from. You can publish a changed version later.",
    )

    class Meta:
        model = Project
        fields = ("name", "slug", "collection", "masks_outlets")
        labels = {"slug": "Address", "masks_outlets": "Hide the outlets"}
        help_texts = {
            "slug": "Its name in addresses and commands: small letters, digits and hyphens.",
            "collection": "The events that the team will annotate.",
            "masks_outlets": MASKS_OUTLETS,
        }
        error_messages = {"slug": {"unique": "This address is taken. Choose another."}}
        widgets = {"name": forms.TextInput(attrs={"data-slug-source": "id_slug"})}

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["collection"]
        choices.queryset = access.collections_for(user, "change").distinct()
        choices.empty_label = None


class AssignForm(forms.Form):
    """Some events for one annotator."""

    annotator: Any = forms.ModelChoiceField(
        queryset=User.objects.none(),
        to_field_name="username",
        empty_label=None,
        error_messages={"invalid_choice": "This person is no annotator of this project. Give them that role first."},
    )
    events: Any = forms.ModelMultipleChoiceField(
        queryset=Event.objects.none(),
        error_messages={
            "required": "Tick the events first, then assign them.",
            "invalid_choice": "One of these events is not in this project.",
        },
    )

    def __init__(self, project: Project, annotators: list[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["annotator"].queryset = User.objects.filter(pk__in=[person.pk for person in annotators])  # type: ignore[attr-defined]
        self.fields["events"].queryset = Event.objects.filter(collection=project.collection_id)  # type: ignore[attr-defined]
