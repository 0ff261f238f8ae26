//! What a theme file may set: families, sizes, distances, colours, tones.
//!
//! Before it: TOML with spans. After it: the settings that are laid over those of the built-in theme. Every key may be
//! left out: a workspace that wants another blue says that and nothing else, and a setting that a later version brings
//! does not break its file.

use std::ops::Range;

use toml::de::DeValue;

use super::colour::Colour;
use crate::diag::{Finding, Fix, codes, nearest};
use crate::kinds::Logo;
use crate::say;
use crate::source::{FieldValue, Form, Reader, Type, Val, Value};

/// A font family that the binary carries, with the fonts of like shape that a page falls back on: it holds no fonts.
pub struct Family {
    pub name: &'static str,
    pub likes: &'static str,
}

/// The families of `fonts/`; a test holds them against the files.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "Source Serif 4",
        likes: "\"Source Serif Pro\",Charter,\"Bitstream Charter\",Georgia,Cambria,\"Noto Serif\",serif",
    },
    Family {
        name: "Source Sans 3",
        likes: "\"Source Sans Pro\",\"Segoe UI\",Roboto,\"Noto Sans\",\"Helvetica Neue\",Arial,sans-serif",
    },
];

/// The value of a setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given {
    /// Name of one of [`FAMILIES`].
    Family(&'static str),
    Number(f64),
    Colour(Colour),
    Shape(Shape),
}

