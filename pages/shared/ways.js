// Links between pages without a new session: a plain click on a[data-go] goes to Python instead of the server.
// With a modifier key, a middle click or "open in a new tab" the link's own address does the same, in full.
export default function (component) {
  const { setTriggerValue } = component;
  const took = (event) => {
    const link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  document.addEventListener("click", took);
  return () => document.removeEventListener("click", took);
}
