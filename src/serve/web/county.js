// The tables of a county: what is wrong in them, each finding on its cell, with its remedy.

import { ask, at, complain, doing, fill, h, t, tell, title } from "./ui.js";
import { dropzone } from "./counties.js";

/** How often the file is looked at: whoever saves it in a spreadsheet program sees it here. */
const BEAT = 2500;

const cell = (f) => [f.sheet ?? f.file, f.reference ?? (f.line ? t("serve-row", { n: f.line }) : null)].filter(Boolean).join(" · ");

function finding(f) {
  return h(`li.finding.${f.severity}`, {},
    h("p.where", {}, h("span.tag." + (f.severity === "error" ? "bad" : "warn"), {}, f.severity === "error" ? t("serve-error") : t("serve-warning")),
      " ", h("strong", {}, cell(f)), f.header ? ` ${t("serve-column", { name: f.header })}` : "",
      f.cell ? h("code", {}, f.cell) : ""),
    h("p", {}, f.message),
    f.hint ? h("p.hint", {}, f.hint) : null);
}

export async function tables(place, { county, session }) {
  let known, stopped = false, timer;
  const list = h("div");
  const state = h("div");
  const read = async () => {
    const { said, tag } = await ask("GET", at(county));
    if (tag === known) return;
    if (known !== undefined) tell(t("serve-read-again"));
    known = tag;
    draw(said, tag);
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
      h("ol.findings", {}, all.slice(0, 200).map(finding)),
      all.length > 200 ? h("p.quiet", {}, t("serve-more-n", { n: all.length - 200 })) : null) : null;
    fill(list, ...[group(t("serve-errors-n", { n: errors.length }), errors),
      group(t("serve-warnings-n", { n: warnings.length }), warnings),
      h("section", {}, h("h2", {}, t("serve-workbook")),
        h("p", {}, t("serve-workbook-text", { path: `${session.workspace}/${county}`, file: said.file ?? "" })),
        h("p.row", {}, h("a.button", { href: at(county, "workbook"), download: "" }, t("serve-download-book"))),
        dropzone(t("serve-replace"), t("serve-replace-text"), async (file) => {
          await ask("PUT", at(county, "workbook"), { file, match: tag });
          await read();
        }))].filter(Boolean));
  };
  fill(place, title(t("serve-tab-tables")), state, list);
  await read();
  const beat = async () => {
    if (stopped) return;
    if (!document.hidden) await read().catch((fault) => { if (fault.status) complain(fault); });
    timer = setTimeout(beat, BEAT);
  };
  timer = setTimeout(beat, BEAT);
  return () => { stopped = true; clearTimeout(timer); };
}
