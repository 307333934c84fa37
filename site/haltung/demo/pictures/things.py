"""The four smaller pictures inside the articles: a thing each."""

import random

from haltung.demo.pictures.ink import ACCENT, CLAY, GLOW, INK, PAPER, SAND, UMBER, WASH, Sheet

WIDTH, HEIGHT = 1600, 900


def kittel() -> Sheet:
    """A smock on its hook, a slip of paper in the pocket; the tablet beside it is wider than the pocket."""
    s = Sheet(WIDTH, HEIGHT, ground="#e6d8c4", seed=51)
    s.box(0, 720, 1600, 180, CLAY, shake=0)
    s.box(0, 706, 1600, 18, "#b89c7e", shake=2)
    s.box(360, 96, 620, 34, UMBER)  # the rail with its hooks
    for x in (440, 670, 900):
        s.line([(x, 128), (x, 168), (x + 26, 184), (x + 34, 160)], INK, 10, soft=True)
    s.blob(
        [(560, 240), (640, 170), (720, 170), (800, 240), (850, 420), (866, 690), (494, 690), (512, 420)],
        "#d9cbb6",
    )
    s.shape(
        [
            (574, 226),
            (640, 168),
            (680, 300),
            (720, 168),
            (790, 226),
            (838, 420),
            (846, 676),
            (516, 676),
            (526, 420),
        ],
        PAPER,
    )
    s.shape([(574, 226), (526, 262), (470, 560), (540, 576), (560, 420)], "#efe7d9")  # sleeves
    s.shape([(790, 226), (836, 262), (894, 560), (824, 576), (806, 420)], "#efe7d9")
    s.line([(680, 300), (684, 672)], CLAY, 4)
    for y in (360, 440, 520, 600):
        s.disc(700, y, 8, CLAY)
    s.shape([(574, 446), (652, 436), (660, 500), (586, 506)], "#fbf8f2")  # the slip
    s.script(588, 458, 54, 3, colour=UMBER, gap=13, turn=-6)
    s.line([(600, 516), (588, 430)], ACCENT, 9)
    s.shape([(558, 492), (664, 492), (660, 612), (566, 612)], "#e7dccb")  # the pocket
    s.line([(558, 492), (664, 492)], CLAY, 5)
    s.shape([(1080, 470), (1330, 440), (1372, 742), (1120, 760)], INK)  # the tablet
    s.shape([(1100, 492), (1316, 466), (1350, 716), (1134, 732)], "#4a3f37")
    s.shape([(1100, 492), (1200, 480), (1160, 730), (1134, 732)], "#564a41")
    s.blob([(1080, 768), (1230, 750), (1400, 756), (1380, 786), (1200, 796)], "#a98c6d", opacity=0.7)
    return s


def notiz() -> Sheet:
    """On the left a note by hand, unsure and underlined; on the right an even page without a doubt."""
    s = Sheet(WIDTH, HEIGHT, ground="#d9c3aa", seed=57)
    for y in range(30, 900, 88):
        s.line([(0, y), (1600, y + 14)], "#ceb699", 4)
    s.box(196, 140, 560, 660, "#a58768", turn=-5)
    s.box(180, 120, 560, 660, PAPER, turn=-5)
    hand = random.Random(12)  # noqa: S311 (it draws)
    for row, length in enumerate((330, 260, 380, 190)):
        y = 250 + row * 74
        points = [(250 + step * length / 14, y - step * 1.9 + hand.uniform(-13, 13)) for step in range(15)]
        s.line(points, INK, 6, soft=True)
    s.line([(262, 572), (430, 556)], ACCENT, 8, soft=True)
    s.line([(262, 590), (410, 576)], ACCENT, 6, soft=True)
    s.line([(520, 440), (540, 384), (602, 372), (624, 424), (572, 470), (560, 520)], ACCENT, 18, soft=True)
    s.disc(562, 560, 13, ACCENT)
    s.box(268, 640, 120, 96, "#efe5d4", turn=-5)  # a window, in passing
    s.line([(328, 634), (336, 730)], CLAY, 4)
    s.line([(270, 688), (392, 678)], CLAY, 4)
    s.box(896, 140, 540, 660, "#a58768", turn=1, shake=1)
    s.box(880, 120, 540, 660, "#fdfcf9", turn=1, shake=0)
    s.line([(950, 206), (1180, 210)], INK, 12)
    for row in range(13):
        y = 270 + row * 36
        s.line(
            [(948 - row * 0.5, y), (1348 - row * 0.5 - (170 if row in (4, 12) else 0), y + 7)], "#bcae9b", 7
        )
    s.line([(700, 840), (1010, 700)], UMBER, 22)  # a pencil between them
    s.line([(1010, 700), (1034, 690)], INK, 12)
    s.line([(700, 840), (730, 826)], ACCENT, 22)
    return s


