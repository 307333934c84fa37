"""The four pictures of the articles."""

import math
import random

from haltung.demo.pictures.ink import ACCENT, CLAY, GLOW, INK, PAPER, SAND, UMBER, WASH, Sheet

WIDTH, HEIGHT = 1600, 1000


def dienstzimmer() -> Sheet:
    """A duty room in the evening: pinboard, lamp, and a closed tablet under a cup."""
    s = Sheet(WIDTH, HEIGHT, ground=SAND, seed=11)
    s.box(0, 0, 1600, 640, "#e2d3bd", shake=0)
    s.box(130, 110, 300, 400, INK)  # the window and its evening
    s.box(148, 128, 264, 364, "#4a4350")
    s.disc(330, 230, 46, GLOW)
    s.blob([(148, 430), (230, 380), (320, 410), (412, 370), (412, 492), (148, 492)], "#352f38")
    s.box(274, 128, 12, 364, INK)
    s.box(148, 300, 264, 10, INK)
    s.box(556, 80, 700, 440, UMBER)  # the pinboard
    s.box(576, 100, 660, 400, CLAY)
    _notes(s)
    s.shape([(1310, 330), (1480, 330), (1600, 760), (1090, 760)], GLOW, opacity=0.55)  # the light of the lamp
    s.box(0, 740, 1600, 260, UMBER, shake=0)
    s.box(0, 728, 1600, 26, "#8d745f", shake=2)
    s.hatch(0, 790, 1600, 200, "#6a5545", gap=46, lean=70)
    s.blob(
        [(1010, 760), (1300, 738), (1590, 760), (1590, 800), (1300, 830), (1010, 800)], "#b0906c", opacity=0.7
    )
    s.line([(1480, 770), (1510, 560), (1400, 330)], INK, 12)  # the lamp itself
    s.shape([(1330, 345), (1375, 262), (1440, 262), (1480, 345)], ACCENT)
    s.box(1430, 756, 110, 22, INK)
    s.shape([(520, 800), (900, 800), (950, 868), (480, 868)], INK)  # the tablet, closed
    s.shape([(480, 868), (950, 868), (950, 882), (480, 882)], "#4b4038")
    s.disc(700, 832, 118, "#453a32", flat=0.22)
    s.shape([(618, 690), (782, 690), (764, 838), (636, 838)], PAPER)  # the cup on it
    s.disc(700, 690, 82, "#e9e0d2", flat=0.2)
    s.disc(700, 693, 66, "#5a3d2b", flat=0.18)
    s.line([(780, 722), (836, 728), (830, 796), (770, 800)], PAPER, 18, soft=True)
    for x in (668, 712):
        s.line([(x, 652), (x - 20, 612), (x + 16, 572), (x - 6, 530)], "#f3e9da", 7, soft=True)
    return s


def _notes(s: Sheet) -> None:
    hand = random.Random(5)  # noqa: S311 (it draws)
    for row in range(3):
        for column in range(6):
            x, y = 600 + column * 106 + hand.uniform(-8, 8), 122 + row * 124 + hand.uniform(-8, 8)
            turn, h = hand.uniform(-7, 7), hand.uniform(82, 104)
            colour = (PAPER, "#fbf8f2", WASH, GLOW, PAPER)[hand.randrange(5)]
            if (row, column) == (1, 3):
                colour = ACCENT
            s.box(x + 5, y + 7, 86, h, "#a98c6d", turn=turn)
            s.box(x, y, 86, h, colour, turn=turn)
            s.script(x + 14, y + 30, 58, 4, colour=PAPER if colour == ACCENT else UMBER, gap=14, turn=turn)
            s.disc(x + 43, y + 10, 6, INK if colour == ACCENT else ACCENT)