/// A value with its place in the file.
pub type Placed = (Vec<&'static str>, Given, Range<usize>);

/// What lists its settings by their keys.
pub trait Settings {
    /// Adds every value that is there, its keys below `path`.
    fn list(&self, path: &[&'static str], found: &mut Vec<Placed>);
}

/// Declares a table of settings: a record whose every field may be left out.
macro_rules! settings {
    ($(#[doc = $about:literal])+ pub struct $name:ident($about_es:literal) {
        $($(#[doc = $doc:literal])+ $field:ident($es:literal: $doc_es:literal $(, $key:literal)?): $ty:ty,)*
    }) => {
        crate::record! {
            $(#[doc = $about])+
            pub struct $name($about_es) {
                $($(#[doc = $doc])+ $field($es: $doc_es $(, $key)?): Option<$ty>,)*
            }
        }

        impl Settings for $name {
            fn list(&self, path: &[&'static str], found: &mut Vec<Placed>) {
                $(if let Some(value) = &self.$field {
                    value.list(&[path, &[crate::record!(@key $field $($key)?)]].concat(), found);
                })*
            }
        }
    };
}

settings! {
    /// The look of every publication: of the PDFs, of the pages, of the index. Every key may be left out.
    pub struct ThemeFile("El aspecto de todas las publicaciones: de los PDF, de las páginas y del índice. Toda clave se puede omitir.") {
        /// Families of letters.
        fonts("fuentes": "Familias de letras."): Fonts,
        /// Sizes of letters, in points.
        size("tamaño": "Tamaños de letra, en puntos."): Sizes,
        /// Distances.
        space("espacio": "Distancias."): Spaces,
        /// Colours of paper and of bright screens.
        colour("color": "Colores del papel y de las pantallas claras."): Colours,
        /// One entry a meaning: its colours and its shape.
        tone("tono": "Una entrada por significado: sus colores y su forma."): Tones,
        /// The same colours for screens that ask for a dark page.
        dark("oscuro": "Los mismos colores para las pantallas que piden una página oscura."): Colours,
        /// Logos of the documents that name none of their own; their paths are counted from the root of the workspace.
        logo("logotipo": "Logotipos de los documentos que no nombran ninguno propio, con su ruta desde la carpeta raíz \
            del espacio de trabajo."): Vec<Logo>,
    }
}

settings! {
    /// Families of letters.
    pub struct Fonts("Familias de letras.") {
        /// Running text.
        text("texto": "Texto corrido."): Val<&'static Family>,
        /// Titles and headings.
        title("títulos": "Títulos."): Val<&'static Family>,
        /// Tables, labels, running heads.
        label("rótulos": "Cuadros, rótulos, cabeceras de página."): Val<&'static Family>,
    }
}

settings! {
    /// Sizes of letters, in points.
    pub struct Sizes("Tamaños de letra, en puntos.") {
        /// Tables with many columns, notes, running heads.
        small("pequeño": "Cuadros de muchas columnas, notas, cabeceras de página."): Val<Measure<6, 12>>,
        /// Tables.
        table("cuadro": "Cuadros."): Val<Measure<7, 14>>,
        /// Running text.
        text("texto": "Texto corrido."): Val<Measure<8, 16>>,
        /// Headings of parts.
        heading("encabezado": "Títulos de las partes."): Val<Measure<9, 24>>,
        /// The document's title.
        title("título": "Título del documento."): Val<Measure<12, 48>>,
        /// The title on a cover.
        display("portada": "Título en la portada."): Val<Measure<16, 72>>,
    }
}

settings! {
    /// Distances.
    pub struct Spaces("Distancias.") {
        /// Space between lines, in parts of the size of the letters.
        leading("interlínea": "Espacio entre líneas, en partes del tamaño de la letra."): Val<Measure<0, 2>>,
        /// Base of all distances, in points.
        unit("unidad": "Base de todas las distancias, en puntos."): Val<Measure<2, 8>>,
    }
}

settings! {
    /// Colours of a page, by what they are for.
    pub struct Colours("Colores de una página, según para qué son.") {
        /// Structure: rules, heads, links.
        brand("marca": "Estructura: filetes, cabezas de cuadro, enlaces."): Val<Colour>,
        /// Ground of groups, notes and tracks of bars.
        brand_soft("marca suave": "Fondo de grupos, notas y barras.", "brand-soft"): Val<Colour>,
        /// Text.
        ink("tinta": "Texto."): Val<Colour>,
        /// Labels, the second language, running heads.
        quiet("discreto": "Rótulos, segundo idioma, cabeceras de página."): Val<Colour>,
        /// Thin rules, which part things and say nothing.
        rule("filete": "Filetes finos, que separan y no dicen nada."): Val<Colour>,
        /// The page.
        paper("papel": "La página."): Val<Colour>,
    }
}

settings! {
    /// Meanings of badges and bars.
    pub struct Tones("Significados de las etiquetas y las barras.") {
        /// Strong, best rating.
        strong("sólido": "Sólido, la mejor calificación."): Tone,
        /// Satisfactory.
        satisfactory("satisfactorio": "Satisfactorio."): Tone,
        /// Unsatisfactory.
        unsatisfactory("insatisfactorio": "Insatisfactorio."): Tone,
        /// Weak, worst rating.
        weak("débil": "Débil, la peor calificación."): Tone,
        /// Top priority.
        high("máxima": "Prioridad máxima."): Tone,
        /// Medium priority.
        medium("media": "Prioridad media."): Tone,
        /// Low priority.
        low("baja": "Prioridad baja."): Tone,
        /// Done.
        done("cumplido": "Cumplido."): Tone,
        /// Under way.
        under_way("en curso": "En curso.", "under-way"): Tone,
        /// Not started.
        not_started("sin iniciar": "Sin iniciar.", "not-started"): Tone,
        /// Dropped.
        dropped("descartado": "Descartado."): Tone,
        /// Not final: drafts, documents in circulation.
        provisional("provisional": "No definitivo: borradores y documentos en circulación."): Tone,
        /// Final.
        final_("definitivo": "Definitivo.", "final"): Tone,
    }
}

settings! {
    /// The colours and the shape of a meaning.
    pub struct Tone("Los colores y la forma de un significado.") {
        /// Words and shape; on dark screens their ground.
        ink("tinta": "Palabras y forma; en las pantallas oscuras, su fondo."): Val<Colour>,
        /// Their ground; on dark screens words and shape.
        paper("papel": "Su fondo; en las pantallas oscuras, palabras y forma."): Val<Colour>,
        /// A shape that survives a photocopy.
        shape("forma": "Una forma que sobrevive a la fotocopia."): Val<Shape>,
    }
}

crate::choices! {
    /// Shapes beside the words of a meaning.
    pub enum Shape {
        Full "full": "círculo lleno" / "full circle",
        Three "three": "tres cuartos" / "three quarters",
        Half "half": "medio círculo" / "half circle",
        Quarter "quarter": "un cuarto" / "a quarter",
        None "none": "círculo vacío" / "empty circle",
        Up "up": "triángulo hacia arriba" / "triangle pointing up",
        Level "level": "franjas" / "stripes",
        Down "down": "triángulo hacia abajo" / "triangle pointing down",
        Check "check": "marca de visto" / "check mark",
        Cross "cross": "aspa" / "cross",
        Dot "dot": "punto" / "dot",
    }
}

/// A number from `LOW` to `HIGH`: nobody reads letters of two points, and none of forty fit into a table.
#[derive(Debug, Clone, Copy)]
pub struct Measure<const LOW: u32, const HIGH: u32>(f64);

trait Leaf {
    fn given(&self) -> Given;
}

impl<const LOW: u32, const HIGH: u32> Leaf for Measure<LOW, HIGH> {
    fn given(&self) -> Given {
        Given::Number(self.0)
    }
}

impl Leaf for Colour {
    fn given(&self) -> Given {
        Given::Colour(*self)
    }
}

impl Leaf for Shape {
    fn given(&self) -> Given {
        Given::Shape(*self)
    }
}

impl Leaf for &'static Family {
    fn given(&self) -> Given {
        Given::Family(self.name)
    }
}

impl<T: Leaf> Settings for Val<T> {
    fn list(&self, path: &[&'static str], found: &mut Vec<Placed>) {
        found.push((path.to_vec(), self.v.given(), self.span.clone()));
    }
}

/// Logos are no settings: a document shows those of one file, they are not laid one over another.
impl Settings for Vec<Logo> {
    fn list(&self, _: &[&'static str], _: &mut Vec<Placed>) {}
}

impl std::fmt::Debug for Family {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl FieldValue for Val<Colour> {
    const TYPE: Type = Type::Scalar {
        es: "un color en hexadecimal",
        en: "a colour in hexadecimal digits",
        example: "\"#0b4f6c\"",
        form: Form::Pattern(r"^\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*$"),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let written = reader.string(value, Self::TYPE)?;
        let colour = Colour::parse(written);
        if colour.is_none() {
            let message = say!("«{written}» no es un color" | "“{written}” is not a colour");
            let bare = Colour::parse(&format!("#{written}"));
            let help = match bare {
                Some(_) => say!("le falta el signo #: «#{written}»" | "the sign # is missing: “#{written}”"),
                None => say!(
                    "escriba # y seis cifras hexadecimales (0–9, a–f), por ejemplo «#0b4f6c»"
                        | "write # and six hexadecimal digits (0–9, a–f), for example “#0b4f6c”"
                ),
            };
            let fix = bare.map(|_| {
                Fix::new(say!("escriba «#{written}»" | "write “#{written}”")).replace(
                    reader.file,
                    value.span(),
                    format!("\"#{written}\""),
                )
            });
            let found = Finding::new(codes::NOT_A_COLOUR, reader.file, value.span(), message).help(help);
            reader.report(Finding { fix, ..found });
        }
        Some(Val { v: colour?, span: value.span() })
    }
}

impl FieldValue for Val<&'static Family> {
    const TYPE: Type = Type::Scalar {
        es: "el nombre de una familia de letras",
        en: "the name of a font family",
        example: "\"Source Serif 4\"",
        form: Form::Text,
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let written = reader.string(value, Self::TYPE)?.trim();
        if let Some(family) = FAMILIES.iter().find(|family| family.name == written) {
            return Some(Val { v: family, span: value.span() });
        }
        let message = say!("no hay ninguna fuente «{written}»" | "there is no font “{written}”");
        let all = FAMILIES.iter().map(|family| family.name).collect::<Vec<_>>().join(", ");
        let near = nearest(written, FAMILIES.iter().map(|family| family.name));
        let help = match near {
            Some(near) => {
                say!("¿quiso decir «{near}»? Las fuentes son: {all}" | "did you mean “{near}”? The fonts are: {all}")
            }
            None => say!(
                "las fuentes que pliego lleva son: {all}; las del equipo no se usan, para que todos publiquen lo mismo"
                    | "the fonts that pliego carries are: {all}; those of the computer are not used, so that everybody publishes the same"
            ),
        };
        let fix = near.map(|near| {
            Fix::new(say!("cambie «{written}» por «{near}»" | "change “{written}” to “{near}”")).replace(
                reader.file,
                value.span(),
                format!("\"{near}\""),
            )
        });
        let found = Finding::new(codes::NO_SUCH_FONT, reader.file, value.span(), message).help(help);
        reader.report(Finding { fix, ..found });
        None
    }
}

impl<const LOW: u32, const HIGH: u32> FieldValue for Val<Measure<LOW, HIGH>> {
    const TYPE: Type =
        Type::Scalar { es: "un número", en: "a number", example: "8.5", form: Form::Number(LOW as f64, HIGH as f64) };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let span = value.span();
        let number = match value.get_ref() {
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            DeValue::Float(float) => float.as_str().parse().ok(),
            // "10pt", "10,5": a number is meant.
            DeValue::String(words) => {
                let bare = words
                    .trim()
                    .trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || c == '%')
                    .replace(',', ".");
                let message = say!("«{words}» no es un número" | "“{words}” is not a number");
                let found = Finding::new(codes::BAD_MEASURE, reader.file, span.clone(), message);
                let number = bare.parse::<f64>().ok().filter(|_| bare.starts_with(|c: char| c.is_ascii_digit()));
                let (help, fix) = match number {
                    Some(_) => (
                        say!("escriba {bare}, sin comillas ni unidad" | "write {bare}, without quotes or unit"),
                        Some(Fix::new(say!("escriba {bare}" | "write {bare}")).replace(reader.file, span, &*bare)),
                    ),
                    None => (say!("escriba un número de {LOW} a {HIGH}" | "write a number from {LOW} to {HIGH}"), None),
                };
                reader.report(Finding { fix, ..found.help(help) });
                return None;
            }
            _ => None,
        };
        let Some(number) = number else {
            reader.wrong_type(value, Self::TYPE);
            return None;
        };
        if !(f64::from(LOW)..=f64::from(HIGH)).contains(&number) {
            let written = reader.file.text.get(span.clone()).unwrap_or_default();
            let key = reader.address();
            let key = key.split_once('#').map_or(&*key, |(_, key)| key);
            let message = say!("«{key}» no puede ser {written}" | "“{key}” cannot be {written}");
            reader.report(Finding::new(codes::BAD_MEASURE, reader.file, span, message).help(say!(
                "escriba un número de {LOW} a {HIGH}: fuera de eso las páginas no se pueden leer ni componer"
                    | "write a number from {LOW} to {HIGH}: beyond that the pages can be neither read nor set"
            )));
            return None;
        }
        Some(Val { v: Measure(number), span })
    }
}
