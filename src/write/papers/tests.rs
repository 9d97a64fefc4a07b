//! Papers taken apart again.

use super::*;
use crate::archive::Archive;
use crate::domain::Language;
use crate::text::Texts;
use crate::write::messages::messages;
use crate::write::sample;

fn text(file: &OutputFile) -> String {
    let mut archive = Archive::open(&file.content, |_| 1 << 20).expect("an archive");
    let xml = String::from_utf8(archive.part("word/document.xml").expect("the document"));
    let xml = xml.expect("UTF-8").replace("</w:tc>", "|</w:tc>").replace("</w:tr>", "\n</w:tr>");
    xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn kindergarten_has_everything_that_concerns_it_on_a_page() {
    let (mut scenario, plan) = (sample::scenario(), sample::plan());
    scenario.kindergartens[0].contact = Some("王主任".to_owned());
    scenario.kindergartens[0].phone = Some("0931-1234567".to_owned());
    let texts = Texts::new(Language::ZhHans);
    let edition = Edition::new(&scenario, &plan, &texts, "", &[]);
    let files = papers(&edition).expect("they can be made");
    let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "打印张贴/各园安排单.docx",
            "打印张贴/个人安排单.docx",
            "打印张贴/月历-样例县.docx",
            "打印张贴/月历-甲联盟.docx",
            "打印张贴/派车单.xlsx"
        ]
    );
    let places = text(&files[0]);
    for part in [
        "3月2日（周二）|上午|08:30|外出送教|张三、李四到乙园|",
        "3月3日（周三）|全天||承办教研|教研 &#34;三月&#34;；各园派2人来园，共2人|",
        "3月2日（周二）|上午||来园送教|张三（甲园）、李四（甲园）|",
        "3月3日（周三）|全天|08:30|参加教研|教研 &#34;三月&#34;；在甲园，派2人|",
        "联系人：王主任 0931-1234567",
    ] {
        assert!(places.contains(part), "{part}: {places}");
    }
    let people = text(&files[1]);
    assert!(people.contains("|送教|乙园；同行：李四（甲园）|"), "{people}");
    let county = text(&files[2]);
    assert!(county.contains("样例县　2027年3月") && county.contains("送教1处"), "{county}");
    let alliance = text(&files[3]);
    assert!(alliance.contains("上午送教：乙园（张三、李四）"), "{alliance}");
}

#[test]
fn message_for_each_who_has_something_to_do() {
    let (scenario, plan) = (sample::scenario(), sample::plan());
    let texts = Texts::new(Language::ZhHans);
    let files = messages(&Edition::new(&scenario, &plan, &texts, "", &[])).expect("made");
    let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "群发消息/联盟/甲联盟.txt",
            "群发消息/幼儿园/甲园.txt",
            "群发消息/幼儿园/乙园.txt",
            "群发消息/个人/张三（甲园）.txt",
            "群发消息/个人/李四（甲园）.txt"
        ]
    );
    let text = String::from_utf8(files[3].content.clone()).expect("UTF-8");
    insta::assert_snapshot!(text, @r"
    张三老师，您好！2026—2027学年第二学期您的安排如下：

    1. 3月2日（周二）上午（08:30乘车出发），送教：乙园；同行：李四（甲园）
    2. 3月9日（周二）下午（14:30乘车出发），视导：乙园

    上午为08:30–11:30，下午为14:30–17:30；全天活动包括上午和下午。
    外出由所在园派车，同日同路线的人员合乘；括号里是出发时间。
    甲联盟
    ");
}
