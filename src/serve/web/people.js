// The people of a county as a tray: dragged on a duty, one takes it over, after a verdict.

import { complain, fill, h, slot, day, t, tell } from "./ui.js";

export function tray({ data, names, chosen, mount, floating, follow, learn, edit, verdict, fixed, under }) {
  const list = h("ul.people"), box = h("details.tray", {}, h("summary", {}, t("serve-tray")), h("p.quiet", {}, t("serve-tray-text")), list);
  let held = null, target = null;
  const able = data.staff.filter((p) => p.backbone || p.mentor);
  const draw = () => fill(list, able.filter((p) => (!chosen.alliance || p.alliance === chosen.alliance) && (!chosen.place || p.home === chosen.place)
    && (!chosen.text || p.name.toLowerCase().includes(chosen.text.toLowerCase()))).map((p) => h("li", {
    draggable: "true", "data-person": p.id, title: names.get(p.home),
    ondragstart: (event) => { held = p.id; event.dataTransfer.setData("text/plain", p.name); event.dataTransfer.effectAllowed = "move"; floating.classList.add("shown"); fill(floating, h("p", {}, p.name)); },
    ondragend: end,
  }, p.name)));
  const end = () => { held = null; leave(); floating.classList.remove("shown"); };
  const leave = () => { target?.classList.remove("swapping"); target = null; };
  const told = (a, known, person) => {
    const found = known.people.get(person);
    if (a.staff.includes(person)) return h("p", {}, t("serve-already-there"));
    if (!found) return h("p.verdict.bad", {}, t("serve-no-such-person"));
    return h("div", {}, h("p", {}, t("serve-for", { into: names.get(person), out: names.get(found.to.out) })), verdict(found));
  };
  const hit = (event) => under(event);
  const activity = (element) => data.activities.find((a) => a.id === element?.dataset.id);
  mount.addEventListener("dragover", (event) => {
    if (!held) return;
    follow(event);
    const element = hit(event), a = activity(element);
    if (a && !fixed(a)) event.preventDefault();
    if (element === target) return;
    leave();
    if (!a) return;
    target = element;
    element.classList.add("swapping");
    const head = h("p.quiet", {}, `${a.title} ${day(a.date)} ${slot(a.slot)}`), person = held;
    fill(floating, head, fixed(a) ? h("p.verdict.bad", {}, t("serve-fixed")) : verdict(null));
    if (!fixed(a)) learn(a.id).then((known) => { if (held === person && target === element) fill(floating, head, told(a, known, person)); }).catch(complain);
  });
  mount.addEventListener("drop", (event) => {
    const a = activity(hit(event)), person = held;
    if (!person || fixed(a)) return;
    event.preventDefault();
    end();
    learn(a.id).then((known) => {
      const found = known.people.get(person);
      if (!found) return tell(t(a.staff.includes(person) ? "serve-already-there" : "serve-no-such-person"), true);
      return edit(a.id, found.to);
    }).catch(complain);
  });
  box.addEventListener("chosen", draw);
  draw();
  return box;
}
