//! A drawing as a PDF of one page.
//!
//! The letters are those of fonts that every reader has: Helvetica, Symbol for Greek, and a Chinese
//! one. None is embedded.

use pdf_writer::types::{CidFontType, FontFlags};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::drawing::{Anchor, Drawing, Item, LETTERS, Stroke};

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const LATIN: Ref = Ref::new(5);
const GREEK: Ref = Ref::new(6);
const CHINESE: Ref = Ref::new(7);
const CHINESE_GLYPHS: Ref = Ref::new(8);
const CHINESE_SHAPE: Ref = Ref::new(9);
const INFO: Ref = Ref::new(10);

/// Widths of Helvetica's characters from the space to `~`, in thousandths (Adobe's font metrics).
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The fonts, by their names in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Font {
    Latin,
    Greek,
    Chinese,
}

impl Font {
    const fn name(self) -> Name<'static> {
        match self {
            Self::Latin => Name(b"L"),
            Self::Greek => Name(b"G"),
            Self::Chinese => Name(b"C"),
        }
    }
}

/// A character's font, its bytes there, and its width in thousandths.
fn glyph(c: char) -> (Font, Vec<u8>, f64) {
    let width = |c: char| f64::from(WIDTHS.get(c as usize - 32).copied().unwrap_or(556));
    match c {
        ' '..='~' => (Font::Latin, vec![c as u8], width(c)),
        '−' | '–' => (Font::Latin, vec![0x96], 556.0),
        '…' => (Font::Latin, vec![0x85], 1000.0),
        '\u{a0}'..='\u{ff}' => (Font::Latin, vec![c as u32 as u8], 556.0),
        'λ' => (Font::Greek, vec![0x6c], 549.0),
        _ => {
            let mut units = [0; 2];
            // The font has no more than the first plane.
            let unit = c.encode_utf16(&mut units).first().copied().unwrap_or(0);
            (Font::Chinese, unit.to_be_bytes().to_vec(), 1000.0)
        }
    }
}

fn rgb(colour: &str) -> [f32; 3] {
    let hex = colour.trim_start_matches('#');
    let long = hex.len() == 6;
    [0, 1, 2].map(|i| {
        let text = if long { hex.get(2 * i..2 * i + 2) } else { hex.get(i..=i) };
        let value = text.and_then(|t| u8::from_str_radix(t, 16).ok()).unwrap_or(0);
        f32::from(if long { value } else { value * 17 }) / 255.0
    })
}

pub(super) fn drawing_pdf(drawing: &Drawing) -> Vec<u8> {
    let (w, h) = drawing.size;
    let mut content = Content::new();
    for item in &drawing.items {
        put(&mut content, item, h);
    }
    // A font that is not used is not named: a reader may not have it.
    let words = drawing.items.iter().filter_map(|item| match item {
        Item::Words { words, .. } => Some(words.as_str()),
        _ => None,
    });
    let used: Vec<Font> = words.flat_map(str::chars).map(|c| glyph(c).0).collect();
    let has = |font: Font| font == Font::Latin || used.contains(&font);
    let mut pdf = Pdf::new();
    pdf.catalog(CATALOG).pages(PAGES);
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut page = pdf.page(PAGE);
    page.media_box(Rect::new(0.0, 0.0, w as f32, h as f32)).parent(PAGES).contents(CONTENT);
    let mut resources = page.resources();
    let mut fonts = resources.fonts();
    let all = [(Font::Latin, LATIN), (Font::Greek, GREEK), (Font::Chinese, CHINESE)];
    for (font, at) in all.into_iter().filter(|(font, _)| has(*font)) {
        fonts.pair(font.name(), at);
    }
    fonts.finish();
    resources.finish();
    page.finish();
    pdf.stream(CONTENT, &content.finish());
    let mut latin = pdf.type1_font(LATIN);
    latin.base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    latin.finish();
    if has(Font::Greek) {
        pdf.type1_font(GREEK).base_font(Name(b"Symbol"));
    }
    if has(Font::Chinese) {
        chinese(&mut pdf);
    }
    pdf.document_info(INFO).title(TextStr(&drawing.title)).subject(TextStr(&drawing.caption));
    pdf.finish()
}

/// A font of the character collection Adobe-GB1, which readers replace by one that they have.
fn chinese(pdf: &mut Pdf) {
    use pdf_writer::types::SystemInfo;
    let name = Name(b"STSong-Light");
    let mut font = pdf.type0_font(CHINESE);
    font.base_font(name).encoding_predefined(Name(b"UniGB-UCS2-H")).descendant_font(CHINESE_GLYPHS);
    font.finish();
    let mut glyphs = pdf.cid_font(CHINESE_GLYPHS);
    glyphs.subtype(CidFontType::Type0).base_font(name).font_descriptor(CHINESE_SHAPE);
    glyphs.system_info(SystemInfo {
        registry: Str(b"Adobe"),
        ordering: Str(b"GB1"),
        supplement: 4,
    });
    glyphs.finish();
    let mut shape = pdf.font_descriptor(CHINESE_SHAPE);
    shape.name(name).flags(FontFlags::SYMBOLIC).bbox(Rect::new(-25.0, -254.0, 1000.0, 880.0));
    shape.italic_angle(0.0).ascent(880.0).descent(-120.0).cap_height(880.0).stem_v(93.0);
    shape.finish();
}

