// Comfort only: the page is whole without it. Theme, filters, and going from note to note.
"use strict";
(() => {
  const root = document.documentElement;
  const one = (id) => document.getElementById(id);
  const all = (query) => [...document.querySelectorAll(query)];
  const cards = all(".card");
  const marks = all("mark[data-notes]");
  const severities = ["error", "warning", "note"];
  let current = 0;

  // Storage may be forbidden, above all for a file opened from disk.
  const recall = (key) => { try { return localStorage.getItem("auditor-" + key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem("auditor-" + key, value); } catch { /* not remembered */ } };

  root.classList.add("js");

  // Light or dark
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { one("theme").textContent = isDark() ? "Light page" : "Dark page"; };
  const remembered = recall("theme");
  if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
  one("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    label();
  });
  system.addEventListener("change", label);
  one("theme").hidden = false;
  label();

  // Every <details> open on paper, also where CSS cannot do it
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

  if (!cards.length) return;
  const boxes = all("#tools input[name]");
  const card = (number) => one("f-" + number);
  const shown = () => cards.filter((c) => !c.hidden);

  const filter = () => {
    const on = (name, value) => boxes.some((b) => b.name === name && b.value === value && b.checked);
    for (const c of cards) c.hidden = !(on("severity", c.dataset.severity) && on("group", c.dataset.group));
    for (const list of all(".notes")) list.hidden = [...list.children].every((c) => c.hidden);
    for (const ref of all(".ref")) ref.hidden = card(ref.dataset.note).hidden;
    for (const mark of marks) {
      const left = mark.dataset.notes.split(" ").map(card).filter((c) => !c.hidden);
      const worst = severities.find((s) => left.some((c) => c.dataset.severity === s));
      mark.classList.remove(...severities, "off");
      mark.classList.add(worst || "off");
    }
    one("status").textContent = shown().length + " of " + cards.length + " notes";
  };
  for (const box of boxes) box.addEventListener("change", filter);

  const clear = () => { for (const node of all(".here")) node.classList.remove("here"); };
  const light = (number) => {
    clear();
    current = number;
    card(number).classList.add("here");
    for (const mark of marks) mark.classList.toggle("here", mark.dataset.notes.split(" ").includes(String(number)));
    const list = shown();
    one("status").textContent = list.indexOf(card(number)) + 1 + " of " + list.length;
  };
  const go = (number, focus) => {
    light(number);
    one("m-" + number).scrollIntoView({ block: "center" });
    if (focus) card(number).focus({ preventScroll: true });
  };
  const step = (by, focus) => {
    const numbers = shown().map((c) => Number(c.dataset.number));
    const next = by > 0 ? numbers.find((n) => n > current) : numbers.findLast((n) => n < current);
    if (next) go(next, focus);
  };
  one("next").addEventListener("click", () => step(1, false));
  one("back").addEventListener("click", () => step(-1, false));
  for (const mark of marks) {
    mark.addEventListener("click", () => {
      const number = mark.dataset.notes.split(" ").findLast((n) => !card(n).hidden);
      if (number && getSelection().isCollapsed) light(Number(number));
    });
  }

  // A passage that a note points at: the runs from its anchor on
  const passage = (anchor) => {
    clear();
    for (let node = anchor.nextSibling; node; node = node.nextSibling) {
      if (node.nodeType !== Node.ELEMENT_NODE) break;
      if (node.classList.contains("proof")) node.classList.add("here");
      else if (!node.matches(".at, .ref, .caret")) break;
    }
  };
  const follow = () => {
    const [, kind, number] = location.hash.match(/^#([fmeh])-(\d+)/) || [];
    if (!kind) return;
    if (kind === "e" || kind === "h") return void (one(location.hash.slice(1)) && passage(one(location.hash.slice(1))));
    if (!card(number)) return;
    if (card(number).hidden) {
      for (const box of boxes) box.checked = true;
      filter();
      one(location.hash.slice(1)).scrollIntoView();
    }
    light(Number(number));
  };
  addEventListener("hashchange", follow);

  // Single keys can be switched off (WCAG 2.1.4)
  const keys = one("keys");
  keys.checked = recall("keys") !== "off";
  keys.addEventListener("change", () => keep("keys", keys.checked ? "on" : "off"));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      clear();
      current = 0;
      if (document.activeElement) document.activeElement.blur();
      one("status").textContent = shown().length + " notes";
    } else if (keys.checked && (event.key === "j" || event.key === "k")) {
      step(event.key === "j" ? 1 : -1, true);
    }
  });

  one("tools").hidden = false;
  // The stepper floats over the page: only where there is something to step through
  new IntersectionObserver(([story]) => { one("steps").hidden = !story.isIntersecting; }).observe(one("story"));
  filter();
  follow();
})();
