"""Names to places: a gazetteer compiled once from open data and the curated places, and searched in milliseconds."""

from geo.gazetteer.entity import Candidate, Entity, Quality
from geo.gazetteer.gazetteer import Gazetteer, open_gazetteer, where

__all__ = ["Candidate", "Entity", "Gazetteer", "Quality", "open_gazetteer", "where"]
