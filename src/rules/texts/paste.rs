//! What a copy from another program leaves in a string: bullets of Word's own fonts, signs that nobody sees, accents apart
//! from their letters, tabs.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::super::strings::Phrase;
use super::{Change, Worded, found, mend};
use crate::diag::{Finding, Fix, codes};
use crate::say;

/// Whether a character comes along with a copy and cannot be published: private-use bullets, marks of direction,
/// variation selectors, separators of lines.
pub fn is_pasted(c: char) -> bool {
    is_private(c) || is_invisible(c)
}

/// Characters of the private use area, as which the bullets and arrows of Word's symbol fonts arrive.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// The bullet of Unicode for one of Word's, where it is a bullet in whichever of the symbol fonts; an arrow of one is a
/// lozenge in another.
fn bullet(c: char) -> Option<&'static str> {
    match c {
        '\u{f0b7}' => Some("•"),
        '\u{f0a7}' => Some("▪"),
        _ => None,
    }
}

/// Characters that nobody sees and that no text needs.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(
            c,
            '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        )
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{3164}')
        // The byte-order mark is what is left within a text of two files put together.
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that are published, do nothing and spoil search and copy: they part a word where nobody sees it.
fn parts_words(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// Reports what a copy has left in a string, one finding for each sort of fault.
pub fn check(phrase: &Phrase, text: Option<Worded>) -> Vec<Finding> {
    // Most strings are plain.
    if phrase.words.is_ascii() && !phrase.words.contains(|c: char| c.is_ascii_control()) {
        return Vec::new();
    }
    [signs(phrase, text), accents(phrase, text), spaces(phrase, text)].into_iter().flatten().collect()
}

/// Signs that cannot be published.
fn signs(phrase: &Phrase, text: Option<Worded>) -> Option<Finding> {
    let words = &phrase.words;
    let (first, sign) = words.char_indices().find(|(_, c)| is_pasted(*c))?;
    let spelling = phrase.spelling();
    let number = sign as u32;
    let message = if is_private(sign) {
        say!(
            "hay una viñeta o un símbolo de Word que ninguna fuente tiene (U+{number:04X})"
                | "there is a bullet or symbol of Word’s that no font has (U+{number:04X})"
        )
    } else {
        say!(
            "hay un carácter invisible que no se puede publicar (U+{number:04X})"
                | "there is an invisible character that cannot be published (U+{number:04X})"
        )
    };
    let changes = without_signs(words, text.is_none_or(|it| it.text.prose));
    let help = match &changes {
        _ if !is_private(sign) => say!(
            "llegó con un texto copiado: borre las letras de alrededor y vuelva a escribirlas"
                | "it came with a copied text: delete the letters around it and type them again"
        ),
        Some(_) if !begins_line(words, first) => say!(
            "es una viñeta pegada desde Word en medio del texto: bórrela, o escriba «•»"
                | "it is a bullet pasted from Word in the middle of the text: delete it, or type “•”"
        ),
        Some(_) if text.is_some_and(|it| !it.text.prose) => {
            say!("es una viñeta pegada desde Word: bórrela" | "it is a bullet pasted from Word: delete it")
        }
        Some(_) => say!(
            "es una viñeta pegada desde Word: bórrela y empiece la línea con «- »"
                | "it is a bullet pasted from Word: delete it and begin the line with “- ”"
        ),
        None => say!(
            "es un símbolo pegado desde Word: bórrelo o diga con palabras lo que significa"
                | "it is a symbol pasted from Word: delete it or say in words what it means"
        ),
    };
    let stretch = first..first + sign.len_utf8();
    let finding = found(phrase, spelling.as_ref(), &stretch, text, codes::PASTED_SIGN, message).help(help);
    let stays = |changes: &[Change]| changes.iter().any(|(_, new)| matches!(new.as_str(), "•" | "▪"));
    let title = match &changes {
        Some(changes) if stays(changes) => {
            say!("escriba la viñeta como un signo que se imprime" | "write the bullet as a sign that can be printed")
        }
        _ => say!("quite lo que dejó el copiado" | "take away what the copy has left"),
    };
    Some(match (spelling, changes) {
        (Some(spelling), Some(changes)) if text.is_some() || !phrase.has_translations => {
            finding.fix(mend(Fix::new(title), phrase.file, &spelling, text, &changes))
        }
        _ => finding,
    })
}

/// The changes that take the signs away; `None` when it cannot be told what one of them stands for.
fn without_signs(words: &str, prose: bool) -> Option<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::new();
    for (at, sign) in words.char_indices().filter(|(_, c)| is_pasted(*c)) {
        let end = at + sign.len_utf8();
        let new = match sign {
            // Separators of lines and paragraphs part words.
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => " ",
            sign if !is_private(sign) => "",
            _ if begins_line(words, at) => {
                let blank = &words[end..];
                let end = end + blank.len() - blank.trim_start_matches([' ', '\t', '\u{a0}']).len();
                changes.push((at..end, if prose { "- " } else { "" }.to_owned()));
                continue;
            }
            // Within a line it may part what it stands between: the sign stays, as one that can be printed.
            sign => bullet(sign)?,
        };
        changes.push((at..end, new.to_owned()));
    }
    Some(changes)
}

