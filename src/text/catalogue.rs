//! The message files, built into the program.

use crate::domain::Language;

macro_rules! files {
    ($folder:literal) => {
        files!($folder:
            "cli.ftl",
            "date.ftl",
            "distance.ftl",
            "exchange.ftl",
            "explain.ftl",
            "form.ftl",
            "help.ftl",
            "ics.ftl",
            "county.ftl",
            "init.ftl",
            "input.ftl",
            "ledger.ftl",
            "measure.ftl",
            "page.ftl",
            "next.ftl",
            "notice.ftl",
            "plan.ftl",
            "reason.ftl",
            "score.ftl",
            "record.ftl",
            "study.ftl",
            "replan.ftl",
            "serve.ftl",
            "usage.ftl",
            "verify.ftl",
            "words.ftl",
            "workbook.ftl",
        )
    };
    ($folder:literal: $($file:literal,)+) => {
        &[$(($file, include_str!(concat!("messages/", $folder, "/", $file)))),+]
    };
}

/// File name and content of every message file of a language.
pub(super) const fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::En => files!("en"),
        Language::ZhHans => files!("zh-Hans"),
        Language::ZhHant => files!("zh-Hant"),
    }
}
