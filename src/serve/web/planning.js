// Planning: what it should follow, how long it may take, and looking on while the gap falls.

import { proposal } from "./happened.js";
import { ask, at, complain, day, doing, fill, h, label, moment, number, state, svg, t, title, who } from "./ui.js";

const policyText = (id) => ({
  balanced: t("serve-policy-balanced"), cost: t("serve-policy-cost"), minimax: t("serve-policy-minimax"),
  leximin: t("serve-policy-leximin"), gini: t("serve-policy-gini"),
}[id] ?? "");
const stage = (id) => ({
  events: t("serve-stage-events"), assignment: t("serve-stage-assignment"), timetable: t("serve-stage-timetable"),
  quality: t("serve-stage-quality"), done: t("serve-stage-done"),
}[id] ?? t("serve-stage-waiting"));
const percent = (gap) => (gap === null || gap === undefined ? "–" : `${number(Math.ceil(gap * 1e4) / 100, 2)}%`);

function curve(points, limit) {
  const W = 640, H = 180, L = 64, B = 24;
  // From where nothing is known yet.
  const gaps = points[0][1] < 1 ? [[0, 1], ...points] : points;
  const most = Math.max(0.01, ...gaps.map((p) => p[1]));
  const end = Math.max(limit, ...gaps.map((p) => p[0]));
  const x = (s) => L + (s / end) * (W - L - 8), y = (g) => 8 + (1 - g / most) * (H - B - 8);
  const line = gaps.map(([s, g], i) => `${i ? "L" : "M"}${x(s).toFixed(1)} ${y(g).toFixed(1)}`).join("");
  const word = (text, px, py, anchor) => svg("text", { x: px, y: py, "text-anchor": anchor }, text);
  return svg("svg", { viewBox: `0 0 ${W} ${H}`, class: "curve", role: "img", "aria-label": t("serve-curve", { gap: percent(gaps.at(-1)?.[1]) }) },
    svg("path", { d: `M${L} 8V${H - B}H${W - 8}`, class: "axis" }), svg("path", { d: line, class: "line" }),
    word(percent(most), L - 5, 16, "end"), word("0%", L - 5, H - B, "end"),
    word("0", L, H - 6, "start"), word(t("serve-seconds", { n: Math.round(end) }), W - 8, H - 6, "end"));
}

