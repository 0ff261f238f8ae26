//! How much each rule weighs in this workspace: its own severity, or what `pliego.toml` says.
//!
//! Before it in the pipeline: the configuration. After it: the rules, whose findings are weighed when all are known.

use std::collections::HashMap;

use super::config::{Level, RuleLevel};
use crate::diag::{Code, Finding, Severity, codes, nearest};
use crate::kinds;
use crate::say;
use crate::source::Reader;

/// The rules that weigh more or less than they do by themselves.
#[derive(Debug, Clone, Default)]
pub struct Levels(HashMap<&'static str, Level>);

impl Levels {
    /// The levels that the configuration sets, with a finding for each that cannot be set.
    pub(super) fn read(reader: &mut Reader, rules: &[RuleLevel]) -> Levels {
        let mut levels = HashMap::new();
        for rule in rules {
            let typed = &rule.code.v;
            let Some(code) = kinds::codes().find(|code| code.as_str() == typed.as_str()) else {
                let message = say!("no hay ninguna regla «{typed}»" | "there is no rule “{typed}”");
                let help = match nearest(typed, kinds::codes().map(|code| code.as_str())) {
                    Some(near) => say!("¿quiso decir «{near}»?" | "did you mean “{near}”?"),
                    None => say!(
                        "copie el código del aviso, por ejemplo D003"
                            | "copy the code from the warning, for example D003"
                    ),
                };
                let found = Finding::new(codes::UNKNOWN_CODE, reader.file, rule.code.span.clone(), message);
                reader.report(found.help(help));
                continue;
            };
            if code.severity == Severity::Error {
                let message = say!(
                    "{typed} es siempre un error: no se puede rebajar ni apagar"
                        | "{typed} is always an error: it cannot be lowered or switched off"
                );
                let found = Finding::new(codes::FIXED_SEVERITY, reader.file, rule.code.span.clone(), message);
                reader.report(found.help(say!(
                    "borre esta [[rule]]: solo los avisos cambian de severidad"
                        | "delete this [[rule]]: only warnings can change their severity"
                )));
                continue;
            }
            if !rule.severity.is_stand_in() {
                levels.insert(code.as_str(), rule.severity.v);
            }
        }
        Levels(levels)
    }

    /// What the findings of a rule do; `None` when it is switched off.
    pub fn of(&self, code: Code) -> Option<Severity> {
        match self.0.get(code.as_str()) {
            None => Some(code.severity),
            Some(Level::Error) => Some(Severity::Error),
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Off) => None,
        }
    }

    /// Weighs findings; those of rules that are switched off are taken away.
    pub fn apply(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| {
            let level = self.of(finding.code);
            finding.severity = level.unwrap_or(finding.severity);
            level.is_some()
        });
    }
}
