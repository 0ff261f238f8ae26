//! How a view finds its words: texts, names, dates and numbers in the languages of an edition.

use chrono::NaiveDate;

use super::{Document, Loaded, words};
use crate::locale::{Lang, Locale, Word, date_words, join, period_words, roman, weekday_words};
use crate::source::{BodyRef, Line, LocalText, Period, Person, Prose, Reserved, TimeOfDay, markdown};
use crate::view::{Cell, Column, Edition, Fact, Part, Passage, Role, Text};
use crate::workspace::{Directory, Workspace};

/// The surroundings in which a view is made: one edition of one document.
pub struct Stage<'a> {
    pub edition: &'a Edition,
    pub locale: &'a Locale,
    pub directory: &'a Directory,
    /// All documents of the workspace: some views say what another document holds.
    pub documents: &'a [Loaded],
}

/// One language of an edition while its words are put together; remembers when a word was missing.
pub struct Speaker<'a> {
    pub lang: Lang,
    stage: &'a Stage<'a>,
    stand_in: Option<Lang>,
}

impl<'a> Stage<'a> {
    /// The surroundings of one edition in a workspace.
    pub fn new(workspace: &'a Workspace, edition: &'a Edition) -> Stage<'a> {
        let Workspace { config, directory, documents, .. } = workspace;
        Stage { edition, locale: &config.locale, directory, documents }
    }

    /// The document of that id, when it was read without an error.
    pub fn document(&self, id: &str) -> Option<&'a Document> {
        self.documents.iter().filter_map(|loaded| loaded.document.as_ref()).find(|document| document.id() == id)
    }

    /// A text made of one string a language; one passage when all languages say the same.
    pub fn each(&self, words: impl Fn(&mut Speaker) -> String) -> Text {
        let passages = self.edition.langs().iter().map(|&lang| {
            let mut speaker = Speaker { lang, stage: self, stand_in: None };
            let words = words(&mut speaker);
            let nodes = if words.is_empty() { Vec::new() } else { Passage::plain(lang, words).nodes };
            let passage = Passage::of(lang, false, nodes);
            speaker.stand_in.map_or(passage.clone(), |source| marked(passage, lang, source))
        });
        collapse(passages.collect())
    }

    /// A fixed word.
    pub fn word(&self, word: Word) -> Text {
        self.each(|speaker| word.get(speaker.lang).to_owned())
    }

    /// A line of text.
    pub fn line(&self, line: &Line) -> Text {
        self.local(line)
    }

    /// A line that may be absent.
    pub fn optional(&self, line: &Option<Line>) -> Option<Text> {
        line.as_ref().map(|line| self.local(line)).filter(|text| !text.is_empty())
    }

    /// A text in prose. A reserved value says in words what it means.
    pub fn prose(&self, prose: &Prose) -> Text {
        let word = match prose.reserved {
            None => return self.local(prose),
            Some(Reserved::NoComments) => words::NO_COMMENTS,
            Some(Reserved::NotApplicable) => words::NOT_APPLICABLE,
        };
        self.each(|s| format!("{}.", capital(word.get(s.lang))))
    }

    /// A quarter as the head of a column: "I trim.", "Quarter 1".
    pub fn quarter(&self, n: usize) -> Text {
        self.each(|s| match s.lang {
            Lang::ES => format!("{} {}", roman(n), words::QUARTER.get(s.lang)),
            _ => format!("{} {n}", capital(words::QUARTER.get(s.lang))),
        })
    }

    /// A string that is the same in every language.
    pub fn same(&self, words: impl Into<String>) -> Text {
        Text::same(self.edition.lead(), words)
    }

    /// A number.
    pub fn number(&self, value: f64) -> Text {
        self.each(|speaker| self.locale.numbers(speaker.lang).number(value))
    }

    /// A percentage.
    pub fn percent(&self, value: f64) -> Text {
        self.each(|speaker| self.locale.numbers(speaker.lang).percent(value))
    }

    /// A day: "3 de marzo de 2022".
    pub fn date(&self, date: NaiveDate) -> Text {
        self.each(|speaker| date_words(speaker.lang, date))
    }

    /// A day with its weekday, computed: "Jueves 3 de marzo de 2022".
    pub fn weekday(&self, date: NaiveDate) -> Text {
        self.each(|speaker| capital(&weekday_words(speaker.lang, date)))
    }

    /// A period, beginning with a capital.
    pub fn period(&self, period: &Period) -> Text {
        match period {
            Period::Text(text) => self.local(text),
            period => self.each(|speaker| speaker.period(period)),
        }
    }

    /// A time of day.
    pub fn time(&self, time: TimeOfDay) -> Text {
        self.same(time.to_string())
    }

    /// A body by its short name.
    pub fn body(&self, body: &BodyRef) -> Text {
        self.each(|speaker| speaker.body(body))
    }

    /// Bodies in one cell, one a line.
    pub fn bodies(&self, bodies: &[BodyRef]) -> Cell {
        let part = |body: &BodyRef| match body.reserved() {
            Some(_) => Part::Reserved { text: self.body(body) },
            None => self.body(body).part(),
        };
        Cell(bodies.iter().map(part).collect())
    }

    /// A person: name, post, body, as far as they are known.
    pub fn person(&self, person: &Person) -> Text {
        self.each(|speaker| speaker.person(person))
    }

    /// A label with people, one a line; `None` when there are none.
    pub fn people(&self, label: Word, people: &[Person]) -> Option<Fact> {
        let value: Vec<Part> = people.iter().map(|person| self.person(person).part()).collect();
        (!value.is_empty()).then(|| Fact { label: self.word(label), value })
    }

    /// The content of a cell: a text, a reserved value, or nothing.
    pub fn cell(&self, text: Option<&LocalText>) -> Cell {
        let Some(text) = text else { return Cell::default() };
        if text.reserved.is_some() {
            return Cell(vec![Part::Reserved { text: self.local(text) }]);
        }
        Cell::from(self.local(text))
    }

    /// A column of a table, by its fixed head.
    pub fn column(&self, key: &'static str, label: Word, role: Role) -> Column {
        Column::new(key, self.word(label), role)
    }

    /// A label with a value.
    pub fn fact(&self, label: Word, value: Text) -> Fact {
        Fact { label: self.word(label), value: vec![value.part()] }
    }

    /// A text of the document in the languages of the edition.
    pub fn local(&self, text: &LocalText) -> Text {
        let passages = self.edition.langs().iter().map(|&lang| match text.get(lang) {
            Some(words) => passage(lang, words, text.prose),
            // What needs no translation is the same in every language.
            None if text.is_neutral() => passage(lang, text.source().1, text.prose),
            None => {
                let (source, words) = text.source();
                marked(passage(source, words, text.prose), lang, source)
            }
        });
        // In a paired edition the text that stands in would only repeat its neighbour.
        let mut passages: Vec<Passage> = passages.collect();
        if passages.len() > 1 {
            let shown: Vec<Lang> = passages.iter().filter(|p| p.mark.is_none()).map(|p| p.lang).collect();
            passages.retain(|p| p.mark.is_none() || !shown.contains(&p.lang));
        }
        collapse(passages)
    }
}

