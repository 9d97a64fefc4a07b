// The first page: drop a workbook, or begin with an example; the counties that are there.

import { ask, asked, at, doing, fill, h, label, state, t, title } from "./ui.js";

const go = (county, page = "tables") => (location.hash = `#/${encodeURIComponent(county)}/${page}`);
const clean = (name) => name.replace(/\.[^.]*$/, "").replace(/[\\/:*?"<>|]/g, " ").trim();

/** Uploads a workbook under a name that is free. */
async function drop(file) {
  const name = clean(file.name) || t("serve-county");
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name} (${n})`;
    try {
      await ask("POST", `/api/counties/import?name=${encodeURIComponent(tried)}`, { file });
      return go(tried);
    } catch (fault) {
      if (fault.key !== "serve-name-taken" || n > 50) throw fault;
    }
  }
}

export function dropzone(text, more, take) {
  const input = h("input", { type: "file", accept: ".xlsx", id: "file", class: "unseen", onchange: doing(async () => { if (input.files[0]) await take(input.files[0]); }) });
  const zone = h("section.drop", {
    ondragenter: () => zone.classList.add("over"),
    ondragleave: (event) => { if (!zone.contains(event.relatedTarget)) zone.classList.remove("over"); },
    ondragover: (event) => { event.preventDefault(); zone.classList.add("over"); },
    ondrop: doing(async (event) => {
      zone.classList.remove("over");
      const file = event.dataTransfer?.files[0];
      if (file) await take(file);
    }),
  }, h("p.big", {}, text), h("p.quiet", {}, more),
    input, h("label.button.main", { for: "file" }, t("serve-choose-file")));
  return zone;
}

const templates = () => [
  ["empty", t("serve-from-empty")], ["tiny", t("serve-from-tiny")],
  ["tianzhu", t("serve-from-tianzhu")], ["ewenki", t("serve-from-ewenki")],
];

async function fresh(from) {
  const said = await asked(t("serve-new"), [{ id: "name", label: t("serve-county-name"), required: true }]);
  if (!said) return;
  await ask("POST", "/api/counties", { body: { name: said.name, from } });
  go(said.name.trim());
}

function card(county, again) {
  const where = `#/${encodeURIComponent(county.name)}`;
  const deed = (name, act) => h("button.plain", { type: "button", onclick: doing(act) }, name);
  const found = county.errors ? h("span.tag.bad", {}, t("serve-errors-n", { n: county.errors }))
    : county.fault ? h("span.tag.bad", {}, t("serve-unreadable"))
      : h("span.tag.good", {}, t("serve-fine"));
  return h("li.card", {},
    h("h2", {}, h("a", { href: `${where}/${county.current ? "calendar" : "tables"}` }, county.name)),
    county.term ? h("p.quiet", {}, t("serve-term", { from: county.term.start, to: county.term.end })) : null,
    h("p", {}, found, " ", county.warnings ? h("span.tag", {}, t("serve-warnings-n", { n: county.warnings })) : null, " ",
      county.planning ? h("span.tag.on", {}, t("serve-is-planning")) : null, " ",
      county.current ? h("span.tag", {}, `${label(county.current)} · ${state(county.current)}`) : h("span.tag", {}, t("serve-unplanned"))),
    h("details.menu", {}, h("summary", {}, t("serve-more")),
      deed(t("serve-rename"), async () => {
        const said = await asked(t("serve-rename"), [{ id: "name", label: t("serve-county-name"), value: county.name, required: true }]);
        if (said && said.name.trim() !== county.name) { await ask("PATCH", at(county.name), { body: { rename: said.name } }); again(); }
      }),
      county.current ? deed(t("serve-next-term"), async () => {
        const said = await asked(t("serve-next-term"), [{ id: "name", label: t("serve-county-name"), value: t("serve-next-name", { name: county.name }), required: true }], { text: t("serve-next-text") });
        if (said) { await ask("PATCH", at(county.name), { body: { next: said.name } }); go(said.name.trim()); }
      }) : null,
      deed(t("serve-copy"), async () => {
        const said = await asked(t("serve-copy"), [{ id: "name", label: t("serve-county-name"), value: t("serve-copy-name", { name: county.name }), required: true }], { text: t("serve-copy-text") });
        if (said) { await ask("PATCH", at(county.name), { body: { copy: said.name } }); again(); }
      }),
      deed(t("serve-archive"), async () => {
        const said = await asked(t("serve-archive"), [], { text: t("serve-archive-text", { name: county.name }), go: t("serve-archive") });
        if (said) { await ask("PATCH", at(county.name), { body: { archive: true } }); again(); }
      })));
}

export async function counties(place, { session, again }) {
  const { said } = await ask("GET", "/api/counties");
  fill(place, 
    title(said.counties.length ? t("serve-counties") : t("serve-welcome")),
    dropzone(t("serve-drop"), t("serve-drop-text"), drop),
    said.counties.length ? h("ul.cards", {}, said.counties.map((county) => card(county, again))) : null,
    h("section", {}, h("h2", {}, t("serve-without")), h("p.quiet", {}, t("serve-without-text")),
      h("p.row", {}, templates().map(([id, name]) => h("button", { type: "button", onclick: doing(() => fresh(id)) }, name)))),
    said.archived.length ? h("details.aside", {}, h("summary", {}, t("serve-archived-n", { n: said.archived.length })),
      h("ul", {}, said.archived.map((name) => h("li", {}, name, " ", h("button.plain", { type: "button", onclick: doing(async () => {
        await ask("PATCH", at(name), { body: { archive: false } });
        again();
      }) }, t("serve-take-back")))))) : null,
    h("p.quiet.foot", {}, t("serve-where", { path: session.workspace }), " · alliance ", session.version));
}
