"""/api/v1/: every resource, in the order in which a judgement travels."""

from django.urls import URLPattern, URLResolver, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.routers import DefaultRouter

from annotator.agreement.api import AgreementView
from annotator.annotations.api.actors import ActorsView
from annotator.annotations.api.annotations import AnnotationViewSet
from annotator.annotations.api.assignments import AssignmentViewSet, ReleaseView
from annotator.annotations.api.nearby import ProjectNearbyView
from annotator.annotations.api.setup import SetupView
from annotator.codebooks.api import CodebookViewSet, ProjectViewSet
from annotator.exports.api import CsvView, ExportViewSet, JsonLinesView
from annotator.review.api import CaseViewSet, CommentViewSet, DecisionViewSet
from annotator.teams.api import MemberList
from comparisons.api.alignment import AlignmentView, ComparisonView, LinkViewSet
from comparisons.api.arrangement import ArrangementView, LockView, UndoView
from comparisons.api.articles import ArticleViewSet, RevisionViewSet
from comparisons.api.collections import CollectionViewSet, EventViewSet, OutletViewSet
from comparisons.api.jobs import ImportViewSet, JobViewSet
from comparisons.api.kinds import KindsView
from comparisons.api.nearby import NearbyView
from comparisons.api.nowhere import NoSuchAddress
from comparisons.api.sources import SourceView
from comparisons.api.spellings import SpellingDetail, SpellingList, SuggestionList

router = DefaultRouter(use_regex_path=False)
# One address for each thing: no second one that ends in .json.
router.include_format_suffixes = False
router.register("outlets", OutletViewSet, basename="api-outlet")
router.register("collections", CollectionViewSet, basename="api-collection")
router.register("events", EventViewSet, basename="api-event")
router.register("articles", ArticleViewSet, basename="api-article")
router.register("revisions", RevisionViewSet, basename="api-revision")
router.register("imports", ImportViewSet, basename="api-import")
router.register("links", LinkViewSet, basename="api-link")
router.register("jobs", JobViewSet, basename="api-job")
router.register("projects", ProjectViewSet, basename="api-project")
router.register("codebooks", CodebookViewSet, basename="api-codebook")
router.register("assignments", AssignmentViewSet, basename="api-assignment")
router.register("annotations", AnnotationViewSet, basename="api-annotation")
router.register("cases", CaseViewSet, basename="api-case")
router.register("decisions", DecisionViewSet, basename="api-decision")
router.register("comments", CommentViewSet, basename="api-comment")
router.register("exports", ExportViewSet, basename="api-export")

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="api-schema", metadata_class=None), name="api-docs"),
    path("events/<int:event_id>/alignment/", AlignmentView.as_view(), name="api-alignment"),
    path("events/<int:event_id>/arrangement/", ArrangementView.as_view(), name="api-arrangement"),
    path("events/<int:event_id>/arrangement/undo/", UndoView.as_view(), name="api-arrangement-undo"),
    path("events/<int:event_id>/lock/", LockView.as_view(), name="api-event-lock"),
    path("events/<int:event_id>/comparison/", ComparisonView.as_view(), name="api-comparison"),
    path("events/<int:event_id>/nearby/", NearbyView.as_view(), name="api-nearby"),
    path("articles/<int:article_id>/source/", SourceView.as_view(), name="api-article-source"),
    path("articles/<int:article_id>/kinds/", KindsView.as_view(), name="api-article-kinds"),
    path("collections/<slug:slug>/spellings/", SpellingList.as_view(), name="api-spellings"),
    path("collections/<slug:slug>/spellings/suggested/", SuggestionList.as_view(), name="api-spellings-suggested"),
    path("collections/<slug:slug>/spellings/<int:spelling_id>/", SpellingDetail.as_view(), name="api-spelling"),
    path("projects/<slug:slug>/members/", MemberList.as_view(), name="api-members"),
    path("projects/<slug:slug>/events/<int:event_id>/actors/", ActorsView.as_view(), name="api-actors"),
    path("projects/<slug:slug>/events/<int:event_id>/nearby/", ProjectNearbyView.as_view(), name="api-project-nearby"),
    path("projects/<slug:slug>/setup/", SetupView.as_view(), name="api-setup"),
    path("projects/<slug:slug>/release/", ReleaseView.as_view(), name="api-release"),
    path("projects/<slug:slug>/labels.jsonl", JsonLinesView.as_view(), name="api-labels-jsonl"),
    path("projects/<slug:slug>/labels.csv", CsvView.as_view(), name="api-labels-csv"),
    path("agreement/", AgreementView.as_view(), name="api-agreement"),
    *router.urls,
    re_path(r"^[\s\S]*\Z", NoSuchAddress.as_view(), name="api-nowhere"),
]
