"""The portraits of the two invented authors."""

import math
import random

from haltung.demo.pictures.ink import ACCENT, CLAY, INK, PAPER, SAND, UMBER, WASH, Sheet

SIDE = 720


def merle() -> Sheet:
    """Short grey hair, round glasses, a dark roll-neck."""
    s = Sheet(SIDE, SIDE, ground=WASH, seed=3)
    s.disc(360, 330, 290, "#f8e7dc")
    s.blob([(90, 740), (120, 590), (260, 530), (460, 530), (600, 590), (630, 740)], INK)
    s.blob([(268, 560), (276, 440), (360, 420), (446, 440), (454, 560), (360, 590)], "#3a2f28")
    s.blob(
        [(228, 300), (244, 170), (360, 120), (478, 170), (494, 300), (470, 430), (360, 510), (250, 430)],
        "#e2b591",
    )
    s.blob(
        [
            (206, 330),
            (190, 210),
            (250, 100),
            (380, 70),
            (500, 120),
            (528, 230),
            (514, 330),
            (486, 250),
            (400, 190),
            (300, 210),
            (240, 250),
        ],
        "#8d8681",
    )
    s.blob([(214, 300), (230, 180), (320, 110), (420, 120), (360, 150), (270, 210)], "#a8a19b")
    for x in (300, 424):
        s.disc(x, 318, 56, INK)
        s.disc(x, 318, 47, "#f3dcc6")
        s.disc(x + 4, 322, 10, INK)
        s.line([(x - 34, 252), (x, 240), (x + 32, 250)], "#6f6660", 8, soft=True)
    s.line([(355, 314), (362, 306), (369, 314)], INK, 8, soft=True)
    s.line([(362, 340), (350, 390), (376, 398)], "#b9835f", 7, soft=True)
    s.line([(318, 436), (362, 458), (410, 432)], ACCENT, 9, soft=True)
    s.line([(272, 470), (360, 500), (450, 468)], "#57483e", 6, soft=True)
    return s


def tjark() -> Sheet:
    """Dark curls, a beard, a shirt with an open collar."""
    s = Sheet(SIDE, SIDE, ground=SAND, seed=8)
    s.disc(360, 340, 290, "#f3ebdd")
    s.blob([(70, 740), (110, 600), (250, 540), (470, 540), (610, 600), (650, 740)], ACCENT)
    s.blob([(296, 600), (300, 450), (420, 450), (426, 600), (360, 680)], "#c08a63")
    s.shape([(270, 540), (360, 680), (300, 720), (214, 580)], "#d9573a")
    s.shape([(452, 540), (360, 680), (422, 720), (508, 580)], "#d9573a")
    s.blob(
        [(226, 300), (240, 180), (360, 130), (480, 180), (494, 300), (470, 430), (360, 520), (252, 430)],
        "#cf9a72",
    )
    s.blob(
        [
            (224, 330),
            (250, 400),
            (320, 400),
            (360, 388),
            (402, 400),
            (470, 400),
            (496, 330),
            (490, 470),
            (420, 550),
            (360, 566),
            (300, 550),
            (232, 470),
        ],
        INK,
    )
    s.blob([(312, 438), (360, 426), (410, 438), (388, 470), (336, 470)], "#8e3f2c")
    s.line([(322, 440), (360, 448), (400, 440)], "#5a2418", 5, soft=True)
    hand = random.Random(4)  # noqa: S311 (it draws)
    for step in range(26):
        angle = math.radians(178 + step * 7.3)
        reach = 148 + hand.uniform(-14, 20)
        s.disc(
            360 + reach * math.cos(angle),
            270 + reach * math.sin(angle) * 1.08,
            40 + hand.uniform(-6, 10),
            INK,
        )
    for step in range(12):
        s.disc(260 + step * 18, 150 + hand.uniform(-18, 22), 36, "#352a23")
    for x in (300, 422):
        s.disc(x, 320, 11, INK)
        s.line([(x - 36, 276), (x, 262), (x + 34, 276)], INK, 12, soft=True)
    s.line([(360, 320), (344, 382), (376, 388)], "#a56f4b", 8, soft=True)
    s.disc(264, 372, 20, WASH, opacity=0.25)
    s.disc(458, 372, 20, WASH, opacity=0.25)
    s.disc(150, 150, 5, CLAY)
    s.disc(590, 120, 4, UMBER)
    s.disc(610, 200, 3, PAPER)
    return s


PORTRAITS = {"portrait-merle": merle, "portrait-tjark": tjark}
