"""Bake the Glass Box typefaces from Inter: tabular digits, a small character set, kerning only.

Why: a program that cannot switch OpenType features on gets Inter's proportional digits, and a
number that changes then trembles.  Here the tabular digits become the digits.  What the program
never shows is dropped, which makes a font small and text quick to draw.

    python assets/fonts/bake.py FOLDER_WITH_INTER [--out FOLDER]

FOLDER_WITH_INTER holds ``Inter-Regular.otf`` and its sisters (README.md beside this file says
which release).  Wants fontTools, which the program itself does not.  The same input and the same
fontTools give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.misc.transform import Identity
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Bake:
    """One font to make: the source's file name without its ending, and the new name."""

    source: str
    family: str
    weight: str

    @property
    def postscript_name(self) -> str:
        """The name without spaces, which is the file's name as well."""
        return f"{self.family.replace(' ', '')}-{self.weight}"


BAKES = (
    Bake("Inter-Regular", "Glass Box Sans", "Regular"),
    Bake("Inter-Medium", "Glass Box Sans", "Medium"),
    Bake("Inter-SemiBold", "Glass Box Sans", "SemiBold"),
    Bake("Inter-Bold", "Glass Box Sans", "Bold"),
    Bake("InterDisplay-SemiBold", "Glass Box Display", "SemiBold"),
    Bake("InterDisplay-Bold", "Glass Box Display", "Bold"),
)

LETTERS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1 Supplement: · × ÷ ± ½ ²
    (0x0100, 0x017F),  # Latin Extended-A: ŷ
    (0x0218, 0x021B),  # Romanian
    (0x0384, 0x03CE),  # Greek
)
SYMBOLS = (
    "ϑϕ"
    "\u2007\u2008\u2009\u200a\u202f"  # figure, punctuation, thin, hair, narrow no-break space
    "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄"
    "⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ"
    "€ℓ№™"
    "←↑→↓↔↕↖↗↘↙↩↪↵↺↻⇐⇒⇔⇥⇧⟵⟶⟷⟸⟹⟺"
    "∂∆∏∑−√∞∫≈≠≤≥"
    "■□▲△▶▷▼▽◀◁◆◇○●✓✗⚠"
)

DIGITS = "0123456789"
FIGURE_SPACE = "\u2007"
SIGNS = "+−"

# Identifiers of the name table.
FAMILY, STYLE, UNIQUE, FULL_NAME, VERSION, POSTSCRIPT = 1, 2, 3, 4, 5, 6
DESCRIPTION, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 10, 16, 17
COPYRIGHT, TRADEMARK, LICENSE_TEXT, LICENSE_ADDRESS = 0, 7, 13, 14
NAMES_KEPT = (COPYRIGHT, VERSION, TRADEMARK, 8, 9, 11, 12, LICENSE_TEXT, LICENSE_ADDRESS)


def wanted_characters() -> list[int]:
    """Code points of the baked fonts, as far as the source has them."""
    ranges = (range(first, last + 1) for first, last in LETTERS)
    return sorted({point for span in ranges for point in span} | {ord(sign) for sign in SYMBOLS})


def tabular_glyphs(font: TTFont) -> dict[str, str]:
    """Glyph names to the glyph names that the font's ``tnum`` feature puts in their place."""
    table = font["GSUB"].table
    features = table.FeatureList.FeatureRecord
    lookups = {
        index
        for record in features
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    mapping: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return mapping


def bake_tabular_digits(font: TTFont) -> None:
    """Make the tabular digits the ones that the characters 0 to 9 show."""
    plain, tabular = dict(font.getBestCmap()), tabular_glyphs(font)
    digits = {ord(digit): tabular[plain[ord(digit)]] for digit in DIGITS}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {**table.cmap, **digits}


def widest_advance(font: TTFont, characters: str) -> int:
    """The advance of the widest of these characters, in font units."""
    glyphs = font.getBestCmap()
    return max(int(font["hmtx"][glyphs[ord(character)]][0]) for character in characters)


def set_advance(font: TTFont, characters: str, advance: int) -> None:
    """Give each character this advance, its outline centred in the new room.

    The Display faces of this release need it: their tabular digits differ by up to a fifth.
    """
    for character in characters:
        glyph = font.getBestCmap()[ord(character)]
        old_advance, bearing = font["hmtx"][glyph]
        shift = (advance - old_advance) // 2
        redraw(font, glyph, advance, shift)
        font["hmtx"][glyph] = (advance, bearing + shift)


def redraw(font: TTFont, glyph: str, advance: int, shift: int) -> None:
    """Draw the glyph anew with this advance, moved right by ``shift`` font units."""
    glyphs = font.getGlyphSet()
    old = font["CFF "].cff[0].CharStrings[glyph]
    pen = T2CharStringPen(advance - old.private.nominalWidthX, glyphs)
    glyphs[glyph].draw(TransformPen(pen, Identity.translate(shift, 0)))
    new = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    old.program, old.bytecode = new.program, None


def drop_the_rest(font: TTFont, characters: Iterable[int]) -> None:
    """Keep these characters and kerning; drop every other glyph and layout feature."""
    options = Options()
    options.layout_features = ["kern"]
    options.drop_tables += ["GSUB"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_kern = False
    options.hinting = True
    options.desubroutinize = False
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(characters))
    subsetter.subset(font)


def rename(font: TTFont, bake: Bake) -> None:
    """Give the font the new name everywhere; copyright, trademark and licence stay."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in NAMES_KEPT]
    plain = bake.weight in ("Regular", "Bold")
    full_name = f"{bake.family} {bake.weight}"
    version = names.getDebugName(VERSION)
    new = {
        FAMILY: bake.family if plain else full_name,
        STYLE: bake.weight if plain else "Regular",
        UNIQUE: f"{bake.postscript_name}: {version}",
        FULL_NAME: full_name,
        POSTSCRIPT: bake.postscript_name,
        DESCRIPTION: f"{bake.source} with tabular digits, fewer characters and kerning only.",
    }
    if not plain:
        new |= {TYPOGRAPHIC_FAMILY: bake.family, TYPOGRAPHIC_STYLE: bake.weight}
    for identifier, text in new.items():
        names.setName(text, identifier, 3, 1, 0x409)
    rename_outlines(font["CFF "].cff, bake.family, full_name, bake.postscript_name)


def rename_outlines(outlines: Any, family: str, full_name: str, postscript_name: str) -> None:
    """Rename the outline table, which carries names of its own."""
    outlines.fontNames[0] = postscript_name
    outlines[0].FamilyName = family
    outlines[0].FullName = full_name


def bake_font(folder: Path, bake: Bake, out: Path) -> Path:
    """Make one font from the source in ``folder``; the path of the written file."""
    font = TTFont(folder / f"{bake.source}.otf", recalcTimestamp=False)
    bake_tabular_digits(font)
    set_advance(font, DIGITS + FIGURE_SPACE, widest_advance(font, DIGITS))
    set_advance(font, SIGNS, widest_advance(font, SIGNS))
    drop_the_rest(font, wanted_characters())
    rename(font, bake)
    path = out / f"{bake.postscript_name}.otf"
    font.save(path)
    return path


def main() -> None:
    """Bake every font and print what came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder with Inter's .otf files")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where to write")
    arguments = parser.parse_args()
    for bake in BAKES:
        path = bake_font(arguments.folder, bake, arguments.out)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