function running(place, county, job, done) {
  const table = h("tbody"), figure = h("div"), clock = h("p.big"), meter = h("progress", { max: 1, "aria-label": t("serve-time-used") });
  const stop = h("button.main", { type: "button", onclick: doing(async () => { await ask("POST", at(county, "job", "stop")); }) }, t("serve-stop"));
  fill(place, h("section", {}, clock, meter, h("p.quiet", {}, t("serve-leave")), h("p.row", {}, stop)),
    h("section", {}, h("h2", {}, t("serve-gap")), h("p.quiet", {}, t("serve-gap-text")), figure),
    h("section.scroll", {}, h("table", {}, h("thead", {}, h("tr", {}, [t("serve-alliance"), t("serve-stage"), t("serve-cost"), t("serve-gap")].map((n, i) => h("th", { scope: "col", class: i > 1 ? "num" : "" }, n)))), table)));
  const draw = (now) => {
    clock.textContent = now.stopping ? t("serve-stopping") : t("serve-running", { n: Math.floor(now.seconds), limit: Math.round(now.limit) });
    meter.value = Math.min(1, now.seconds / now.limit);
    stop.disabled = now.stopping;
    fill(figure, now.curve.length ? curve(now.curve, now.limit) : h("p.quiet", {}, t("serve-no-gap-yet")));
    fill(table, ...now.alliances.map((a) => h("tr", {}, h("th", { scope: "row" }, a.name), h("td", {}, stage(a.stage)),
      h("td.num", {}, a.cost === null ? "–" : number(a.cost, 1)), h("td.num", {}, percent(a.gap)))));
  };
  draw(job);
  // A browser has few connections for one server: a page that nobody sees holds none.
  let events = null, ended = false;
  const close = () => { events?.close(); events = null; };
  const listen = () => {
    if (document.hidden || ended) return close();
    if (events) return;
    events = new EventSource(at(county, "job", "events"));
    events.onmessage = (event) => {
      const now = JSON.parse(event.data);
      draw(now);
      if (!now.running) { ended = true; close(); done(now); }
    };
    events.onerror = () => { if (events?.readyState === EventSource.CLOSED) { close(); setTimeout(listen, 1000); } };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
  return () => { ended = true; close(); document.removeEventListener("visibilitychange", listen); };
}

export function figures(said) {
  const { levels, km, activities } = said.figures;
  const gap = levels.cost.gap;
  const one = (name, value, more, tone) => h(`div.figure${tone ? `.${tone}` : ""}`, {}, h("dt", {}, name), h("dd", {}, h("strong", {}, value), h("span.quiet", {}, more ?? "")));
  return h("dl.figures", {},
    one(t("serve-unmet"), levels.shortfall.value ? number(said.unmet?.length ?? levels.shortfall.value) : t("serve-none"), levels.shortfall.value ? t("serve-unmet-more") : t("serve-all-met"), levels.shortfall.value ? "bad" : "good"),
    one(t("serve-activities"), number(activities), (said.kinds ?? []).map((k) => `${k.word} ${k.n}`).join(" · ")),
    one(t("serve-km"), `${number(km, 1)} km`, t("serve-km-text")),
    one(t("serve-gap"), gap === null ? "–" : percent(gap), gap !== null && gap < 2e-6 ? t("serve-proven") : t("serve-gap-short")));
}

/** What would help, each with a button that tries it on a draft of the tables. */
function remedies(county, number, session, place) {
  const tried = h("div", { "aria-live": "polite" });
  const draft = (remedy) => doing(async () => {
    const { said: data } = await ask("GET", at(county, "versions", number, "calendar"));
    const names = new Map([...data.kindergartens, ...data.staff, ...data.alliances].map((x) => [x.id, x.name]));
    const inside = session.today >= data.term.start && session.today <= data.term.end;
    await proposal(tried, county, { cells: remedy.cells, today: inside ? session.today : data.term.start }, names);
  });
  return doing(async () => {
    fill(place, h("p.quiet", { role: "status" }, t("serve-thinking")));
    const { said } = await ask("POST", at(county, "versions", number, "ask"), { body: "unmet" });
    fill(place, h("pre", { tabindex: 0, role: "status" }, said.text),
      said.remedies.length ? h("h3", {}, t("serve-remedies")) : h("p.quiet", {}, t("serve-no-remedies")),
      h("ul.remedies", {}, said.remedies.map((r) => h("li", {}, h("span", {}, r.said),
        r.cells ? h("button", { type: "button", onclick: draft(r) }, t("serve-try")) : h("span.quiet", {}, t("serve-try-not"))))),
      tried);
  });
}

/** What a plan leaves unmet, with its remedies. */
export function unmet(county, said, session) {
  if (!said.unmet.length) return null;
  const help = h("div");
  const one = (u) => h("li", {}, h("strong", {}, u.subject), ` ${u.word} × ${u.units}`, u.reason ? h("span.quiet", {}, ` ${u.reason}`) : "");
  return h("div", {}, h("h3", {}, t("serve-unmet")), h("ul.unmet", {}, said.unmet.map(one)),
    said.latest ? h("p.row", {}, h("button.what-helps", { type: "button", onclick: remedies(county, said.version.number, session, help) }, t("serve-what-helps"))) : null, help);
}

async function current(county, number, session) {
  const { said } = await ask("GET", at(county, "versions", number));
  const where = `#/${encodeURIComponent(county)}`;
  return h("section", {},
    h("h2", {}, label(said.version), " ", h("span.tag", {}, state(said.version))),
    h("p.quiet", {}, moment(said.version.made), said.version.by ? ` · ${said.version.by}` : "", ` · ${said.policy.word}`),
    said.tables_changed ? h("p.note.warn", {}, t("serve-tables-since")) : null,
    figures(said),
    unmet(county, said, session),
    h("p.row", {}, h("a.button.main", { href: `${where}/calendar` }, t("serve-tab-calendar")), h("a.button", { href: `${where}/files` }, t("serve-tab-files"))));
}

export async function planning(place, { county, session, again }) {
  const { said } = await ask("GET", at(county));
  let close = () => {};
  const work = h("div");
  fill(place, title(t("serve-tab-plan")), work);
  const watch = (job) => {
    close = running(work, county, job, async (end) => {
      if (end?.fault) {
        fill(work, h("section.state.bad", { role: "alert" }, h("p.big", {}, t("serve-failed")), h("p", {}, end.fault)));
        return;
      }
      again();
    });
  };
  const job = said.planning ? (await ask("GET", at(county, "job"))).said : null;
  if (job?.running) { watch(job); return () => close(); }
  const now = said.current ? await current(county, said.current.number, session) : null;
  if (said.errors || !said.policy) {
    fill(work, h("section.state.bad", {}, h("p.big", {}, t("serve-to-mend", { n: said.errors })), h("p", {}, h("a.button.main", { href: `#/${encodeURIComponent(county)}/tables` }, t("serve-tab-tables")))), now ?? "");
    return;
  }
  const times = [[said.seconds, t("serve-time-usual")], [Math.max(120, said.seconds * 3), t("serve-time-long")], [Math.max(600, said.seconds * 10), t("serve-time-best")]];
  const radio = (name, value, checked, text, more) => h("label.choice", {}, h("input", { type: "radio", name, value, checked }), h("span", {}, h("strong", {}, text), more ? h("span.quiet", {}, more) : ""));
  const locked = said.current?.locked.length ?? 0;
  const form = h("form", { onsubmit: doing(async () => {
    const by = await who();
    if (by === null) return;
    const sent = new FormData(form);
    const body = { policy: sent.get("policy"), seconds: Number(sent.get("time")), seed: Number(sent.get("seed")) || 1, keep: sent.get("keep") !== null, by };
    watch((await ask("POST", at(county, "plan"), { body })).said);
  }) },
    h("fieldset", {}, h("legend", {}, t("serve-policy")), session.policies.map((p) => radio("policy", p.id, p.id === said.policy, p.word, policyText(p.id)))),
    h("fieldset", {}, h("legend", {}, t("serve-time")), times.map(([s, text], i) => radio("time", s, i === 0, text, t("serve-seconds", { n: s })))),
    locked ? h("label.choice", {}, h("input", { type: "checkbox", name: "keep", checked: true }), h("span", {}, t("serve-keep-locked", { n: locked }))) : null,
    h("details", {}, h("summary", {}, t("serve-more")), h("label", {}, h("span", {}, t("serve-seed")), h("input", { type: "number", name: "seed", min: 1, max: 99999, value: "1" })), h("p.quiet", {}, t("serve-seed-text"))),
    h("p.row", {}, h("button.main.large", {}, t("serve-start"))));
  fill(work, now ?? "", h("section", {}, h("h2", {}, now ? t("serve-plan-again") : t("serve-plan-first")), now ? h("p.quiet", {}, t("serve-plan-again-text")) : null, form));
  return () => close();
}
