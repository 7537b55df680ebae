"""Choose among the places that bear a name, by what the article says around it."""

from geo.resolution.answers import settled
from geo.resolution.context import Context
from geo.resolution.resolver import Resolver
from geo.resolution.toponyms import Candidate, Resolution, Toponym

__all__ = ["Candidate", "Context", "Resolution", "Resolver", "Toponym", "settled"]
