// Where a reader lands: whoever goes on to another page, place, actor, document or step begins at its top, and on a phone with the menu shut.
export default function ({ data }) {
  const before = window.atlasLanding;
  window.atlasLanding = data;
  if (before === undefined || before.at === data.at) return;
  const main = document.querySelector("[data-testid=stMain]"), menu = document.querySelector("[data-testid=stSidebar]");
  if (main) main.scrollTop = 0;
  const covers = menu && menu.dataset.collapsed === "false" && window.innerWidth < 768;
  if (covers && before.page !== data.page) menu.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}
