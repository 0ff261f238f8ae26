//! Puts a view together: masthead, the kind's sections, annexes, signatures, legend, colophon.

use chrono::Datelike;

use super::header::{Contact, Distribution, Logo, Status};
use super::legend::legend;
use super::speak::{BETWEEN, Stage};
use super::{Document, Sheet, captions, errata, marks, words};
use crate::locale::Lang;
use crate::source::markdown;
use crate::typography;
use crate::versions;
use crate::view::{
    Alternate, Badge, Block, Colophon, Cover, Edition, Fact, Form, Format, Furniture, Item, Labels, Masthead, Node,
    PagePattern, Passage, Picture, Section, Signature, Text, Tone, View, name_pictures, number_footnotes,
};
use crate::workspace::Workspace;

/// The view of a document in an edition, with marks where a correction changed what it says. `hash` is that of the
/// canonical source.
pub fn compose(workspace: &Workspace, document: &Document, edition: &Edition, hash: &str) -> View {
    corrected(workspace, document, edition, hash, true)
}

/// The same without marks in the text.
pub fn compose_unmarked(workspace: &Workspace, document: &Document, edition: &Edition, hash: &str) -> View {
    corrected(workspace, document, edition, hash, false)
}

fn corrected(workspace: &Workspace, document: &Document, edition: &Edition, hash: &str, marked: bool) -> View {
    let stage = Stage::new(workspace, edition);
    let errata = versions::errata(document, &workspace.ledger);
    let pages = |document: &Document| pages(workspace, document, &stage, hash);
    let mut view = pages(document);
    if let Some(last) = errata.corrected.last().filter(|_| marked) {
        marks::mark(workspace, document, &stage, last, &pages, &mut view);
    }
    view.masthead.corrects = errata::corrects(&stage, &errata);
    // What changed stands before what is attached, and before the signatures, which are under all of it.
    let closing = |section: &Section| matches!(section.name, "annexes" | "signatures");
    let end = view.sections.iter().rposition(|section| !closing(section)).map_or(0, |last| last + 1);
    view.sections.splice(end..end, errata::section(workspace, document, &stage, &errata));
    finished(document, &stage, view)
}

/// What a document says, before anything is said of its versions.
fn pages(workspace: &Workspace, document: &Document, stage: &Stage, hash: &str) -> View {
    let mut sheet = document.content.sheet(stage);
    sheet.sections.extend(annexes(stage, document));
    sheet.sections.extend(signatures(stage, document));
    let leaves = document.content.leaves(stage);
    let alternates = alternates(document, stage.edition);
    let facts = document.content.cover(stage);
    let cover = (!facts.is_empty()).then(|| Cover { facts, contents: stage.word(words::CONTENTS) });
    View { cover, alternates, leaves, ..view(workspace, document, stage, sheet, hash) }
}

/// The view of a document's sheet for the wall; that of its pages when it asks for none.
pub fn compose_wall(workspace: &Workspace, document: &Document, edition: &Edition, hash: &str) -> View {
    let Some(paper) = document.content.wall() else { return compose(workspace, document, edition, hash) };
    let stage = Stage::new(workspace, edition);
    let sheet = document.content.wall_sheet(&stage);
    let view = view(workspace, document, &stage, sheet, hash);
    finished(document, &stage, View { form: Form::Wall, paper: paper.key(), ..view })
}

