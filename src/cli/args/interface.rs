//! The command line as clap knows it, in the language of the messages: one function a command.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command as Clap, value_parser};

use crate::locale::Lang;
use crate::schema::subjects;

/// The language of the help, and what several commands say in it.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    fn pick<'t>(self, es: &'t str, en: &'t str) -> &'t str {
        if self.0 == Lang::ES { es } else { en }
    }

    /// Chooses between the Spanish and the English words.
    fn teller(self) -> impl Fn(&'static str, &'static str) -> &'static str {
        move |es, en| self.pick(es, en)
    }

    fn flag(self, name: &'static str, help: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    }

    fn strict(self) -> Arg {
        self.flag("strict", self.pick("Los avisos cuentan como errores", "Warnings count as errors"))
    }

    fn json(self) -> Arg {
        self.flag("json", self.pick("En JSON, en los dos idiomas", "As JSON, in both languages"))
    }

    fn file(self) -> Arg {
        Arg::new("file").value_name(self.pick("ARCHIVO", "FILE")).required(true).value_parser(value_parser!(PathBuf))
    }

    fn path(self) -> Arg {
        let name = self.pick("RUTA", "PATH");
        Arg::new("path").value_name(name).num_args(0..).value_parser(value_parser!(PathBuf)).help(self.pick(
            "Documentos o carpetas; todo el espacio de trabajo si no se dice nada",
            "Documents or folders; the whole workspace when none is given",
        ))
    }

    /// clap's headings, its usage and its help option are English: ours stand in their place.
    fn dress(self, command: Clap, line: &'static str) -> Clap {
        let t = self.teller();
        let (usage, options, arguments) = (t("Uso:", "Usage:"), t("Opciones", "Options"), t("Argumentos", "Arguments"));
        command
            .override_usage(line)
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(t("Órdenes", "Commands"))
            .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}\n\n{{after-help}}"))
            .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(t("Esta ayuda", "This help")))
            .mut_args(|arg| {
                let heading = if arg.is_positional() { arguments } else { options };
                let takes_values = arg.get_action().takes_values();
                arg.help_heading(heading).hide_possible_values(takes_values)
            })
    }
}

/// The whole command line.
pub(super) fn interface(lang: Lang) -> Clap {
    let words = Words(lang);
    let t = words.teller();
    let whole = Clap::new("pliego")
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t("Versión del programa", "Version of the program")),
        )
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "Publicaciones bilingües de órganos de coordinación a partir de documentos TOML",
            "Bilingual publications of coordination bodies from TOML documents",
        ))
        .arg(
            Arg::new("ui-lang")
                .long("ui-lang")
                .global(true)
                .value_name("es|en")
                .value_parser(PossibleValuesParser::new(["es", "en"]))
                .help(t("Idioma de los mensajes", "Language of the messages")),
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            build(words),
            check(words),
            list(words),
            issue(words),
            diff(words),
            extract(words),
            verify(words),
            schema(words),
            explain(words),
            rules(words),
            theme(words),
        ])
        .after_help(t(
            "Ejemplos:\n  pliego build          hace todas las publicaciones\n  pliego check          dice qué hay que corregir\n  pliego list           enumera los documentos\n  pliego verify A.pdf   comprueba una publicación\n  pliego explain D003   explica una regla, con ejemplos\n  pliego schema         ayuda al editor a escribir documentos\n\nCódigos de salida: 0 hecho, 1 hay hallazgos, 2 uso o archivos.",
            "Examples:\n  pliego build          makes all publications\n  pliego check          says what there is to correct\n  pliego list           lists the documents\n  pliego verify A.pdf   checks a publication\n  pliego explain D003   explains a rule, with examples\n  pliego schema         helps an editor to write documents\n\nExit codes: 0 done, 1 findings, 2 usage or files.",
        ))
        .max_term_width(100);
    words.dress(whole, t("pliego [OPCIONES] <ORDEN>", "pliego [OPTIONS] <COMMAND>"))
}

