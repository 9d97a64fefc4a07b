// Hand out: every file of the plan, to look at, print or keep.

import { ask, at, doing, empty, fill, h, label, t, title } from "./ui.js";

const ABOUT = () => ({
  "report.html": t("serve-file-report"), "calendar.xlsx": t("serve-file-xlsx"), "calendar.csv": t("serve-file-csv"),
  "plan.json": t("serve-file-json"), "routes.geojson": t("serve-file-geojson"), "changes.html": t("serve-file-changes"), "changes.csv": t("serve-file-changes-csv"),
});
const FOLDERS = () => ({ ics: t("serve-file-ics"), notices: t("serve-file-notices"), papers: t("serve-file-papers"), messages: t("serve-file-messages") });
const SHOWN = 60;

export async function handout(place, { county }) {
  const head = (await ask("GET", at(county))).said.current;
  if (!head) {
    fill(place, title(t("serve-tab-files")), empty(t("serve-unplanned-text"), h("a.button.main", { href: `#/${encodeURIComponent(county)}/plan` }, t("serve-tab-plan"))));
    return;
  }
  const base = at(county, "versions", head.number);
  fill(place, title(t("serve-tab-files")), h("p.quiet", { role: "status" }, t("serve-making")));
  const { said } = head.files ? await ask("GET", `${base}/files`) : await ask("POST", `${base}/files`);
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
  const sections = [...folders].map(([folder, names]) => {
    const list = h("ul.files");
    const count = h("p.quiet", { role: "status" });
    const draw = (text) => {
      const found = names.filter((name) => name.toLowerCase().includes(text.toLowerCase()));
      fill(list, ...found.slice(0, SHOWN).map((name) => line(name, name.split("/").slice(1).join(" / "))));
      count.textContent = t("serve-shown-n", { n: Math.min(found.length, SHOWN), all: names.length });
    };
    draw("");
    return h("details.aside", {}, h("summary", {}, `${about[folder] ?? folder} (${names.length})`),
      h("label", {}, h("span", {}, t("serve-search")), h("input", { type: "search", oninput: (event) => draw(event.target.value) })), count, list);
  });
  fill(place, h("div.row.between", {}, title(t("serve-tab-files")), h("a.button.main", { href: `${base}/all.zip`, download: "" }, t("serve-all-files"))),
    h("p.quiet", {}, t("serve-files-text", { name: label(head) })),
    h("section", {}, h("ul.files", {}, top.map((name) => line(name, ABOUT()[name] ?? name, ABOUT()[name] ? name : "")))), ...sections);
}
