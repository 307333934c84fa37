"""`haltung quotes`: make anew what the quote finder looks in, or find a sentence."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from blog.actions.index_quotes import index_all
from blog.queries.quote_finder import find_quote


class Command(BaseCommand):
    """The quote finder's windows, and its answers."""

    help = "Makes anew what the quote finder looks in; with a sentence, tells where it stands or was said."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument("sentence", nargs="?", help="A sentence to look for.")

    def handle(self, *args: Any, sentence: str | None, **options: Any) -> None:
        """Say what was done, or found."""
        if not sentence:
            self.stdout.write(f"{index_all()} windows.")
            return
        for found in find_quote(sentence):
            self.stdout.write(f"{found.confidence} %  {found.title}  {found.at}  {found.url}")
