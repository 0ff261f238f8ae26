//! What readers see of the versions: the section of the errata, and the line of the masthead that leads to it.
//!
//! Behind `versions`, which finds the errata, and before `compose`, which places what is made here; the marks in the text
//! come from `marks`. The forms are the established ones of each language: "donde dice … debe decir …", "for … read …".

use super::speak::Stage;
use super::{Document, Kind, Speaker, marks, words};
use crate::locale::{Lang, date_words};
use crate::typography::dressed;
use crate::versions::{Change, Corrected, Errata, Erratum, Issue, Side, Since, Stretch, Teller, Told, together};
use crate::view::{Block, Cell, Group, Node, Part, Passage, Role, Row, Section, Table, Text};
use crate::workspace::Workspace;

/// Anchor of the section of the errata.
const SECTION: &str = "part:errata";

/// Words around what changed, in a long text.
const AROUND: usize = 9;

/// Anchor of an erratum.
pub fn anchor(number: usize) -> String {
    format!("erratum:{number}")
}

/// "Corrects version 2 of 16 May 2024", as a link to the errata.
pub fn corrects(stage: &Stage, errata: &Errata) -> Option<Text> {
    let last = errata.corrected.last()?;
    let mut text =
        stage.each(|speaker| format!("{} {}", words::CORRECTS.get(speaker.lang), issue(speaker, &last.from)));
    for passage in &mut text.0 {
        let c = std::mem::take(&mut passage.nodes);
        passage.nodes = vec![Node::Link { url: format!("#{SECTION}"), c }];
    }
    Some(text)
}

/// The section of the errata, or of what changed since the text was circulated.
pub fn section(workspace: &Workspace, document: &Document, stage: &Stage, errata: &Errata) -> Option<Section> {
    let section = |name, id: &str, heading, blocks| Section { name, id: id.to_owned(), number: None, heading, blocks };
    if !errata.corrected.is_empty() {
        let teller = Tellers { workspace, kind: document.kind, stage };
        let versions = errata.corrected.iter().enumerate();
        let blocks = versions.flat_map(|(at, version)| teller.version(document, at, version)).collect();
        return Some(section("errata", SECTION, stage.word(words::ERRATA), blocks));
    }
    let since = errata.since.as_ref()?;
    let heading = stage.each(|speaker| {
        let (changes, circulated) = (words::CHANGES.get(speaker.lang), words::CIRCULATED.get(speaker.lang));
        match since.version.issued {
            Some(day) => format!("{changes} {}, {circulated} {}", since.version.name, date_words(speaker.lang, day)),
            None => format!("{changes} {}", since.version.name),
        }
    });
    let block = Tellers { workspace, kind: document.kind, stage }.since(since, heading.clone());
    Some(section("changes", "part:changes", heading, vec![block]))
}

/// "2, del 16 de mayo de 2024", "2 of 16 May 2024".
fn issue(speaker: &Speaker, issue: &Issue) -> String {
    let of = if speaker.lang == Lang::ES { ", del" } else { " of" };
    match issue.issued {
        Some(day) => format!("{}{of} {}", issue.name, date_words(speaker.lang, day)),
        None => issue.name.clone(),
    }
}

/// Tells changes in the languages of an edition.
struct Tellers<'a> {
    workspace: &'a Workspace,
    kind: &'static Kind,
    stage: &'a Stage<'a>,
}

