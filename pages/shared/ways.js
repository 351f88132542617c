// Links between pages without a new session: a plain click on a[data-go] goes to Python instead of the server.
// With a modifier key, a middle click or "open in a new tab" the link's own address does the same, in full.
export default function (component) {
  const host = component.parentElement;
  host.tell = component.setTriggerValue;
  host.took ||= (event) => {
    const link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    host.tell("go", link.getAttribute("href"));
  };
  document.addEventListener("click", host.took); // the same one at every update: it is added once
  return () => host.isConnected || document.removeEventListener("click", host.took);
}
