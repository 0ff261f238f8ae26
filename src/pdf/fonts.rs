//! Embedded fonts without what a printed page has no use for.
//!
//! Before it: typst's export, which embeds the letters that a document uses with their hints: programs that fit outlines to
//! the pixels of coarse screens, and tables of names. Both together are half of such a font, and fonts are half of a short
//! PDF. After it: `pack`, which puts the lean fonts in their places. Outlines and widths stay as they are, byte for byte.

/// Tables that a PDF needs of a font; one with letters chosen by their numbers needs no names and no table of characters.
const KEPT: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// Programs that PDF wants to be there when the font once had them, as short as they can be: one that does nothing, no
/// values, and the usual setting of fonts without hints, which keeps thin strokes from dropping out.
const PROGRAMS: [(&[u8; 4], &[u8]); 3] =
    [(b"cvt ", &[0, 0]), (b"fpgm", &[0xb0, 0, 0x21]), (b"prep", &[0xb8, 0x01, 0xff, 0x85, 0xb0, 0x04, 0x8d])];

/// Where the sum over the whole font stands in the table `head`, and what it must add up to.
const ADJUSTMENT: usize = 8;
const WHOLE: u32 = 0xb1b0_afba;

/// A TrueType font without hints and names; `None` for anything that is not read to its end without doubt.
pub fn lean(font: &[u8]) -> Option<Vec<u8>> {
    if u32_at(font, 0)? != 0x0001_0000 {
        return None;
    }
    let find = |tag: &[u8; 4]| {
        let count = usize::from(u16_at(font, 4)?);
        let entry = (0..count).map(|i| 12 + 16 * i).find(|at| font.get(*at..at + 4) == Some(tag))?;
        slice(font, u32_at(font, entry + 8)? as usize, u32_at(font, entry + 12)? as usize)
    };
    let (glyphs, places) = outlines(find(b"glyf")?, find(b"loca")?, u16_at(find(b"head")?, 50)? != 0)?;
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
    for tag in KEPT {
        let table = match tag {
            b"glyf" => glyphs.clone(),
            b"loca" => places.clone(),
            _ => find(tag)?.to_vec(),
        };
        tables.push((tag, table));
    }
    tables
        .extend(PROGRAMS.iter().filter(|(tag, _)| find(tag).is_some()).map(|(tag, program)| (*tag, program.to_vec())));
    tables.sort_by_key(|(tag, _)| *tag);
    write(tables)
}

/// The outlines without their programs, and where each begins.
fn outlines(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let place = |i: usize| match long {
        true => u32_at(loca, 4 * i).map(|at| at as usize),
        false => u16_at(loca, 2 * i).map(|at| 2 * usize::from(at)),
    };
    let count = (loca.len() / if long { 4 } else { 2 }).checked_sub(1)?;
    let (mut glyphs, mut places) = (Vec::with_capacity(glyf.len()), Vec::with_capacity(loca.len()));
    for i in 0..=count {
        let at = glyphs.len();
        match long {
            true => places.extend(u32::try_from(at).ok()?.to_be_bytes()),
            false => places.extend(u16::try_from(at / 2).ok()?.to_be_bytes()),
        }
        if i < count {
            let (start, end) = (place(i)?, place(i + 1)?);
            if start < end {
                glyphs.extend(outline(glyf.get(start..end)?)?);
                glyphs.resize(glyphs.len().next_multiple_of(2), 0);
            }
        }
    }
    Some((glyphs, places))
}

/// One outline without its program.
fn outline(glyph: &[u8]) -> Option<Vec<u8>> {
    let contours = u16_at(glyph, 0)?.cast_signed();
    if let Ok(contours) = usize::try_from(contours) {
        let at = 10 + 2 * contours;
        let program = usize::from(u16_at(glyph, at)?);
        return Some([glyph.get(..at)?, &[0, 0], glyph.get(at + 2 + program..)?].concat());
    }
    // Put together of other outlines: the program stands behind the last of them.
    let (words, scale, more, scales, matrix, program) = (0x1, 0x8, 0x20, 0x40, 0x80, 0x100);
    let mut lean = glyph.to_vec();
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        lean.get_mut(at..at + 2)?.copy_from_slice(&(flags & !program).to_be_bytes());
        at += 4 + if flags & words != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & scale != 0 => 2,
            _ if flags & scales != 0 => 4,
            _ if flags & matrix != 0 => 8,
            _ => 0,
        };
        if flags & more == 0 {
            break;
        }
    }
    lean.get(..at)?;
    lean.truncate(at);
    Some(lean)
}

/// A font file of these tables.
fn write(mut tables: Vec<(&[u8; 4], Vec<u8>)>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = 15 - count.leading_zeros() as u16;
    let mut font = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, 16 << power, power, 16 * count - (16 << power)] {
        font.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, table) in &mut tables {
        if *tag == b"head" {
            table.get_mut(ADJUSTMENT..ADJUSTMENT + 4)?.fill(0);
            head_at = Some(at);
        }
        font.extend(*tag);
        for number in [sum(table), u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            font.extend(number.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let adjustment = WHOLE.wrapping_sub(sum(&font));
    let at = head_at? + ADJUSTMENT;
    font.get_mut(at..at + 4)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(font)
}

/// The sum of a table, word by word.
fn sum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|word| {
        let mut bytes = [0; 4];
        bytes[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(bytes)
    });
    words.fold(0, u32::wrapping_add)
}

fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    slice(bytes, at, 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    slice(bytes, at, 4)?.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_fonts_keep_every_outline_and_lose_their_hints() {
        for font in crate::assets::fonts() {
            let lean = lean(&font).expect("a TrueType font");
            assert!(lean.len() < font.len());
            let (before, after) = (parse(&font), parse(&lean));
            assert_eq!(before.len(), after.len());
            assert!(before.iter().zip(&after).all(|(a, b)| a == b), "an outline changed");
            assert_eq!(sum(&lean), WHOLE);
            assert!(super::lean(&lean).as_ref() == Some(&lean), "there is nothing more to take away");
        }
    }

    /// Outlines and widths, as an independent reader of fonts has them.
    fn parse(font: &[u8]) -> Vec<String> {
        let face = ttf_parser::Face::parse(font, 0).expect("a font");
        let outline = |glyph: u16| {
            let mut path = Path::default();
            let bounds = face.outline_glyph(ttf_parser::GlyphId(glyph), &mut path);
            format!("{:?} {bounds:?} {}", face.glyph_hor_advance(ttf_parser::GlyphId(glyph)), path.0)
        };
        (0..face.number_of_glyphs()).map(outline).collect()
    }

    #[derive(Default)]
    struct Path(String);

    impl ttf_parser::OutlineBuilder for Path {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("M{x} {y}");
        }

        fn line_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("L{x} {y}");
        }

        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0 += &format!("Q{x1} {y1} {x} {y}");
        }

        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0 += &format!("C{x1} {y1} {x2} {y2} {x} {y}");
        }

        fn close(&mut self) {
            self.0.push('Z');
        }
    }

    #[test]
    fn what_is_no_font_stays_as_it_is() {
        let font = crate::assets::fonts().into_iter().next().expect("a font");
        assert!(lean(b"").is_none() && lean(b"OTTO and more that is not TrueType").is_none());
        let whole = lean(&font).expect("a TrueType font");
        for length in (0..font.len()).step_by(997) {
            // What is cut off may be what is not needed.
            assert!(lean(&font[..length]).is_none_or(|lean| lean.len() <= whole.len()), "{length}");
        }
    }
}
