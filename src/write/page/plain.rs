//! A page that only shows: a body in the style of the plan's page, without scripts.

use askama::Template;

use super::{STYLE, policy};
use crate::domain::FixedWord;
use crate::text::Texts;

#[derive(Template)]
#[template(path = "write/page/plain.html")]
struct Page<'a> {
    lang: &'static str,
    policy: String,
    style: String,
    title: &'a str,
    body: &'a str,
}

/// A page with a title for the window and a body of HTML.
///
/// # Errors
/// Only if the template could not be written, which memory alone could cause.
pub(in crate::write) fn plain_page(
    title: &str,
    body: &str,
    texts: &Texts,
) -> Result<String, askama::Error> {
    // A line end turned by a version control would not be what the policy allows.
    let style = STYLE.replace('\r', "");
    let (policy, lang) = (policy::policy(&style, ""), texts.language().word());
    Page { lang, policy, style, title, body }.render()
}
