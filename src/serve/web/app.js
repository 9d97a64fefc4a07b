// The frame: language, navigation, which page stands.

import { ask, at, complain, fill, h, language, speak, t } from "./ui.js";
import { counties } from "./counties.js";
import { tables } from "./county.js";
import { planning } from "./planning.js";
import { calendar } from "./calendar.js";
import { happened } from "./happened.js";
import { versions } from "./compare.js";
import { handout } from "./handout.js";

const PAGES = { tables, plan: planning, calendar, happened, versions, files: handout };
const LANGUAGES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };
const main = document.getElementById("main");
let leave = () => {};
export let session = {};

const names = () => ({
  tables: t("serve-tab-tables"), plan: t("serve-tab-plan"), calendar: t("serve-tab-calendar"),
  happened: t("serve-tab-happened"), versions: t("serve-tab-versions"), files: t("serve-tab-files"),
});

function frame(county, page) {
  document.getElementById("skip").textContent = t("serve-skip");
  document.title = county ? `${county} · ${t("serve-title")}` : t("serve-title");
  fill(document.getElementById("crumbs"), 
    h("a.brand", { href: "#/" }, t("serve-title")), county ? h("span.county", {}, county) : "");
  const nav = document.getElementById("nav");
  nav.hidden = !county;
  nav.setAttribute("aria-label", t("serve-nav"));
  fill(nav, h("ul", {}, county ? Object.entries(names()).map(([id, name]) => h("li", {},
    h("a", { href: `#/${encodeURIComponent(county)}/${id}`, "aria-current": id === page ? "page" : undefined }, name))) : []));
  const select = document.getElementById("language");
  select.setAttribute("aria-label", t("serve-language"));
  fill(select, ...Object.entries(LANGUAGES).map(([id, name]) => h("option", { value: id, lang: id, selected: id === language }, name)));
}

let turn = 0;
async function show() {
  const mine = ++turn;
  leave();
  leave = () => {};
  let county, page;
  try {
    [, county, page] = location.hash.split("/").map(decodeURIComponent);
  } catch {
    location.hash = "#/";
    return;
  }
  frame(county || null, page);
  const place = h("div", { "aria-busy": "true" });
  fill(main, place);
  try {
    const make = county ? PAGES[page] ?? tables : counties;
    const left = await make(place, { county, session, again: show });
    if (mine !== turn) left?.();
    else if (left) leave = left;
  } catch (fault) {
    complain(fault);
    if (fault.status === 404 && county) location.hash = "#/";
  }
  place.removeAttribute("aria-busy");
}

async function begin() {
  const known = localStorage.getItem("alliance-language");
  const wanted = known ?? ((navigator.language || "zh").startsWith("zh")
    ? (/hant|tw|hk|mo/i.test(navigator.language) ? "zh-Hant" : "zh-Hans") : "en");
  await speak(wanted);
  session = (await ask("GET", "/api/session")).said;
  document.getElementById("language").addEventListener("change", async (event) => {
    localStorage.setItem("alliance-language", event.target.value);
    await speak(event.target.value);
    session = (await ask("GET", "/api/session")).said;
    show();
  });
  addEventListener("hashchange", show);
  // A file that misses its place must not take the page away.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => event.preventDefault());
  await show();
}

begin().catch(complain);
