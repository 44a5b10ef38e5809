"""Make the title face anew: `title.woff2`, its licence, and what the faces of the reader's own device need to stand in for it.

    npm pack @fontsource/bitter@5.3.0 @fontsource/gelasio@5.3.0 @fontsource/tinos@5.3.0 @fontsource/noto-serif@5.3.0
    python -m datawijs.design.title_face.make FOLDER_WITH_THESE_PACKAGES

Bitter (Sol Matas, SIL Open Font License 1.1) is a slab serif drawn for screens: sturdy, and narrow enough for Dutch compound
words on a phone. Of its semi-bold we keep the characters in `CHARACTERS`, kerning and ligatures, and leave out the hinting,
which no screen of today needs.

Until it has come, a title stands in a face of the device itself. So that nothing jumps when it comes, such a face is made as
wide as ours, and stands on the same line. Its widths are measured on a face that is known to have the same: Gelasio has those
of Georgia, Tinos those of Times New Roman and Liberation Serif; Matplotlib brings DejaVu Serif along.
"""

import json
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import matplotlib
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from datawijs.design.title_face.faces import CHARACTERS, FALLBACKS_FILE, FONT_FILE, LICENCE_FILE

# What titles are made of, in their own shares: the widths are weighed by it.
SAMPLE = (
    "Lees je dashboard zonder je te laten foppen Ruis of daling? Elk alarm kost iets In de les Afspraken van de school "
    "Van antwoord naar kleur Wat een grens belooft Vier stappen Read your dashboard without being fooled Noise or decline? "
    "The right comparison Reading the answers Session plans"
)
FROM_MATPLOTLIB = "DejaVuSerif-Bold.ttf"
# The names under which a device may know each face, and the package whose bold has its widths.
LIKE = {
    "Georgia": (("Georgia Bold", "Georgia-Bold", "Gelasio Bold"), "gelasio"),
    "Noto Serif": (("Noto Serif Bold", "NotoSerif-Bold"), "noto-serif"),
    "Times": (
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "LiberationSerif-Bold"),
        "tinos",
    ),
    "DejaVu Serif": (("DejaVu Serif Bold", "DejaVuSerif-Bold"), None),
}


def make(packages: Path) -> None:
    """Write the files of the title face from the npm packages in the folder `packages`."""
    whole = _font(packages, "bitter", 600)
    subset = _subset(packages)
    FONT_FILE.write_bytes(subset)
    LICENCE_FILE.write_bytes(_member(packages, "bitter", "LICENSE"))
    fallbacks = [_stand_in(name, names, _bold(packages, like), whole) for name, (names, like) in LIKE.items()]
    FALLBACKS_FILE.write_text(json.dumps(fallbacks, indent=1) + "\n", encoding="utf-8")


def _subset(packages: Path) -> bytes:
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "liga", "mark", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # names, copyright and licence stay in the file
    font = _font(packages, "bitter", 600)
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _stand_in(name: str, names: tuple[str, ...], font: TTFont, ours: TTFont) -> dict[str, object]:
    """Return how a face has to be drawn to take the place of ours: percentages as CSS has them."""
    size = _width(ours) / _width(font)
    above, below = _line(ours)
    return {
        "name": name,
        "local": list(names),
        "size-adjust": round(100 * size, 1),
        "ascent-override": round(100 * above / size, 1),
        "descent-override": round(100 * below / size, 1),
        "line-gap-override": 0,
    }


def _width(font: TTFont) -> float:
    """The average width of the sample's characters, in ems."""
    known, advances = font.getBestCmap(), font["hmtx"]
    return float(sum(advances[known[ord(sign)]][0] for sign in SAMPLE) / len(SAMPLE) / font["head"].unitsPerEm)


def _line(font: TTFont) -> tuple[float, float]:
    """How far the face reaches above and below the line, in ems."""
    return font["hhea"].ascent / font["head"].unitsPerEm, -font["hhea"].descent / font["head"].unitsPerEm


def _bold(packages: Path, like: str | None) -> TTFont:
    if like is None:
        return TTFont(Path(matplotlib.get_data_path(), "fonts", "ttf", FROM_MATPLOTLIB))
    return _font(packages, like, 700)


def _font(packages: Path, name: str, weight: int) -> TTFont:
    return TTFont(BytesIO(_member(packages, name, f"files/{name}-latin-{weight}-normal.woff2")))


def _member(packages: Path, name: str, path: str) -> bytes:
    with tarfile.open(_package(packages, name)) as package:
        found = package.extractfile(f"package/{path}")
        if found is None:
            raise FileNotFoundError(f"the package of {name} has no {path}")
        return found.read()


def _package(packages: Path, name: str) -> Path:
    found = sorted(packages.glob(f"fontsource-{name}-[0-9].*.tgz"))
    if not found:
        raise FileNotFoundError(f"{packages} has no package of {name}: npm pack @fontsource/{name}")
    return found[-1]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
