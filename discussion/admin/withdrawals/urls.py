"""Addresses of the tasks that withdrawals leave, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.withdrawals import views

urlpatterns: list[URLPattern] = [
    path("widerrufe/", views.Tasks.as_view(), name="discussion_withdrawals"),
    path("widerrufe/<uuid:uuid>/", views.OneTask.as_view(), name="discussion_withdrawal_task"),
]
