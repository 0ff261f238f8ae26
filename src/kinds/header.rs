//! The header: the fields that every document has, whatever its kind.

use super::PictureUse;
use crate::locale::Lang;
use crate::source::{BodyRef, Date, Line, Numeral, Plain};
use crate::view::Edition;
use crate::workspace::Paper;

crate::record! {
    /// What every document has, whatever its kind.
    pub struct Header("Lo que lleva todo documento, de cualquier clase.") {
        /// Kind of document.
        kind("clase": "Clase de documento.") formal: Plain,
        /// Name of the document, unique in the workspace, in lower case without spaces: it begins the names of the outputs.
        id("identificador": "Nombre del documento, único en el espacio de trabajo, en minúsculas y sin espacios: con \
            él empiezan los nombres de las publicaciones.") formal: Plain,
        /// Language of the plain strings.
        language("idioma": "Idioma de los textos simples.") formal: Option<Lang>,
        /// Title.
        title("título": "Título."): Line,
        /// Publishing body.
        body("órgano": "Órgano que publica."): BodyRef,
        /// Date of issue, printed and set as the date of the PDF.
        issued("emitido": "Fecha de emisión; se imprime y es la fecha del PDF.") formal: Date,
        /// Where the document stands.
        status("estado": "En qué estado está el documento.") formal: Status,
        /// Remark on the status ("subject to comments by …").
        status_note("nota de estado": "Aclaración sobre el estado («sujeta a comentarios de …»).") formal: Option<Line>,
        /// Version.
        version("versión": "Versión.") formal: Option<Numeral>,
        /// Editions to build; by default those of `pliego.toml`.
        editions("ediciones": "Ediciones que se publican; si falta, las de `pliego.toml`.") formal: Vec<Edition>,
        /// Paper of the PDF and of the printed page; by default that of `pliego.toml`.
        paper("papel": "Papel del PDF y de la página impresa; si falta, el de `pliego.toml`.") formal: Option<Paper>,
        /// What the outputs carry of the source.
        attach("adjuntar": "Qué llevan las publicaciones de su fuente.") formal: Option<Attach>,
        /// Whom the document is for.
        distribution("distribución": "A quién se dirige el documento."): Option<Distribution>,
        /// Whom to write to.
        contact("contacto": "A quién escribir."): Option<Contact>,
        /// Logos of the publishing body, the lead agencies, the donors.
        logo("logotipo": "Logotipos del órgano que publica, de las agencias líderes y de los donantes."): Vec<Logo>,
        /// Annexes.
        annex("anexo": "Anexos."): Vec<Annex>,
        /// People who sign.
        signature("firma": "Personas que firman."): Vec<SignatureLine>,
        /// Corrections of what was approved, the oldest first.
        correction("corrección": "Correcciones de lo que se aprobó, la más antigua primero.") formal: Vec<Correction>,
        /// Warnings that the authors have looked at and accept.
        accept("aceptar": "Avisos que los autores han visto y aceptan.") formal: Vec<Acceptance>,
    }
}

crate::record! {
    /// Whom to write to.
    pub struct Contact("A quién escribir.") {
        /// Name of the office or body.
        name("nombre": "Nombre de la oficina o del órgano."): Option<Line>,
        /// Postal address.
        address("dirección": "Dirección postal."): Option<Line>,
        /// Telephone.
        phone("teléfono": "Teléfono."): Option<Plain>,
        /// Electronic mail.
        email("correo": "Correo electrónico."): Option<Plain>,
        /// Web site.
        web("sitio web": "Sitio web."): Option<Plain>,
    }
}

crate::record! {
    /// A logo, inside the workspace. One without `alt` is an error.
    pub struct Logo("Un logotipo, dentro del espacio de trabajo. Sin `alt` es un error.") {
        /// Picture file (PNG, JPEG, SVG), relative to the document.
        path("archivo": "Archivo de imagen (PNG, JPEG, SVG), con su ruta desde el documento."): Plain,
        /// Alternative text: what the picture shows.
        alt("texto alternativo": "Texto alternativo: qué muestra la imagen."): Option<Line>,
    }
}

crate::record! {
    /// An annex.
    pub struct Annex("Un anexo.") {
        /// Title of the annex.
        title("título": "Título del anexo.") numbered: Line,
        /// Where it can be read.
        link("enlace": "Dónde se puede leer."): Option<Plain>,
    }
}

crate::record! {
    /// A line to sign on.
    pub struct SignatureLine("Una línea para firmar.") {
        /// Name of the person.
        name("nombre": "Nombre de la persona."): Option<Plain>,
        /// Post.
        post("cargo": "Cargo."): Option<Line>,
        /// Body or organisation.
        body("organización": "Órgano u organización."): Option<BodyRef>,
    }
}

crate::record! {
    /// A correction of a document that had been issued as approved: who corrects what, when and why. pliego finds out what
    /// it said and what it says now.
    pub struct Correction("Una corrección de un documento ya emitido como aprobado: quién corrige qué, cuándo y por qué. \
        Lo que decía y lo que dice ahora lo averigua pliego.") {
        /// Who corrects: the body or office that answers for it.
        by("por": "Quién corrige: el órgano o la oficina que responde por ello."): BodyRef,
        /// Day on which it was decided.
        on("el día": "Día en que se decidió."): Date,
        /// Why.
        reason("motivo": "Por qué."): Line,
        /// Addresses that it covers: a row (`#kits`), a field of a row (`#kits.due`) or of the document (`#date`).
        covers("abarca": "Direcciones que abarca: una fila (`#kits`), un campo de una fila (`#kits.due`) o del \
            documento (`#date`)."): Vec<Plain>,
    }
}

crate::record! {
    /// A warning that the authors accept, with the reason. It is never published.
    pub struct Acceptance("Un aviso que los autores aceptan, con el motivo. Nunca se publica.") {
        /// Code of the finding.
        code("código": "Código del hallazgo."): Plain,
        /// Address of the item or field, or the start of it; the whole document when absent.
        at_address("en": "Dirección de la fila o del campo, o su comienzo; si falta, todo el \
            documento.", "at"): Option<Plain>,
        /// Why it is accepted.
        reason("motivo": "Por qué se acepta."): Plain,
    }
}

crate::choices! {
    /// Where a document stands.
    pub enum Status {
        Draft "draft": "Borrador" / "Draft",
        Circulated "circulated": "Circulado" / "Circulated",
        Approved "approved": "Aprobado" / "Approved",
        Corrected "corrected": "Corregido" / "Corrected",
        Superseded "superseded": "Reemplazado" / "Superseded",
    }
}

crate::choices! {
    /// What the outputs carry of the source.
    pub enum Attach {
        Canonical "canonical": "forma canónica" / "canonical form",
        Full "full": "fuente completa" / "full source",
    }
}

crate::choices! {
    /// Whom a document is for.
    pub enum Distribution {
        Public "public": "Pública" / "Public",
        Partners "partners": "Socios" / "Partners",
        Internal "internal": "Interna" / "Internal",
    }
}

impl Logo {
    /// The logo as a picture.
    pub fn picture(&self) -> PictureUse<'_> {
        PictureUse { path: &self.path, alt: self.alt.as_ref(), caption: None }
    }
}

impl Status {
    /// Whether the text was agreed: from then on it changes by corrections only.
    pub fn is_final(self) -> bool {
        matches!(self, Status::Approved | Status::Corrected | Status::Superseded)
    }
}