/// `pliego build`.
fn build(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("build")
        .about(t("Hace las publicaciones (PDF y HTML)", "Makes the publications (PDF and HTML)"))
        .arg(words.path())
        .arg(Arg::new("lang").long("lang").value_name(t("EDICIÓN", "EDITION")).action(ArgAction::Append).value_delimiter(',').help(t(
            "Solo estas ediciones: es, en, es+en",
            "These editions only: es, en, es+en",
        )))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(t("FORMATO", "FORMAT"))
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(["pdf", "html"]))
                .help(t("Solo estos formatos: pdf, html", "These formats only: pdf, html")),
        )
        .arg(Arg::new("out").long("out").value_name(t("CARPETA", "FOLDER")).value_parser(value_parser!(PathBuf)).help(t(
            "Carpeta de las publicaciones [por omisión: output]",
            "Folder of the publications [default: output]",
        )))
        .arg(Arg::new("jobs").long("jobs").value_name("N").value_parser(value_parser!(u64).range(1..=255)).help(t(
            "Trabajos a la vez [por omisión: uno por núcleo]",
            "Jobs at a time [default: one a core]",
        )))
        .arg(words.strict())
        .arg(words.flag("open", t("Abre el resultado al terminar", "Opens the result at the end")))
        .arg(words.flag("watch", t("Vuelve a hacer lo que cambia al guardar", "Rebuilds what changes on save")))
        .arg(words.flag("clean", t(
            "Sin marcas de corrección en el texto; la fe de erratas queda",
            "Without marks of corrections in the text; the corrigenda stay",
        )))
        .arg(words.flag("prune", t(
            "Borra las publicaciones de documentos o ediciones que ya no existen",
            "Deletes the publications of documents or editions that are gone",
        )))
        .after_help(t(
            "Ejemplos:\n  pliego build                              todo el espacio de trabajo\n  pliego build content/minutes --lang es     una carpeta, solo en español\n  pliego build plan.toml --format pdf --open un documento, y lo abre",
            "Examples:\n  pliego build                              the whole workspace\n  pliego build content/minutes --lang en     one folder, in English only\n  pliego build plan.toml --format pdf --open one document, and opens it",
        ));
    words.dress(command, t("pliego build [OPCIONES] [RUTA]...", "pliego build [OPTIONS] [PATH]..."))
}

/// `pliego check`.
fn check(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("check")
        .about(t("Revisa los documentos y, con --fix, los corrige", "Checks the documents and, with --fix, corrects them"))
        .arg(words.path())
        .arg(words.strict())
        .arg(words.flag("short", t("Una línea por hallazgo", "One line a finding")).conflicts_with("json"))
        .arg(words.flag("json", t("Los hallazgos como JSON, en la salida estándar", "The findings as JSON, on standard output")))
        .arg(words.flag("fix", t(
            "Corrige en los documentos lo que se puede corregir sin riesgo",
            "Corrects in the documents what can be corrected without risk",
        )))
        .arg(
            words.flag("diff", t("Muestra lo que --fix cambiaría, y no escribe nada", "Shows what --fix would change, and writes nothing"))
                .conflicts_with_all(["fix", "json", "short"]),
        )
        .after_help(t(
            "Ejemplos:\n  pliego check\n  pliego check content/ccpm --strict\n  pliego check --diff      lo que --fix cambiaría\n  pliego check --fix",
            "Examples:\n  pliego check\n  pliego check content/ccpm --strict\n  pliego check --diff      what --fix would change\n  pliego check --fix",
        ));
    words.dress(command, t("pliego check [OPCIONES] [RUTA]...", "pliego check [OPTIONS] [PATH]..."))
}

/// `pliego list`.
fn list(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("list")
        .about(t("Enumera los documentos", "Lists the documents"))
        .arg(words.path())
        .after_help(t("Ejemplo:\n  pliego list", "Example:\n  pliego list"));
    words.dress(command, t("pliego list [OPCIONES] [RUTA]...", "pliego list [OPTIONS] [PATH]..."))
}

