"""Addresses of the pages about people."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from annotator.teams import views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/", views.account, name="account"),
    path("account/tokens/<int:token_id>/revoke/", views.token_revoke, name="token_revoke"),
    path("projects/<slug:slug>/team/", views.team, name="team"),
    path("projects/<slug:slug>/team/add/", views.member_add, name="member_add"),
    path("projects/<slug:slug>/team/<int:member_id>/remove/", views.member_remove, name="member_remove"),
]
