// The tables as grids, edited in place: each finding on its cell, words and names to choose from.

import { ask, at, doing, fill, h, t, tell } from "./ui.js";

/** Rows that are drawn at once; of more, those around a finding and the first are. */
const SHOWN = 300;

const letters = (n) => (n > 26 ? letters(Math.floor((n - 1) / 26)) : "") + String.fromCharCode(65 + ((n - 1) % 26));

export function sheets(place, county, changed) {
  let grid, tag, open, jump, typing, typed = 0;
  const bar = h("div.tabs", { role: "tablist", "aria-label": t("serve-sheets") }), body = h("div"), lists = h("div", { hidden: true }), note = h("p.bad.cell-note", { role: "status" });
  fill(place, bar, body, note, lists);

  const sheetOf = (f) => grid.sheets.find((s) => s.sheet === (f.sheet ?? f.file));
  /** The cell of a finding. In a folder the settings are a text, and its findings name a setting. */
  const cellOf = (f) => {
    if (f.sheet || f.file !== "scenario.toml" || !f.header) return f.line ? { row: f.line, column: f.column ?? 1 } : null;
    const row = sheetOf(f)?.rows.find((r) => r.value && (r.value.key === f.header || r.value.key.endsWith(`.${f.header}`)));
    return row ? { row: row.row, column: row.value.column } : null;
  };
  const marks = () => {
    const found = new Map();
    for (const f of grid.findings) {
      const cell = sheetOf(f)?.sheet === open ? cellOf(f) : null;
      if (!cell) continue;
      const key = `${cell.row}:${cell.column}`;
      found.set(key, [...(found.get(key) ?? []), f]);
    }
    return found;
  };
  /** Sends changed cells, and shows what is wrong now. */
  const put = async (cells) => {
    clearTimeout(typing);
    typed += 1;
    const sheet = grid.sheets.find((s) => s.sheet === open);
    const { said, tag: next } = await ask("PATCH", at(county, "sheets", open), { body: { cells }, match: tag });
    tag = next;
    for (const { row, column, text } of cells) {
      let line = sheet.rows.find((r) => r.row === row);
      if (!line) { line = { row, cells: {} }; sheet.rows.push(line); }
      line.cells[column] = text;
    }
    grid.findings = said.findings;
    changed(said, next);
    // A table is written anew without its empty lines: its rows may have other numbers now.
    if (said.kind === "tables" && sheet.rows.some((r, i) => r.row !== i + 1)) await api.read();
    else paint();
  };
  /** What would be wrong with a cell as it is being typed; nothing is written before it is left. */
  const check = (cell) => {
    clearTimeout(typing);
    const mine = ++typed;
    typing = setTimeout(async () => {
      const answer = await ask("PATCH", `${at(county, "sheets", open)}?check=1`, { body: { cells: [cell] }, match: tag }).catch(() => null);
      if (!answer || mine !== typed) return;
      grid.findings = answer.said.findings;
      paint();
    }, 120);
  };
  const paint = () => {
    const found = marks();
    for (const input of body.querySelectorAll("[data-row]")) {
      const said = found.get(`${input.dataset.row}:${input.dataset.column}`);
      const error = said?.some((f) => f.severity === "error");
      input.className = said ? (error ? "wrong" : "doubtful") : "";
      input.title = said ? said.map((f) => [f.message, f.hint].filter(Boolean).join(" ")).join("\n") : "";
      if (error) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    tabs();
    tellCell();
  };
  /** Says what is wrong with the cell that has the focus. */
  const tellCell = () => { note.textContent = body.contains(document.activeElement) ? document.activeElement.title ?? "" : ""; };
  const tabs = () => fill(bar, grid.sheets.map((s) => {
    const wrong = grid.findings.filter((f) => sheetOf(f) === s && f.severity === "error").length;
    return h("button", { type: "button", role: "tab", "aria-selected": String(s.sheet === open), "aria-controls": "sheet", onclick: () => { open = s.sheet; draw(); } }, s.name, wrong ? h("span.tag.bad", {}, wrong) : "");
  }));
  const draw = () => {
    tabs();
    const sheet = grid.sheets.find((s) => s.sheet === open);
    if (!sheet) return;
    const width = Math.max(1, ...sheet.columns.map((c) => c.column), ...sheet.rows.map((r) => Math.max(0, ...Object.keys(r.cells).map(Number))));
    const columns = new Map(sheet.columns.map((c) => [c.column, c]));
    fill(lists, sheet.columns.filter((c) => c.options.length && !c.word).map((c) => h("datalist", { id: `of-${c.column}` }, c.options.map(([value, text]) => h("option", { value }, text)))));
    const found = marks();
    const data = sheet.rows.filter((r) => r.row > sheet.head);
    let rows = data;
    if (data.length > SHOWN) {
      const lines = new Set([...found.keys()].map((key) => Number(key.split(":")[0])));
      rows = data.filter((r, i) => i < SHOWN || lines.has(r.row) || r.row === jump?.row);
    }
    const last = Math.max(sheet.head, ...sheet.rows.map((r) => r.row));
    const field = (row, column) => {
      const cells = row.cells, now = cells[column] ?? "";
      const of = row.value?.column === column ? { ...row.value, word: row.value.options.length > 0 } : columns.get(column);
      const name = row.value?.column === column ? row.cells[column - 1] : of?.name;
      const change = doing(async (event) => { const text = event.target.value; if (text !== (cells[column] ?? "")) { await put([{ row: row.row, column, text }]); beside(text); } });
      const common = {
        readonly: Boolean(row.value) && row.value.column !== column, "data-row": row.row, "data-column": column, "aria-label": `${name ?? ""} ${letters(column)}${row.row}`, onchange: change, onfocus: tellCell, onblur: tellCell,
        oninput: (event) => check({ row: row.row, column, text: event.target.value }),
        onpaste: doing(async (event) => {
          const text = event.clipboardData?.getData("text") ?? "";
          if (!/[\t\n]/.test(text.trim())) return;
          event.preventDefault();
          const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
          await put(lines.flatMap((line, i) => line.split("\t").map((cell, j) => ({ row: row.row + i, column: column + j, text: cell.trim() }))));
          draw();
        }),
        onkeydown: (event) => {
          const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
          const own = event.target.list || event.target.type === "date" || event.target.tagName === "SELECT";
          if (!step || event.isComposing || (own && event.key !== "Enter")) return;
          const all = [...body.querySelectorAll(`[data-column="${column}"]`)];
          const next = all[all.indexOf(event.target) + step];
          if (next) { event.preventDefault(); next.focus(); }
        },
      };
      // The name of an id, or the id of a name, beside it.
      const hint = h("span.beside");
      const beside = (text) => { const pair = of?.word ? null : of?.options?.find(([said, id]) => said !== id && (said === text || id === text)); hint.textContent = pair ? (pair[0] === text ? pair[1] : pair[0]) : ""; };
      beside(now);
      if (of?.word) {
        // A word that is none of the list is shown as it stands, so that it can be mended.
        const pair = of.options.find(([said, word]) => said === now || word === now);
        return h("td", {}, h("select", common, h("option", { value: "" }), now && !pair ? h("option", { value: now, selected: true }, now) : null,
          of.options.map(([said, word]) => h("option", { value: said === pair?.[0] ? now : said, selected: said === pair?.[0] }, said || word))));
      }
      const date = of?.date && (now === "" || /^\d{4}-\d\d-\d\d$/.test(now));
      return h("td", {}, h("input", { ...common, value: now, type: date ? "date" : "text", list: of?.options?.length ? `of-${column}` : undefined, autocomplete: "off", spellcheck: "false", maxlength: 2000 }), hint);
    };
    const numbers = Array.from({ length: width }, (_, i) => i + 1);
    const clear = (row) => doing(async () => {
      await put(Object.keys(row.cells).filter((c) => row.cells[c] !== "" && (!row.value || Number(c) === row.value.column)).map((c) => ({ row: row.row, column: Number(c), text: "" })));
      // In a folder the line is gone, and those below have moved up.
      await api.read();
    });
    const add = doing(async () => { sheet.rows.push({ row: last + 1, cells: {} }); draw(); body.querySelector(`[data-row="${last + 1}"]`)?.focus(); });
    const heading = (n) => sheet.rows.find((r) => r.row === sheet.head)?.cells[n] ?? letters(n);
    fill(body, h("div.scroll.grid", { role: "tabpanel", id: "sheet", "aria-label": open }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span.unseen", {}, t("serve-row-head"))), numbers.map((n) => h("th", { scope: "col" }, heading(n), columns.get(n)?.required ? h("span.bad", { title: t("serve-required") }, " *") : "")), h("td", {}))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th.num", { scope: "row" }, row.row), numbers.map((n) => field(row, n)), h("td", {}, h("button.plain", { type: "button", "aria-label": t("serve-remove-row", { n: row.row }), onclick: clear(row) }, "×"))))))),
      data.length > rows.length ? h("p.quiet", {}, t("serve-shown-n", { n: rows.length, all: data.length })) : null,
      h("p.row", {}, h("button", { type: "button", onclick: add }, t("serve-add-row")), h("span.quiet", {}, t("serve-grid-text"))));
    paint();
    if (jump) {
      const input = body.querySelector(`[data-row="${jump.row}"][data-column="${jump.column}"]`);
      input?.scrollIntoView({ block: "center", inline: "center" });
      input?.focus();
      jump = null;
    }
  };
  let wanted = null;
  const go = () => {
    if (wanted) {
      const sheet = sheetOf(wanted);
      jump = sheet && cellOf(wanted);
      if (sheet) open = sheet.sheet;
      if (!jump) tell(t("serve-no-grid"));
      wanted = null;
    }
    if (grid.sheets.length) draw();
    else fill(body, h("p.quiet", {}, t("serve-no-grid")));
  };
  const api = {
    /** Reads all sheets again. */
    read: async () => {
      const answer = await ask("GET", at(county, "sheets"));
      grid = answer.said;
      tag = answer.tag;
      if (!grid.sheets.some((s) => s.sheet === open)) open = grid.sheets[0]?.sheet;
      go();
    },
    /** Shows the cell of a finding, as soon as the sheets are there. */
    show: (finding) => {
      wanted = finding;
      if (grid) go();
    },
  };
  return api;
}
