/* Shows the value of what is under the pointer, or chosen by the arrow keys, beside it. */
const words = new WeakMap();

function wordsOf(item) {
  if (!words.has(item)) {
    const title = item.querySelector(":scope > title");
    words.set(item, title.textContent);
    title.remove();
  }
  return words.get(item);
}

function items(plot) {
  const knots = [...plot.querySelectorAll(".knot")];
  return (knots.length > 0 ? knots : [...plot.querySelectorAll(".row")]).filter(item => item.closest(".off") === null);
}

function distance(item, x, y) {
  const box = item.getBoundingClientRect();
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
}

/* The fork whose dot is nearest, where one is near. */
function nearestFork(item, x, y) {
  const dots = item.querySelector(".dots");
  if (dots === null || dots.dataset.values === "") {
    return "";
  }
  const svg = dots.ownerSVGElement;
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  const values = dots.dataset.values.split(" ");
  let best = "";
  let least = 6;
  [...dots.getAttribute("d").matchAll(/M([\d.]+) ([\d.]+)/g)].forEach((dot, i) => {
    const far = Math.hypot(Number(dot[1]) - at.x, Number(dot[2]) - at.y);
    if (far < least) {
      least = far;
      best = `; fork ${i + 1}: ${values[i]}`;
    }
  });
  return best;
}

function showTip(text, x, y) {
  const tip = document.getElementById("tip");
  if (tip.textContent !== text) {
    tip.textContent = text;
  }
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(x + 12, innerWidth - box.width - 4)) + "px";
  tip.style.top = (y + 16 + box.height > innerHeight ? y - box.height - 12 : y + 16) + "px";
}

function hideTip() {
  document.getElementById("tip").hidden = true;
}

function step(plot, by) {
  const all = items(plot);
  if (all.length === 0) {
    return;
  }
  const before = all.indexOf(plot.chosen);
  const next = before < 0 ? (by > 0 ? 0 : all.length - 1) : (before + by + all.length) % all.length;
  plot.chosen = all[next];
  const box = plot.chosen.getBoundingClientRect();
  showTip(wordsOf(plot.chosen), box.left + box.width / 2, box.bottom - 12);
}

function startHover() {
  document.body.append(element("div", { id: "tip", role: "status", hidden: "" }));
  document.addEventListener("pointermove", event => {
    const plot = event.target.closest?.(".plot");
    if (!plot) {
      hideTip();
      return;
    }
    let best = null;
    let least = 24;
    for (const item of items(plot)) {
      const far = distance(item, event.clientX, event.clientY);
      if (far < least) {
        least = far;
        best = item;
      }
    }
    if (best === null) {
      hideTip();
    } else {
      showTip(wordsOf(best) + nearestFork(best, event.clientX, event.clientY), event.clientX, event.clientY);
    }
  });
  for (const plot of document.querySelectorAll(".plot")) {
    plot.tabIndex = 0;
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", "Chart; the arrow keys go from value to value");
  }
  document.addEventListener("keydown", event => {
    const plot = event.target.closest?.(".plot");
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (plot && by !== undefined) {
      event.preventDefault();
      step(plot, by);
    } else if (event.key === "Escape") {
      hideTip();
    }
  });
  document.addEventListener("focusout", hideTip);
}
