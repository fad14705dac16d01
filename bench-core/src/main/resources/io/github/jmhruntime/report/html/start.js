function showState(all) {
  if (all || state.size > 0) {
    applyFilters();
  }
  if (results !== null) {
    results.limit = results.shown;
    chooseRows();
    if (all || state.size > 0) {
      showRows();
    } else {
      showCount();
    }
  }
}

function start() {
  readState();
  startSorting();
  startFilters(() => showState(true));
  startSaving();
  startHover();
  showState(false);
  addEventListener("hashchange", () => {
    readState();
    showState(true);
  });
}

start();
