"""The drawing tools: shapes as SVG, with the slightly unsteady edge of a hand, in the site's colours."""

import math
import random
from collections.abc import Sequence

PAPER, SAND, CLAY, UMBER, INK = "#f6f1e8", "#e8dcc9", "#cbb092", "#7a6352", "#2a211b"
ACCENT, WASH, GLOW = "#b5381e", "#f1d5c6", "#f7e3b8"

Point = tuple[float, float]


class Sheet:
    """One picture: collects shapes; the seed makes the hand shake the same way each time."""

    def __init__(self, width: int, height: int, *, ground: str, seed: int) -> None:
        self.width, self.height = width, height
        self._hand = random.Random(seed)  # noqa: S311 (it draws)
        self._parts = [f'<rect width="{width}" height="{height}" fill="{ground}"/>']

    def shape(self, points: Sequence[Point], fill: str, *, shake: float = 3, opacity: float = 1) -> None:
        """Draw a filled outline through `points`, its edges bent a little."""
        self._parts.append(f'<path d="{self._bent(points, shake)}Z" fill="{fill}" opacity="{opacity}"/>')

    def box(
        self, x: float, y: float, w: float, h: float, fill: str, *, turn: float = 0, shake: float = 3
    ) -> None:
        """Draw a rectangle, turned around its centre by `turn` degrees."""
        corners = [(-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)]
        angle = math.radians(turn)
        self.shape(
            [
                (
                    x + w / 2 + cx * math.cos(angle) - cy * math.sin(angle),
                    y + h / 2 + cx * math.sin(angle) + cy * math.cos(angle),
                )
                for cx, cy in corners
            ],
            fill,
            shake=shake,
        )

    def disc(self, x: float, y: float, r: float, fill: str, *, flat: float = 1, opacity: float = 1) -> None:
        """Draw a disc, flattened by `flat`, with an edge that is not quite round."""
        points = [
            (
                x + (r + self._hand.uniform(-1, 1) * r * 0.012) * math.cos(step * math.tau / 28),
                y + (r + self._hand.uniform(-1, 1) * r * 0.012) * flat * math.sin(step * math.tau / 28),
            )
            for step in range(28)
        ]
        self._parts.append(f'<path d="{_smooth(points)}" fill="{fill}" opacity="{opacity}"/>')

    def blob(self, points: Sequence[Point], fill: str, *, opacity: float = 1) -> None:
        """Draw a soft closed shape through `points`."""
        self._parts.append(f'<path d="{_smooth(points)}" fill="{fill}" opacity="{opacity}"/>')

    def line(self, points: Sequence[Point], colour: str, width: float, *, soft: bool = False) -> None:
        """Draw a stroke through `points`; `soft` bends it into one curve."""
        if soft:
            (x0, y0), *rest = points
            path = f"M{x0:.1f} {y0:.1f}"
            for (ax, ay), (bx, by) in zip(rest, [*rest[1:], rest[-1]], strict=True):
                path += f"Q{ax:.1f} {ay:.1f} {(ax + bx) / 2:.1f} {(ay + by) / 2:.1f}"
        else:
            path = self._bent(points, 1.5, closed=False)
        self._parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def hatch(
        self, x: float, y: float, w: float, h: float, colour: str, *, gap: float = 14, lean: float = 26
    ) -> None:
        """Fill an area with slanting strokes, the way an engraver shades."""
        place = x
        while place < x + w:
            top, bottom = y + self._hand.uniform(0, 8), y + h - self._hand.uniform(0, 8)
            self.line([(place + lean, top), (place, bottom)], colour, self._hand.uniform(1.6, 3))
            place += gap

    def script(
        self, x: float, y: float, w: float, lines: int, *, colour: str, gap: float, turn: float = 0
    ) -> None:
        """Suggest written lines: strokes of uneven length."""
        angle = math.radians(turn)
        for row in range(lines):
            length = w * self._hand.uniform(0.55, 1)
            x0, y0 = x - row * gap * math.sin(angle), y + row * gap * math.cos(angle)
            self.line([(x0, y0), (x0 + length * math.cos(angle), y0 + length * math.sin(angle))], colour, 3)

    def svg(self) -> str:
        """Return the picture."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}">{"".join(self._parts)}</svg>'
        )

    def _bent(self, points: Sequence[Point], shake: float, *, closed: bool = True) -> str:
        path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
        following = [*points[1:], points[0]] if closed else list(points[1:])
        for (ax, ay), (bx, by) in zip(points, following, strict=False):
            mx = (ax + bx) / 2 + self._hand.uniform(-shake, shake)
            my = (ay + by) / 2 + self._hand.uniform(-shake, shake)
            path += f"Q{mx:.1f} {my:.1f} {bx:.1f} {by:.1f}"
        return path


def _smooth(points: Sequence[Point]) -> str:
    count = len(points)
    middles = [
        ((points[i][0] + points[(i + 1) % count][0]) / 2, (points[i][1] + points[(i + 1) % count][1]) / 2)
        for i in range(count)
    ]
    path = f"M{middles[-1][0]:.1f} {middles[-1][1]:.1f}"
    for (px, py), (mx, my) in zip(points, middles, strict=True):
        path += f"Q{px:.1f} {py:.1f} {mx:.1f} {my:.1f}"
    return path + "Z"
