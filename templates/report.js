// The report: filters, going from note to note, copying, and everything open on paper.
(() => {
  const cards = all(".card");
  const marks = all("mark[data-notes]");
  const severities = ["error", "warning", "note"];
  let current = 0;

  if (!cards.length) return;
  const boxes = all("#tools input[name]");
  const shown = () => cards.filter((c) => !c.hidden);
  const card = (number) => cards[number - 1];
  const notesOf = (mark) => mark.dataset.notes.split(" ").map(card);
  const say = (words) => { one("status").textContent = words; };

  // A note is shown when each of its properties is among those that are ticked
  const filter = () => {
    const off = boxes.filter((b) => !b.checked);
    for (const c of cards) c.hidden = off.some((b) => c.dataset[b.name] === b.value);
    for (const list of all(".notes")) list.hidden = [...list.children].every((c) => c.hidden);
    for (const ref of all(".ref")) ref.hidden = card(ref.dataset.note).hidden;
    for (const mark of marks) {
      const left = notesOf(mark).filter((c) => !c.hidden);
      mark.classList.remove(...severities, "off");
      mark.classList.add(severities.find((s) => left.some((c) => c.dataset.severity === s)) || "off");
    }
    say(shown().length + " of " + cards.length + " notes");
  };
  for (const box of boxes) box.addEventListener("change", filter);

  // On paper every note stands, and every reason is open, also where CSS cannot do it
  let opened = [];
  let unticked = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    unticked = boxes.filter((b) => !b.checked);
    for (const details of opened) details.open = true;
    for (const box of unticked) box.checked = true;
    filter();
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    for (const box of unticked) box.checked = false;
    filter();
  });

  const clear = () => { for (const node of all(".here")) node.classList.remove("here"); };
  const light = (note) => {
    clear();
    current = Number(note.dataset.number);
    note.classList.add("here");
    for (const mark of marks) mark.classList.toggle("here", notesOf(mark).includes(note));
    const list = shown();
    say(list.indexOf(note) + 1 + " of " + list.length);
  };
  const step = (by, focus) => {
    const list = shown();
    const beyond = (c) => by * (Number(c.dataset.number) - current) > 0;
    const next = by > 0 ? list.find(beyond) : list.findLast(beyond);
    if (!next) return;
    light(next);
    one(next.id.replace("f-", "m-")).scrollIntoView({ block: "center" });
    if (focus) next.focus({ preventScroll: true });
  };
  one("next").addEventListener("click", () => step(1, false));
  one("back").addEventListener("click", () => step(-1, false));
  for (const mark of marks) {
    mark.addEventListener("click", () => {
      const note = notesOf(mark).findLast((c) => !c.hidden);
      if (note && getSelection().isCollapsed) light(note);
    });
  }

  // A page from an http server without TLS has no clipboard of its own
  const copy = async (words) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = words;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };
  for (const button of all(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy).then(
      () => say("Copied: " + button.dataset.copy),
      () => say("The browser did not allow it; the words are under “Why”")));
  }

  // A link to a note, to its place, or to a passage that the page points at
  const follow = () => {
    const [, kind, rest] = location.hash.match(/^#([a-z])-([0-9a-f-]+)$/) || [];
    if (!kind) return;
    const note = one("f-" + rest);
    if ((kind === "f" || kind === "m") && note) {
      if (note.hidden) {
        for (const box of boxes) box.checked = true;
        filter();
        one(location.hash.slice(1)).scrollIntoView();
      }
      light(note);
    } else {
      clear();
      for (const run of all(`[data-places~="${kind}-${rest}"]`)) run.classList.add("here");
    }
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
      say(shown().length + " notes");
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
