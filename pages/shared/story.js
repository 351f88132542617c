// The arrow keys lead through a story, unless what is focused needs them itself: a box, a slider, a table, lanes, a map.
const TAKEN =
  "input, textarea, select, [contenteditable=true], [role=slider], [role=grid], [role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=toolbar], [role=dialog], [data-testid=stDataFrame], .lanes, .rd, .leaflet-container, video";
const BUTTONS = { ArrowLeft: ".st-key-story-back button", ArrowRight: ".st-key-story-next button" };

export default function (component) {
  const host = component.parentElement;
  host.press ||= (event) => {
    const button = BUTTONS[event.key];
    if (!button || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
    // The path goes through the shadow roots of components, where event.target would stop at their edge.
    if (event.composedPath().some((node) => node instanceof Element && node.matches(TAKEN))) return;
    // Nor while a step is still being drawn: the page that it leads to may not have its address yet.
    if (document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning") return;
    const found = document.querySelector(button);
    if (!found || found.disabled) return;
    event.preventDefault();
    found.click();
  };
  document.addEventListener("keydown", host.press); // the same one at every update: it is added once
  return () => host.isConnected || document.removeEventListener("keydown", host.press);
}
