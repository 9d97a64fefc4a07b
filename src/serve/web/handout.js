// Hand out: every file of the plan, to look at, print or keep.

import { ask, at, day, empty, fill, h, label, moment, slot, state, t, title } from "./ui.js";

const ABOUT = () => ({
  "report.html": t("serve-file-report"), "calendar.xlsx": t("serve-file-xlsx"), "calendar.csv": t("serve-file-csv"),
  "plan.json": t("serve-file-json"), "routes.geojson": t("serve-file-geojson"), "changes.html": t("serve-file-changes"), "changes.csv": t("serve-file-changes-csv"),
});
const FOLDERS = () => ({ ics: t("serve-file-ics"), notices: t("serve-file-notices"), papers: t("serve-file-papers"), messages: t("serve-file-messages") });
const SHOWN = 60;

/** A name as files have it. */
const stem = (name) => name.replace(/[\x21-\x7e]/g, (c) => (/[A-Za-z0-9\-_.()]/.test(c) ? c : "_"));

/** For whom files are: the county, and everybody in it. */
function owners(data) {
  const names = new Map(data.kindergartens.map((k) => [k.id, k.name]));
  return [
    ["alliance", t("serve-alliance"), data.alliances.map((a) => ({ ...a, said: a.name }))],
    ["kindergarten", t("serve-place"), data.kindergartens.map((k) => ({ ...k, said: k.name }))],
    ["person", t("serve-person"), data.staff.map((p) => ({ ...p, said: `${p.name} · ${names.get(p.home)}`, at: names.get(p.home) }))],
  ];
}

/** Whether a file is somebody's. */
function isOf(file, kind, owner) {
  const parts = file.split("/"), base = parts.at(-1).replace(/\.[^.]*$/, ""), name = stem(owner.name);
  if (parts[0] === "ics") return parts[1] === kind && base.startsWith(`${stem(owner.id)}-`);
  if (kind === "person") return base === `${name}（${stem(owner.at)}）` || base === `${name} (${stem(owner.at)})` || base === name;
  return base === name || base.endsWith(`-${name}`);
}

const KINDERGARTENS_OF = (data, a) => {
  const home = new Map(data.staff.map((p) => [p.id, p.home]));
  return [a.place, ...a.staff.map((p) => home.get(p))];
};

/** What takes place for somebody, as a page of paper. */
function paper(data, kind, owner) {
  const names = new Map([...data.kindergartens, ...data.staff, ...data.alliances].map((x) => [x.id, x.name]));
  const concerns = { county: () => true, alliance: (a) => a.alliance === owner.id, person: (a) => a.staff.includes(owner.id),
    kindergarten: (a) => KINDERGARTENS_OF(data, a).includes(owner.id) || (a.kind === "event" && a.alliance === owner.alliance) }[kind];
  const rows = data.activities.filter(concerns).sort((x, y) => x.date.localeCompare(y.date) || x.slot.localeCompare(y.slot));
  const heads = [t("serve-date"), t("serve-session"), t("serve-activity"), t("serve-place"), t("serve-people")];
  return h("article.paper", {}, h("h1", {}, kind === "county" ? data.name : owner.said), h("p.quiet", {}, kind === "county" ? "" : `${data.name} · `, `${label(data.version)} · ${state(data.version)} · ${moment(data.version.made)}`),
    rows.length ? h("table", {}, h("thead", {}, h("tr", {}, heads.map((n) => h("th", { scope: "col" }, n)))),
      h("tbody", {}, rows.map((a) => h("tr", {}, h("td.date", {}, a.until === a.date ? day(a.date) : `${day(a.date)} – ${day(a.until)}`), h("td.date", {}, slot(a.slot)), h("td", {}, a.title),
        h("td", {}, a.place ? names.get(a.place) : t("serve-online")), h("td", {}, a.staff.map((p) => names.get(p)).join(t("serve-comma"))))))) : h("p", {}, t("serve-no-events")));
}

