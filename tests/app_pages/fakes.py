"""An extractor and a resolver that need no model and no gazetteer."""

from collections.abc import Sequence

from geo.articles import Article
from geo.reports import Extraction
from geo.resolution import Context, Resolution, Toponym
from tests.builders import place, report, resolution


class ParrotExtractor:
    """Finds one strike, on Rawalpindi, in every article."""

    name = "parrot/1"

    def extract(self, article: Article) -> Extraction:
        return Extraction(reports=(report(),), extractor=self.name)

    def extract_all(self, articles: Sequence[Article]) -> Sequence[Extraction]:
        return [self.extract(article) for article in articles]


class StillResolver:
    """Takes every name for Rawalpindi."""

    def resolve(self, toponyms: Sequence[Toponym], context: Context | None = None) -> tuple[Resolution, ...]:
        return tuple(resolution(place()) for _ in toponyms)
