"use strict";

/* What the reader has chosen stands behind the '#', so that a link leads to it. */
const filterNames = ["benchmark", "image", "limits", "runtime", "verdict"];
const state = new Map();

function readState() {
  state.clear();
  const text = location.hash.slice(1);
  if (!text.includes("=")) {
    return;
  }
  for (const [name, value] of new URLSearchParams(text)) {
    if (value !== "" && (filterNames.includes(name) || name === "sort")) {
      state.set(name, value);
    }
  }
}

function choose(name, value) {
  if (value === "") {
    state.delete(name);
  } else {
    state.set(name, value);
  }
  const text = new URLSearchParams([...state]).toString();
  history.replaceState(null, "", text === "" ? location.pathname + location.search : "#" + text);
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