fn put(content: &mut Content, item: &Item, height: f64) {
    match item {
        Item::Path { points, closed, stroke, fill } => {
            begin(content, *stroke, *fill);
            for (i, (x, y)) in points.iter().enumerate() {
                let (x, y) = (*x as f32, (height - y) as f32);
                if i == 0 {
                    content.move_to(x, y)
                } else {
                    content.line_to(x, y)
                };
            }
            if *closed {
                content.close_path();
            }
            end(content, stroke.is_some(), fill.is_some());
        }
        Item::Circle { at: (x, y), radius, stroke, fill } => {
            begin(content, *stroke, fill.map(|fill| (fill, 1.0)));
            circle(content, (*x as f32, (height - y) as f32), *radius as f32);
            end(content, stroke.is_some(), fill.is_some());
        }
        Item::Words { at, anchor, upwards, words } => {
            text(content, (at.0, height - at.1), *anchor, *upwards, words);
        }
    }
}

fn begin(content: &mut Content, stroke: Option<Stroke>, fill: Option<(&str, f64)>) {
    if let Some(Stroke { colour, width, dash }) = stroke {
        let [r, g, b] = rgb(colour);
        content.set_stroke_rgb(r, g, b).set_line_width(width as f32);
        content.set_dash_pattern(dash.iter().map(|&d| d as f32), 0.0);
    }
    if let Some((colour, share)) = fill {
        // Mixed with white: what is transparent some printers print as a picture.
        let [r, g, b] = rgb(colour).map(|c| 1.0 - share as f32 * (1.0 - c));
        content.set_fill_rgb(r, g, b);
    }
}

fn end(content: &mut Content, stroke: bool, fill: bool) {
    match (stroke, fill) {
        (true, true) => content.fill_nonzero_and_stroke(),
        (true, false) => content.stroke(),
        (false, true) => content.fill_nonzero(),
        (false, false) => content.end_path(),
    };
}

/// Four curves that differ from a circle by less than a thousandth of its radius.
fn circle(content: &mut Content, (x, y): (f32, f32), r: f32) {
    let k = 0.552_285 * r;
    content.move_to(x + r, y);
    content.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    content.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    content.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    content.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    content.close_path();
}

fn text(content: &mut Content, (x, y): (f64, f64), anchor: Anchor, upwards: bool, words: &str) {
    let glyphs: Vec<(Font, Vec<u8>, f64)> = words.chars().map(glyph).collect();
    let width: f64 = glyphs.iter().map(|g| g.2).sum::<f64>() * LETTERS / 1000.0;
    let back = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    let (x, y) = if upwards { (x, y - back) } else { (x - back, y) };
    let (x, y) = (x as f32, y as f32);
    content.set_fill_rgb(0.0, 0.0, 0.0).begin_text();
    let turned = [0.0, 1.0, -1.0, 0.0, x, y];
    content.set_text_matrix(if upwards { turned } else { [1.0, 0.0, 0.0, 1.0, x, y] });
    for run in glyphs.chunk_by(|a, b| a.0 == b.0) {
        let bytes: Vec<u8> = run.iter().flat_map(|g| g.1.clone()).collect();
        content.set_font(run[0].0.name(), LETTERS as f32).show(Str(&bytes));
    }
    content.end_text();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_has_the_size_and_the_words_of_the_drawing() {
        let mut drawing = Drawing::new("a title", "a caption", (200.0, 100.0));
        drawing.line((10.0, 10.0), (190.0, 90.0), "#ddd");
        drawing.words((100.0, 50.0), Anchor::Middle, "cost (λ 0.5) 天祝 −1");
        let pdf = drawing.pdf();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
        assert!(text.contains("/MediaBox [0 0 200 100]"), "{text}");
        assert!(text.contains("(cost \\() Tj") || text.contains("(cost ("), "{text}");
        assert!(!text.contains("a title") || text.contains("/Title (a title)"), "{text}");
        assert!(text.contains("/STSong-Light") && text.contains("/Symbol"), "{text}");
        assert_eq!(pdf, drawing.pdf());
        let plain = Drawing::new("a title", "天", (200.0, 100.0)).pdf();
        assert!(!String::from_utf8_lossy(&plain).contains("STSong"));
    }

    #[test]
    fn colours_are_read_in_both_lengths() {
        assert_eq!(rgb("#ffffff"), [1.0; 3]);
        assert_eq!(rgb("#ddd"), [221.0 / 255.0; 3]);
    }
}
