// Looks at the page from inside and tells what a reader would complain of; `[]` if nothing.
(() => {
const wrong = [];
const wide = window.innerWidth;
const name = (e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${(e.textContent ?? '').trim().slice(0, 40)}`;
const root = document.documentElement;
if (root.scrollWidth > wide) wrong.push(`scrolls sideways: ${root.scrollWidth} > ${wide}`);
const unseen = (e) => e.closest('.unseen, .skip, .rows thead, head, script, style, template, option') !== null
  || e.closest('.long') !== null && getComputedStyle(e.closest('.long')).position === 'absolute';
const shown = (e) => !unseen(e) && e.checkVisibility({ checkVisibilityCSS: true });
const own = (e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim() !== '');

// ---- nothing is cut off
for (const e of document.body.querySelectorAll('*')) {
  if (!shown(e)) continue;
  if (e instanceof SVGElement) continue;
  const box = e.getBoundingClientRect();
  if (box.width > 0 && (box.left < -1 || box.right > wide + 1)) wrong.push(`leaves the page: ${name(e)}`);
  const style = getComputedStyle(e);
  if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'SELECT') {
    wrong.push(`is cut off (${e.scrollWidth} in ${e.clientWidth}): ${name(e)}`);
  }
}

// ---- drawings: words inside, legible, and on nothing but their own place
for (const svg of document.querySelectorAll('main svg')) {
  if (!shown(svg)) continue;
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const texts = Array.from(svg.querySelectorAll('text')).filter((t) => shown(t)).map((t) => [t, t.getBoundingClientRect()]);
  for (const [i, [t, box]] of texts.entries()) {
    const size = parseFloat(getComputedStyle(t).fontSize) * scale;
    if (size < 9) wrong.push(`letters of ${size.toFixed(1)} px: ${name(t)}`);
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
      wrong.push(`leaves its drawing: ${name(t)}`);
    }
    for (const [u, other] of texts.slice(i + 1)) {
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      // The boxes hold room above and below the letters that may meet.
      if (across > 1 && down > 0.35 * Math.min(box.height, other.height)) wrong.push(`covers ${name(u)}: ${name(t)}`);
    }
  }
}

// ---- contrast: WCAG 2.2, success criterion 1.4.3
const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const colour = (text) => text.match(/[\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const behind = (e) => {
  for (let at = e; at; at = at.parentElement) {
    const c = colour(getComputedStyle(at).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const told = new Set();
for (const e of document.body.querySelectorAll('*')) {
  if (!own(e) || !shown(e) || e.tagName === 'TITLE') continue;
  const style = getComputedStyle(e);
  const ink = colour(e instanceof SVGElement ? style.fill : style.color);
  const [a, b] = [light(ink), light(behind(e))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  const key = `${ink} on ${behind(e)}`;
  if (ratio < 4.5 && !told.has(key)) {
    told.add(key);
    wrong.push(`contrast ${ratio.toFixed(2)} (${key}): ${name(e)}`);
  }
}

// ---- for who does not see it
const said = (e) => e.getAttribute('aria-label') ?? e.getAttribute('title') ?? e.textContent.trim();
for (const e of document.querySelectorAll('main table')) if (!e.caption || !e.caption.textContent.trim()) wrong.push(`table without caption: ${name(e)}`);
for (const e of document.querySelectorAll('main section')) if (!e.getAttribute('aria-label') && !document.getElementById(e.getAttribute('aria-labelledby'))) wrong.push(`section without name: ${name(e)}`);
for (const e of document.querySelectorAll('button, a, summary, [role=img]')) if (!said(e)) wrong.push(`without name: ${name(e)}`);
for (const e of document.querySelectorAll('select')) if (!e.labels.length) wrong.push(`without label: ${e.id}`);
for (const e of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(e.hash.slice(1))) wrong.push(`leads nowhere: ${e.hash}`);
const ids = Array.from(document.querySelectorAll('[id]'), (e) => e.id);
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`twice: ${id}`);
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
  const now = Number(h.tagName[1]);
  if (now > level + 1) wrong.push(`heading skips a level: ${name(h)}`);
  level = now;
}
for (const tag of ['header', 'nav', 'main', 'h1', '[aria-live]']) if (document.querySelectorAll(tag).length !== 1) wrong.push(`not exactly one ${tag}`);
return wrong;
})()
