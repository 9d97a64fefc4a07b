// The tables of a county: what is wrong in them, each finding on its cell, with its remedy.

import { ask, at, complain, fill, h, t, tell, title } from "./ui.js";
import { dropzone } from "./counties.js";
import { sheets } from "./sheets.js";

/** How often the file is looked at: whoever saves it in a spreadsheet program sees it here. */
const BEAT = 2500;

const cell = (f) => [f.sheet ?? f.file, f.reference ?? (f.line ? t("serve-row", { n: f.line }) : null)].filter(Boolean).join(" · ");

function finding(f, show) {
  return h(`li.finding.${f.severity}`, {},
    h("p.where", {}, h("span.tag." + (f.severity === "error" ? "bad" : "warn"), {}, f.severity === "error" ? t("serve-error") : t("serve-warning")),
      " ", f.line ? h("button.plain", { type: "button", onclick: () => show(f) }, cell(f)) : h("strong", {}, cell(f)), f.header ? ` ${t("serve-column", { name: f.header })}` : "",
      f.cell ? h("code", {}, f.cell) : ""),
    h("p", {}, f.message),
    f.hint ? h("p.hint", {}, f.hint) : null);
}

export async function tables(place, { county, session }) {
  let known, stopped = false, timer;
  const state = h("div"), list = h("div"), file = h("div"), inside = h("div");
  const grid = sheets(inside, county, (said, tag) => { known = tag; draw(said, tag); });
  const read = async () => {
    const { said, tag } = await ask("GET", at(county));
    if (tag === known) return;
    if (known !== undefined) tell(t("serve-read-again"));
    known = tag;
    draw(said, tag);
    await grid.read();
  };
  const draw = (said, tag) => {
    const fine = !said.errors;
    const size = said.size;
    fill(state, h(fine ? "section.state.good" : "section.state.bad", { role: "status" },
      h("p.big", {}, fine ? t("serve-ready") : t("serve-to-mend", { n: said.errors })),
      size ? h("p.quiet", {}, t("serve-size", { alliances: size.alliances, kindergartens: size.kindergartens, staff: size.staff, events: size.events })) : null,
      fine ? h("p.row", {}, h("a.button.main", { href: `#/${encodeURIComponent(county)}/plan` }, t("serve-to-plan"))) : h("p", {}, t("serve-mend-how"))));
    const errors = said.findings.filter((f) => f.severity === "error");
    const warnings = said.findings.filter((f) => f.severity !== "error");
    const group = (name, all) => all.length ? h("section", {}, h("h2", {}, name),
      h("ol.findings", {}, all.slice(0, 200).map((f) => finding(f, grid.show))),
      all.length > 200 ? h("p.quiet", {}, t("serve-more-n", { n: all.length - 200 })) : null) : null;
    fill(list, group(t("serve-errors-n", { n: errors.length }), errors), group(t("serve-warnings-n", { n: warnings.length }), warnings));
    fill(file, h("section", {}, h("h2", {}, t("serve-workbook")),
      h("p", {}, t("serve-workbook-text", { path: `${session.workspace}/${county}`, file: said.file ?? "" })),
      h("p.row", {}, h("a.button", { href: at(county, "workbook"), download: "" }, t("serve-download-book"))),
      dropzone(t("serve-replace"), t("serve-replace-text"), async (book) => {
        await ask("PUT", at(county, "workbook"), { file: book, match: known });
        await read();
      })));
  };
  fill(place, title(t("serve-tab-tables")), state, list, h("section", {}, h("h2", {}, t("serve-sheets")), inside), file);
  await read();
  const beat = async () => {
    if (stopped) return;
    const busy = inside.contains(document.activeElement) && document.activeElement.matches("input, select");
    if (!document.hidden && !busy) await read().catch((fault) => { if (fault.status) complain(fault); });
    timer = setTimeout(beat, BEAT);
  };
  timer = setTimeout(beat, BEAT);
  return () => { stopped = true; clearTimeout(timer); };
}
