// What happened: forms, the smallest repair before and after, who must be told, accept or not.

import { ask, at, day, doing, empty, fill, h, label, number, slot, t, tell, title, who } from "./ui.js";

/** Each kind with its fields and how they are written for the program. */
const kinds = () => [
  ["absent", t("serve-absent"), ["person", "days"], (f) => `${f.person}:${f.days}`],
  ["leaves", t("serve-leaves"), ["person", "from"], (f) => (f.from ? `${f.person}:${f.from}` : f.person)],
  ["joins", t("serve-joins"), ["id", "name", "place", "backbone", "mentor", "subjects", "expertise", "languages"], (f) => [f.id, f.name, f.place, f.backbone, f.mentor, f.subjects, f.expertise, f.languages].map(listed).join(",")],
  ["closed", t("serve-closed"), ["where", "days"], (f) => `${f.where}:${f.days}`],
  ["no_host", t("serve-no-host"), ["place"], (f) => f.place],
  ["cancel", t("serve-cancelled"), ["planned"], (f) => f.planned],
  ["move", t("serve-move-event"), ["planned", "date"], (f) => `${f.planned}:${f.date}`],
  ["road", t("serve-road"), ["place", "place2", "days"], (f) => `${f.place}:${f.place2}:${f.days}`],
  ["not_held", t("serve-not-held"), ["activity"], (f) => f.activity],
];

