// The tables as grids, edited in place: each finding on its cell, words and names to choose from.

import { ask, at, complain, doing, fill, h, t, tell } from "./ui.js";

/** Rows that are drawn at once; of more, those around a finding and the first are. */
const SHOWN = 300;

const letters = (n) => (n > 26 ? letters(Math.floor((n - 1) / 26)) : "") + String.fromCharCode(65 + ((n - 1) % 26));

export function sheets(place, county, changed) {
  let grid, tag, open, jump;
  const bar = h("div.tabs", { role: "tablist", "aria-label": t("serve-sheets") }), body = h("div"), lists = h("div", { hidden: true });
  fill(place, bar, body, lists);

  const marks = () => {
    const found = new Map();
    for (const f of grid.findings) {
      if (f.sheet !== open || !f.line) continue;
      const key = `${f.line}:${f.column ?? 1}`;
      found.set(key, [...(found.get(key) ?? []), f]);
    }
    return found;
  };
  /** Sends changed cells, and shows what is wrong now. */
  const put = async (cells) => {
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
    paint();
  };
  const paint = () => {
    const found = marks();
    for (const input of body.querySelectorAll("input[data-row]")) {
      const said = found.get(`${input.dataset.row}:${input.dataset.column}`);
      const error = said?.some((f) => f.severity === "error");
      input.className = said ? (error ? "wrong" : "doubtful") : "";
      input.title = said ? said.map((f) => [f.message, f.hint].filter(Boolean).join(" ")).join("\n") : "";
      if (error) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    tabs();
  };
  const tabs = () => fill(bar, grid.sheets.map((s) => {
    const wrong = grid.findings.filter((f) => f.sheet === s.sheet && f.severity === "error").length;
    return h("button", { type: "button", role: "tab", "aria-selected": String(s.sheet === open), onclick: () => { open = s.sheet; draw(); } }, s.sheet, wrong ? h("span.tag.bad", {}, wrong) : "");
  }));
  const draw = () => {
    tabs();
    const sheet = grid.sheets.find((s) => s.sheet === open);
    if (!sheet) return;
    const width = Math.max(1, ...sheet.columns.map((c) => c.column), ...sheet.rows.map((r) => Math.max(0, ...Object.keys(r.cells).map(Number))));
    const columns = new Map(sheet.columns.map((c) => [c.column, c]));
    fill(lists, sheet.columns.filter((c) => c.options.length).map((c) => h("datalist", { id: `of-${c.column}` }, c.options.map(([value, text]) => h("option", { value }, text)))));
    const found = marks();
    const data = sheet.rows.filter((r) => r.row > sheet.head);
    let rows = data;
    if (data.length > SHOWN) {
      const lines = new Set([...found.keys()].map((key) => Number(key.split(":")[0])));
      rows = data.filter((r, i) => i < SHOWN || lines.has(r.row) || r.row === jump?.line);
    }
    const last = Math.max(sheet.head, ...sheet.rows.map((r) => r.row));
    const field = (row, column) => {
      const cells = row.cells;
      return h("td", {}, h("input", {
        value: cells[column] ?? "", "data-row": row.row, "data-column": column, "aria-label": `${columns.get(column)?.name ?? ""} ${letters(column)}${row.row}`,
        list: columns.get(column)?.options.length ? `of-${column}` : undefined, autocomplete: "off", spellcheck: "false", maxlength: 2000,
        onchange: doing(async (event) => { const text = event.target.value; if (text !== (cells[column] ?? "")) await put([{ row: row.row, column, text }]); }),
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
          if (!step || event.isComposing || (event.target.list && event.key !== "Enter")) return;
          const all = [...body.querySelectorAll(`input[data-column="${column}"]`)];
          const next = all[all.indexOf(event.target) + step];
          if (next) { event.preventDefault(); next.focus(); }
        },
      }));
    };
    const numbers = Array.from({ length: width }, (_, i) => i + 1);
    const clear = (row) => doing(async () => {
      await put(Object.keys(row.cells).filter((c) => row.cells[c] !== "").map((c) => ({ row: row.row, column: Number(c), text: "" })));
      draw();
    });
    const add = doing(async () => { sheet.rows.push({ row: last + 1, cells: {} }); draw(); body.querySelector(`input[data-row="${last + 1}"]`)?.focus(); });
    fill(body, h("div.scroll.grid", { role: "tabpanel" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span.unseen", {}, t("serve-row-head"))), numbers.map((n) => h("th", { scope: "col" }, sheet.rows.find((r) => r.row === sheet.head)?.cells[n] ?? letters(n))), h("th", {}))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th.num", { scope: "row" }, row.row), numbers.map((n) => field(row, n)), h("td", {}, h("button.plain", { type: "button", "aria-label": t("serve-remove-row", { n: row.row }), onclick: clear(row) }, "×"))))))),
      data.length > rows.length ? h("p.quiet", {}, t("serve-shown-n", { n: rows.length, all: data.length })) : null,
      h("p.row", {}, h("button", { type: "button", onclick: add }, t("serve-add-row")), h("span.quiet", {}, t("serve-grid-text"))));
    paint();
    if (jump) {
      const input = body.querySelector(`input[data-row="${jump.line}"][data-column="${jump.column ?? 1}"]`);
      input?.scrollIntoView({ block: "center", inline: "center" });
      input?.focus();
      jump = null;
    }
  };
  const go = () => {
    if (jump && grid.sheets.some((s) => s.sheet === jump.sheet)) open = jump.sheet;
    else if (jump) { jump = null; tell(t("serve-no-grid")); }
    if (grid.sheets.length) draw();
    else fill(body, h("p.quiet", {}, t("serve-no-grid")));
  };
  return {
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
      jump = finding;
      if (grid) go();
    },
    tag: () => tag,
    complain,
  };
}
