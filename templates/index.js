// The index: tables to sort by a click on a heading, articles to find by words, desk and author.
(() => {
  for (const table of all(".sortable")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].querySelectorAll("th")];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const down = now ? now === "ascending" : head.matches(".most");
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[column].textContent;
        const compare = head.matches(".n") ? (a, b) => a - b : new Intl.Collator().compare;
        const rows = [...body.rows].map((row) => [key(row), row]);
        rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  const rows = [...one("table").tBodies[0].rows].map((row) => [row, row.cells[0].textContent.toLowerCase()]);
  const choices = ["desk", "author"].map((name) => [name, one(name)]).filter(([, box]) => box);
  const filter = () => {
    const words = one("find").value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word)) || choices.some(([name, box]) => box.value && row.dataset[name] !== box.value);
      count += !row.hidden;
    }
    one("status").textContent = count.toLocaleString("en") + " of " + rows.length.toLocaleString("en") + " articles";
  };
  one("find").addEventListener("input", filter);
  for (const [, box] of choices) box.addEventListener("change", filter);
  one("tools").addEventListener("submit", (event) => event.preventDefault());
  one("tools").hidden = false;
  filter();
})();
