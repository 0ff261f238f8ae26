//! Bullets typed by hand at the start of lines: they are printed in the running text, where a list was meant.

use super::super::glyphs::Coverage;
use super::super::strings::Phrase;
use super::{Change, Worded, found, mend};
use crate::diag::{Finding, Fix, codes};
use crate::say;

/// Signs that are bullets wherever a line begins with one.
const BULLETS: &[char] =
    &['•', '◦', '▪', '▫', '■', '□', '●', '○', '∙', '‣', '⁃', '►', '▶', '➢', '➤', '❖', '◆', '◇', '»'];
/// Signs that begin a line for other reasons, too: bullets where several lines begin with the same one.
const DASHES: &[char] = &['–', '—', '−', '·', '―'];

/// A line that begins with a bullet.
struct Line {
    /// Place of the bullet and the blanks behind it.
    start: usize,
    end: usize,
    sign: char,
    /// Whether the line is indented.
    indented: bool,
}

/// Whether a character is nothing but a bullet.
pub fn is_bullet_sign(c: char) -> bool {
    BULLETS.contains(&c)
}

/// Reports the bullets of a text, once; one that no font has is reported as such.
pub fn check(phrase: &Phrase, text: Worded, coverage: &Coverage) -> Option<Finding> {
    let lines = bullets(&phrase.words);
    let first = lines.first()?;
    let sign = first.sign;
    if lines.iter().any(|line| !coverage.has(line.sign)) {
        return None;
    }
    let message = say!(
        "«{sign}» al comienzo de la línea no hace una lista: se imprime dentro del párrafo"
            | "“{sign}” at the start of a line makes no list: it is printed within the paragraph"
    );
    let spelling = phrase.spelling();
    let stretch = first.start..first.start + sign.len_utf8();
    let finding = found(phrase, spelling.as_ref(), &stretch, Some(text), codes::TYPED_BULLET, message).help(say!(
        "empiece cada elemento con «- »; los de un segundo nivel, con dos espacios más"
            | "begin each item with “- ”; those of a second level with two more spaces"
    ));
    // Each sign is a level of its own, in the order in which they appear, unless the lines are indented already.
    let mut levels: Vec<char> = Vec::new();
    let changes: Vec<Change> = lines
        .iter()
        .map(|line| {
            let level = levels.iter().position(|sign| *sign == line.sign).unwrap_or_else(|| {
                levels.push(line.sign);
                levels.len() - 1
            });
            let indent = if line.indented { 0 } else { level * 2 };
            (line.start..line.end, format!("{}- ", " ".repeat(indent)))
        })
        .collect();
    let title = say!("haga una lista con «- »" | "make a list with “- ”");
    Some(match spelling {
        Some(spelling) => finding.fix(mend(Fix::new(title), phrase.file, &spelling, Some(text), &changes)),
        None => finding,
    })
}

/// The lines that begin with a bullet.
fn bullets(words: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let rest = line.trim_start();
        let Some(sign) = rest.chars().next().filter(|c| is_bullet(*c)) else { continue };
        let behind = &rest[sign.len_utf8()..];
        let blank = behind.len() - behind.trim_start_matches([' ', '\t', '\u{a0}', '\u{2003}']).len();
        // A letter is a bullet only where no blank of a sentence follows: a tab, or several blanks.
        let wide = behind[..blank].chars().count() > 1 || behind.starts_with(['\t', '\u{a0}']);
        let said = !behind.trim().is_empty();
        let apart = if sign == 'o' { wide } else { blank > 0 || BULLETS.contains(&sign) && sign != '»' };
        if said && apart {
            let end = start + sign.len_utf8() + blank;
            lines.push(Line { start, end, sign, indented: line.starts_with([' ', '\t', '\u{a0}']) });
        }
    }
    let alone = |sign: char| lines.iter().filter(|line| line.sign == sign).count() < 2;
    let lone: Vec<char> = DASHES.iter().copied().filter(|sign| alone(*sign)).collect();
    lines.retain(|line| !lone.contains(&line.sign));
    lines
}

fn is_bullet(c: char) -> bool {
    c == 'o' || BULLETS.contains(&c) || DASHES.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::bullets;

    #[test]
    fn bullets_and_what_only_looks_like_one() {
        let signs = |words: &str| bullets(words).iter().map(|line| line.sign).collect::<String>();
        assert_eq!(signs("Dos temas:\n• uno\n•\tdos\n"), "••");
        assert_eq!(signs("▪uno\n  o\tdos"), "▪o");
        assert_eq!(signs("– uno\n– dos"), "––");
        for plain in [
            "uno\n— como se dijo — dos",
            "uno\no dos",
            "- uno\n- dos",
            "* uno",
            "·",
            "•",
            "1. uno",
            "o bien esto\no lo otro",
        ] {
            assert_eq!(signs(plain), "", "{plain}");
        }
    }
}
