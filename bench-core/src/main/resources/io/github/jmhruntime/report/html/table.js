/* Sorts tables. The table of all results is made anew from its data, of which the page shows only the first rows. */
const results = (() => {
  const block = document.getElementById("results-data");
  if (block === null) {
    return null;
  }
  const data = JSON.parse(block.textContent);
  const columns = 8;
  const cell = (row, i) => (i < 3 || i >= columns - 1 ? data.words[row[i]] : row[i]);
  const places = { benchmark: columns, image: columns + 1, limits: columns + 2, runtime: 1, verdict: 7 };
  return {
    rows: data.rows,
    shown: data.shown,
    limit: data.shown,
    chosen: data.rows,
    cells: row => Array.from({ length: columns }, (_, i) => cell(row, i)),
    cell,
    known: (row, name) => {
      const word = cell(row, places[name]);
      return word === "" ? undefined : word;
    },
  };
})();

function compareCells(a, b, numbers) {
  if (numbers) {
    const [x, y] = [a === "" ? NaN : Number(a), b === "" ? NaN : Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : x - y;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function resultRow(row) {
  const line = document.createElement("tr");
  results.cells(row).forEach((text, i) => {
    line.append(i === 0 ? element("th", { scope: "row" }, text) : element("td", {}, text));
  });
  return line;
}

function chooseRows() {
  const sort = state.get("sort");
  let rows = results.rows.filter(row => fits(name => results.known(row, name)));
  const table = document.getElementById("results-table");
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach(head => head.removeAttribute("aria-sort"));
  if (sort !== undefined && /^[0-7][ad]$/.test(sort)) {
    const at = Number(sort[0]);
    const down = sort[1] === "d";
    const numbers = heads[at].dataset.type === "number";
    rows = [...rows].sort((a, b) => {
      const [x, y] = [results.cell(a, at), results.cell(b, at)];
      return (x === "" || y === "" || !down ? 1 : -1) * compareCells(x, y, numbers);
    });
    heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  results.chosen = rows;
}

function showRows() {
  const table = document.getElementById("results-table");
  const shown = results.chosen.slice(0, results.limit);
  table.tBodies[0].replaceChildren(...shown.map(resultRow));
  showCount();
}

function showCount() {
  const all = results.chosen.length;
  const shown = Math.min(all, results.limit);
  document.getElementById("filter-count").textContent =
    all === results.rows.length && shown === all ? `${all} rows` : `${shown} of ${all} rows shown, ${results.rows.length} in all`;
  let more = document.getElementById("results-more");
  if (more === null) {
    return;
  }
  more.hidden = shown === all;
  const next = Math.min(results.shown, all - shown);
  const button = element("button", { type: "button" }, `Show ${next} more of ${all - shown}`);
  button.addEventListener("click", () => {
    const first = table => table.tBodies[0].rows[shown];
    results.limit += results.shown;
    const table = document.getElementById("results-table");
    table.tBodies[0].append(...results.chosen.slice(shown, results.limit).map(resultRow));
    showCount();
    const line = first(table);
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  });
  more.replaceChildren(button);
}

function sortTable(table, at) {
  const head = table.tHead.rows[0].cells[at];
  const down = head.getAttribute("aria-sort") === "ascending";
  if (table.id === "results-table") {
    choose("sort", at + (down ? "d" : "a"));
    results.limit = results.shown;
    chooseRows();
    showRows();
    return;
  }
  const rows = [...table.tBodies[0].rows];
  const text = row => row.cells[at]?.textContent ?? "";
  const numbers = rows.every(row => text(row) === "" || !Number.isNaN(Number(text(row))));
  rows.sort((a, b) => (down ? -1 : 1) * compareCells(text(a), text(b), numbers));
  [...table.tHead.rows[0].cells].forEach(cell => cell.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}

function makeSortable(table) {
  if (table.tHead === null || table.tBodies[0].rows.length < 2 || table.tHead.querySelector("button") !== null) {
    return;
  }
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = element("button", { type: "button" }, head.textContent);
    button.addEventListener("click", () => sortTable(table, at));
    head.replaceChildren(button);
  });
}

/* A table behind a chart gets its buttons when it is opened: there may be hundreds. */
function startSorting() {
  document.querySelectorAll("table:not(.matrix, .behind table)").forEach(makeSortable);
  document.addEventListener("toggle", event => event.target.querySelectorAll("table:not(.matrix)").forEach(makeSortable), true);
}
