//! Walks every passage of a finished view, wherever it stands: in the text, in drawings, in what only one output has.
//!
//! `collect` walks what is read, in the order in which it is read. Here the order does not matter and nothing may be left
//! out: every struct is taken apart by all of its fields, so that a new one does not compile before somebody has said
//! whether it holds words.

use super::{
    Badge, Band, Bar, Block, CaptionEntry, CaptionList, Cell, Chart, ChartRow, Colophon, Column, Cover, Fact, FormHead,
    Furniture, Group, Item, KeyEntry, Labels, Lane, Legend, LegendEntry, Level, Masthead, Part, Passage, PeriodMark,
    Picture, Row, Section, Signature, Stretch, Table, Text, Tick, UpperHead, View,
};

/// Calls `f` for every passage of the view.
pub fn for_each_passage(view: &mut View, mut f: impl FnMut(&mut Passage)) {
    Every(&mut |text: &mut Text| text.0.iter_mut().for_each(&mut f)).view(view);
}

struct Every<'f>(&'f mut dyn FnMut(&mut Text));

impl Every<'_> {
    fn view(&mut self, view: &mut View) {
        let View {
            id: _,
            kind: _,
            langs: _,
            form: _,
            paper: _,
            upright: _,
            window_title: _,
            author: _,
            issued: _,
            watermark,
            cover,
            masthead,
            lists,
            sections,
            leaves,
            legend,
            colophon: Colophon { lines, contact },
            furniture: Furniture { title, version, contact: contact_below, page: _ },
            alternates: _,
            // Copies of what stands in the texts.
            footnotes: _,
            pictures: _,
            labels: Labels { skip, editions, contents: contents_label, footnotes, back, index },
        } = view;
        self.masthead(masthead);
        if let Some(Cover { facts, contents }) = cover {
            self.facts(facts);
            self.text(contents);
        }
        for CaptionList { name: _, heading, entries } in lists {
            self.text(heading);
            entries.iter_mut().for_each(|CaptionEntry { id: _, text }| self.text(text));
        }
        for Section { name: _, id: _, number: _, heading, blocks } in sections.iter_mut().chain(leaves) {
            self.text(heading);
            self.blocks(blocks);
        }
        if let Some(Legend { heading, entries }) = legend {
            self.text(heading);
            for LegendEntry { short, long } in entries {
                self.texts([short, long]);
            }
        }
        self.texts(lines);
        self.texts([title, version, skip, editions, contents_label, footnotes, back, index]);
        self.texts(watermark.iter_mut().chain(contact).chain(contact_below));
    }

    fn masthead(&mut self, masthead: &mut Masthead) {
        let Masthead {
            kind,
            body,
            title,
            status: Badge { tone: _, text: status },
            status_note,
            version,
            corrects,
            issued,
            distribution,
            logos,
            facts,
        } = masthead;
        self.texts([kind, body, title, status, issued]);
        self.texts(status_note.iter_mut().chain(version).chain(corrects).chain(distribution));
        logos.iter_mut().for_each(|Picture { file: _, alt }| self.text(alt));
        self.facts(facts);
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading { id: _, level: _, number: _, text } | Block::Prose { text } => self.text(text),
            Block::Facts { items } => self.facts(items),
            Block::Line { parts } => self.parts(parts),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Items { items } => {
                for Item { id: _, marker: _, title, aside, blocks } in items {
                    self.texts(title);
                    self.parts(aside);
                    self.blocks(blocks);
                }
            }
            Block::Note { label, text } => self.texts([label, text]),
            Block::Figure { id: _, picture: Picture { file: _, alt }, caption, source } => {
                self.texts([alt, caption]);
                self.texts(source);
            }
            Block::Roster { label, entries } => {
                self.text(label);
                self.texts(entries);
            }
            Block::Form { id: _, caption, heads, rows: _ } => {
                self.text(caption);
                heads.iter_mut().for_each(|FormHead { label, narrow: _ }| self.text(label));
            }
            Block::Signatures { people } => {
                for Signature { name, post } in people {
                    self.text(name);
                    self.texts(post);
                }
            }
        }
    }

    fn table(&mut self, table: &mut Table) {
        let Table { id: _, caption, columns, upper, row_header: _, groups, notes } = table;
        self.text(caption);
        columns.iter_mut().for_each(|Column { key: _, label, role: _, under: _ }| self.text(label));
        upper.iter_mut().for_each(|UpperHead { label, span: _, column: _ }| self.text(label));
        for Group { band, rows } in groups {
            if let Some(Band { number: _, label, parts, continued }) = band {
                self.texts([label, continued]);
                self.parts(parts);
            }
            for Row { id: _, cells, heading: _, total: _ } in rows {
                cells.iter_mut().for_each(|Cell(parts)| self.parts(parts));
            }
        }
        self.texts(notes);
    }

    fn chart(&mut self, chart: &mut Chart) {
        let Chart { id: _, caption, alt, bands, ticks, heads, rows, key } = chart;
        self.texts([caption, alt]);
        bands.iter_mut().for_each(|Stretch { from: _, length: _, tone: _, label }| self.text(label));
        ticks.iter_mut().for_each(|Tick { at: _, label }| self.text(label));
        self.texts(heads);
        for ChartRow { number: _, label, lanes } in rows {
            self.text(label);
            lanes.iter_mut().for_each(|Lane { marks: _, figures }| self.texts(figures));
        }
        key.iter_mut().for_each(|KeyEntry { shape: _, tone: _, label }| self.text(label));
    }

    fn facts(&mut self, facts: &mut [Fact]) {
        for Fact { label, value } in facts {
            self.text(label);
            self.parts(value);
        }
    }

    fn parts(&mut self, parts: &mut [Part]) {
        for part in parts {
            match part {
                Part::Text { text } | Part::Reserved { text } => self.text(text),
                Part::Badge(Badge { tone: _, text }) => self.text(text),
                Part::Bar(Bar { fraction: _, before: _, tone: _, text }) => self.text(text),
                Part::Mark(PeriodMark { text, before: _, after: _ }) => self.text(text),
                Part::Column(Level { fraction: _, text }) => self.text(text),
            }
        }
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t mut Text>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &mut Text) {
        (self.0)(text);
    }
}