def tee() -> Sheet:
    """A corridor at night: a closed door, light in the gap below it, a cup of tea on the floor."""
    s = Sheet(WIDTH, HEIGHT, ground="#4b4146", seed=63)
    s.box(0, 0, 1600, 690, "#544a4d", shake=0)
    for x in range(40, 1600, 150):
        s.box(x, 0, 66, 690, "#594e51", shake=1)
    s.box(0, 690, 1600, 210, "#3a3134", shake=0)
    s.box(0, 672, 1600, 22, "#6a5d5c", shake=2)
    s.shape([(590, 100), (1010, 100), (1010, 694), (590, 694)], "#2d2528")  # the frame
    s.shape([(612, 122), (988, 122), (988, 678), (612, 678)], "#8a6a52")
    for y, h in ((164, 210), (416, 210)):
        s.box(660, y, 120, h, "#7a5c47")
        s.box(820, y, 120, h, "#7a5c47")
    s.disc(642, 410, 15, GLOW)
    s.box(612, 676, 376, 16, "#fdeec4", shake=1)  # the gap
    s.shape([(612, 690), (988, 690), (1180, 900), (420, 900)], GLOW, opacity=0.42)
    s.shape([(660, 690), (940, 690), (1040, 820), (560, 820)], GLOW, opacity=0.4)
    s.box(752, 190, 112, 76, PAPER, turn=-3)  # a note on the door
    s.line([(772, 216), (842, 212)], ACCENT, 6)
    s.line([(774, 240), (824, 237)], UMBER, 5)
    s.disc(806, 806, 128, "#2b2326", flat=0.2, opacity=0.6)
    s.disc(800, 792, 112, "#efe6d7", flat=0.24)
    s.shape([(724, 694), (876, 694), (858, 790), (742, 790)], ACCENT)
    s.disc(800, 694, 76, "#c9492e", flat=0.2)
    s.disc(800, 697, 62, "#d99a4e", flat=0.18)
    s.line([(872, 716), (926, 722), (918, 772), (866, 774)], ACCENT, 16, soft=True)
    for x in (774, 816):
        s.line([(x, 656), (x - 20, 612), (x + 18, 566), (x - 6, 516)], "#d8c7bb", 7, soft=True)
    return s


def buchsen() -> Sheet:
    """Four sockets in a row, a phone at each; a fifth phone lies beside them, dark and without a cable."""
    s = Sheet(WIDTH, HEIGHT, ground=SAND, seed=71)
    s.box(0, 0, 1600, 560, "#eadfce", shake=0)
    s.box(0, 540, 1600, 360, CLAY, shake=0)
    s.box(0, 528, 1600, 28, UMBER, shake=2)
    s.box(330, 210, 760, 200, "#d6c6b0")
    s.box(320, 196, 760, 200, PAPER)
    cables = (ACCENT, INK, UMBER, "#9a5b3d")
    hand = random.Random(31)  # noqa: S311 (it draws)
    for index, colour in enumerate(cables):
        x = 414 + index * 190
        s.disc(x, 296, 70, "#e6dccb")
        s.disc(x, 296, 56, "#d9ccb8")
        s.disc(x - 18, 296, 8, INK)
        s.disc(x + 18, 296, 8, INK)
        s.box(x - 34, 268, 68, 60, colour)
        end = 300 + index * 220
        s.line(
            [(x, 328), (x + hand.uniform(-90, 90), 470), (end + hand.uniform(-120, 120), 560), (end, 680)],
            colour,
            11,
            soft=True,
        )
        _phone(s, end, 730, on=True, turn=hand.uniform(-16, 16))
    _phone(s, 1330, 746, on=False, turn=24)
    s.blob([(1256, 858), (1330, 842), (1420, 858), (1330, 876)], "#b08f6c", opacity=0.6)
    return s


def _phone(s: Sheet, x: float, y: float, *, on: bool, turn: float) -> None:
    s.box(x - 60, y - 92, 136, 214, "#a98a69", turn=turn)
    s.box(x - 68, y - 104, 136, 214, INK, turn=turn)
    s.box(x - 58, y - 92, 116, 188, WASH if on else "#3a302a", turn=turn, shake=1)
    if on:
        s.box(x - 26, y - 22, 52, 26, "#e2b59d", turn=turn, shake=1)
        s.box(x - 26, y - 22, 26, 26, ACCENT, turn=turn, shake=1)
    else:
        s.line([(x + 30, y - 70), (x - 6, y - 10), (x + 24, y + 30)], "#6a5a50", 4)


THINGS = {"kittel": kittel, "notiz": notiz, "tee": tee, "buchsen": buchsen}
