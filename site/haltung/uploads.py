"""A limit for uploaded files that holds before anything is stored."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from blog.actions.podcast.store_audio import TOO_LARGE


class UploadLimit(FileUploadHandler):
    """Reads on, but keeps nothing, of a file larger than `HALTUNG_MAX_AUDIO_MB`, the largest that any form takes.

    So a form comes back with a sentence instead of a broken connection, and neither memory nor disk fills up. How much
    there is, is counted; what the sender tells of it is believed only where it is too much already.
    """

    told: int = 0
    taken: int = 0

    def handle_raw_input(self, *args: Any, **_kwargs: Any) -> None:
        """Note how long the whole request says it is."""
        _data, _meta, length, *_rest = args
        self.told = length or 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Leave out at once a file of a request that can't be anything but too large."""
        super().new_file(*args, **kwargs)
        self.taken = 0
        if self.told > settings.HALTUNG_MAX_AUDIO_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            self._leave_out()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's
        """Count, and pass on what is within the limit."""
        self.taken += len(raw_data)
        if self.taken > settings.HALTUNG_MAX_AUDIO_BYTES:
            self._leave_out()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the other handlers."""

    def _leave_out(self) -> None:
        request = self.request
        if request is not None:
            request.META.setdefault(TOO_LARGE, set()).add(self.field_name)
        raise SkipFile
