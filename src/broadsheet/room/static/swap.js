// Links that change one part of the page: fetched, and only that part put in, so that the reader keeps the place.

async function part(address, id) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(id);
  if (!fresh) throw new Error(id);
  return fresh;
}

export async function replace(address, id) {
  try {
    const fresh = await part(address, id);
    document.getElementById(id).replaceWith(document.adoptNode(fresh));
    history.replaceState(null, "", address);
    return true;
  } catch {
    location.assign(address);
    return false;
  }
}

export function swap(document) {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-swap]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const id = link.dataset.swap;
    if (await replace(link.href, id)) {
      const panel = document.getElementById(new URL(link.href).hash.slice(1)) ?? document.getElementById("main");
      panel.focus({ preventScroll: true });
    }
  });
}
