//! What an SVG asks for from outside: pictures, fonts, styles. Neither a PDF nor a self-contained page can give it.

/// The first address in an SVG that leads out of the file.
pub fn outside_reference(svg: &str) -> Option<&str> {
    let mut rest = svg;
    while let Some((before, tag)) = rest.split_once('<') {
        // Text stands between the tags; that of a `style` element is CSS. Looking at all of it does no harm.
        if let Some(address) = in_css(before) {
            return Some(address);
        }
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if let Some(data) = tag.strip_prefix("![CDATA[") {
            let (css, after) = data.split_once("]]>").unwrap_or((data, ""));
            if let Some(address) = in_css(css) {
                return Some(address);
            }
            after
        } else {
            let name_end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
            let (name, mut attributes) = tag.split_at(name_end);
            // A link is followed by whoever clicks on it, not by whoever shows the picture.
            let is_link = local(name) == "a";
            while let Some((attribute, value, after)) = next_attribute(attributes) {
                if local(attribute) == "href" && !is_link && is_outside(value) {
                    return Some(value.trim());
                }
                if let Some(address) = in_css(value) {
                    return Some(address);
                }
                attributes = after;
            }
            attributes.split_once('>').map_or("", |(_, after)| after)
        };
    }
    None
}

/// The next attribute of a tag, its value, and what follows it; `None` at the tag's end.
fn next_attribute(tag: &str) -> Option<(&str, &str, &str)> {
    let end = tag.find(['=', '>'])?;
    let (name, rest) = tag.split_at(end);
    let rest = rest.strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, after) = rest[1..].split_once(quote)?;
    Some((name.trim(), value, after))
}

/// The first address in CSS that leads out of the file.
fn in_css(css: &str) -> Option<&str> {
    if let Some((_, import)) = css.split_once("@import") {
        return Some(import.split(';').next().unwrap_or(import).trim());
    }
    css.match_indices("url(").find_map(|(i, start)| {
        let address = css[i + start.len()..].split(')').next()?.trim().trim_matches(['"', '\'']);
        is_outside(address).then_some(address)
    })
}

fn is_outside(address: &str) -> bool {
    let address = address.trim();
    !(address.is_empty() || address.starts_with('#') || address.starts_with("data:"))
}

/// A name without its prefix: `xlink:href` is `href`.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::outside_reference;

    #[test]
    fn what_stands_in_the_file_is_fine() {
        for svg in [
            "<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/><rect fill=\"url(#b)\"/></svg>",
            "<!-- <image href='x.png'/> --><svg><image xlink:href=\"data:image/png;base64,AAAA\"/></svg>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\"><svg/>",
            "<svg><a href=\"https://example.org\"><path d='M0 0'/></a><style>.a { fill: red }</style></svg>",
            "<svg a='>' b><",
            "",
        ] {
            assert_eq!(outside_reference(svg), None, "{svg}");
        }
    }

    #[test]
    fn what_leads_out_is_found() {
        for (svg, address) in [
            ("<svg><image xlink:href=\"photo.png\"/></svg>", "photo.png"),
            ("<svg><image width='1' href = 'https://example.org/a.png'/></svg>", "https://example.org/a.png"),
            ("<svg><style>@import \"a.css\"; b {}</style></svg>", "\"a.css\""),
            ("<svg><style><![CDATA[ b { src: url('f.woff') } ]]></style></svg>", "f.woff"),
            ("<svg><rect style=\"fill: url(#a) url(b.svg#c)\"/></svg>", "b.svg#c"),
            ("<?xml-stylesheet href=\"a.css\"?><svg/>", "a.css"),
        ] {
            assert_eq!(outside_reference(svg), Some(address), "{svg}");
        }
    }
}