/// `pliego issue`.
fn issue(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("issue")
        .about(t("Registra una versión como emitida", "Records a version as issued"))
        .arg(words.path().required(true).num_args(1..).help(t(
            "Documentos que se emiten, en su versión de ahora",
            "Documents that are issued, in their present version",
        )))
        .after_help(t(
            "Lo emitido queda en la carpeta «.record» de los documentos y no se reescribe. Desde la primera versión aprobada, el texto cambia solo con [[correction]].\n\nEjemplo:\n  pliego issue content/minutas/2024-05-14.toml",
            "What was issued stays in the folder “.record” of the documents and is not rewritten. From the first approved version on, the text changes by [[correction]] only.\n\nExample:\n  pliego issue content/minutes/2024-05-14.toml",
        ));
    words.dress(command, t("pliego issue RUTA...", "pliego issue PATH..."))
}

/// `pliego diff`.
fn diff(words: Words) -> Clap {
    let t = words.teller();
    let side =
        |name: &'static str, value: &'static str, help: &'static str| Arg::new(name).value_name(value).help(help);
    let command = Clap::new("diff")
        .about(t("Muestra qué cambió entre dos versiones de un documento", "Shows what changed between two versions of a document"))
        .arg(side("old", t("ANTES", "BEFORE"), t(
            "El documento o una versión suya: RUTA, RUTA@VERSIÓN, ID@VERSIÓN, RUTA@git:REVISIÓN",
            "The document or a version of it: PATH, PATH@VERSION, ID@VERSION, PATH@git:REVISION",
        )).required(true))
        .arg(side("new", t("AHORA", "NOW"), t(
            "Con qué se compara; si falta, lo último emitido (o lo que tiene git) se compara con el texto actual",
            "What it is compared with; without it the last issued version (or that of git) is compared with the present text",
        )))
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("es|en")
                .value_parser(PossibleValuesParser::new(Lang::ALL.iter().map(Lang::code)))
                .help(t("De los textos, solo los de este idioma", "Of the texts, those in this language only")),
        )
        .arg(words.flag("short", t("Solo las direcciones, para «covers» de una corrección", "Addresses only, for “covers” of a correction")))
        .arg(words.flag("json", t("En JSON", "As JSON")).conflicts_with("short"))
        .arg(words.flag("html", t("Como página web, en la salida estándar o en --out", "As a web page, on standard output or in --out")).conflicts_with_all(["short", "json"]))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name(t("ARCHIVO", "FILE"))
                .value_parser(value_parser!(PathBuf))
                .requires("html")
                .help(t("Archivo de la página", "File of the page")),
        )
        .after_help(t(
            "VERSIÓN es el número con que se emitió, el nombre que lleva la versión, o «last», la última.\n\nEjemplos:\n  pliego diff content/minutas/mayo.toml                      lo último emitido y el texto actual\n  pliego diff content/minutas/mayo.toml@1 content/minutas/mayo.toml@2\n  pliego diff minuta-2024-05@1.0\n  pliego diff content/minutas/mayo.toml@git:HEAD~3\n  pliego diff content/minutas/mayo.toml --html --out cambios.html\n\nCódigos de salida: 0 dicen lo mismo, 1 hay diferencias, 2 no se pueden comparar.",
            "VERSION is the number it was issued under, the version's own name, or “last”.\n\nExamples:\n  pliego diff content/minutes/may.toml                      the last issued version and the present text\n  pliego diff content/minutes/may.toml@1 content/minutes/may.toml@2\n  pliego diff minutes-2024-05@1.0\n  pliego diff content/minutes/may.toml@git:HEAD~3\n  pliego diff content/minutes/may.toml --html --out changes.html\n\nExit codes: 0 they say the same, 1 they differ, 2 they cannot be compared.",
        ));
    words.dress(command, t("pliego diff [OPCIONES] ANTES [AHORA]", "pliego diff [OPTIONS] BEFORE [NOW]"))
}

