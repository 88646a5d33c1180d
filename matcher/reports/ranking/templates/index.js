"use strict";
(() => {
  const MOST_COMPARED = 4;
  const people = JSON.parse(document.getElementById("data").textContent);
  const roles = JSON.parse(document.getElementById("roles").textContent);
  const form = document.getElementById("filters");
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const text = rows.map((row) => {
    const person = people[row.dataset.index];
    return [row.textContent, person.name, ...person.skills.map((skill) => skill[0]), ...person.facts].join(" ").toLowerCase();
  });

  const best = (person, role) => (role ? person.scores[role] ?? -1 : Math.max(-1, ...Object.values(person.scores)));
  const fits = (row, index, wanted) => {
    const person = people[row.dataset.index];
    const cells = row.cells;
    const warned = cells[cells.length - 1].textContent.trim() !== "";
    return wanted.search.every((word) => text[index].includes(word))
      && (!wanted.lean || cells[3 + roles.length].textContent === wanted.lean)
      && best(person, wanted.role) >= wanted.least
      && person.months >= wanted.years * 12
      && (!wanted.skill || person.skills.some((skill) => skill[0].toLowerCase().includes(wanted.skill)))
      && (!wanted.warnings || (wanted.warnings === "yes") === warned);
  };
  const filter = () => {
    const field = Object.fromEntries(new FormData(form));
    const wanted = {
      search: field.search.toLowerCase().split(/\s+/).filter(Boolean), lean: field.lean, role: field.role,
      least: field.least === "" ? -1 : Number(field.least), years: Number(field.years || 0),
      skill: field.skill.trim().toLowerCase(), warnings: field.warnings,
    };
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !fits(row, index, wanted);
      if (!row.hidden) shown += 1;
    });
    document.getElementById("count").textContent = `${shown} of ${rows.length} shown`;
  };

  const value = (row, column, kind) => {
    const cell = row.cells[column];
    return kind === "number" ? Number(cell.dataset.value ?? cell.textContent) : cell.textContent.trim().toLowerCase();
  };
  const sort = (head, column) => {
    const kind = head.dataset.sort;
    const first = kind === "number" && column > 1 ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    table.querySelectorAll("[aria-sort]").forEach((old) => old.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const keyed = [...body.rows].map((row) => [value(row, column, kind), row]);
    keyed.sort(([a], [b]) => sign * (kind === "number" ? a - b : a.localeCompare(b)));
    body.append(...keyed.map(([, row]) => row));
  };

  const element = (name, content) => {
    const made = document.createElement(name);
    made.textContent = content;
    return made;
  };
  const line = (label, cells) => {
    const row = document.createElement("tr");
    const head = element("th", label);
    head.scope = "row";
    row.append(head, ...cells.map((cell) => element("td", cell)));
    return row;
  };
  const compare = () => {
    const picked = rows.filter((row) => row.querySelector(".pick").checked).map((row) => people[row.dataset.index]);
    const full = picked.length >= MOST_COMPARED;
    rows.forEach((row) => {
      const box = row.querySelector(".pick");
      box.disabled = full && !box.checked;
    });
    document.getElementById("compare").hidden = picked.length < 2;
    if (picked.length < 2) return;
    const out = document.getElementById("compared");
    const head = document.createElement("tr");
    head.append(element("td", ""), ...picked.map((person) => {
      const cell = element("th", person.name);
      cell.scope = "col";
      return cell;
    }));
    const lines = [line("Years", picked.map((person) => (person.months / 12).toFixed(1)))];
    for (const [role, name] of roles) {
      lines.push(line(`${name}: score`, picked.map((person) => String(person.scores[role] ?? ""))));
      const parts = picked.map((person) => new Map((person.parts[role] ?? []).map(([part, points, most]) => [part, `${points} of ${most}`])));
      const names = [...new Set(parts.flatMap((part) => [...part.keys()]))];
      names.forEach((part) => lines.push(line(`${name}: ${part}`, parts.map((known) => known.get(part) ?? ""))));
    }
    lines.push(line("Shown in work", picked.map((person) => person.skills.filter((skill) => skill[1] === "work").map((skill) => skill[0]).join(", "))));
    out.replaceChildren(head, ...lines);
  };

  table.querySelectorAll("th[data-sort]").forEach((head) => {
    const button = element("button", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(head, head.cellIndex));
    head.replaceChildren(button);
  });
  const names = [...new Set(people.flatMap((person) => person.skills.map((skill) => skill[0])))].sort();
  document.getElementById("skill-names").append(...names.map((name) => {
    const option = document.createElement("option");
    option.value = name;
    return option;
  }));
  form.hidden = false;
  rows.forEach((row) => { row.querySelector(".pick").hidden = false; });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  body.addEventListener("change", compare);
  filter();
})();
