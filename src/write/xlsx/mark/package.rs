//! The parts of a workbook and how they name one another.

use std::collections::BTreeMap;
use std::io;

use super::not_understood;
use super::xml::{Edits, Kind, tags};
use crate::archive::Archive;
use crate::write::xml_text::xml_text;

/// What ends the type of a relationship to a sheet's comments and to their shapes.
pub(super) const COMMENTS: &str = "/comments";
pub(super) const DRAWING: &str = "/vmlDrawing";
/// Where types of relationships are defined (ECMA-376, part 1).
pub(super) const TYPES: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// An open workbook with the parts that have changed.
pub(super) struct Package<'a, 'b> {
    archive: &'a mut Archive<'b>,
    changed: BTreeMap<String, Vec<u8>>,
    /// Part of the workbook itself.
    workbook: String,
}

/// A relationship of a part.
#[derive(Debug)]
pub(super) struct Relationship {
    pub id: String,
    pub kind: String,
    /// The part that it leads to.
    pub target: String,
}

impl<'a, 'b> Package<'a, 'b> {
    pub fn open(archive: &'a mut Archive<'b>) -> io::Result<Self> {
        let mut package =
            Self { archive, changed: BTreeMap::new(), workbook: "xl/workbook.xml".to_owned() };
        let root = package.relationships("")?;
        if let Some(book) = root.into_iter().find(|r| r.kind.ends_with("/officeDocument")) {
            package.workbook = book.target;
        }
        Ok(package)
    }

    /// Whether there is a part of the name.
    pub fn has(&self, part: &str) -> bool {
        self.changed.contains_key(part) || self.archive.names().any(|name| name == part)
    }

    /// The text of a part, as it stands by now.
    pub fn text(&mut self, part: &str) -> io::Result<String> {
        let bytes = match self.changed.get(part) {
            Some(bytes) => bytes.clone(),
            None => self.archive.part(part).ok_or_else(|| not_understood(format!("no {part}")))?,
        };
        let text =
            String::from_utf8(bytes).map_err(|_| not_understood(format!("{part}: UTF-8")))?;
        Ok(text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), str::to_owned))
    }

    /// Changes a part, or adds it.
    pub fn put(&mut self, part: &str, text: String) {
        self.changed.insert(part.to_owned(), text.into_bytes());
    }

    pub fn changed(self) -> BTreeMap<String, Vec<u8>> {
        self.changed
    }

    /// The part of the workbook itself.
    pub fn book(&self) -> &str {
        &self.workbook
    }

    /// The parts of all sheets.
    pub fn sheets(&mut self) -> io::Result<Vec<String>> {
        let book = self.workbook.clone();
        let related = self.relationships(&book)?;
        let sheets = related.into_iter().filter(|r| r.kind.ends_with("/worksheet"));
        Ok(sheets.map(|r| r.target).collect())
    }

    /// The part of a sheet.
    pub fn sheet(&mut self, name: &str) -> io::Result<String> {
        let book = self.workbook.clone();
        let text = self.text(&book)?;
        let sheets = tags(&text)?;
        let sheet = sheets
            .iter()
            .find(|t| t.name == "sheet" && t.attribute("name").as_deref() == Some(name));
        let id = sheet.and_then(|t| t.attribute("r:id").or_else(|| t.attribute("id")));
        let id = id.ok_or_else(|| not_understood(format!("no sheet {name}")))?;
        let found = self.relationships(&book)?.into_iter().find(|r| r.id == id);
        Ok(found.ok_or_else(|| not_understood(format!("no sheet {name}")))?.target)
    }

    /// The part of the styles.
    pub fn styles(&mut self) -> io::Result<String> {
        let book = self.workbook.clone();
        let found = self.relationships(&book)?.into_iter().find(|r| r.kind.ends_with("/styles"));
        Ok(found.ok_or_else(|| not_understood("no styles"))?.target)
    }

    /// The relationships of a part (the empty name: of the whole).
    pub fn relationships(&mut self, part: &str) -> io::Result<Vec<Relationship>> {
        let file = relationships_of(part);
        if !self.has(&file) {
            return Ok(Vec::new());
        }
        let text = self.text(&file)?;
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        Ok(tags(&text)?
            .iter()
            .filter(|t| t.name == "Relationship")
            .filter_map(|t| {
                Some(Relationship {
                    id: t.attribute("Id")?,
                    kind: t.attribute("Type")?,
                    target: resolve(folder, &t.attribute("Target")?),
                })
            })
            .collect())
    }

    /// Adds a relationship from a part to another; its id.
    pub fn relate(&mut self, part: &str, kind: &str, target: &str) -> io::Result<String> {
        let known = self.relationships(part)?;
        let free = |n: &usize| known.iter().all(|r| r.id != format!("rIdMark{n}"));
        let id = format!("rIdMark{}", (1..).find(free).unwrap_or(1));
        let file = relationships_of(part);
        let new = format!(
            "<Relationship Id=\"{id}\" Type=\"{TYPES}{kind}\" Target=\"/{}\"/>",
            xml_text(target)
        );
        let text = if self.has(&file) {
            self.text(&file)?
        } else {
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <Relationships xmlns=\"{RELATIONSHIPS}\"></Relationships>"
            )
        };
        let text = append(&text, "Relationships", &new)?;
        self.put(&file, text);
        Ok(id)
    }

    /// Says of what type a new part is, by an entry for it or for its ending.
    pub fn declare(&mut self, entry: &str) -> io::Result<()> {
        let text = self.text(CONTENT_TYPES)?;
        let text = append(&text, "Types", entry)?;
        self.put(CONTENT_TYPES, text);
        Ok(())
    }

    /// Whether the type of an ending of names is known.
    pub fn knows_ending(&mut self, ending: &str) -> io::Result<bool> {
        let text = self.text(CONTENT_TYPES)?;
        Ok(tags(&text)?.iter().any(|t| {
            t.name == "Default"
                && t.attribute("Extension").is_some_and(|e| e.eq_ignore_ascii_case(ending))
        }))
    }

    /// A name for a new part.
    pub fn free_name(&self, stem: &str, ending: &str) -> String {
        let name = |n: u32| format!("xl/{stem}{n}.{ending}");
        (1..).map(name).find(|name| !self.has(name)).unwrap_or_default()
    }
}

/// Adds content at the end of the first element of a name.
pub(super) fn append(text: &str, element: &str, content: &str) -> io::Result<String> {
    let all = tags(text)?;
    let missing = || not_understood(format!("no {element}"));
    let mut edits = Edits::default();
    if let Some(empty) = all.iter().find(|t| t.name == element && t.kind == Kind::Empty) {
        let new = format!("{}{content}{}", empty.opened(), empty.closing());
        edits.replace(empty.at.clone(), new);
    } else {
        let end = all.iter().rfind(|t| t.name == element && t.kind == Kind::Close);
        edits.insert(end.ok_or_else(missing)?.at.start, content.to_owned());
    }
    Ok(edits.apply(text))
}

/// The part that holds the relationships of a part.
fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as the name of a part: from the root, without `..`.
fn resolve(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(relationships_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relationships_of(""), "_rels/.rels");
    }
}
