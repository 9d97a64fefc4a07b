// The calendar: month, week, list and timelines; drag with a verdict before the drop; substitutes.

/* global EventCalendar */
import { unmet } from "./planning.js";
import { tray } from "./people.js";
import { ask, at, complain, day, doing, empty, fill, h, label, language, number, slot, state, t, tell, title } from "./ui.js";

const KINDS = ["outreach", "inspection", "event", "followup", "placement"];
const kindName = (kind) => ({ outreach: t("serve-kind-outreach"), inspection: t("serve-kind-inspection"), event: t("serve-kind-event"), followup: t("serve-kind-followup"), placement: t("serve-kind-placement") }[kind]);
const iso = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
const after = (date, n) => { const d = new Date(`${date}T00:00:00`); d.setDate(d.getDate() + n); return iso(d); };
const signed = (value, digits = 1) => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${number(Math.abs(value), digits)}`;
const narrow = () => matchMedia("(max-width: 760px)").matches;

export function verdict(judged) {
  if (!judged) return h("p.quiet", {}, t("serve-judging"));
  if (!judged.holds) return h("div.verdict.bad", {}, h("strong", {}, t("serve-breaks-rule")), h("ul", {}, judged.broken.map((b) => h("li", {}, b.message ?? b.name))));
  const { km, minutes, quality, shortfall } = judged.more;
  return h("div.verdict.good", {}, h("strong", {}, t("serve-holds")), " ", t("serve-costs", { km: signed(km), minutes: signed(minutes, 0) }),
    shortfall ? h("span.bad", {}, ` ${t("serve-costs-unmet", { n: signed(shortfall, 0) })}`) : "", quality ? ` ${t("serve-costs-quality", { n: signed(quality, 0) })}` : "");
}

export async function calendar(place, { county, session, again }) {
  const head = (await ask("GET", at(county))).said.current;
  if (!head) {
    fill(place, title(t("serve-tab-calendar")), empty(t("serve-unplanned-text"), h("a.button.main", { href: `#/${encodeURIComponent(county)}/plan` }, t("serve-tab-plan"))));
    return;
  }
  const base = at(county, "versions", head.number);
  let { said: data, tag } = await ask("GET", `${base}/calendar`);
  let stopped = false;
  const names = new Map([...data.kindergartens, ...data.staff, ...data.alliances].map((x) => [x.id, x.name]));
  const frozen = () => data.version.state === "approved";
  const chosen = { alliance: "", place: "", person: "", kind: "", text: "" };
  let by = "alliance", open = null, possible = null, calendarObject;

  const shown = (a) => (!chosen.alliance || a.alliance === chosen.alliance) && (!chosen.place || a.place === chosen.place)
    && (!chosen.person || a.staff.includes(chosen.person)) && (!chosen.kind || a.kind === chosen.kind)
    && (!chosen.text || [a.title, a.id, names.get(a.place), ...a.staff.map((p) => names.get(p))].join(" ").toLowerCase().includes(chosen.text.toLowerCase()));

  // Days off of all; on a timeline also those of each line.
  const offDays = () => {
    const lines = calendarObject?.getView().type.startsWith("resourceTimeline") ? new Set(resources().map((r) => r.id)) : new Set();
    return data.off.filter((o) => o.who === null || lines.has(o.who)).map((o, i) => ({ id: `off-${i}`, start: o.from, end: after(o.to, 1), allDay: true, display: "background", title: o.name, classNames: ["off"],
      resourceIds: o.who === null ? [...lines] : [o.who] }));
  };
  const freeDays = () => {
    if (!possible) return [];
    return [...possible.days].map(([date, free]) => ({ id: `free-${date}`, start: date, end: after(date, 1), allDay: true, display: "background", classNames: [free ? "free" : "barred"] }));
  };
  const events = () => data.activities.filter(shown).map((a) => ({
    id: a.id, start: a.date, end: after(a.until, 1), allDay: true,
    title: `${a.kind === "placement" ? "" : `${slot(a.slot)} `}${a.title}`,
    resourceIds: by === "alliance" ? [a.alliance] : by === "place" ? (a.place ? [a.place] : []) : a.staff,
    startEditable: !frozen() && !a.locked && !a.pinned, durationEditable: false,
    classNames: [a.kind, a.locked || a.pinned ? "locked" : "", a.id === open ? "open" : ""].filter(Boolean),
    extendedProps: { activity: a },
  })).concat(offDays(), freeDays());
  const resources = () => (by === "alliance" ? data.alliances : by === "place" ? data.kindergartens.filter((k) => !chosen.alliance || k.alliance === chosen.alliance) : data.staff.filter((p) => !chosen.alliance || p.alliance === chosen.alliance))
    .map((r) => ({ id: r.id, title: r.name }));
  const redraw = () => {
    calendarObject.setOption("resources", resources());
    calendarObject.setOption("events", events());
    people.firstElementChild?.dispatchEvent(new Event("chosen"));
    count.textContent = t("serve-shown-n", { n: data.activities.filter(shown).length, all: data.activities.length });
  };

  /** Everything that the activity could be instead, tried once when it is taken in hand. */
  const tries = new Map();
  const learn = async (id) => {
    if (!tries.has(id)) tries.set(id, ask("GET", `${base}/activities/${encodeURIComponent(id)}/substitutes`).then(({ said }) => {
      const map = new Map(), days = new Map();
      for (const c of said.possible) if (c.to.date) { map.set(`${c.to.date} ${c.to.slot ?? ""}`, { holds: true, more: c.more }); days.set(c.to.date, true); }
      for (const c of said.forbidden) if (c.to.date) { map.set(`${c.to.date} ${c.to.slot ?? ""}`, { holds: false, broken: c.broken }); if (!days.has(c.to.date)) days.set(c.to.date, false); }
      const people = new Map();
      for (const [list, holds] of [[said.possible, true], [said.forbidden, false]]) for (const c of list) if (c.to.into && !people.has(c.to.into)) people.set(c.to.into, { ...c, holds });
      return { said, map, days, people };
    }));
    return tries.get(id);
  };
  const changed = (said, next) => {
    const before = data.version.number;
    data = { ...data, version: said.version, activities: said.activities ?? data.activities };
    tag = next;
    tries.clear();
    swaps.clear();
    possible = null;
    bar();
    redraw();
    if (open) panel(open);
    return before;
  };
  const edit = async (id, to) => {
    try {
      const { said, tag: next } = await ask("POST", `${base}/edit`, { body: { activity: id, to }, match: tag });
      changed(said, next);
      tell(t("serve-moved"));
      return true;
    } catch (fault) {
      if (fault.more?.broken) { fill(floating, verdict({ holds: false, broken: fault.more.broken })); tell(`${fault.message} ${fault.more.broken.map((b) => b.message).join(" ")}`, true); }
      else complain(fault);
      if (fault.status === 412) setTimeout(() => location.reload(), 3000);
      return false;
    }
  };
  const swaps = new Map();
  const swapJudged = (id, other) => {
    const key = `${id} ${other}`;
    if (!swaps.has(key)) swaps.set(key, ask("POST", `${base}/judge`, { body: { activity: id, to: { swap: other } } }).then(({ said }) => said));
    return swaps.get(key);
  };
  const step = (which) => doing(async () => { const { said, tag: next } = await ask("POST", `${base}/step/${which}`, { match: tag }); changed(said, next); });
  const lock = async (a) => {
    const { said, tag: next } = await ask("POST", `${base}/lock`, { body: { activity: a.id, locked: !a.locked }, match: tag });
    data.activities = data.activities.map((b) => (b.id === a.id ? { ...b, locked: !a.locked } : b));
    changed(said, next);
  };

  const tools = h("div.row"), count = h("span.quiet", { role: "status" }), floating = h("div.floating", { role: "status", "aria-live": "polite" }), side = h("aside.side", { hidden: true, tabindex: -1, "aria-label": t("serve-details") });
  /** What a step changed, in words; back: as it is undone. */
  const described = (edit, back) => (edit ?? []).map(([id, was, now]) => {
    const [from, to] = back ? [now, was] : [was, now];
    const when = (x) => `${day(x.date)} ${slot(x.slot)}`, who = (x) => x.staff.map((p) => names.get(p)).join(t("serve-comma"));
    const parts = [[when(from), when(to)], [who(from), who(to)], [names.get(from.place) ?? "", names.get(to.place) ?? ""]].filter(([a, b]) => a !== b);
    return `${data.activities.find((a) => a.id === id)?.title ?? id}${t("serve-colon")}${parts.map((p) => p.join(" → ")).join(" ")}`;
  }).join(" ");
  const stepper = (which, edit, back, text) => h("button.step", { type: "button", disabled: !edit, title: described(edit, back), onclick: step(which) }, text, edit ? h("span.quiet", {}, described(edit, back)) : "");
  const bar = () => fill(tools,
    h("span.tag", {}, `${label(data.version)} · ${state(data.version)}`),
    frozen() ? h("span.quiet", {}, t("serve-frozen")) : [
      stepper("undo", data.version.last_done, true, t("serve-undo")), stepper("redo", data.version.last_undone, false, t("serve-redo"))]);
  const select = (name, id, options) => h("label", {}, h("span", {}, name), h("select", { onchange: (event) => { chosen[id] = event.target.value; redraw(); } }, h("option", { value: "" }, t("serve-all")), options.map(([value, text]) => h("option", { value }, text))));
  const filters = h("div.filters", {},
    select(t("serve-alliance"), "alliance", data.alliances.map((a) => [a.id, a.name])),
    select(t("serve-place"), "place", data.kindergartens.map((k) => [k.id, k.name])),
    select(t("serve-person"), "person", data.staff.map((p) => [p.id, p.name])),
    select(t("serve-kind"), "kind", KINDS.map((k) => [k, kindName(k)])),
    h("label", {}, h("span", {}, t("serve-search")), h("input", { type: "search", oninput: (event) => { chosen.text = event.target.value; redraw(); } })),
    h("label", {}, h("span", {}, t("serve-lines")), h("select", { onchange: (event) => { by = event.target.value; redraw(); } }, [["alliance", t("serve-alliance")], ["place", t("serve-place")], ["person", t("serve-person")]].map(([value, text]) => h("option", { value }, text)))));
  const legend = h("ul.legend", {}, KINDS.map((k) => h("li", {}, h(`span.dot.${k}`), kindName(k))));

  async function panel(id) {
    const a = data.activities.find((b) => b.id === id);
    if (!a) { side.hidden = true; return; }
    const fresh = open !== id;
    open = id;
    side.hidden = false;
    const date = h("input", { type: "date", value: a.date, min: data.term.start, max: data.term.end, id: "to-date" });
    const session = h("select", { id: "to-slot" }, (a.slot === "day" ? ["day"] : ["am", "pm"]).map((s) => h("option", { value: s, selected: s === a.slot }, slot(s))));
    const judged = h("div", { "aria-live": "polite" });
    const go = h("button.main", { type: "button", disabled: true, onclick: doing(() => edit(a.id, { date: date.value, slot: session.value })) }, t("serve-move"));
    const judge = doing(async () => {
      go.disabled = true;
      if (!date.value || (date.value === a.date && session.value === a.slot)) return fill(judged);
      const { said } = await ask("POST", `${base}/judge`, { body: { activity: a.id, to: { date: date.value, slot: session.value } } });
      fill(judged, verdict(said));
      go.disabled = !said.holds;
    });
    date.addEventListener("change", judge);
    session.addEventListener("change", judge);
    const ranked = h("div", {}, h("p.quiet", {}, t("serve-judging")));
    const others = data.activities.filter((b) => b.id !== a.id && b.kind === a.kind && b.alliance === a.alliance && !b.locked && !b.pinned && (b.date !== a.date || b.slot !== a.slot)).sort((x, y) => x.date.localeCompare(y.date));
    const swapped = h("div", { "aria-live": "polite" });
    const swapGo = h("button.main", { type: "button", disabled: true, onclick: doing(() => edit(a.id, { swap: swapWith.value })) }, t("serve-swap"));
    const swapWith = h("select", { id: "swap-with", onchange: doing(async () => {
      swapGo.disabled = true;
      if (!swapWith.value) return fill(swapped);
      fill(swapped, verdict(null));
      const judged = await swapJudged(a.id, swapWith.value);
      fill(swapped, verdict(judged));
      swapGo.disabled = !judged.holds;
    }) }, h("option", { value: "" }, "–"), others.map((b) => h("option", { value: b.id }, `${day(b.date)} ${slot(b.slot)} ${b.title}`)));
    const other = h("span");
    const fixed = frozen() || a.locked || a.pinned;
    fill(side, 
      h("div.row.between", {}, h("h2", {}, a.title), h("button.plain", { type: "button", "aria-label": t("serve-close"), onclick: () => { side.hidden = true; open = null; possible = null; redraw(); } }, "×")),
      h("dl.facts", {}, h("dt", {}, t("serve-when")), h("dd", {}, a.until === a.date ? `${day(a.date)} ${slot(a.slot)}` : `${day(a.date)} – ${day(a.until)}`),
        h("dt", {}, t("serve-place")), h("dd", {}, a.place ? names.get(a.place) : t("serve-online")),
        a.staff.length ? [h("dt", {}, t("serve-people")), h("dd", {}, a.staff.map((p) => names.get(p)).join(t("serve-comma")))] : [],
        h("dt", {}, t("serve-alliance")), h("dd", {}, names.get(a.alliance)), h("dt", {}, t("serve-id")), h("dd", {}, a.id)),
      a.pinned ? h("p.quiet", {}, t("serve-pinned")) : h("p.row", {}, h("button", { type: "button", "aria-pressed": String(a.locked), onclick: doing(() => lock(a)) }, a.locked ? t("serve-unlock") : t("serve-lock"))),
      fixed ? (frozen() ? h("p.quiet", {}, t("serve-frozen")) : "") : h("div", {}, h("h3", {}, t("serve-move-to")), h("p.row", {}, h("label", { for: "to-date" }, h("span", {}, t("serve-date")), date), h("label", { for: "to-slot" }, h("span", {}, t("serve-session")), session), go), judged,
        others.length ? h("p.row.swap", {}, h("label.wide", { for: "swap-with" }, h("span", {}, t("serve-swap-with")), swapWith), swapGo) : "", swapped),
      fixed ? "" : h("div", {}, h("h3", {}, t("serve-instead")), ranked));
    const answer = h("pre", { hidden: true, role: "status" });
    const question = (text, body) => h("button.plain", { type: "button", onclick: doing(async () => {
      answer.hidden = false;
      fill(answer, t("serve-thinking"));
      fill(answer, (await ask("POST", `${base}/ask`, { body })).said.text);
    }) }, text);
    const duty = ["outreach", "inspection", "followup"].includes(a.kind);
    side.append(h("details", {}, h("summary", {}, t("serve-questions")), h("ul.ranked", {}, h("li", {}, question(t("serve-why-so"), { candidates: a.id })), a.staff.flatMap((p) => [
      duty ? h("li", {}, question(t("serve-why", { name: names.get(p) }), { why: `${p}:${a.place}` })) : "",
      h("li", {}, question(t("serve-why-me", { name: names.get(p) }), { why_me: p }))]),
      !duty || !a.staff.length ? "" : h("li", {}, h("label", {}, h("span", {}, t("serve-why-not")), h("select", { onchange: (event) => { if (event.target.value) fill(other, question(t("serve-ask"), { why_not: `${event.target.value}:${a.place}:${a.date}` })); } }, h("option", { value: "" }, "–"), data.staff.filter((p) => p.alliance === a.alliance && !a.staff.includes(p.id) && (a.kind === "outreach" ? p.backbone : p.mentor)).map((p) => h("option", { value: p.id }, p.name)))), other)), answer));
    if (fresh) side.focus({ preventScroll: !narrow() });
    if (fixed) return;
    const { said, days } = await learn(a.id);
    if (open !== id) return;
    possible = { days };
    redraw();
    const row = (to, text, more) => h("li", {}, h("button.plain", { type: "button", onclick: doing(() => edit(a.id, to)) }, text), " ", h("span.quiet", {}, t("serve-costs", { km: signed(more.km), minutes: signed(more.minutes, 0) })));
    const of = (test, text) => said.possible.filter((c) => test(c.to)).slice(0, 8).map((c) => row(c.to, text(c.to), c.more));
    const groups = [
      [t("serve-other-days"), of((to) => to.date, (to) => `${day(to.date)} ${to.slot ? slot(to.slot) : ""}`)],
      [t("serve-other-people"), of((to) => to.into, (to) => t("serve-for", { into: names.get(to.into), out: names.get(to.out) }))],
      [t("serve-other-places"), of((to) => to.place, (to) => names.get(to.place))],
    ];
    fill(ranked, ...groups.map(([name, rows]) => h("details", { open: rows.length > 0 && rows.length < 9 }, h("summary", {}, `${name} (${rows.length})`), rows.length ? h("ol.ranked", {}, rows) : h("p.quiet", {}, t("serve-nothing-possible")))));
  }

  const follow = (jsEvent) => { if (!jsEvent) return; floating.style.left = `${Math.min(jsEvent.clientX + 18, innerWidth - 330)}px`; floating.style.top = `${Math.min(jsEvent.clientY + 18, innerHeight - 140)}px`; };
  const mount = h("div.calendar"), theme = h("p.theme"), people = h("div"), below = h("div"), news = h("p.note.warn", { role: "status", hidden: true });
  fill(place, h("div.row.between", {}, title(t("serve-tab-calendar")), tools), news, filters, h("div.row.between", {}, legend, count), people, theme, h("div.with-side", {}, mount, side), below, floating);
  bar();
  /** What a place on another line of the timeline comes to: another person, another place. */
  const onLine = (known, from, to) => {
    const is = (c) => (by === "person" ? c.to.into === to.id && c.to.out === from?.id : by === "place" && c.to.place === to.id);
    const good = known.said.possible.find(is), bad = known.said.forbidden.find(is);
    return { holds: Boolean(good), ...(good ?? bad) };
  };
  let dragged = null, viewed = narrow() ? "listMonth" : "dayGridMonth";
  const fixed = (a) => !a || frozen() || a.locked || a.pinned;
  /** The activity under the pointer; while one is dragged, the browser does not say. */
  const under = ({ clientX: x, clientY: y }, self) => [...mount.querySelectorAll(".ec-event[data-id]")].find((e) => {
    const box = e.getBoundingClientRect();
    return e.dataset.id !== self && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
  /** Held over another activity, the two would swap. */
  const over = (jsEvent) => {
    if (!dragged) return;
    const hit = under(jsEvent, dragged.id);
    const other = data.activities.find((a) => a.id === hit?.dataset.id);
    const swap = fixed(other) ? null : other.id;
    if (swap === dragged.swap) return;
    dragged.swap = swap;
    mount.querySelectorAll(".swapping").forEach((e) => e.classList.remove("swapping"));
    if (!swap) return dragged.told?.();
    hit.classList.add("swapping");
    const head = h("p.quiet", {}, t("serve-swap-two", { other: `${other.title} ${day(other.date)}` }));
    fill(floating, head, verdict(null));
    swapJudged(dragged.id, swap).then((judged) => { if (dragged?.swap === swap) fill(floating, head, verdict(judged)); }).catch(complain);
  };
  const month = (date) => date.toISOString().slice(0, 7);
  const today = iso(new Date());
  calendarObject = EventCalendar.create(mount, {
    view: narrow() ? "listMonth" : "dayGridMonth",
    date: today >= data.term.start && today <= data.term.end ? today : data.term.start,
    locale: language, firstDay: 1, dayMaxEvents: true, editable: true, eventDurationEditable: false, height: narrow() ? undefined : "60rem",
    headerToolbar: { start: "prev,next today", center: "title", end: "dayGridMonth,dayGridWeek,listMonth,resourceTimelineMonth" },
    buttonText: { today: t("serve-today"), dayGridMonth: t("serve-month"), dayGridWeek: t("serve-week"), listMonth: t("serve-list"), resourceTimelineMonth: t("serve-timeline"), close: t("serve-close"), prev: t("serve-before"), next: t("serve-next") },
    validRange: { start: `${data.term.start.slice(0, 7)}-01`, end: after(data.term.end, 1) },
    moreLinkContent: (arg) => t("serve-more-events", { n: arg.num }),
    noEventsContent: t("serve-no-events"),
    resources: resources(), events: events(),
    views: { resourceTimelineMonth: { slotWidth: 84 } },
    datesSet: ({ view }) => { if (view && view.type !== viewed) { viewed = view.type; queueMicrotask(() => calendarObject?.setOption("events", events())); } theme.textContent = view ? data.themes[month(new Date(view.currentStart.getTime() + 86400000 * 2))] ?? "" : ""; },
    eventClick: ({ event }) => { if (event.extendedProps.activity) panel(event.id).catch(complain); },
    eventDragStart: ({ event, jsEvent }) => {
      dragged = { id: event.id, known: null };
      floating.classList.add("shown");
      fill(floating, verdict(null));
      follow(jsEvent);
      learn(event.id).then((known) => { if (dragged?.id === event.id) { dragged.known = known; possible = { days: known.days }; calendarObject.setOption("events", events()); } }).catch(complain);
    },
    dragConstraint: ({ event, jsEvent, newResource, oldResource }) => {
      follow(jsEvent);
      const a = event.extendedProps.activity;
      const date = iso(event.start);
      const line = newResource && dragged?.known ? onLine(dragged.known, oldResource, newResource) : null;
      const found = line ?? dragged?.known?.map.get(`${date} ${a.kind === "placement" ? "" : a.slot}`);
      const when = h("p.quiet", {}, `${day(date)} ${slot(a.slot)}`);
      if (!dragged) return true;
      dragged.told = () => fill(floating, line ? h("p.quiet", {}, newResource.title) : when, date === a.date && !line ? h("p", {}, t("serve-where-it-was")) : found?.more || found?.broken ? verdict(found) : h("p.verdict.bad", {}, line ? t("serve-nothing-possible") : t("serve-no-working-day")));
      if (dragged.known && !dragged.swap) dragged.told();
      return true;
    },
    eventDragStop: () => { floating.classList.remove("shown"); mount.querySelectorAll(".swapping").forEach((e) => e.classList.remove("swapping")); },
    eventDidMount: ({ el, event }) => {
      const a = event.extendedProps.activity;
      if (!a) return;
      el.dataset.id = event.id;
      el.setAttribute("aria-label", `${day(a.date)} ${slot(a.slot)} ${a.title}`);
    },
    eventDrop: ({ event, revert, newResource, oldResource }) => {
      if (newResource?.id === oldResource?.id) newResource = undefined;
      const a = event.extendedProps.activity;
      const date = iso(event.start), swap = dragged?.swap, known = dragged?.known;
      dragged = null;
      possible = null;
      const drop = async () => {
        if (date === a.date && !newResource && !swap) return redraw();
        const judged = swap ? await swapJudged(a.id, swap) : newResource && known ? onLine(known, oldResource, newResource) : known?.map.get(`${date} ${a.kind === "placement" ? "" : a.slot}`);
        if (judged ? !judged.holds : known) {
          revert();
          redraw();
          return tell(judged ? `${t("serve-breaks-rule")} ${(judged.broken ?? []).map((b) => b.message ?? b.name).join(" ")}` : t("serve-no-working-day"), true);
        }
        let to = { date, slot: a.slot };
        if (swap) to = { swap };
        else if (newResource && by === "person") to = { out: oldResource.id, into: newResource.id };
        else if (newResource && by === "place") to = { place: newResource.id };
        if (!(await edit(a.id, to))) { revert(); redraw(); }
      };
      drop().catch(complain);
    },
  });
  // The library calls its days cells of a table without rows; a screen reader is better off without.
  const TABLE = ["aria-colindex", "aria-rowindex", "aria-colcount", "aria-rowcount"];
  const plain = () => {
    mount.querySelectorAll("[role=table], [role=cell], [role=columnheader], [role=rowheader], [role=rowgroup], [role=row], [role=list], [role=listitem]").forEach((e) => e.removeAttribute("role"));
    for (const name of TABLE) mount.querySelectorAll(`[${name}]`).forEach((e) => e.removeAttribute(name));
  };
  const observer = new MutationObserver(plain);
  observer.observe(mount, { childList: true, subtree: true });
  plain();
  theme.textContent = data.themes[data.term.start.slice(0, 7)] ?? "";
  redraw();
  addEventListener("pointermove", over);
  if (!frozen()) fill(people, tray({ data, names, chosen, mount, floating, follow, learn, edit, verdict, fixed, under }));
  ask("GET", base).then(({ said }) => fill(below, said.tables_changed ? h("p.note.warn", {}, t("serve-tables-since")) : "", unmet(county, said, session) ?? "")).catch(complain);
  // Another window, or another version: what is shown here would be refused when it is changed.
  const beat = async () => {
    if (stopped) return;
    if (!document.hidden && !dragged) {
      const now = await ask("GET", at(county)).then(({ said }) => said.current).catch(() => null);
      const other = now && (now.number !== data.version.number || now.revision !== data.version.revision);
      news.hidden = !other;
      if (other && !news.childElementCount) fill(news, t("serve-changed-elsewhere"), " ", h("button", { type: "button", onclick: () => again() }, t("serve-reload")));
    }
    timer = setTimeout(beat, 4000);
  };
  let timer = setTimeout(beat, 4000);
  return () => { stopped = true; clearTimeout(timer); removeEventListener("pointermove", over); observer.disconnect(); EventCalendar.destroy(calendarObject); };
}
