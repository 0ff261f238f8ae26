//! Currencies by their codes (ISO 4217), and the signs that the publishers print for them.

use super::fields::{FieldValue, Type};
use super::form::Form;
use super::reader::{Reader, Value};
use super::values::{Plain, Val};
use crate::diag::{Finding, codes};
use crate::say;

/// The codes of ISO 4217 (list one) for money in use; metals, funds and test codes are left out.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG \
    SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST \
    XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Signs that stand for one currency only where these documents are read; every other currency is printed by its code.
const SIGNS: &[(&str, &str)] = &[
    ("PEN", "S/"),
    ("HNL", "L"),
    ("USD", "US$"),
    ("GTQ", "Q"),
    ("NIO", "C$"),
    ("BOB", "Bs"),
    ("EUR", "€"),
    ("GBP", "£"),
];

/// A currency by its code.
#[derive(Debug, Clone, PartialEq)]
pub struct Currency(pub Plain);

/// Whether the word is the code of a currency.
pub fn is_currency(word: &str) -> bool {
    CODES.split_whitespace().any(|code| code == word)
}

/// The sign of a currency, or its code.
pub fn currency_sign(code: &str) -> &str {
    SIGNS.iter().find(|(known, _)| *known == code).map_or(code, |(_, sign)| sign)
}

impl FieldValue for Currency {
    const TYPE: Type = Type::Scalar {
        es: "el código de una moneda (ISO 4217)",
        en: "the code of a currency (ISO 4217)",
        example: "\"PEN\"",
        form: Form::Pattern(r"^\s*[A-Za-z]{3}\s*$"),
    };

    fn read(reader: &mut Reader, value: &Value) -> Option<Self> {
        let typed = reader.string(value, Self::TYPE)?.trim();
        let code = typed.to_uppercase();
        if is_currency(&code) {
            return Some(Currency(Val { v: code, span: value.span() }));
        }
        let meant = SIGNS.iter().find(|(_, sign)| *sign == typed).map(|(code, _)| *code);
        let message = say!("«{typed}» no es una moneda" | "“{typed}” is not a currency");
        let help = match meant {
            Some(code) => say!("¿quiso decir «{code}»?" | "did you mean “{code}”?"),
            None => say!(
                "use el código de tres letras: PEN, HNL, COP, MXN, USD, EUR…"
                    | "use the code of three letters: PEN, HNL, COP, MXN, USD, EUR…"
            ),
        };
        reader.report(Finding::new(codes::NOT_A_CHOICE, reader.file, value.span(), message).help(help));
        None
    }
}
