// Versions of the plan: named, submitted, approved, compared, taken again.

import { ask, asked, at, doing, empty, fill, h, label, moment, number, state, t, tell, title, who } from "./ui.js";
import { changes } from "./happened.js";

const how = (version) => t({ plan: "serve-how-plan", repair: "serve-how-repair", restored: "serve-how-restored" }[version.how]);

export async function versions(place, { county, again }) {
  const { said } = await ask("GET", at(county, "versions"));
  const all = said.versions;
  if (!all.length) {
    fill(place, title(t("serve-tab-versions")), empty(t("serve-unplanned-text")));
    return;
  }
  const change = (version, body) => ask("PATCH", at(county, "versions", version.number), { body, match: version.revision });
  const advance = (version, to, text) => doing(async () => {
    const by = await who();
    if (by === null) return;
    const said = await asked(text, [], { text: to === "approved" ? t("serve-approve-text") : t("serve-submit-text"), go: text });
    if (!said) return;
    await change(version, { state: to, by });
    again();
  });
  const rename = (version) => doing(async () => {
    const said = await asked(t("serve-rename"), [{ id: "name", label: t("serve-version-name"), value: version.name }, { id: "note", label: t("serve-note"), value: version.note }]);
    if (said) { await change(version, said); again(); }
  });
  const back = (version) => doing(async () => {
    const by = await who();
    if (by === null) return;
    const said = await asked(t("serve-restore"), [], { text: t("serve-restore-text", { name: label(version) }), go: t("serve-restore") });
    if (!said) return;
    await ask("POST", at(county, "versions", version.number, "restore"), { body: { by } });
    tell(t("serve-restored"));
    again();
  });
  const compared = h("div", { "aria-live": "polite" });
  const pick = (name, chosen) => h("label", {}, h("span", {}, name), h("select", {}, all.map((v) => h("option", { value: v.number, selected: v.number === chosen }, `${v.number} · ${label(v)}`))));
  const a = pick(t("serve-before-change"), (all[1] ?? all[0]).number), b = pick(t("serve-after-change"), all[0].number);
  const compare = doing(async () => {
    const [first, second] = [a, b].map((x) => x.querySelector("select").value);
    const { said } = await ask("GET", `${at(county, "compare")}?a=${first}&b=${second}`);
    const { said: data } = await ask("GET", at(county, "versions", second, "calendar"));
    const names = new Map([...data.kindergartens, ...data.staff].map((x) => [x.id, x.name]));
    fill(compared, h("p.big", {}, t("serve-changes-n", { n: said.changed.length })),
      h("p.quiet", {}, t("serve-km-change", { before: number(said.before.figures.km, 1), after: number(said.after.figures.km, 1) })),
      said.changed.length ? changes(said.changed, names) : "");
  });
  fill(place, title(t("serve-tab-versions")),
    h("ol.versions", {}, all.map((v, i) => h("li.card", {},
      h("h2", {}, label(v), " ", h(`span.tag.${v.state}`, {}, state(v)), i === 0 ? h("span.tag.good", {}, t("serve-in-force")) : ""),
      h("p.quiet", {}, `${v.number} · ${how(v)} · ${moment(v.made)}`, v.by ? ` · ${v.by}` : "", v.note ? h("span", {}, ` · ${v.note}`) : ""),
      h("p.row", {}, v.state === "draft" && i === 0 ? h("button", { type: "button", onclick: advance(v, "submitted", t("serve-submit")) }, t("serve-submit")) : null,
        v.state === "submitted" && i === 0 ? [h("button.main", { type: "button", onclick: advance(v, "approved", t("serve-approve")) }, t("serve-approve")), h("button", { type: "button", onclick: doing(async () => { await change(v, { state: "draft" }); again(); }) }, t("serve-to-draft"))] : null,
        h("button", { type: "button", onclick: rename(v) }, t("serve-rename")), i ? h("button", { type: "button", onclick: back(v) }, t("serve-restore")) : null)))),
    all.length > 1 ? h("section", {}, h("h2", {}, t("serve-compare")), h("p.row", {}, a, b, h("button", { type: "button", onclick: compare }, t("serve-compare"))), compared) : null);
}
