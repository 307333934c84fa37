"""Pages that hand over to a view: models know no views, so the view is found in the registry."""

from typing import Any

from django.http import HttpRequest

from blog.registries import registries


class ServedPage:
    """Mixed into each class of page of ours; previews of drafts come this way, too."""

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> Any:
        """Answer by the view of this class of page."""
        return registries.pages[type(self).__name__](request, self)

    def serve_preview(self, request: Any, _mode_name: str) -> Any:
        """Show the page as it is in memory."""
        request.is_preview = True
        return self.serve(request)
