// The query language, as one types: what may go on from the word under the cursor. A combobox by the ARIA pattern.

export function help(document) {
  const input = document.querySelector("input[data-help]");
  if (!input) return;
  const known = [...document.querySelectorAll(`#${input.dataset.help} > div`)]
    .map((row) => ({ term: row.querySelector("code").textContent, says: row.querySelector("dd").textContent }))
    .filter(({ term }) => term.endsWith(":"));
  for (const name of ["author:", "publisher:", "keyword:", "section:", "description:", "text:", "modified:", "seen:"])
    known.push({ term: name, says: `in this field` });
  const list = document.createElement("ul");
  Object.assign(list, { id: "offers", className: "offers", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Fields");
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", "offers"], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
    input.setAttribute(name, value);
  let at = -1;

  const word = () => /(?:^|[\s(-])([a-z]+)$/i.exec(input.value.slice(0, input.selectionStart))?.[1] ?? "";
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const take = (term) => {
    const end = input.selectionStart;
    input.setRangeText(term, end - word().length, end, "end");
    close();
    input.focus();
  };
  const show = () => {
    const begun = word().toLowerCase();
    const fitting = begun ? known.filter(({ term }) => term.startsWith(begun)).slice(0, 6) : [];
    list.replaceChildren(
      ...fitting.map(({ term, says }, i) => {
        const row = document.createElement("li");
        const code = document.createElement("code");
        code.textContent = term;
        row.append(code, says);
        row.id = `offer-${i}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(term);
        });
        return row;
      }),
    );
    at = -1;
    list.hidden = !fitting.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const move = (step) => {
    const rows = [...list.children];
    at = (at + step + rows.length) % rows.length;
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", rows[at].id);
  };

  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(list.children[at].querySelector("code").textContent);
    } else if (event.key === "Escape") {
      close();
    }
  });
}
