//! Names of generated places and people.

use super::dice::Dice;
use crate::domain::PlaceKind;

const FIRST: [&str; 16] = [
    "柳", "松", "石", "黄", "青", "白", "红", "大", "小", "上", "下", "东", "西", "南", "北", "金",
];
const SECOND: [&str; 14] =
    ["树", "沟", "湾", "滩", "坪", "岭", "泉", "川", "寺", "峡", "庄", "台", "营", "坡"];
const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "马", "吴", "周", "徐", "孙", "朱", "何", "高", "林",
    "郭", "罗", "梁", "宋",
];
const GIVEN: [&str; 24] = [
    "秀英", "桂花", "玉兰", "丽", "娟", "敏", "静", "燕", "晓梅", "海霞", "春花", "雪莲", "芳",
    "玲", "卓玛", "文静", "佳", "建国", "志强", "小红", "婷", "雅琴", "淑珍", "欣",
];

/// Village names in random order; they repeat with a number when there are more places.
pub(super) struct Villages(Vec<String>, usize);

impl Villages {
    pub(super) fn new(dice: &mut Dice) -> Self {
        let mut all: Vec<String> =
            FIRST.iter().flat_map(|a| SECOND.iter().map(move |b| format!("{a}{b}"))).collect();
        dice.shuffle(&mut all);
        Self(all, 0)
    }

    pub(super) fn next(&mut self) -> String {
        let (name, round) = (&self.0[self.1 % self.0.len()], self.1 / self.0.len());
        self.1 += 1;
        if round == 0 { name.clone() } else { format!("{name}{}", round + 1) }
    }
}

/// Name of a kindergarten of the kind in a village.
pub(super) fn kindergarten(village: &str, kind: PlaceKind) -> String {
    match kind {
        PlaceKind::County => format!("{village}示范幼儿园"),
        PlaceKind::Township => format!("{village}镇中心幼儿园"),
        PlaceKind::Village => format!("{village}村幼儿园"),
        PlaceKind::Private => format!("{village}民办幼儿园"),
        PlaceKind::Attached => format!("{village}小学附属幼儿班"),
        PlaceKind::Pastoral => format!("{village}牧区幼儿园"),
    }
}

pub(super) fn person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN))
}
