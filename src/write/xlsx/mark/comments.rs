//! Comments on marked cells, among those that a sheet has.

use std::collections::BTreeMap;
use std::io;

use super::Said;
use super::package::{COMMENTS, DRAWING, Package, append};
use super::xml::{Edits, Kind, Tag, tags};
use crate::domain::column_letters;
use crate::write::xml_text::xml_text;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const AUTHOR: &str = "alliance-calendar";
/// What may follow the reference to the shapes of the comments in a sheet, in the order that the
/// format lays down (ECMA-376, part 1, CT_Worksheet).
const AFTER: &[&str] = &[
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// The text of a sheet with a reference to its comments, which are added to the package.
pub(super) fn add(
    package: &mut Package<'_, '_>,
    part: &str,
    sheet: String,
    cells: &BTreeMap<(u32, u32), Said>,
) -> io::Result<String> {
    let related = package.relationships(part)?;
    let target =
        |kind: &str| related.iter().find(|r| r.kind.ends_with(kind)).map(|r| r.target.clone());
    let comments = match target(COMMENTS) {
        Some(part) => part,
        None => new_comments(package, part)?,
    };
    let text = package.text(&comments)?;
    let (text, fresh) = with_comments(&text, cells)?;
    package.put(&comments, text);

    // The shapes of the comments are those of the sheet's old drawing, not of its headers.
    let all = tags(&sheet)?;
    let old = all.iter().find(|t| t.name == "legacyDrawing");
    let old = old.and_then(|t| t.attribute("r:id").or_else(|| t.attribute("id")));
    let drawing = old.and_then(|id| related.iter().find(|r| r.id == id).map(|r| r.target.clone()));
    let (drawing, sheet) = match drawing {
        Some(drawing) => (drawing, sheet),
        None => {
            let (drawing, id) = new_drawing(package, part)?;
            (drawing, refer(&sheet, &id)?)
        }
    };
    let text = package.text(&drawing)?;
    let shapes: String =
        fresh.iter().enumerate().map(|(i, &(row, column))| shape(i, row, column)).collect();
    package.put(&drawing, append(&text, "xml", &shapes)?);
    Ok(sheet)
}

fn new_comments(package: &mut Package<'_, '_>, sheet: &str) -> io::Result<String> {
    let part = package.free_name("comments", "xml");
    package.put(
        &part,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <comments xmlns=\"{MAIN}\"><authors></authors><commentList></commentList></comments>"
        ),
    );
    package.relate(sheet, COMMENTS, &part)?;
    package.declare(&format!(
        "<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>"
    ))?;
    Ok(part)
}

fn new_drawing(package: &mut Package<'_, '_>, sheet: &str) -> io::Result<(String, String)> {
    let part = package.free_name("drawings/vmlDrawingMark", "vml");
    package.put(
        &part,
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
         <o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" \
         coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke \
         joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype></xml>"
            .to_owned(),
    );
    let id = package.relate(sheet, DRAWING, &part)?;
    if !package.knows_ending("vml")? {
        package.declare(
            "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>",
        )?;
    }
    Ok((part, id))
}

/// Puts the reference to the shapes where the format wants it.
fn refer(sheet: &str, id: &str) -> io::Result<String> {
    let all = tags(sheet)?;
    let root = all.first().map_or("", |t| t.prefix());
    let new =
        format!("<{root}legacyDrawing xmlns:mark=\"{RELATIONS}\" mark:id=\"{}\"/>", xml_text(id));
    // Only elements right below the root count.
    let mut depth = 0;
    let mut edits = Edits::default();
    for tag in &all {
        let closes_root = tag.kind == Kind::Close && depth == 1;
        let follows = tag.kind != Kind::Close && depth == 1 && AFTER.contains(&tag.name);
        if closes_root || follows {
            edits.insert(tag.at.start, new);
            return Ok(edits.apply(sheet));
        }
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            Kind::Empty => {}
        }
    }
    Err(super::not_understood("no worksheet"))
}

/// Adds to the comments: above the text of one that is there, else a new one. Cells whose comment
/// is new are given back, as they need a shape.
fn with_comments(
    text: &str,
    cells: &BTreeMap<(u32, u32), Said>,
) -> io::Result<(String, Vec<(u32, u32)>)> {
    let all = tags(text)?;
    let p = all.first().map_or("", |t| t.prefix()).to_owned();
    let run = |said: &Said, end: &str| {
        format!(
            "<{p}r><{p}rPr><{p}sz val=\"9\"/></{p}rPr><{p}t xml:space=\"preserve\">{}{end}</{p}t></{p}r>",
            xml_text(&said.text)
        )
    };
    let mut edits = Edits::default();
    let mut fresh: BTreeMap<(u32, u32), &Said> = cells.iter().map(|(at, s)| (*at, s)).collect();
    let mut of: Option<(u32, u32)> = None;
    for tag in &all {
        match (tag.name, tag.kind) {
            ("comment", Kind::Open) => {
                let reference = tag.attribute("ref").unwrap_or_default();
                of = fresh
                    .keys()
                    .find(|(row, column)| format!("{}{row}", column_letters(*column)) == reference)
                    .copied();
            }
            ("text", Kind::Open) => {
                if let Some(said) = of.take().and_then(|at| fresh.remove(&at)) {
                    edits.insert(tag.at.end, run(said, "\n\n"));
                }
            }
            _ => {}
        }
    }
    let text = edits.apply(text);
    let all = tags(&text)?;
    let authors: Vec<_> =
        all.iter().filter(|t| t.name == "author" && t.kind != Kind::Close).collect();
    let us = |t: &&&Tag<'_>| text[t.at.end..].starts_with(&format!("{AUTHOR}<"));
    let known = authors.iter().position(|t| us(&t));
    let author = known.unwrap_or(authors.len());
    let text = match known {
        Some(_) => text,
        None => append(&text, "authors", &format!("<{p}author>{AUTHOR}</{p}author>"))?,
    };
    let new: String = fresh
        .iter()
        .map(|((row, column), said)| {
            format!(
                "<{p}comment ref=\"{}{row}\" authorId=\"{author}\"><{p}text>{}</{p}text></{p}comment>",
                column_letters(*column),
                run(said, "")
            )
        })
        .collect();
    Ok((append(&text, "commentList", &new)?, fresh.into_keys().collect()))
}

/// The box of a comment, hidden until the cell is pointed at.
fn shape(i: usize, row: u32, column: u32) -> String {
    let (row, column) = (row - 1, column - 1);
    let top = row.saturating_sub(1);
    format!(
        "<v:shape id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;\
         margin-left:60pt;margin-top:2pt;width:210pt;height:110pt;z-index:{};visibility:hidden\" \
         fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" \
         color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox \
         style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\
         {},15,{top},2,{},31,{},1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>\
         <x:Column>{column}</x:Column></x:ClientData></v:shape>",
        9000 + i,
        100 + i,
        column + 1,
        column + 5,
        top + 8,
    )
}