impl Speaker<'_> {
    /// The words of a text in this language; what stands in for a missing translation is remembered.
    pub fn text(&mut self, text: &LocalText) -> String {
        match text.get(self.lang) {
            Some(words) => words.to_owned(),
            None => {
                let (source, words) = text.source();
                if !text.is_neutral() {
                    self.stand_in = Some(source);
                }
                words.to_owned()
            }
        }
    }

    /// A period, beginning with a capital.
    pub fn period(&mut self, period: &Period) -> String {
        match period {
            Period::Text(text) => self.text(text),
            period => capital(&period_words(self.lang, period)),
        }
    }

    /// A body by its short name; one that is not declared, as typed.
    pub fn body(&mut self, body: &BodyRef) -> String {
        if body.is_all() {
            return super::words::EVERYBODY.get(self.lang).to_owned();
        }
        match self.stage.directory.find(&body.0) {
            Some(entry) => self.text(entry.short()),
            None => body.0.v.clone(),
        }
    }

    /// Bodies in a list: "ACNUR y OIM".
    pub fn bodies(&mut self, bodies: &[BodyRef]) -> String {
        let names: Vec<String> = bodies.iter().map(|body| self.body(body)).collect();
        join(self.lang, &names)
    }

    /// A person: name, post, body, as far as they are known.
    pub fn person(&mut self, person: &Person) -> String {
        let mut parts = Vec::new();
        parts.extend(person.name.as_ref().map(|name| name.v.clone()));
        parts.extend(person.post.as_ref().map(|post| self.text(post)));
        parts.extend(person.body.as_ref().map(|body| self.body(body)));
        parts.join(", ")
    }
}

fn passage(lang: Lang, words: &str, prose: bool) -> Passage {
    let nodes = if words.is_empty() {
        Vec::new()
    } else if prose {
        markdown::parse(words).0
    } else {
        Passage::plain(lang, words).nodes
    };
    Passage::of(lang, prose, nodes)
}

/// The passage with the mark of one that stands in for a missing text in `lang`.
fn marked(passage: Passage, lang: Lang, source: Lang) -> Passage {
    Passage { mark: Some(mark(lang, source)), mark_lang: Some(lang), ..passage }
}

/// One passage when all say the same, as figures and names do; a space before a sign makes no difference.
fn collapse(mut passages: Vec<Passage>) -> Text {
    let bare = |p: &Passage| p.to_plain().replace([' ', '\u{a0}'], "");
    let figures = |p: &Passage| !p.to_plain().chars().any(char::is_alphabetic);
    let same = passages.windows(2).all(|pair| {
        pair[0].nodes == pair[1].nodes || (figures(&pair[0]) && figures(&pair[1]) && bare(&pair[0]) == bare(&pair[1]))
    });
    if same {
        passages.truncate(1);
    }
    Text(passages)
}

/// What stands before a text that is not in the language of the edition.
fn mark(lang: Lang, source: Lang) -> &'static str {
    match (lang, source) {
        (Lang::ES, Lang::EN) => "[en inglés]",
        (Lang::ES, _) => "[en español]",
        (_, Lang::ES) => "[in Spanish]",
        _ => "[in English]",
    }
}

/// Between short texts on one line; the line does not begin with the dot.
pub const BETWEEN: &str = "\u{a0}· ";

/// The words with a capital at the start.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
