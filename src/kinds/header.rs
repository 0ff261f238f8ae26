//! The header: the fields that every document has, whatever its kind.

use crate::locale::Lang;
use crate::source::{BodyRef, Date, Line, Numeral, Plain};
use crate::view::Edition;
use crate::workspace::Paper;

crate::record! {
    /// What every document has, whatever its kind.
    pub struct Header {
        /// Kind of document.
        kind("clase"): Plain,
        /// Name of the document, unique in the workspace, in lower case without spaces: it begins the names of the outputs.
        id("identificador"): Plain,
        /// Language of the plain strings.
        language("idioma"): Option<Lang>,
        /// Title.
        title("título"): Line,
        /// Publishing body.
        body("órgano"): BodyRef,
        /// Date of issue, printed and set as the date of the PDF.
        issued("emitido"): Date,
        /// Where the document stands.
        status("estado"): Status,
        /// Remark on the status ("subject to comments by …").
        status_note("nota de estado"): Option<Line>,
        /// Version.
        version("versión"): Option<Numeral>,
        /// Editions to build; by default those of `pliego.toml`.
        editions("ediciones"): Vec<Edition>,
        /// Paper of the PDF and of the printed page; by default that of `pliego.toml`.
        paper("papel"): Option<Paper>,
        /// What the outputs carry of the source.
        attach("adjuntar"): Option<Attach>,
        /// Whom the document is for.
        distribution("distribución"): Option<Distribution>,
        /// Whom to write to.
        contact("contacto"): Option<Contact>,
        /// Logos of the publishing body, the lead agencies, the donors.
        logo("logotipo"): Vec<Logo>,
        /// Annexes.
        annex("anexo"): Vec<Annex>,
        /// People who sign.
        signature("firma"): Vec<SignatureLine>,
        /// Warnings that the authors have looked at and accept.
        accept("aceptar"): Vec<Acceptance>,
    }
}

crate::record! {
    /// Whom to write to.
    pub struct Contact {
        /// Name of the office or body.
        name("nombre"): Option<Line>,
        /// Postal address.
        address("dirección"): Option<Line>,
        /// Telephone.
        phone("teléfono"): Option<Plain>,
        /// Electronic mail.
        email("correo"): Option<Plain>,
        /// Web site.
        web("sitio web"): Option<Plain>,
    }
}

crate::record! {
    /// A logo, inside the workspace. One without `alt` is an error.
    pub struct Logo {
        /// Picture file (PNG, JPEG, SVG), relative to the document.
        path("archivo"): Plain,
        /// Alternative text: what the picture shows.
        alt("texto alternativo"): Option<Line>,
    }
}

crate::record! {
    /// An annex.
    pub struct Annex {
        /// Title of the annex.
        title("título"): Line,
        /// Where it can be read.
        link("enlace"): Option<Plain>,
    }
}

crate::record! {
    /// A line to sign on.
    pub struct SignatureLine {
        /// Name of the person.
        name("nombre"): Option<Plain>,
        /// Post.
        post("cargo"): Option<Line>,
        /// Body or organisation.
        body("organización"): Option<BodyRef>,
    }
}

crate::record! {
    /// A warning that the authors accept, with the reason. It is never published.
    pub struct Acceptance {
        /// Code of the finding.
        code("código"): Plain,
        /// Address of the item or field, or the start of it; the whole document when absent.
        at_address("en", "at"): Option<Plain>,
        /// Why it is accepted.
        reason("motivo"): Plain,
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