def gespraech() -> Sheet:
    """Two chairs, a shoebox of letters between them, and a listener on the wall."""
    s = Sheet(WIDTH, HEIGHT, ground="#ead9c6", seed=23)
    s.disc(800, 420, 350, "#f3e6d2")
    s.disc(800, 420, 270, PAPER, opacity=0.8)
    s.box(0, 760, 1600, 240, CLAY, shake=0)
    s.blob([(220, 850), (800, 780), (1380, 850), (1300, 950), (800, 990), (300, 950)], "#b7987a")
    s.disc(1270, 210, 62, INK)  # the listener
    s.disc(1270, 210, 50, "#463a32")
    s.disc(1270, 210, 12, ACCENT)
    for ring, opacity in ((96, 0.5), (136, 0.32), (178, 0.18)):
        s.disc(1270, 210, ring, ACCENT, opacity=opacity * 0.28)
    _chair(s, 330, 1, ACCENT)
    _chair(s, 1270, -1, INK)
    s.disc(800, 690, 260, "#c5a07c", flat=0.2)  # the table
    s.disc(800, 678, 260, UMBER, flat=0.2)
    s.shape([(770, 720), (830, 720), (850, 900), (750, 900)], "#5d493b")
    s.disc(800, 902, 120, "#5d493b", flat=0.2)
    s.shape([(650, 560), (950, 560), (930, 700), (670, 700)], "#b08d68")  # the box
    s.shape([(650, 560), (950, 560), (946, 592), (654, 592)], "#9a7855")
    hand = random.Random(9)  # noqa: S311 (it draws)
    for index in range(13):
        x = 668 + index * 20
        top = 470 + hand.uniform(-40, 46)
        colour = (PAPER, "#efe6d7", WASH, "#fbf8f2")[index % 4]
        lean = hand.uniform(-14, 14)
        corners = [(x + lean, top), (x + 54 + lean, top - 6), (x + 46, 566), (x, 566)]
        s.shape(corners, colour, shake=0)
        s.line([*corners, corners[0]], UMBER, 2)
        s.line([(x + lean, top), (x + 27 + lean, top + 30), (x + 54 + lean, top - 6)], UMBER, 2)
    s.shape([(560, 700), (640, 668), (664, 684), (584, 716)], PAPER, shake=1)  # one letter, fallen out
    s.line([(560, 700), (618, 700), (640, 668)], CLAY, 3)
    return s


def _chair(s: Sheet, x: float, side: int, colour: str) -> None:
    def at(dx: float, y: float) -> tuple[float, float]:
        return x + dx * side, y

    for dx, foot in ((-90, 920), (150, 950), (-30, 880), (96, 888)):
        s.line([at(dx, 700), at(dx * 1.15, foot)], INK if colour != INK else "#4a3d34", 16)
    s.shape([at(-150, 330), at(-40, 300), at(-20, 660), at(-110, 690)], colour)
    s.shape([at(-118, 660), at(120, 640), at(190, 716), at(-100, 736)], colour)
    s.shape(
        [at(-100, 736), at(190, 716), at(188, 746), at(-98, 764)], "#1f1813" if colour == INK else "#8e2a16"
    )
    for y in (400, 470, 540):
        s.line(
            [at(-132 + (y - 400) * 0.1, y), at(-46, y - 14)], "#8e2a16" if colour == ACCENT else "#4a3d34", 7
        )


def uebergabe() -> Sheet:
    """A dining table from above: eleven sheets, three with many red dots, four with none."""
    s = Sheet(WIDTH, HEIGHT, ground="#d8c4aa", seed=37)
    for y in range(40, 1000, 96):
        s.line([(0, y), (1600, y + 18)], "#cdb698", 4)
    s.disc(815, 560, 590, "#b99a78", flat=0.83)
    s.disc(800, 540, 590, "#8a6c53", flat=0.83)
    s.disc(800, 540, 572, "#9a7a5e", flat=0.83)
    dots = (0, 9, 2, 0, 11, 3, 1, 0, 10, 2, 0)
    hand = random.Random(17)  # noqa: S311 (it draws)
    for index, count in enumerate(dots):
        angle = math.radians(196 - index * 21.2)
        turn = -math.degrees(angle) + 90 + hand.uniform(-6, 6)
        _form(s, 800 + 440 * math.cos(angle), 590 - 395 * math.sin(angle), turn, count, hand)
    for x, y, inside in ((700, 610, "#4d3222"), (930, 660, "#b5835a")):
        s.disc(x + 8, y + 12, 78, "#6d543f", opacity=0.6)
        s.disc(x, y, 78, "#efe6d7")
        s.disc(x, y, 54, PAPER)
        s.disc(x, y, 46, inside)
        s.line([(x + 50, y + 30), (x + 96, y + 52)], PAPER, 18)
    s.disc(800, 800, 64, ACCENT)  # the roll of dots
    s.disc(800, 800, 27, "#9a7a5e")
    s.line([(862, 810), (930, 850), (1010, 842)], "#f3ead9", 22, soft=True)
    for x, y in ((900, 838), (946, 847), (990, 845)):
        s.disc(x, y, 9, ACCENT)
    return s