/// What both have: masthead, colophon, furniture.
fn view(workspace: &Workspace, document: &Document, stage: &Stage, sheet: Sheet, hash: &str) -> View {
    let header = &document.header;
    let edition = stage.edition;
    let title = stage.line(&header.title);
    let body = stage.each(|speaker| match stage.directory.find(&header.body.0) {
        Some(entry) => speaker.text(&entry.name),
        None => header.body.0.v.clone(),
    });
    let status = status_badge(stage, header.status);
    let version = header
        .version
        .as_ref()
        .map(|version| stage.each(|speaker| format!("{} {}", words::VERSION.get(speaker.lang), version.v)));
    let issued = stage.each(|speaker| {
        format!("{} {}", words::ISSUED.get(speaker.lang), crate::locale::date_words(speaker.lang, header.issued.v))
    });
    let contact = header.contact.as_ref().map(|contact| contact_line(stage, contact));

    let running_version = match &version {
        Some(version) => join_texts(stage, &[&status.text, version]),
        None => status.text.clone(),
    };
    let mut lines = vec![join_texts(stage, &[&status.text, version.as_ref().unwrap_or(&Text::default()), &issued])];
    lines.push(
        stage.each(|speaker| format!("{}: {}", words::SOURCE_HASH.get(speaker.lang), &hash[..12.min(hash.len())])),
    );

    View {
        id: document.id().to_owned(),
        kind: document.kind.key,
        langs: edition.langs().to_vec(),
        form: Form::Pages,
        paper: header.paper.unwrap_or(workspace.config.paper).key(),
        upright: document.content.is_upright(),
        window_title: String::new(),
        author: String::new(),
        issued: (header.issued.year(), header.issued.month(), header.issued.day()),
        cover: None,
        watermark: (header.status == Status::Draft).then(|| stage.word(words::DRAFT_MARK)),
        masthead: Masthead {
            kind: sheet.kind,
            body,
            title: title.clone(),
            status,
            status_note: stage.optional(&header.status_note),
            version,
            corrects: None,
            issued,
            distribution: header.distribution.map(|whom| distribution(stage, whom)),
            logos: match &header.logo[..] {
                [] => logos(stage, workspace.theme.logos(), "/"),
                own => logos(stage, own, ""),
            },
            facts: sheet.facts,
        },
        lists: if document.content.numbers_captions() { captions::lists(stage, &sheet.sections) } else { Vec::new() },
        sections: sheet.sections,
        leaves: Vec::new(),
        legend: None,
        colophon: Colophon {
            lines,
            contact: header.contact.as_ref().zip(contact.clone()).map(|(contact, line)| with_links(line, contact)),
        },
        furniture: Furniture { title, version: running_version, contact, page: page_patterns(edition) },
        alternates: Vec::new(),
        footnotes: Vec::new(),
        pictures: Vec::new(),
        labels: Labels {
            skip: stage.word(words::SKIP),
            editions: stage.word(words::EDITIONS),
            contents: stage.word(words::CONTENTS),
            footnotes: stage.word(words::FOOTNOTES),
            back: stage.word(words::BACK),
            index: stage.word(words::INDEX),
        },
    }
}

/// The view with its pictures named, the legend of what it uses, its texts dressed and its footnotes numbered.
fn finished(document: &Document, stage: &Stage, mut view: View) -> View {
    let folder = document.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    name_pictures(&mut view, |typed| crate::workspace::join_path(folder, typed));
    view.legend = legend(stage, &mut view);
    typography::dress(&mut view);
    view.window_title = view.masthead.title.plain_all();
    view.author = view.masthead.body.plain();
    number_footnotes(&mut view);
    view
}

/// The state of a document as a badge.
pub fn status_badge(stage: &Stage, status: Status) -> Badge {
    let tone = match status {
        Status::Draft | Status::Circulated => Tone::Provisional,
        Status::Approved | Status::Corrected => Tone::Final,
        Status::Superseded => Tone::Dropped,
    };
    Badge { tone, text: stage.word(status.word()) }
}

fn distribution(stage: &Stage, whom: Distribution) -> Text {
    stage.each(|speaker| format!("{}: {}", words::DISTRIBUTION.get(speaker.lang), whom.word().get(speaker.lang)))
}

fn contact_line(stage: &Stage, contact: &Contact) -> Text {
    stage.each(|speaker| {
        let mut parts = Vec::new();
        parts.extend(contact.name.as_ref().map(|name| speaker.text(name)));
        parts.extend(contact.address.as_ref().map(|address| speaker.text(address)));
        parts.extend(contact.phone.as_ref().map(|phone| format!("{} {}", words::PHONE.get(speaker.lang), phone.v)));
        parts.extend(contact.email.as_ref().map(|email| email.v.clone()));
        parts.extend(contact.web.as_ref().map(|web| web.v.clone()));
        parts.join(BETWEEN)
    })
}

/// The contact line with its addresses as links. Running feet have it without: links do not belong in furniture.
fn with_links(mut line: Text, contact: &Contact) -> Text {
    let mail = contact.email.as_ref().map(|email| (email.v.as_str(), format!("mailto:{}", email.v)));
    let web = contact.web.as_ref().map(|web| (web.v.as_str(), web.v.clone()));
    let links: Vec<_> = mail.into_iter().chain(web.filter(|(_, url)| markdown::is_followable(url))).collect();
    for passage in &mut line.0 {
        for (shown, url) in &links {
            passage.nodes =
                std::mem::take(&mut passage.nodes).into_iter().flat_map(|node| linked(node, shown, url)).collect();
        }
    }
    line
}

/// A node of text, cut where `shown` stands in it.
fn linked(node: Node, shown: &str, url: &str) -> Vec<Node> {
    let text = |s: &str| Node::Text { s: s.to_owned() };
    match &node {
        Node::Text { s } => match s.split_once(shown).filter(|_| !shown.is_empty()) {
            Some((before, after)) => {
                let link = Node::Link { url: url.to_owned(), c: vec![text(shown)] };
                [text(before), link, text(after)]
                    .into_iter()
                    .filter(|n| !matches!(n, Node::Text { s } if s.is_empty()))
                    .collect()
            }
            None => vec![node],
        },
        _ => vec![node],
    }
}

