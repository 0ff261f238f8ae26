//! Numbers that are not written in figures: letters of a list, Roman numerals. They are the same in every language.

/// The letters of the n-th item of a list, from 1: a … z, aa, ab …; nothing for 0.
pub fn letters(n: usize) -> String {
    let (mut rest, mut out) = (n, Vec::new());
    while rest > 0 {
        out.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

/// A number from 1 to 3999 in Roman numerals; others in figures.
pub fn roman(n: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let (mut rest, mut out) = (n, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let all = [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")];
        for (n, word) in all {
            assert_eq!(letters(n), word);
        }
    }

    #[test]
    fn roman_numerals() {
        for (n, word) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1998, "MCMXCVIII"), (0, "0"), (4000, "4000")] {
            assert_eq!(roman(n), word);
        }
    }
}
