// Elements, texts and requests: what every page of the workbench uses.

let texts = {};
export let language = "zh-Hans";

export async function speak(wanted) {
  const answer = await fetch(`/api/texts?lang=${encodeURIComponent(wanted)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  const said = await answer.json();
  texts = said.texts;
  language = said.language;
  document.documentElement.lang = language;
}

export function t(key, gaps = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{([a-z0-9_-]+)\}/g, (whole, name) => (name in gaps ? String(gaps[name]) : whole));
}

/** An element: its attributes and handlers, then its content. Text is text, never markup. */
export function h(name, attributes = {}, ...content) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else if (key === "checked") element.checked = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...content.flat(9).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

const NS = "http://www.w3.org/2000/svg";
export function svg(name, attributes, ...content) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...content);
  return element;
}

/** Puts content in the place of what an element holds. */
export const fill = (element, ...content) =>
  element.replaceChildren(...content.flat(9).filter((c) => c !== null && c !== undefined && c !== false));

export class Fault extends Error {
  constructor(status, said) {
    super(said.message ?? String(status));
    this.status = status;
    this.key = said.error;
    this.hint = said.hint;
    this.more = said.more;
  }
}

/** Asks the server; gives the JSON and the number that a change must name. */
export async function ask(method, path, { body, match, file } = {}) {
  const headers = { "Accept-Language": language };
  if (match !== undefined) headers["If-Match"] = `"${match}"`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: file ?? (body === undefined ? undefined : JSON.stringify(body)) });
  } catch {
    throw new Fault(0, { message: t("serve-gone") });
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Fault(answer.status, said);
  return { said, tag: answer.headers.get("ETag")?.replaceAll('"', "") };
}

export const at = (county, ...rest) =>
  ["/api/counties", encodeURIComponent(county), ...rest.map((part) => encodeURIComponent(part))].join("/");

let timer;
export function tell(text, bad = false) {
  const said = document.getElementById("said");
  fill(said, h(bad ? "p.bad" : "p", {}, text));
  said.className = bad ? "shown bad" : "shown";
  clearTimeout(timer);
  timer = setTimeout(() => (said.className = ""), bad ? 12000 : 5000);
}

export function complain(fault) {
  const hint = fault.hint ? ` ${fault.hint}` : "";
  tell(fault.message + hint, true);
  if (!(fault instanceof Fault)) console.error(fault);
}

/** A handler that tells what went wrong and cannot be pressed twice. */
export const doing = (deed) => async (event) => {
  const button = event?.currentTarget;
  event?.preventDefault?.();
  if (button?.dataset) {
    if (button.dataset.busy) return;
    button.dataset.busy = "1";
    button.setAttribute("aria-busy", "true");
  }
  try {
    await deed(event);
  } catch (fault) {
    complain(fault);
  } finally {
    if (button?.dataset) {
      delete button.dataset.busy;
      button.removeAttribute("aria-busy");
    }
  }
};

/** A question with fields; gives the values, or nothing when it is left. */
export function asked(title, fields, { go = t("serve-ok"), text, danger = false } = {}) {
  return new Promise((answer) => {
    const inputs = fields.map((field) => h("input", { id: `ask-${field.id}`, value: field.value ?? "", type: field.type ?? "text", required: field.required ?? false, maxlength: 200 }));
    const dialog = h("dialog", { "aria-labelledby": "ask-title" },
      h("form", { method: "dialog", onsubmit: (event) => {
        event.preventDefault();
        answer(Object.fromEntries(fields.map((field, i) => [field.id, inputs[i].value])));
        dialog.close();
      } },
        h("h2", { id: "ask-title" }, title),
        text ? h("p", {}, text) : null,
        fields.map((field, i) => h("label", { for: `ask-${field.id}` }, h("span", {}, field.label), inputs[i])),
        h("p.row", {},
          h("button", { type: "button", onclick: () => dialog.close() }, t("serve-cancel")),
          h(danger ? "button.main.danger" : "button.main", {}, go))));
    dialog.addEventListener("close", () => { dialog.remove(); answer(null); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Who works here: asked once, kept in this browser. */
export async function who() {
  const known = localStorage.getItem("alliance-by");
  if (known !== null) return known;
  const said = await asked(t("serve-who"), [{ id: "by", label: t("serve-who-label") }], { text: t("serve-who-text") });
  if (!said) return null;
  localStorage.setItem("alliance-by", said.by.trim());
  return said.by.trim();
}

export const number = (value, digits = 0) =>
  Number(value).toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const day = (date, options = { month: "numeric", day: "numeric", weekday: "short" }) =>
  new Date(`${date}T00:00:00`).toLocaleDateString(language, options);

export const moment = (made) => new Date(made).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });

export const slot = (word) => t({ am: "serve-am", pm: "serve-pm", day: "serve-day" }[word]);

export const state = (version) =>
  t({ draft: "serve-state-draft", submitted: "serve-state-submitted", approved: "serve-state-approved" }[version.state]);

export const label = (version) => version.name || t("serve-version-n", { n: version.number });

export const title = (text, ...more) => h("div.title", {}, h("h1", {}, text), ...more);

export const empty = (text, ...more) => h("section.empty", {}, h("p", {}, text), ...more);