impl Tellers<'_> {
    /// A corrected version: its heading, and for each correction who, when and why, and its errata.
    fn version(&self, document: &Document, at: usize, version: &Corrected) -> Vec<Block> {
        let stage = self.stage;
        let heading = stage.each(|speaker| {
            let name = words::VERSION.get(speaker.lang);
            format!("{name} {}", issue(speaker, &version.to))
        });
        let mut blocks =
            vec![Block::Heading { id: format!("{SECTION}-{}", at + 1), level: 3, number: None, text: heading }];
        let langs = stage.edition.langs();
        // The first one behind those that are marked.
        let unmarked = version.groups.iter().flat_map(|group| &group.errata).nth(marks::MOST).map(|it| it.number);
        for (part, group) in version.groups.iter().enumerate() {
            if let Some(correction) = group.correction.and_then(|at| document.header.correction.get(at)) {
                let facts = vec![
                    stage.fact(words::CORRECTED_BY, stage.body(&correction.by)),
                    stage.fact(words::CORRECTED_ON, stage.date(correction.on.v)),
                    stage.fact(words::CORRECTED_WHY, stage.line(&correction.reason)),
                ];
                blocks.push(Block::Facts { items: facts });
            }
            let (apart, shown): (Vec<_>, Vec<_>) =
                group.errata.iter().partition(|erratum| erratum.shown(langs).is_empty());
            if shown.is_empty() {
                blocks.push(Block::Prose { text: stage.word(words::ELSEWHERE) });
                continue;
            }
            let mut notes = Vec::new();
            if unmarked.is_some_and(|first| group.errata.iter().any(|erratum| erratum.number == first)) {
                notes.push(stage.word(words::UNMARKED));
            }
            let rows = shown.iter().map(|erratum| {
                let mut row = self.row(&erratum.shown(langs), version.sides());
                row.cells.insert(0, Cell::from(stage.same(format!("C{}", erratum.number))));
                Row { id: Some(anchor(erratum.number)), ..row }
            });
            let names = |errata: &[&Erratum]| match errata {
                [] => String::new(),
                [only] => format!("C{}", only.number),
                [first, .., last] => format!("C{}–C{}", first.number, last.number),
            };
            let all = names(&group.errata.iter().collect::<Vec<_>>());
            let caption = stage.each(|speaker| {
                let caption = format!("{} {}: {all}", words::ERRATA_CAPTION.get(speaker.lang), version.to.name);
                // Numbers that are left out are explained, and where the explanation is not left alone on a page.
                match apart.iter().map(|erratum| format!("C{}", erratum.number)).collect::<Vec<_>>().join(", ") {
                    none if none.is_empty() => caption,
                    apart => format!("{caption} ({apart} {})", words::OTHER_NUMBERS.get(speaker.lang)),
                }
            });
            let mut columns = vec![stage.column("number", words::ERRATUM_NUMBER, Role::Short)];
            columns.push(stage.column("place", words::ERRATUM_PLACE, Role::Name));
            columns.push(stage.column("for", words::ERRATUM_FOR, Role::Prose));
            columns.push(stage.column("read", words::ERRATUM_READ, Role::Prose));
            blocks.push(Block::Table(Table {
                id: format!("{SECTION}-table-{}-{}", at + 1, part + 1),
                caption,
                columns,
                upper: Vec::new(),
                row_header: Some(0),
                groups: vec![Group { band: None, rows: rows.collect() }],
                notes,
            }));
        }
        blocks
    }

    /// What changed since an earlier version, before anything was agreed: no numbers, no corrections.
    fn since(&self, since: &Since, caption: Text) -> Block {
        let stage = self.stage;
        let shown = |change: &&Change| change.lang.is_none_or(|lang| stage.edition.langs().contains(&lang));
        let changes = together(since.changes.iter().filter(shown).cloned().collect());
        let row = |changes: &Vec<Change>| self.row(&changes.iter().collect::<Vec<_>>(), (&since.old, &since.new));
        let rows: Vec<Row> = changes.iter().map(row).collect();
        if rows.is_empty() {
            return Block::Prose { text: stage.word(words::ELSEWHERE) };
        }
        let columns = vec![
            stage.column("place", words::ERRATUM_PLACE, Role::Name),
            stage.column("for", words::CHANGES_WAS, Role::Prose),
            stage.column("read", words::CHANGES_IS, Role::Prose),
        ];
        let groups = vec![Group { band: None, rows }];
        let id = "part:changes-table".to_owned();
        Block::Table(Table { id, caption, columns, upper: Vec::new(), row_header: Some(0), groups, notes: Vec::new() })
    }

    /// Where, what stood there, what stands there: a change, or the changes of one text language by language.
    fn row(&self, changes: &[&Change], (old, new): (&toml::Table, &toml::Table)) -> Row {
        let (stage, langs) = (self.stage, self.stage.edition.langs());
        let told = |lang: Lang| {
            let change = changes.iter().find(|change| change.lang.is_none_or(|own| own == lang));
            let teller = Teller::new(self.workspace, self.kind, old, new, lang);
            change.map(|change| (lang, teller.told(change)))
        };
        let told: Vec<(Lang, Told)> = langs.iter().filter_map(|&lang| told(lang)).collect();
        let place = stage.each(|speaker| {
            let teller = Teller::new(self.workspace, self.kind, old, new, speaker.lang);
            let place = changes.first().map(|change| teller.place(change)).unwrap_or_default();
            match told.first().filter(|_| told.len() < langs.len()) {
                // Beside the same text in another language the words alone would not say whose they are.
                Some((lang, _)) => format!("{place} ({})", lang.name().get(speaker.lang)),
                None => place,
            }
        });
        let side = |pick: fn(&Told) -> Option<&Side>| {
            let passages = told.iter().filter_map(|(lang, told)| {
                Some(Passage { nodes: nodes(pick(told)?.in_context(AROUND)), ..Passage::plain(*lang, "") })
            });
            let mut passages: Vec<Passage> = passages.collect();
            passages.dedup_by(|one, other| one.nodes == other.nodes);
            Text(passages)
        };
        let (mut stood, mut stands) = (side(|told| told.old.as_ref()), side(|told| told.new.as_ref()));
        // Where typography would make both sides equal, signs are what was corrected.
        if dressed(stood.clone()).plain_all() == dressed(stands.clone()).plain_all() {
            stood.0.iter_mut().chain(&mut stands.0).for_each(|passage| passage.as_typed = true);
        }
        let word = |word| Cell(vec![Part::Reserved { text: stage.word(word) }]);
        let moved = told.iter().find_map(|(_, told)| told.moved);
        let (before, after) = match moved {
            Some((from, to)) => {
                let way = stage.each(|speaker| match speaker.lang {
                    Lang::ES => format!("del lugar {from} al {to}"),
                    _ => format!("from place {from} to place {to}"),
                });
                (word(words::ERRATUM_MOVE), Cell::from(way))
            }
            None if told.iter().all(|(_, told)| told.old.is_none()) => (word(words::ERRATUM_ADD), Cell::from(stands)),
            None if told.iter().all(|(_, told)| told.new.is_none()) => (Cell::from(stood), word(words::ERRATUM_DELETE)),
            None => (Cell::from(stood), Cell::from(stands)),
        };
        Row::new(None, vec![Cell::from(place), before, after])
    }
}

impl Corrected {
    fn sides(&self) -> (&toml::Table, &toml::Table) {
        (&self.old, &self.new)
    }
}

/// Words as nodes; those that the other side has not are strong.
fn nodes(words: Vec<Stretch>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for Stretch { text, differs } in words.into_iter().filter(|stretch| !stretch.text.is_empty()) {
        // Paragraphs of a text run on in a cell.
        let line = text.replace('\n', " ");
        let (word, space) = line.split_at(line.trim_end().len());
        let own = Node::Text { s: word.to_owned() };
        nodes.push(if differs { Node::Strong { c: vec![own] } } else { own });
        nodes.extend((!space.is_empty()).then(|| Node::Text { s: space.to_owned() }));
    }
    nodes
}