/** A list as a table has it: its own separators are semicolons. */
const listed = (text) => text.replace(/[,，、；]/g, ";").replace(/["\n]/g, " ");

function spot(a, names) {
  if (!a) return h("span.quiet", {}, "–");
  return h("span", {}, `${day(a.date)} ${slot(a.slot)}`, h("br"), a.place ? names.get(a.place) ?? a.place : t("serve-online"), a.staff.length ? [h("br"), h("span.quiet", {}, a.staff.map((p) => names.get(p) ?? p).join(t("serve-comma")))] : "");
}

export function changes(rows, names) {
  return h("div.scroll", {}, h("table", {}, h("thead", {}, h("tr", {}, [t("serve-activity"), t("serve-before-change"), t("serve-after-change")].map((n) => h("th", { scope: "col" }, n)))),
    h("tbody", {}, rows.map(({ before, after }) => h("tr", {}, h("th", { scope: "row" }, (after ?? before).title, h("span.quiet", {}, ` ${(after ?? before).id}`)), h("td", {}, spot(before, names)), h("td", {}, spot(after, names)))))));
}

const wishes = () => [["fewest", t("serve-wish-fewest")], ["kilometres", t("serve-wish-km")], ["even", t("serve-wish-even")]];

/** What stays unmet before and after, where that differs. */
function unmet({ before, after }) {
  if (before.join() === after.join()) return null;
  const all = (list) => (list.length ? list.join(t("serve-comma")) : t("serve-none"));
  return h("div.verdict", { class: after.length < before.length ? "verdict good" : "verdict bad" }, h("strong", {}, t("serve-unmet")),
    h("ul", {}, h("li", {}, t("serve-before-change"), t("serve-colon"), all(before)), h("li", {}, t("serve-after-change"), t("serve-colon"), all(after))));
}

/** Asks for a repair and shows it before and after, with its alternatives, to accept or not. */
export async function proposal(place, county, asked, names, wish = "fewest") {
  const again = (other) => proposal(place, county, asked, names, other);
  fill(place, h("p.quiet", { role: "status" }, t("serve-repairing")));
  let said;
  try {
    ({ said } = await ask("POST", at(county, "repairs"), { body: { ...asked, wish } }));
  } catch (fault) {
    const found = fault.more?.findings ?? [];
    fill(place, h("section.state.bad", { role: "alert" }, h("p", {}, fault.message), h("ul", {}, found.map((f) => h("li", {}, f.message, f.hint ? h("span.quiet", {}, ` ${f.hint}`) : "")))));
    return;
  }
  const accept = doing(async () => {
    const by = await who();
    if (by === null) return;
    await ask("POST", at(county, "repairs", said.id, "accept"), { body: { by } });
    tell(t("serve-accepted"));
    location.hash = `#/${encodeURIComponent(county)}/calendar`;
  });
  const copy = (text) => doing(async () => { await navigator.clipboard.writeText(text); tell(t("serve-copied")); });
  fill(place, h("section.proposal", {}, h("h2", {}, t("serve-proposed")), h("p.big", {}, said.said ?? t("serve-changes-n", { n: said.changed.length })),
    h("p.quiet", {}, t("serve-km-change", { before: number(said.km_before, 1), after: number(said.figures.km, 1) })),
    unmet(said.unmet),
    h("p.row", { role: "group", "aria-label": t("serve-alternatives") }, wishes().map(([id, text]) => h("button", { type: "button", "aria-pressed": String(id === wish), onclick: doing(() => again(id)) }, text))),
    said.changed.length ? changes(said.changed, names) : h("p", {}, t("serve-no-change")),
    said.doubts.length ? h("p.note.warn", {}, t("serve-doubts", { list: said.doubts.map((d) => `${d.id} ${d.person}`).join(t("serve-comma")) })) : null,
    h("p.row", {}, h("button.main.large", { type: "button", onclick: accept }, t("serve-accept")), h("button", { type: "button", onclick: () => fill(place) }, t("serve-reject")))),
    said.messages.length ? h("section", {}, h("h2", {}, t("serve-to-tell", { n: said.messages.length })), said.messages.map((m) => h("details", {}, h("summary", {}, m.name), h("pre", {}, m.text), h("button", { type: "button", onclick: copy(m.text) }, t("serve-copy-text-button"))))) : null);
  place.querySelector("h2").scrollIntoView({ block: "nearest" });
}

export async function happened(place, { county, session }) {
  const head = (await ask("GET", at(county))).said.current;
  if (!head) {
    fill(place, title(t("serve-tab-happened")), empty(t("serve-unplanned-text"), h("a.button.main", { href: `#/${encodeURIComponent(county)}/plan` }, t("serve-tab-plan"))));
    return;
  }
  const { said: data } = await ask("GET", at(county, "versions", head.number, "calendar"));
  const names = new Map([...data.kindergartens, ...data.staff, ...data.alliances].map((x) => [x.id, x.name]));
  const list = [];
  const lists = {
    person: data.staff.map((p) => [p.id, `${p.name} · ${names.get(p.home)}`]),
    place: data.kindergartens.map((k) => [k.id, k.name]),
    planned: data.activities.filter((a) => ["event", "followup", "placement"].includes(a.kind)).map((a) => [a.id, `${day(a.date)} ${a.title} · ${names.get(a.alliance)}`]),
    activity: data.activities.map((a) => [a.id, `${day(a.date)} ${a.title}`]),
  };
  lists.place2 = lists.place;
  lists.where = [...data.alliances.map((a) => [a.id, a.name]), ...lists.place];
  const words = { person: t("serve-person"), place: t("serve-place"), place2: t("serve-place-other"), planned: t("serve-activity"), activity: t("serve-activity"), where: t("serve-place"), from: t("serve-from-day"), date: t("serve-date"), id: t("serve-id"), name: t("serve-who-label"), backbone: t("serve-backbone"), mentor: t("serve-mentor"), subjects: t("serve-subjects"), expertise: t("serve-expertise"), languages: t("serve-languages") };

  const kind = h("select", { id: "kind", onchange: () => draw() }, kinds().map(([id, text]) => h("option", { value: id }, text)));
  const today = h("input", { type: "date", id: "today", value: session.today >= data.term.start && session.today <= data.term.end ? session.today : data.term.start, min: data.term.start, max: data.term.end });
  const fields = h("div.fields"), entered = h("ul.entered"), proposed = h("div", { "aria-live": "polite" });
  const input = (id) => {
    if (id === "days") return [h("label", {}, h("span", {}, t("serve-first-day")), h("input", { type: "date", name: "first", required: true, min: data.term.start, max: data.term.end, value: today.value })), h("label", {}, h("span", {}, t("serve-last-day")), h("input", { type: "date", name: "last", required: true, min: data.term.start, max: data.term.end, value: today.value }))];
    if (id === "date" || id === "from") return h("label", {}, h("span", {}, words[id]), h("input", { type: "date", name: id, required: id === "date", min: data.term.start, max: data.term.end, value: id === "date" ? today.value : "" }));
    if (id === "backbone" || id === "mentor") return h("label", {}, h("span", {}, words[id]), h("select", { name: id }, h("option", { value: "no" }, t("serve-no")), h("option", { value: "yes" }, t("serve-yes"))));
    if (["id", "name", "subjects", "expertise", "languages"].includes(id)) return h("label", {}, h("span", {}, words[id]), h("input", { name: id, required: id === "id" || id === "name", maxlength: 80, autocomplete: "off" }));
    const options = h("datalist", { id: `list-${id}` }, lists[id].map(([value, text]) => h("option", { value: `${text} [${value}]` })));
    return h("label.wide", {}, h("span", {}, words[id]), h("input", { name: id, list: `list-${id}`, required: true, autocomplete: "off" }), options);
  };
  const draw = () => fill(fields, ...kinds().find(([id]) => id === kind.value)[2].flatMap(input));
  const value = (sent, id) => {
    if (id === "days") return sent.get("first") === sent.get("last") ? sent.get("first") : `${sent.get("first")}..${sent.get("last")}`;
    const said = String(sent.get(id) ?? "").trim();
    return said.match(/\[([^\]]+)\]$/)?.[1] ?? said;
  };
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    const [id, text, parts, write] = kinds().find(([k]) => k === kind.value);
    const sent = new FormData(form);
    const said = Object.fromEntries(parts.map((p) => [p, value(sent, p)]));
    const shown = parts.map((p) => names.get(said[p]) ?? said[p]).filter(Boolean).join(" · ");
    list.push({ kind: id, value: write(said), shown: `${text}${t("serve-colon")}${shown}` });
    show();
    fill(proposed);
  } }, h("label", { for: "kind" }, h("span", {}, t("serve-what-happened")), kind), fields, h("p.row", {}, h("button", {}, t("serve-add"))));
  const show = () => fill(entered, ...list.map((one, i) => h("li", {}, one.shown, " ", h("button.plain", { type: "button", onclick: () => { list.splice(i, 1); show(); fill(proposed); } }, t("serve-remove")))),
    list.length ? "" : h("li.quiet", {}, t("serve-nothing-entered")));

  const propose = () => proposal(proposed, county, { happened: list.map(({ kind, value }) => ({ kind, value })), today: today.value }, names);
  fill(place, title(t("serve-tab-happened")), h("p.quiet", {}, t("serve-repairs-version", { name: label(data.version) })),
    h("section", {}, form, h("h2", {}, t("serve-entered")), entered,
      h("p.row", {}, h("label", { for: "today" }, h("span", {}, t("serve-today-is")), today), h("button.main.large", { type: "button", onclick: doing(propose) }, t("serve-repair"))),
      h("p.quiet", {}, t("serve-today-text"))), proposed);
  draw();
  show();
}