export async function handout(place, { county }) {
  const head = (await ask("GET", at(county))).said.current;
  if (!head) {
    fill(place, title(t("serve-tab-files")), empty(t("serve-unplanned-text"), h("a.button.main", { href: `#/${encodeURIComponent(county)}/plan` }, t("serve-tab-plan"))));
    return;
  }
  const base = at(county, "versions", head.number);
  fill(place, title(t("serve-tab-files")), h("p.quiet", { role: "status" }, t("serve-making")));
  const { said } = head.files ? await ask("GET", `${base}/files`) : await ask("POST", `${base}/files`);
  const { said: data } = await ask("GET", `${base}/calendar`);
  const address = (name) => `${base}/files/${name.split("/").map(encodeURIComponent).join("/")}`;
  const line = (name, text, more) => h("li", {}, h("span.file", {}, h("strong", {}, text), more ? h("span.quiet", {}, more) : ""),
    h("span.row", {}, /\.(html|txt)$/.test(name) ? h("a.button", { href: `${address(name)}?view=1`, target: "_blank", rel: "noopener" }, t("serve-look")) : "",
      h("a.button", { href: address(name), download: "" }, t("serve-keep"))));
  const top = said.files.filter((name) => !name.includes("/"));
  const folders = new Map();
  for (const name of said.files.filter((name) => name.includes("/"))) {
    const folder = name.split("/")[0];
    folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  const order = Object.keys(ABOUT());
  top.sort((a, b) => (order.indexOf(a) + 99) % 99 - (order.indexOf(b) + 99) % 99);
  const about = FOLDERS();
  const called = (folder) => about[folder] ?? folder;
  const sections = [...folders].map(([folder, names]) => {
    const list = h("ul.files");
    const count = h("p.quiet", { role: "status" });
    const draw = (text) => {
      const found = names.filter((name) => name.toLowerCase().includes(text.toLowerCase()));
      fill(list, ...found.slice(0, SHOWN).map((name) => line(name, name.split("/").slice(1).join(" / "))));
      count.textContent = t("serve-shown-n", { n: Math.min(found.length, SHOWN), all: names.length });
    };
    draw("");
    return h("details.aside", {}, h("summary", {}, `${called(folder)} (${names.length})`),
      h("label", {}, h("span", {}, t("serve-search")), h("input", { type: "search", oninput: (event) => draw(event.target.value) })), count, list);
  });
  const everybody = owners(data), files = h("div"), sheet = h("div.sheet");
  const print = h("button", { type: "button", onclick: () => window.print() }, t("serve-print"));
  const zip = h("a.button.main", { href: `${base}/all.zip`, download: "" }, t("serve-all-files"));
  const choose = () => {
    const [kind, id] = chosen.value.split("\n");
    const owner = everybody.find(([k]) => k === kind)?.[2].find((o) => o.id === id);
    const own = owner ? said.files.filter((name) => isOf(name, kind, owner)) : said.files;
    zip.href = `${base}/all.zip${owner ? `?${own.map((name) => `only=${encodeURIComponent(name)}`).join("&")}` : ""}`;
    zip.hidden = !own.length;
    fill(files, ...(owner ? [h("section", {}, own.length ? h("ul.files", {}, own.map((name) => line(name, name.split("/").at(-1), called(name.split("/")[0])))) : h("p.quiet", {}, t("serve-no-own-files")))]
      : [h("section", {}, h("ul.files", {}, top.map((name) => line(name, ABOUT()[name] ?? name, ABOUT()[name] ? name : "")))), ...sections]));
    fill(sheet, h("div.row.between", {}, h("h2", {}, t("serve-paper")), print), paper(data, kind, owner));
  };
  const chosen = h("select", { id: "for-whom", onchange: choose }, h("option", { value: "county" }, t("serve-whole-county")),
    everybody.map(([kind, name, all]) => h("optgroup", { label: name }, all.map((o) => h("option", { value: `${kind}\n${o.id}` }, o.said)))));
  fill(place, h("div.row.between", {}, title(t("serve-tab-files")), zip), h("p.quiet", {}, t("serve-files-text", { name: label(head) })),
    h("p.row", {}, h("label", { for: "for-whom" }, h("span", {}, t("serve-for-whom")), chosen)), files, h("section.of-paper", {}, sheet));
  choose();
}
