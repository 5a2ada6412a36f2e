"""projects/{slug}/members/."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.teams import services
from annotator.teams.access import get_project_for
from annotator.teams.models import Membership, User
from annotator.teams.permissions import Action


class MemberSerializer(serializers.ModelSerializer[Membership]):
    """Who is in a project, and in which role."""

    username = serializers.CharField(source="user.username", max_length=150)

    class Meta:
        model = Membership
        fields = ["username", "role"]


class MemberList(ListAPIView[Membership]):
    """The members of a project."""

    serializer_class = MemberSerializer

    def get_queryset(self) -> QuerySet[Membership]:
        """Every member sees the others' names and roles, not their work."""
        if getattr(self, "swagger_fake_view", False):
            return Membership.objects.none()
        project = get_project_for(self.request.user, self.kwargs["slug"])
        return Membership.objects.filter(project=project).select_related("user")

    @extend_schema(responses=dict.fromkeys((200, 201), MemberSerializer))
    def post(self, request: Request, slug: str) -> Response:
        """Add a person, or give a member another role."""
        project = get_project_for(request.user, slug, Action.CHANGE_MEMBERS)
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        username = fields.validated_data["user"]["username"]
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise ValidationError({"username": f"Nobody here is called “{username}”. Check the spelling."})
        known = Membership.objects.filter(project=project, user=user).exists()
        membership = services.set_member(project=project, user=user, role=fields.validated_data["role"])
        code = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        body: Any = MemberSerializer(membership).data
        return Response(body, status=code)
