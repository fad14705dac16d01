/* Hides what does not fit the filters. An element that does not know a filter is not concerned. */
function fits(known) {
  return filterNames.every(name => {
    const wanted = state.get(name);
    const value = known(name);
    if (wanted === undefined || value === undefined) {
      return true;
    }
    return name === "benchmark"
      ? value.toLowerCase().includes(wanted.toLowerCase())
      : value.split("\n").includes(wanted);
  });
}

function applyFilters() {
  for (const found of document.querySelectorAll("[data-benchmark], [data-runtime]")) {
    found.classList.toggle("off", !fits(name => found.dataset[name]));
  }
  for (const name of filterNames) {
    const control = document.getElementById("filter-" + name);
    if (control !== null && control.value !== (state.get(name) ?? "")) {
      control.value = state.get(name) ?? "";
    }
  }
}

function startFilters(changed) {
  const bar = document.querySelector(".filters");
  if (bar === null) {
    return;
  }
  bar.hidden = false;
  for (const name of filterNames) {
    document.getElementById("filter-" + name)?.addEventListener("input", event => {
      choose(name, event.target.value);
      changed();
    });
  }
  document.getElementById("filter-reset").addEventListener("click", () => {
    filterNames.forEach(name => choose(name, ""));
    changed();
  });
}