/// Whether nothing but blanks stands before a place in its line.
pub(super) fn begins_line(words: &str, at: usize) -> bool {
    let line = words[..at].rfind('\n').map_or(0, |end| end + 1);
    words[line..at].trim().is_empty()
}

/// Accents that are characters of their own, as some programs and file systems write them.
fn accents(phrase: &Phrase, text: Option<Worded>) -> Option<Finding> {
    if is_nfc(&phrase.words) {
        return None;
    }
    let mut changes: Vec<Change> = Vec::new();
    let mut start = 0;
    // Word by word: what is composed lies within one.
    for piece in phrase.words.split_inclusive(char::is_whitespace) {
        if !is_nfc(piece) {
            changes.push((start..start + piece.len(), piece.nfc().collect()));
        }
        start += piece.len();
    }
    let (first, word) = changes.first()?;
    let word = word.trim().to_owned();
    let message = say!(
        "los acentos de «{word}» están separados de sus letras"
            | "the accents of “{word}” are apart from their letters"
    );
    let spelling = phrase.spelling();
    let shown = first.start..first.start + phrase.words[first.clone()].trim_end().len();
    let finding = found(phrase, spelling.as_ref(), &shown, text, codes::LOOSE_ACCENT, message).help(say!(
        "llegó así con un texto copiado: se ve bien, pero una búsqueda no lo encuentra; vuelva a escribirlo"
            | "it came so with a copied text: it looks right, but no search finds it; type it again"
    ));
    let title = say!("una los acentos con sus letras" | "put the accents together with their letters");
    Some(match spelling {
        Some(spelling) => finding.fix(mend(Fix::new(title), phrase.file, &spelling, text, &changes)),
        None => finding,
    })
}

/// Tabs and blanks within a line, and signs that part words.
fn spaces(phrase: &Phrase, text: Option<Worded>) -> Option<Finding> {
    let words = &phrase.words;
    let mut changes: Vec<Change> = words
        .char_indices()
        .filter(|(_, c)| parts_words(*c))
        .map(|(at, c)| (at..at + c.len_utf8(), String::new()))
        .collect();
    // In a text of one line blanks are made one space anyway.
    if text.is_some_and(|it| it.text.prose) {
        changes.extend(blanks(words).map(|stretch| (stretch, " ".to_owned())));
        changes.sort_by_key(|(stretch, _)| stretch.start);
    }
    let (first, _) = changes.first()?.clone();
    let message = if words[first.clone()].contains('\t') {
        say!("hay un tabulador dentro del texto" | "there is a tab within the text")
    } else if words[first.clone()].chars().all(char::is_whitespace) {
        say!("hay espacios duros de sobra dentro del texto" | "there are spare no-break spaces within the text")
    } else {
        say!("una palabra está partida por un signo invisible" | "a word is parted by an invisible sign")
    };
    let spelling = phrase.spelling();
    let finding = found(phrase, spelling.as_ref(), &first, text, codes::STRAY_SPACE, message).help(say!(
        "llegó con un texto copiado: bórrelo, y escriba un espacio si hace falta; una tabla pegada \
         se escribe como lista"
            | "it came with a copied text: delete it, and type a space if there must be one; a pasted \
               table is written as a list"
    ));
    let title = say!("quite los signos que no se ven" | "take away the signs that nobody sees");
    Some(match spelling {
        Some(spelling) if text.is_some() || !phrase.has_translations => {
            finding.fix(mend(Fix::new(title), phrase.file, &spelling, text, &changes))
        }
        _ => finding,
    })
}

/// Stretches of blanks between two words of a line that hold a tab, or a no-break space beside another blank.
fn blanks(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| c.is_whitespace() && !matches!(c, '\n' | '\r')) {
        match stretches.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => stretches.push(at..at + c.len_utf8()),
        }
    }
    stretches.into_iter().filter(|stretch| {
        let blank = &words[stretch.clone()];
        let between = !begins_line(words, stretch.start) && !words[stretch.end..].starts_with(['\n', '\r']);
        let stray = blank.contains('\t') || (blank.contains('\u{a0}') && blank.chars().count() > 1);
        stray && between && stretch.end < words.len() && !after_marker(words, stretch.start)
    })
}

/// Whether the place is right behind the sign or number that begins an item of a list.
fn after_marker(words: &str, at: usize) -> bool {
    let line = words[..at].rfind('\n').map_or(0, |end| end + 1);
    let marker = words[line..at].trim_start();
    let numbered =
        marker.strip_suffix(['.', ')']).is_some_and(|n| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit()));
    numbered || marker.chars().count() == 1 || (marker.starts_with("[^") && marker.ends_with("]:"))
}
