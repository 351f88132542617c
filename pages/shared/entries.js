// What one step of the reader leads to is one entry of the browser's history. Streamlit makes an entry of every address that it
// hears of: of another page, then of that page with its view, and Back would stop at addresses at which nobody has been.
const REST = '.stApp[data-test-script-state="notRunning"]';

export default function () {
  if (window.atlasEntries) return;
  const push = window.history.pushState.bind(window.history);
  let made = true; // whether this step has its entry; the address that was opened is one
  window.atlasEntries = true; // once a window, however often the page is drawn
  window.history.pushState = (...entry) => {
    if (made) window.history.replaceState(...entry);
    else push(...entry);
    made = true;
  };
  const begin = (event) => {
    // What is done while a page is still on its way replaces it, as it does where browsers change pages by themselves.
    if (event.type === "popstate" || document.querySelector(REST)) made = false;
  };
  for (const act of ["pointerdown", "keydown", "click", "change", "popstate"]) window.addEventListener(act, begin, true);
  window.addEventListener("message", (event) => {
    if (event.data?.type === "streamlit:setComponentValue") begin(event); // an act within the frame of the map
  });
}