/// Short texts in one line, language by language, separated by a dot.
fn join_texts(stage: &Stage, texts: &[&Text]) -> Text {
    let in_lang = |text: &Text, lang: Lang| {
        text.0.iter().find(|p| p.lang == lang).or(text.0.first()).map(Passage::to_plain).unwrap_or_default()
    };
    stage.each(|speaker| {
        let parts: Vec<String> = texts.iter().map(|t| in_lang(t, speaker.lang)).filter(|s| !s.is_empty()).collect();
        parts.join(BETWEEN)
    })
}

/// Logos as they stand in a masthead, their paths counted from `base`: that of the theme's is the root, `/`.
pub fn logos(stage: &Stage, rows: &[Logo], base: &str) -> Vec<Picture> {
    rows.iter()
        .map(|logo| Picture {
            file: format!("{base}{}", logo.path.v),
            alt: logo.alt.as_ref().map(|alt| stage.line(alt)).unwrap_or_default(),
        })
        .collect()
}

fn annexes(stage: &Stage, document: &Document) -> Option<Section> {
    let items: Vec<Item> = document
        .header
        .annex
        .iter()
        .enumerate()
        .map(|(i, annex)| {
            let mut title = stage.line(&annex.title);
            if let Some(link) = annex.link.as_ref().filter(|link| markdown::is_followable(link)) {
                for passage in &mut title.0 {
                    let c = std::mem::take(&mut passage.nodes);
                    passage.nodes = vec![Node::Link { url: link.v.clone(), c }];
                }
            }
            let blocks = vec![Block::Prose { text: title }];
            Item { id: None, marker: format!("{}.", i + 1), title: None, aside: Vec::new(), blocks }
        })
        .collect();
    let heading = stage.word(words::ANNEXES);
    (!items.is_empty()).then(|| Section {
        name: "annexes",
        id: "part:annexes".into(),
        number: None,
        heading,
        blocks: vec![Block::Items { items }],
    })
}

fn signatures(stage: &Stage, document: &Document) -> Option<Section> {
    let people: Vec<Signature> = document
        .header
        .signature
        .iter()
        .map(|line| {
            let post = stage.each(|speaker| {
                let mut parts = Vec::new();
                parts.extend(line.post.as_ref().map(|post| speaker.text(post)));
                parts.extend(line.body.as_ref().map(|body| speaker.body(body)));
                parts.join(", ")
            });
            match &line.name {
                Some(name) => {
                    Signature { name: stage.same(name.v.clone()), post: Some(post).filter(|p| !p.is_empty()) }
                }
                None => Signature { name: post, post: None },
            }
        })
        .collect();
    let heading = stage.word(words::SIGNATURES);
    (!people.is_empty()).then(|| Section {
        name: "signatures",
        id: "part:signatures".into(),
        number: None,
        heading,
        blocks: vec![Block::Signatures { people }],
    })
}

fn page_patterns(edition: &Edition) -> Vec<PagePattern> {
    edition.langs().iter().map(|&lang| PagePattern { lang, pattern: words::PAGE.get(lang) }).collect()
}

/// The other files of the document, by the languages of their edition.
fn alternates(document: &Document, current: &Edition) -> Vec<Alternate> {
    let mut list = Vec::new();
    for edition in &document.editions {
        let lang = match edition.langs() {
            [only] => Some(*only),
            _ => None,
        };
        // Each edition is named in its own language, as language switches do.
        let label =
            edition.langs().iter().map(|lang| super::speak::capital(lang.name().get(*lang))).collect::<Vec<_>>();
        let wall: Vec<&str> = edition.langs().iter().map(|lang| words::FOR_THE_WALL.get(*lang)).collect();
        let published: Vec<Format> = document.formats().collect();
        // The page that is read in the browser comes first.
        let order = [Format::Html, Format::Pdf, Format::Wall].into_iter();
        for format in order.filter(|format| published.contains(format)) {
            list.push(Alternate {
                href: file_name(document.id(), edition, format),
                label: match format {
                    Format::Html => label.join(" + "),
                    Format::Pdf => format!("{} (PDF)", label.join(" + ")),
                    Format::Wall => format!("{} (PDF, {})", label.join(" + "), wall.join(" / ")),
                },
                lang,
                current: format == Format::Html && edition == current,
            });
        }
    }
    list
}

/// Name of an output: `<id>.<languages>.<format>`; a plus sign would be read as a space in some addresses.
pub fn file_name(id: &str, edition: &Edition, format: Format) -> String {
    format!("{id}.{}.{}", edition.to_string().replace('+', "-"), format.extension())
}

impl Stage<'_> {
    /// A fact whose value may be absent.
    pub fn maybe(&self, label: crate::locale::Word, value: Option<Text>) -> Option<Fact> {
        value.filter(|text| !text.is_empty()).map(|text| self.fact(label, text))
    }
}
