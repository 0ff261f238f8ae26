//! Numbers and percentages, by language and country: 1.234,50 against 1,234.50 is a money error.

use super::Lang;

/// Decimal and grouping signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberStyle {
    pub decimal: char,
    pub group: char,
    /// So many digits and more are grouped.
    pub grouped_from: usize,
    /// Between a number and `%`.
    pub before_percent: &'static str,
}

/// Countries that write Spanish with a decimal point (Unicode CLDR 46: es-MX, es-PE, Central America, the
/// Caribbean, es-US); the others write a comma.
const SPANISH_WITH_POINT: &[&str] = &["MX", "PE", "GT", "HN", "NI", "SV", "PA", "DO", "PR", "CU", "US", "419"];

impl NumberStyle {
    pub fn of(lang: Lang, country: &str) -> NumberStyle {
        let point = lang != Lang::ES || SPANISH_WITH_POINT.contains(&country);
        let (decimal, group) = if point { ('.', ',') } else { (',', '.') };
        // Spanish keeps four digits together and has a no-break space before the percent sign (RAE); English groups them and
        // has none (UN editorial practice).
        match lang {
            Lang::ES => NumberStyle { decimal, group, grouped_from: 5, before_percent: "\u{a0}" },
            _ => NumberStyle { decimal, group, grouped_from: 4, before_percent: "" },
        }
    }

    /// A number with all its decimals.
    pub fn number(self, value: f64) -> String {
        self.dressed(&exact(value))
    }

    /// A number in source form with the signs of the country.
    fn dressed(self, fixed: &str) -> String {
        let (whole, fraction) = fixed.split_once('.').unwrap_or((fixed, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("\u{2212}", d));
        let mut out = String::from(sign);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && digits.len() >= self.grouped_from && (digits.len() - i).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(self.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// An amount of money in hundredths: always two decimals, and thousands parted from four digits on, so that the
    /// amounts of a column can be compared.
    pub fn money(self, cents: i64) -> String {
        let (sign, cents) = if cents < 0 { ("\u{2212}", cents.unsigned_abs()) } else { ("", cents.unsigned_abs()) };
        let digits = (cents / 100).to_string();
        let mut out = String::from(sign);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(self.group);
            }
            out.push(digit);
        }
        format!("{out}{}{:02}", self.decimal, cents % 100)
    }

    /// A percentage: the number, with at most two decimals, and its sign.
    pub fn percent(self, value: f64) -> String {
        format!("{}{}%", self.dressed(&decimal(value)), self.before_percent)
    }
}

/// A number in source form with all its decimals; a sum without the noise of its binary form.
pub fn exact(value: f64) -> String {
    let noiseless = (value * 1e6).round() / 1e6;
    let text = if (noiseless - value).abs() < 1e-9 { noiseless.to_string() } else { value.to_string() };
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number in source form: a point, at most two decimals, no trailing zeros.
pub fn decimal(value: f64) -> String {
    let mut text = format!("{value:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_follow_the_country() {
        let style = |country| NumberStyle::of(Lang::ES, country);
        assert_eq!(style("VE").number(12345.5), "12.345,5");
        assert_eq!(style("PE").number(12345.5), "12,345.5");
        assert_eq!(NumberStyle::of(Lang::EN, "VE").percent(89.38), "89.38%");
        assert_eq!(style("").percent(84.0), "84\u{a0}%");
        assert_eq!(style("VE").number(-0.001), "\u{2212}0,001");
        assert_eq!(style("VE").number(12_345.678_912), "12.345,678912");
        assert_eq!(style("PE").number(0.000_000_1), "0.0000001");
        assert_eq!(style("PE").number(0.1 + 0.2), "0.3");
        assert_eq!(style("VE").number(-0.0), "0");
        assert_eq!(style("VE").percent(66.666_666), "66,67\u{a0}%");
        assert_eq!(style("VE").money(123_450), "1.234,50");
        assert_eq!(style("PE").money(123_456_705), "1,234,567.05");
        assert_eq!(style("PE").money(-5), "\u{2212}0.05");
        assert_eq!(style("VE").number(-1234.0), "\u{2212}1234");
        assert_eq!(NumberStyle::of(Lang::EN, "VE").number(-1234.0), "\u{2212}1,234");
    }
}
