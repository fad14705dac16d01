/* Saves a chart as SVG, and tables as CSV. */
function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function fileName(text) {
  return text.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^[.-]+|-+$/g, "").slice(0, 100) || "chart";
}

/* A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

function csv(lines) {
  return lines.map(line => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function tableLines(table) {
  return [...table.rows].map(row => [...row.cells].map(cell => cell.textContent));
}

function svgText(figure) {
  const shown = [...figure.querySelectorAll(".plot")].find(plot => plot.offsetParent !== null);
  const svg = (shown ?? figure).querySelector("svg").cloneNode(true);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const above = 26;
  const ns = "http://www.w3.org/2000/svg";
  svg.setAttribute("xmlns", ns);
  svg.setAttribute("viewBox", `-10 ${-above} ${width + 20} ${height + above + 6}`);
  svg.setAttribute("width", width + 20);
  svg.setAttribute("height", height + above + 6);
  const style = document.createElementNS(ns, "style");
  style.textContent = document.getElementById("chart-style").textContent;
  const paper = document.createElementNS(ns, "rect");
  Object.entries({ x: -10, y: -above, width: width + 20, height: height + above + 6, fill: "#ffffff" })
    .forEach(([name, value]) => paper.setAttribute(name, value));
  const title = document.createElementNS(ns, "text");
  title.setAttribute("class", "heading");
  title.setAttribute("y", -10);
  title.textContent = figure.querySelector("figcaption").textContent;
  svg.prepend(style, paper, title);
  return new XMLSerializer().serializeToString(svg);
}

function toolButton(words, label, run) {
  const button = element("button", { type: "button", "aria-label": label }, words);
  button.addEventListener("click", run);
  return button;
}

function startSaving() {
  for (const figure of document.querySelectorAll("figure")) {
    const title = figure.querySelector("figcaption").textContent;
    const tools = element("div", { class: "tools" });
    tools.append(
      toolButton("SVG", "Save as SVG: " + title, () => save(fileName(title) + ".svg", "image/svg+xml", svgText(figure))),
      toolButton("CSV", "Save as CSV: " + title, () =>
        save(fileName(title) + ".csv", "text/csv", csv(tableLines(figure.querySelector("table"))))));
    figure.querySelector(".behind").before(tools);
  }
  const table = document.getElementById("results-table");
  if (table !== null) {
    const tools = element("div", { class: "tools" });
    tools.append(toolButton("CSV", "Save the chosen rows as CSV", () =>
      save("results.csv", "text/csv", csv([tableLines(table)[0], ...results.chosen.map(results.cells)]))));
    table.parentElement.after(tools);
  }
}
