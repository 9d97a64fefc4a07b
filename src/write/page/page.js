(() => {
'use strict';
const $ = (id) => document.getElementById(id);
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const data = JSON.parse($('data').textContent);
const form = $('filters');
const say = (name, values) =>
  Object.entries(values).reduce((text, [key, value]) => text.replace('#' + key, value), form.dataset[name]);
form.hidden = false;
$('tools').hidden = false;

// ---- light and dark
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const store = (value) => {
  try {
    return value === undefined ? localStorage.getItem('theme') : localStorage.setItem('theme', value);
  } catch {
    return null; // A page from a stick may have no storage: then the choice lasts as long as the page.
  }
};
const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
const showTheme = () => {
  $('theme').textContent = form.dataset[dark() ? 'light' : 'dark'];
  $('theme').setAttribute('aria-pressed', String(dark()));
};
const kept = store();
if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
$('theme').addEventListener('click', () => {
  root.dataset.theme = dark() ? 'light' : 'dark';
  store(root.dataset.theme);
  showTheme();
});
system.addEventListener('change', showTheme);
showTheme();
$('print').addEventListener('click', () => window.print());

// ---- filters
const selects = { a: $('f-alliance'), k: $('f-kindergarten'), p: $('f-person'), kind: $('f-kind') };
const groups = { k: all('optgroup', selects.k), p: all('optgroup', selects.p) };
const number = (select) => (select.value === '' ? null : Number(select.value));

/** Only what belongs to the alliance and kindergarten chosen can be chosen further. */
function narrow(select, groups, fits) {
  const value = select.value;
  select.replaceChildren(select.options[0], ...groups.filter(fits));
  select.value = value;
  if (select.selectedIndex < 0) select.value = '';
}

const single = all('[data-i]').map((element) => [element, Number(element.dataset.i)]);
const several = all('[data-r]').map((element) => [element, element.dataset.r.split(' ').map(Number)]);
const ofAlliance = all('[data-a]').filter((element) => element.tagName !== 'OPTGROUP');
const places = all('.place[data-k]');
const days = all('.day').filter((day) => day.querySelector('li'));
const SHOWN = 6;

function more(day, visible) {
  const over = visible.length - SHOWN;
  visible.forEach((item, i) => item.classList.toggle('over', over > 0 && i >= SHOWN));
  let button = day.querySelector('.more');
  if (over <= 0) {
    if (button) button.remove();
    return;
  }
  if (!button) {
    button = document.createElement('button');
    button.type = 'button';
    button.className = 'more';
    button.addEventListener('click', () => {
      day.classList.toggle('all');
      label();
    });
    day.append(button);
  }
  const label = () => {
    const open = day.classList.contains('all');
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? say('less', {}) : say('more', { n: day.dataset.over });
  };
  day.dataset.over = over;
  label();
}

function apply() {
  const [a, k, p, kind] = [selects.a, selects.k, selects.p, selects.kind].map(number);
  const shown = data.rows.map(([rowKind, alliance, place, people]) =>
    (a === null || alliance === a) &&
    (kind === null || rowKind === kind) &&
    (p === null || people.includes(p)) &&
    // What concerns a kindergarten: who comes, who leaves, and its alliance's events.
    (k === null || place === k || people.some((q) => data.home[q] === k) ||
      (rowKind === 2 && alliance === data.alliance[k])));
  for (const [element, i] of single) element.hidden = !shown[i];
  for (const [element, rows] of several) {
    element.classList.toggle('gone', !rows.some((i) => shown[i]));
  }
  const only = a ?? (k !== null ? data.alliance[k] : p !== null ? data.alliance[data.home[p]] : null);
  for (const element of ofAlliance) {
    element.hidden = only !== null && element.dataset.a !== String(only);
  }
  for (const place of places) place.classList.toggle('chosen', Number(place.dataset.k) === k);
  for (const day of days) {
    const visible = all('li', day).filter((item) => !item.hidden);
    day.classList.toggle('none', visible.length === 0);
    more(day, visible);
  }
  const chosen = Object.values(selects).filter((select) => select.value !== '')
    .map((select) => select.selectedOptions[0].textContent);
  root.classList.toggle('filtered', chosen.length > 0);
  $('chosen').textContent = chosen.join(' · ');
  const count = shown.filter(Boolean).length;
  const name = count === 0 ? 'none' : count < shown.length ? 'some' : 'all';
  $('count').textContent = say(name, { some: count, all: shown.length });
}

function changed() {
  const a = number(selects.a);
  const inAlliance = (group) => a === null || group.dataset.a === String(a);
  narrow(selects.k, groups.k, inAlliance);
  const k = number(selects.k);
  narrow(selects.p, groups.p, (g) => inAlliance(g) && (k === null || g.dataset.k === String(k)));
  apply();
}
for (const select of Object.values(selects)) select.addEventListener('change', changed);
form.addEventListener('submit', (event) => event.preventDefault());
$('reset').addEventListener('click', () => {
  for (const select of Object.values(selects)) select.value = '';
  changed();
  selects.a.focus();
});
// A page that the browser reloads keeps what was chosen.
changed();
})();
