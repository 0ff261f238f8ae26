//! The blocks of prose: paragraphs, lists, footnotes; nothing else begins a block.
//!
//! The first half of the parser. It works line by line without recursion and is our own because a Markdown parser
//! knows more blocks than prose has, and each of them would have to be hidden from it. After it: `inline`, which gets
//! the lines of one paragraph at a time.

/// A list inside more lists than this is set as text: no page has room for it, and no reader follows it.
const MAX_LEVELS: usize = 10;

/// A block with the lines as they were typed.
#[derive(Debug)]
pub(super) enum Block<'t> {
    Paragraph(Vec<&'t str>),
    List {
        /// First number; `None` for bullets.
        start: Option<u64>,
        items: Vec<Vec<Block<'t>>>,
    },
}

/// The body of a footnote.
#[derive(Debug)]
pub(super) struct Note<'t> {
    pub label: &'t str,
    pub blocks: Vec<Block<'t>>,
}

/// A text taken apart into blocks.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    pub blocks: Vec<Block<'t>>,
    /// Footnotes in the order of the text, wherever they stand.
    pub notes: Vec<Note<'t>>,
    /// Whether a list was nested too deep and is set as text.
    pub too_deep: bool,
}

/// What a line may begin with.
enum Marker<'t> {
    Item {
        sign: char,
        start: Option<u64>,
    },
    /// `[^label]:`
    Note {
        label: &'t str,
    },
}

/// A block that further lines may belong to.
struct Open<'t> {
    what: What<'t>,
    /// The column from which on lines belong to it.
    column: usize,
    /// What is in it; of a list, what is in its last item.
    blocks: Vec<Block<'t>>,
}

enum What<'t> {
    Text,
    List { sign: char, start: Option<u64>, items: Vec<Vec<Block<'t>>> },
    Note { label: &'t str },
}

struct Builder<'t> {
    /// Open blocks, innermost last; the first one is the text itself.
    open: Vec<Open<'t>>,
    /// Lines of the open paragraph, which is in the innermost block.
    paragraph: Vec<&'t str>,
    notes: Vec<Note<'t>>,
    too_deep: bool,
}

/// Takes a text apart.
pub(super) fn parse<'t>(lines: impl Iterator<Item = &'t str>) -> Outline<'t> {
    let text = Open { what: What::Text, column: 0, blocks: Vec::new() };
    let mut builder = Builder { open: vec![text], paragraph: Vec::new(), notes: Vec::new(), too_deep: false };
    lines.for_each(|line| builder.line(line));
    builder.close(0);
    let blocks = builder.open.pop().map(|text| text.blocks).unwrap_or_default();
    Outline { blocks, notes: builder.notes, too_deep: builder.too_deep }
}

impl<'t> Builder<'t> {
    fn line(&mut self, line: &'t str) {
        if line.trim().is_empty() {
            return self.end_paragraph();
        }
        let (mut column, mut rest) = indentation(line, 0);
        let mut begins = false;
        while let Some((marker, width)) = marker(rest) {
            if !self.begin(marker, column, width, rest) {
                break;
            }
            begins = true;
            (column, rest) = indentation(&rest[width..], column + width);
            if let Some(Open { what: What::List { .. }, column: content, .. }) = self.open.last_mut() {
                *content = column;
            }
        }
        if rest.is_empty() {
            return;
        }
        // A line that goes on with a paragraph need not be indented like its beginning.
        if !begins && self.paragraph.is_empty() {
            self.close(self.holder(column));
        }
        self.paragraph.push(rest);
    }

    /// Begins what the marker at `column` stands for; says no when it is text in that place.
    fn begin(&mut self, marker: Marker<'t>, column: usize, width: usize, rest: &'t str) -> bool {
        let holder = self.holder(column);
        let in_paragraph = holder + 1 == self.open.len() && !self.paragraph.is_empty();
        match marker {
            Marker::Note { label } => {
                // A note inside a note is text.
                if self.open[..=holder].iter().any(|open| matches!(open.what, What::Note { .. })) {
                    return false;
                }
                self.close(holder);
                self.open.push(Open { what: What::Note { label }, column: column + 4, blocks: Vec::new() });
            }
            Marker::Item { .. } if is_rule(rest) => return false,
            Marker::Item { sign, start } => {
                let next = self.open.get_mut(holder + 1);
                if next.is_some_and(|next| matches!(next.what, What::List { sign: s, .. } if s == sign)) {
                    self.close(holder + 1);
                    if let Some(Open { what: What::List { items, .. }, blocks, .. }) = self.open.last_mut() {
                        items.push(std::mem::take(blocks));
                    }
                    return true;
                }
                // Within a paragraph only a first number begins a list; any other one may be the end of a sentence.
                if in_paragraph && start.is_some_and(|start| start != 1) {
                    return false;
                }
                let lists = self.open[..=holder].iter().filter(|open| matches!(open.what, What::List { .. })).count();
                if lists >= MAX_LEVELS {
                    self.too_deep = true;
                    return false;
                }
                self.close(holder);
                let what = What::List { sign, start, items: Vec::new() };
                self.open.push(Open { what, column: column + width, blocks: Vec::new() });
            }
        }
        true
    }

    /// The innermost open block that a line beginning at `column` belongs to.
    fn holder(&self, column: usize) -> usize {
        self.open.iter().rposition(|open| open.column <= column).unwrap_or(0)
    }

    /// Closes the open paragraph and all blocks inside the one at `keep`.
    fn close(&mut self, keep: usize) {
        self.end_paragraph();
        while self.open.len() > keep + 1 {
            let Some(Open { what, blocks, .. }) = self.open.pop() else { return };
            match what {
                What::Text => {}
                What::List { start, mut items, .. } => {
                    items.push(blocks);
                    self.add(Block::List { start, items });
                }
                What::Note { label } => self.notes.push(Note { label, blocks }),
            }
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            let lines = std::mem::take(&mut self.paragraph);
            self.add(Block::Paragraph(lines));
        }
    }

    fn add(&mut self, block: Block<'t>) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }
}

/// The column of the first character that is no space, from the column of the line's start on, and the rest.
fn indentation(line: &str, from: usize) -> (usize, &str) {
    let rest = line.trim_start_matches([' ', '\t']);
    let spaces = line[..line.len() - rest.len()].chars();
    let column = spaces.fold(from, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 });
    (column, rest)
}

/// The marker that the line begins with, and its length.
fn marker(line: &str) -> Option<(Marker<'_>, usize)> {
    if let Some(rest) = line.strip_prefix("[^") {
        let (label, rest) = rest.split_once(']')?;
        let good = !label.trim().is_empty() && !label.contains('[');
        let length = line.len() - rest.len() + 1;
        return (good && rest.starts_with(':')).then_some((Marker::Note { label }, length));
    }
    // A number of three figures and more is a year.
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = line[digits..].chars().next()?;
    let known = match digits {
        0 => matches!(sign, '-' | '*' | '+'),
        1 | 2 => matches!(sign, '.' | ')'),
        _ => false,
    };
    let rest = line[digits..].strip_prefix(sign)?;
    let item = known && rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    item.then(|| (Marker::Item { sign, start: line[..digits].parse().ok() }, digits + 1))
}

/// Whether the line is drawn with one sign: `---`, `* * *`.
fn is_rule(line: &str) -> bool {
    let sign = line.chars().next();
    line.chars().all(|c| c.is_whitespace() || Some(c) == sign)
}
