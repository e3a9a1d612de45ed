"""The frame and the dots of the charts in `docs/`."""

from __future__ import annotations

WIDTH, HEIGHT, EDGE = 640, 320, 60


def framed(title: str, across: str, up: str, marks: str) -> str:
    """A chart as SVG: its title, what its two axes count, and what is drawn in it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" '
        f'role="img"><title>{title}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{marks}'
        f'<text x="{WIDTH - 20}" y="{HEIGHT - 12}" text-anchor="end">{across}</text>\n'
        f'<text x="20" y="20">{up}</text>\n</svg>\n'
    )


def dot(x: float, y: float, label: str) -> str:
    """A dot with its label above."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5f8b"/>'
        f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle">{label}</text>\n'
    )


def tick(x: float, label: str) -> str:
    """A label of the axis below."""
    return f'<text x="{x:.1f}" y="{HEIGHT - EDGE + 28}" text-anchor="middle" fill="#666">{label}</text>\n'
