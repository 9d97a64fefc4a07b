//! What people type, one habit a row: either it is read as what it means, or the right line says
//! what is wrong with it. Nothing is read as something else.

use alliance_calendar::domain::Severity;
use alliance_calendar::input::read_sources;

use crate::bad_input::dialect::said;
use crate::bad_input::good;
use crate::bad_input::spoilt::{Edit, spoil};

/// File, a text in it, what somebody typed instead, and what comes of it: `=` the same scenario,
/// `=W101` the same with a warning, `E105@3` an error in a line, `!W317@3` another scenario with a
/// warning in a line.
const HABITS: &[(&str, &str, &str, &str)] = &[
    // Lists.
    ("staff.csv", "language;art", "language；art", "="),
    ("staff.csv", "language;art", "language、art", "="),
    ("staff.csv", "language;art", "language，art", "="),
    ("staff.csv", "language;art", "\"language,art\"", "="),
    ("staff.csv", "language;art", "language/art", "="),
    ("staff.csv", "language;art", "language／art", "="),
    ("staff.csv", "language;art", "\"language\nart\"", "="),
    ("staff.csv", "language;art", "language ; art ;", "="),
    ("staff.csv", "language;art", "language|art", "="),
    ("staff.csv", "language;art", "art;language", "="),
    ("staff.csv", "language;art", "language;art;language", "="),
    ("staff.csv", "language;art", "ｌａｎｇｕａｇｅ；ａｒｔ", "="),
    ("staff.csv", "language;art", "“language”；“art”", "="),
    ("staff.csv", ",art,curriculum", ",Art,curriculum", "="),
    ("staff.csv", "zh;bo", "汉语、bo", "="),
    ("staff.csv", "zh;bo", "普通话 / bo", "="),
    ("staff.csv", "zh;bo", "国家通用语言；bo", "="),
    ("staff.csv", ",curriculum,zh", ",Curriculum,zh", "="),
    ("staff.csv", "science,,", "science,无,", "="),
    ("staff.csv", "science,,", "science,—,", "="),
    ("staff.csv", "science,,", "science,/,", "="),
    ("history.csv", "P1;P2", "P1、P2", "="),
    ("history.csv", "P1;P2", "P1 P2", "="),
    ("history.csv", "P1;P2", "张三、李四", "="),
    ("history.csv", "P1;P2", "张三，李四", "="),
    ("history.csv", "P1;P2", "张三 李四", "="),
    ("history.csv", "P1;P2", "张　三；李　四", "="),
    ("history.csv", "P1;P2", "P1 张三；P2 李四", "="),
    ("history.csv", "P1;P2", "张三（P1）；李四（P2）", "="),
    ("history.csv", "P1;P2", "张三（县直园）、李四（县直园）", "="),
    ("history.csv", "P1;P2", "\"张三\n李四\"", "="),
    ("history.csv", "P1;P2", "P1 李四", "E511@3"),
    ("history.csv", "P1;P2", "P1;P1", "E504@3"),
    ("history.csv", "P1;P2", "P1;张三", "E504@3"),
    // Names for ids.
    ("alliances.csv", "第一联盟,K1", "第一联盟,县直园", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,县 直 园", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,k1", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,Ｋ１", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,K1 县直园", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,县直园（K1）", "="),
    ("alliances.csv", "第一联盟,K1", "第一联盟,县直幼儿园", "E302@2"),
    ("alliances.csv", "第一联盟,K1", "第一联盟,P1", "E303@2"),
    ("kindergartens.csv", "乡镇园,A1", "乡镇园,第一联盟", "="),
    ("kindergartens.csv", "乡镇园,A1", "乡镇园,第三联盟", "E302@3"),
    ("staff.csv", "王五,K2", "王五,乡镇园", "="),
    ("staff.csv", "王五,K2", "王五,乡镇 园", "="),
    ("staff.csv", "王五,K2", "王五,K02", "E302@4"),
    ("events.csv", "E1,A1", "E1,第一联盟", "="),
    ("events.csv", "half,K1", "half,县直园", "="),
    ("events.csv", "half,K1", "half,无", "!@"),
    ("closures.csv", "K3,2027", "牧区园,2027", "="),
    ("closures.csv", "P1,2027", "张三,2027", "="),
    ("closures.csv", "P1,2027", "张　三,2027", "="),
    ("closures.csv", "P1,2027", "张三（县直园）,2027", "="),
    ("closures.csv", "P1,2027", "张四,2027", "E302@5"),
    ("closures.csv", "all,2027-04-05", "全县,2027-04-05", "="),
    ("closures.csv", "all,2027-04-05", "全旗,2027-04-05", "="),
    ("closures.csv", "all,2027-04-05", "全部,2027-04-05", "="),
    ("closures.csv", "all,2027-04-05", "全 体,2027-04-05", "="),
    ("closures.csv", "all,2027-04-05", "ALL,2027-04-05", "="),
    ("distances.csv", "K4,K5", "第二园,村园", "="),
    ("distances.csv", "K4,K5", "第二园,村庄园", "E302@2"),
    ("pins.csv", "K3,P1", "牧区园,张三", "="),
    ("pins.csv", "A1,2027-03-23", "第一联盟,2027-03-23", "="),
    ("kindergartens.csv", "K1,县直园", "K1,县　直园", "="),
    ("staff.csv", "P1,张三", "P1,张　三", "="),
    ("staff.csv", "P1,张三", "\"P1\",\" 张三 \"", "="),
    ("staff.csv", "P1,张三", "P1\u{3000},张三\u{a0}", "="),
    ("staff.csv", "P2,李四", "P1,李四", "E301@3"),
    ("staff.csv", "P2,李四", "P2,张三", "!W316@3"),
    ("staff.csv", "P5,钱七", "P5,张三", "!W317@6"),
    ("kindergartens.csv", "K5,村园", "K5,第二园", "!W318@6"),
    ("staff.csv", "P2,李四,K1", "P2,王五,K2", "!W316@4"),
    // Dates.
    ("closures.csv", "2027-04-05,2027-04-05", "2027.4.5,2027.4.5", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027年4月5日,2027年4月5号", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "20270405,20270405", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027/4/5,2027/04/05", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05（星期一）,2027-04-05 周一", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05（星期二）,2027-04-05", "E112@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05 00:00:00,2027-04-05T00:00:00", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05 08:30,2027-04-05", "=W101"),
    ("closures.csv", "2027-04-05,2027-04-05", "２０２７－０４－０５,2027．4．5", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "二〇二七年四月五日,2027-04-05", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027年 4月 5日,2027 年 4 月 5 日", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "2027—04—05,2027–4–5", "="),
    ("closures.csv", "2027-04-05,2027-04-05", "4月5日,2027-04-05", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "27.4.5,2027-04-05", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "4/5/2027,2027-04-05", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05至2027-04-05,2027-04-05", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-05上午,2027-04-05", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-31,2027-05-05", "E106@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "46117,46117", "E105@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027-04-06,2027-04-05", "E108@2"),
    ("closures.csv", "2027-04-05,2027-04-05", "2027年4月,2027-04-05", "E105@2"),
    ("events.csv", "2027-06-01,2027-06-30", "2027.06.01,2027.06.30", "="),
    ("history.csv", "2026-10-13", "2026年10月13日（周二）", "="),
    ("scenario.toml", "start = 2027-03-01", "start = \"2027年3月1日\"", "="),
    // Words.
    ("closures.csv", ",,closed,清明", ",,放假,清明", "="),
    ("closures.csv", ",,closed,清明", ",全天,关闭,清明", "="),
    ("closures.csv", ",,working,调休", ",,调休上班,调休", "="),
    ("closures.csv", ",,working,调休", ",,补课,调休", "="),
    ("closures.csv", ",,working,调休", ",,调休,调休", "E107@3"),
    ("closures.csv", "day,closed,培训", "全天,请假,培训", "="),
    ("closures.csv", "day,closed,培训", "整天,病假,培训", "="),
    ("closures.csv", "day,closed,培训", "day,产假,培训", "="),
    ("closures.csv", "06-01,pm,", "06-01,下午,", "="),
    ("closures.csv", "06-01,pm,", "06-01,ＰＭ,", "="),
    ("closures.csv", "06-01,pm,", "06-01,晚上,", "E107@4"),
    ("staff.csv", "K1,yes,yes", "K1,是,有", "="),
    ("staff.csv", "K1,yes,yes", "K1,✔,√", "="),
    ("staff.csv", "K1,yes,yes", "K1,Ｙ,TRUE", "="),
    ("staff.csv", "K1,yes,yes", "K1,1,（是）", "="),
    ("staff.csv", "K1,yes,yes", "K1,〇,yes", "=W102"),
    ("staff.csv", "K1,no,yes", "K1,无,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,否,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,—,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,/,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,×,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,,yes", "="),
    ("staff.csv", "K1,no,yes", "K1,待定,yes", "E107@3"),
    ("kindergartens.csv", "county,strong,102.10", "县直园,优质园,102.10", "="),
    ("kindergartens.csv", "county,strong,102.10", "county,优质,102.10", "="),
    ("kindergartens.csv", "county,strong,102.10", "county,強,102.10", "="),
    ("kindergartens.csv", "township,ordinary", "乡镇中心幼儿园,一般园", "="),
    ("kindergartens.csv", "pastoral,weak", "牧区园,薄弱园", "="),
    ("kindergartens.csv", "village,weak", "村级园,弱", "="),
    ("kindergartens.csv", "village,weak", "村级园,很弱", "E107@6"),
    ("kindergartens.csv", "village,weak", "公办,weak", "!@"),
    ("kindergartens.csv", "village,weak", "民办园,weak", "!@"),
    ("events.csv", "open_half_day,", "开放半日活动,", "="),
    ("events.csv", "open_half_day,", "半日开放,", "="),
    ("events.csv", "research,教研,in_person", "教研活动,教研,线下", "="),
    ("events.csv", "training,培训,online,full", "培训,培训,线上,全天", "="),
    ("events.csv", "training,培训,online,full", "专题培训,培训,网络,一天", "="),
    ("events.csv", "meeting,会议,in_person,half", "例会,会议,现场,半天", "="),
    ("events.csv", "meeting,会议,in_person,half", "聚餐,会议,现场,半天", "E107@5"),
    ("history.csv", "H1,outreach", "H1,送教", "="),
    ("history.csv", "H2,inspection", "H2,视导", "="),
    // Numbers.
    ("kindergartens.csv", "yes,60,1", "yes,60人,1人", "="),
    ("kindergartens.csv", "yes,60,1", "yes,６０,１", "="),
    ("kindergartens.csv", "yes,60,1", "yes,六十,一", "="),
    ("kindergartens.csv", "yes,60,1", "yes,60公里,1", "E102@3"),
    ("kindergartens.csv", "yes,60,1", "yes,约60,1", "E102@3"),
    ("kindergartens.csv", "yes,60,1", "yes,60.5,1", "E103@3"),
    ("kindergartens.csv", "yes,60,1", "yes,-60,1", "E104@3"),
    ("kindergartens.csv", "yes,60,1", "yes,无,1", "E102@3"),
    ("kindergartens.csv", "yes,60,1", "yes,60,两", "!@"),
    ("kindergartens.csv", "yes,,2", "yes,不限,2", "!@"),
    ("kindergartens.csv", "yes,,2", "yes,/,2", "="),
    ("kindergartens.csv", "102.10,36.90", "102.10°E,36.90°N", "="),
    ("kindergartens.csv", "102.10,36.90", "东经102.10,北纬36.90", "="),
    ("kindergartens.csv", "102.10,36.90", "102°6′0″,36°54′0″", "="),
    ("kindergartens.csv", "102.10,36.90", "36.90,102.10", "E104@2"),
    ("kindergartens.csv", "102.10,36.90", "0,0", "E320@2"),
    ("kindergartens.csv", "102.10,36.90", "102.10,", "E306@2"),
    ("distances.csv", "12.5,20", "12.5公里,20分钟", "="),
    ("distances.csv", "12.5,20", "12.5km,20 min", "="),
    ("distances.csv", "12.5,20", "12500米,20分", "="),
    ("distances.csv", "12.5,20", "12.5,2次", "E102@2"),
    ("staff.csv", "2,3,4,90", "2次,3次,4次,90分钟", "="),
    ("staff.csv", "2,3,4,90", "两次,三次,四次,1.5小时", "="),
    ("staff.csv", "2,3,4,90", "2,3,4,一个半小时", "="),
    ("staff.csv", "2,3,4,90", "2,3,4,90公里", "E102@2"),
    ("staff.csv", "2,3,4,90", "2天,3,4,90", "E102@2"),
    // Headers.
    ("staff.csv", "id,name", "编号,姓　名", "="),
    ("staff.csv", "id,name", "编 号,姓名（必填）", "="),
    ("staff.csv", "id,name", "*编号,＊姓名", "="),
    ("staff.csv", "id,name", "【编号】,姓名：", "="),
    ("staff.csv", "id,name", "\"编\n号\",\"姓\n名\"", "="),
    ("staff.csv", "id,name", "工号,教师姓名", "E029@1"),
    ("staff.csv", "id,name", "人员编号,教师姓名", "="),
    ("staff.csv", "kindergarten,", "所在园,", "="),
    ("staff.csv", "backbone,mentor", "\"骨干\n教师\",导　师", "="),
    ("staff.csv", "backbone,mentor", "骨干老师,导师", "E029@1"),
    ("staff.csv", "backbone,mentor", "骨幹教師,導師", "="),
    ("staff.csv", "max_one_way_minutes", "单程上限（分钟）", "="),
    ("staff.csv", "max_one_way_minutes", "Max one-way minutes", "="),
    ("staff.csv", "max_one_way_minutes", "电话", "!W002@1"),
    ("staff.csv", "id,name", "某县教职工一览表\nid,name", "="),
    ("closures.csv", "who,from,to", "对象,开始日期,结束日期", "="),
    ("closures.csv", "session,kind", "时段,类性", "E029@1"),
    // Settings.
    ("scenario.toml", "[travel]", "[travle]", "E214@13"),
    ("scenario.toml", "seats = 4", "seat = 4", "E214@15"),
    ("scenario.toml", "index = 2", "index = 1", "!W204@7"),
    ("scenario.toml", "样例县", "样例县2025—2026学年第二学期", "!W205@1"),
    ("scenario.toml", "样例县", "样例县2026—2027学年第一学期", "!W205@1"),
    ("scenario.toml", "样例县", "样例县2026—2027学年第二学期", "!@"),
];

#[test]
fn every_habit_is_understood_or_told() {
    assert!(HABITS.len() >= 150);
    let clean = read_sources(&good::sources());
    let codes = |findings: &[alliance_calendar::domain::Diagnostic]| -> Vec<String> {
        findings.iter().map(|d| d.code.to_owned()).collect()
    };
    let known = codes(&clean.findings);
    let (_, expected) = said(&clean, "clean");
    let mut wrong = Vec::new();
    for &(file, from, to, comes) in HABITS {
        let mut sources = good::sources();
        spoil(&mut sources, file, Edit::Swap(from, to));
        let reading = read_sources(&sources);
        let error = reading.findings.iter().any(|d| d.severity == Severity::Error);
        let new: Vec<String> =
            codes(&reading.findings).into_iter().filter(|code| !known.contains(code)).collect();
        let told = |at: &str| {
            let (code, line) = at.split_once('@').expect("a line");
            code.is_empty()
                || reading.findings.iter().any(|d| {
                    let place = d.place.as_ref().expect("a place");
                    d.code == code && place.file == file && place.line == line.parse().ok()
                })
        };
        let fine = match comes.split_at(1) {
            ("=", code) => {
                let as_told = if code.is_empty() { new.is_empty() } else { new == [code] };
                as_told && !error && said(&reading, from).1 == expected
            }
            ("!", at) => told(at) && !error && said(&reading, from).1 != expected,
            _ => told(comes) && error,
        };
        if !fine {
            wrong.push(format!("{file}: {to:?} {comes}: {new:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), HABITS.len(), wrong.join("\n"));
}