/// `pliego extract`.
fn extract(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("extract")
        .about(t(
            "Saca de una publicación la fuente que lleva dentro",
            "Takes the source that a publication carries out of it",
        ))
        .arg(words.file().help(t("Un PDF o HTML hecho con pliego", "A PDF or HTML made with pliego")))
        .arg(Arg::new("out").long("out").value_name(t("ARCHIVO", "FILE")).value_parser(value_parser!(PathBuf)).help(t(
            "Archivo nuevo para la fuente [por omisión: la salida estándar]",
            "New file for the source [default: standard output]",
        )))
        .arg(
            Arg::new("all")
                .long("all")
                .value_name(t("CARPETA", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("out")
                .help(t(
                    "Carpeta nueva para todo lo que lleva: con ello se vuelve a hacer la publicación",
                    "New folder for all that it carries, from which the publication is made again",
                )),
        )
        .after_help(t(
            "Ejemplos:\n  pliego extract acta.es.pdf --out acta.toml\n  pliego extract acta.es.html --all acta",
            "Examples:\n  pliego extract minutes.en.pdf --out minutes.toml\n  pliego extract minutes.en.html --all minutes",
        ));
    words.dress(command, t("pliego extract [OPCIONES] ARCHIVO", "pliego extract [OPTIONS] FILE"))
}

/// `pliego verify`.
fn verify(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("verify")
        .about(t(
            "Comprueba si una publicación es la que hace la fuente que lleva dentro",
            "Checks whether a publication is what the source inside makes",
        ))
        .arg(words.file().num_args(1..).help(t("PDF y HTML hechos con pliego", "PDFs and HTML pages made with pliego")))
        .arg(Arg::new("key").long("key").value_name(t("CLAVE", "KEY")).help(t(
            "Clave pública de minisign, o el archivo con ella: comprueba las firmas ARCHIVO.minisig",
            "Public key of minisign, or the file with it: checks the signatures FILE.minisig",
        )))
        .arg(words.json())
        .after_help(t(
            "Ejemplos:\n  pliego verify output/*.pdf\n  pliego verify acta.es.pdf --key minisign.pub\n\nCódigos de salida: 0 todos son idénticos, 1 alguno no, 2 uso o archivos.",
            "Examples:\n  pliego verify output/*.pdf\n  pliego verify minutes.en.pdf --key minisign.pub\n\nExit codes: 0 all are identical, 1 some are not, 2 usage or files.",
        ));
    words.dress(command, t("pliego verify [OPCIONES] ARCHIVO...", "pliego verify [OPTIONS] FILE..."))
}

/// `pliego schema`.
fn schema(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("schema")
        .about(t(
            "Escribe los esquemas con los que un editor completa y revisa los documentos",
            "Writes the schemas with which an editor completes and checks the documents",
        ))
        .arg(
            Arg::new("kind")
                .value_name(t("CLASE", "KIND"))
                .num_args(0..)
                .value_parser(PossibleValuesParser::new(subjects().iter().map(|subject| subject.name)))
                .help(t(
                    "Solo los de estas clases de documento, o los de pliego.toml y directory.toml (pliego, directory)",
                    "Those of these kinds of document only, or those of pliego.toml and directory.toml (pliego, directory)",
                )),
        )
        .arg(Arg::new("out").long("out").value_name(t("CARPETA", "FOLDER")).value_parser(value_parser!(PathBuf)).help(t(
            "Carpeta de los esquemas [por omisión: schemas, en el espacio de trabajo]",
            "Folder of the schemas [default: schemas, in the workspace]",
        )))
        .after_help(t(
            "Los esquemas son de JSON Schema, con las descripciones en el idioma de los mensajes. La primera línea de un documento dice a su editor dónde está el suyo, con la ruta desde el documento:\n  #:schema ../schemas/minutes.schema.json\n\nEjemplos:\n  pliego schema                   todos\n  pliego schema minutes ccpm      los de dos clases\n  pliego schema --out .esquemas   en otra carpeta",
            "The schemas are JSON Schema, with descriptions in the language of the messages. The first line of a document tells its editor where the document's is, by the way from the document:\n  #:schema ../schemas/minutes.schema.json\n\nExamples:\n  pliego schema                   all of them\n  pliego schema minutes ccpm      those of two kinds\n  pliego schema --out .schemas    into another folder",
        ));
    words.dress(command, t("pliego schema [OPCIONES] [CLASE]...", "pliego schema [OPTIONS] [KIND]..."))
}

/// `pliego explain`.
fn explain(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("explain")
        .about(t("Explica una regla, con ejemplos", "Explains a rule, with examples"))
        .arg(Arg::new("code").value_name(t("CÓDIGO", "CODE")).num_args(1..).required(true).help(t(
            "Código de un hallazgo, en mayúsculas o minúsculas",
            "Code of a finding, in capitals or small letters",
        )))
        .arg(words.json())
        .after_help(t(
            "Ejemplos:\n  pliego explain D003\n  pliego explain m002 w001",
            "Examples:\n  pliego explain D003\n  pliego explain m002 w001",
        ));
    words.dress(command, t("pliego explain [OPCIONES] CÓDIGO...", "pliego explain [OPTIONS] CODE..."))
}

/// `pliego rules`.
fn rules(words: Words) -> Clap {
    let t = words.teller();
    let command = Clap::new("rules")
        .about(t("Enumera las reglas", "Lists the rules"))
        .arg(words.json())
        .after_help(t("Ejemplo:\n  pliego rules", "Example:\n  pliego rules"));
    words.dress(command, t("pliego rules [OPCIONES]", "pliego rules [OPTIONS]"))
}

/// `pliego theme` and what is below it.
fn theme(words: Words) -> Clap {
    let t = words.teller();
    let preview = Clap::new("preview")
        .about(t(
            "Hace una muestra de un tema (PDF y HTML), con todo lo que puede tener una publicación",
            "Makes a specimen of a theme (PDF and HTML), with all that a publication may hold",
        ))
        .arg(
            Arg::new("theme").long("theme").value_name(t("NOMBRE", "NAME")).help(t(
                "El tema [por omisión: el del espacio de trabajo]",
                "The theme [default: that of the workspace]",
            )),
        )
        .arg(Arg::new("out").long("out").value_name(t("CARPETA", "FOLDER")).value_parser(value_parser!(PathBuf)).help(
            t(
                "Carpeta de la muestra [por omisión: specimen/NOMBRE, en el espacio de trabajo]",
                "Folder of the specimen [default: specimen/NAME, in the workspace]",
            ),
        ))
        .after_help(t(
            "Ejemplo:\n  pliego theme preview --theme gazette",
            "Example:\n  pliego theme preview --theme gazette",
        ));
    let theme_list = Clap::new("list")
        .about(t("Enumera los temas", "Lists the themes"))
        .after_help(t("Ejemplo:\n  pliego theme list", "Example:\n  pliego theme list"));
    let theme = Clap::new("theme")
        .about(t("Enumera los temas y muestra cómo se ven", "Lists the themes and shows what they look like"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            words.dress(theme_list, t("pliego theme list [OPCIONES]", "pliego theme list [OPTIONS]")),
            words.dress(preview, t("pliego theme preview [OPCIONES]", "pliego theme preview [OPTIONS]")),
        ])
        .after_help(t(
            "Ejemplos:\n  pliego theme list\n  pliego theme preview --theme gazette",
            "Examples:\n  pliego theme list\n  pliego theme preview --theme gazette",
        ));
    words.dress(theme, t("pliego theme <ORDEN>", "pliego theme <COMMAND>"))
}