def _form(s: Sheet, x: float, y: float, turn: float, dots: int, hand: random.Random) -> None:
    s.box(x - 66, y - 86, 140, 184, "#7a5f49", turn=turn)
    s.box(x - 74, y - 96, 140, 184, PAPER if dots else "#ece4d6", turn=turn)
    angle = math.radians(turn)

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x - 4 + dx * math.cos(angle) - dy * math.sin(angle), y - 4 + dx * math.sin(
            angle
        ) + dy * math.cos(angle)

    s.line([at(-50, -66), at(8, -66)], INK if dots else UMBER, 6)
    for row in range(6):
        s.line([at(-50, -40 + row * 20), at(50 - hand.uniform(0, 34), -40 + row * 20)], CLAY, 3)
    for _dot in range(dots):
        s.disc(*at(hand.uniform(-44, 46), hand.uniform(-44, 70)), 9, ACCENT)


def schwelle() -> Sheet:
    """An open door with warm light, five uneven steps, a phone on its cable on the lowest."""
    s = Sheet(WIDTH, HEIGHT, ground="#3b3430", seed=41)
    s.box(0, 0, 1600, 860, "#4a413b", shake=0)
    for y in range(60, 840, 76):
        for x in range(-40 + (y // 76 % 2) * 90, 1600, 180):
            s.box(x + 4, y, 168, 66, "#51473f" if (x + y) % 3 else "#463d37", shake=2)
    s.shape([(700, 120), (1180, 120), (1180, 520), (700, 520)], INK)  # the frame
    s.shape([(722, 142), (1158, 142), (1158, 520), (722, 520)], GLOW)
    s.disc(960, 330, 170, "#fdf3d9", opacity=0.7)
    s.shape([(1158, 142), (1320, 100), (1320, 556), (1158, 520)], ACCENT)  # the open leaf
    s.shape([(1186, 190), (1290, 168), (1290, 300), (1186, 306)], "#8e2a16")
    s.shape([(1186, 344), (1290, 344), (1290, 486), (1186, 462)], "#8e2a16")
    s.disc(1180, 336, 11, GLOW)
    s.line([(860, 400), (860, 514)], "#c9a877", 10)  # somebody waits inside
    s.disc(850, 356, 34, "#8a6a4c")
    s.blob([(800, 524), (800, 430), (836, 376), (864, 376), (902, 430), (902, 524)], "#8a6a4c")
    tops = (520, 556, 640, 672, 790, 836)
    shades = ("#d8c4a4", "#c9b393", "#b79f80", "#a48c70", "#8f7860")
    for index in range(5):
        left, right, top, next_top = 640 - index * 96, 1240 + index * 66, tops[index], tops[index + 1]
        s.shape([(left, top), (right, top), (right + 30, top + 24), (left - 34, top + 24)], shades[index])
        s.box(left - 34, top + 22, right - left + 64, next_top - top, "#6c5949", shake=2)
        s.hatch(left - 20, top + 30, right - left + 30, next_top - top - 14, "#5c4b3e", gap=24, lean=14)
    s.shape([(722, 520), (1158, 520), (1300, 1000), (420, 1000)], GLOW, opacity=0.2)
    s.box(0, 856, 1600, 144, "#2c2622", shake=0)
    s.shape([(222, 836), (1540, 836), (1590, 900), (170, 900)], "#7c6753")
    s.box(170, 898, 1420, 60, "#574739")
    s.shape([(400, 806), (500, 806), (520, 878), (384, 878)], INK)  # the phone
    s.shape([(410, 814), (490, 814), (506, 868), (396, 868)], WASH)
    s.line([(446, 818), (470, 842), (452, 858)], UMBER, 3)
    s.line([(450, 878), (440, 930), (250, 950), (180, 880), (60, 900), (0, 820)], PAPER, 7, soft=True)
    return s


ROOMS = {"dienstzimmer": dienstzimmer, "gespraech": gespraech, "uebergabe": uebergabe, "schwelle": schwelle}
