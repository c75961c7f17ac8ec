"""The bundled region: fictional outlets of many shapes, served on loopback with a clock, and the truth of them."""

from podshivka.region.region import Region, Served
from podshivka.region.truth import TrueArticle
from podshivka.region.visits import Hit

__all__ = ["Hit", "Region", "Served", "TrueArticle"]
