// The histogram can be brushed: a stretch drawn over it narrows the search to it. One bar is a link anyhow.

export function brush(document) {
  const svg = document.querySelector("svg[data-brush]");
  if (!svg) return;
  const stretches = [...svg.querySelectorAll(".stretch")];
  const width = svg.viewBox.baseVal.width;
  const shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  shade.setAttribute("class", "brush");
  shade.setAttribute("y", "0");
  shade.setAttribute("height", String(svg.viewBox.baseVal.height));
  let start = null;
  let moved = false;

  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(width, Math.max(0, ((event.clientX - box.left) / box.width) * width));
  };
  const draw = (a, b) => {
    shade.setAttribute("x", String(Math.min(a, b)));
    shade.setAttribute("width", String(Math.abs(a - b)));
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    start = place(event);
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (start === null) return;
    if (!moved && Math.abs(place(event) - start) > 6) {
      moved = true;
      svg.append(shade);
    }
    if (moved) draw(start, place(event));
  });
  addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [a, b] = [start, place(event)].sort((x, y) => x - y);
    start = null;
    shade.remove();
    if (!moved) return;
    const inside = stretches.filter((one) => {
      const x = Number(one.getAttribute("x"));
      return x + Number(one.getAttribute("width")) >= a && x <= b;
    });
    if (!inside.length) return;
    const to = new URL(svg.dataset.brush, location.href);
    to.searchParams.set("from", inside[0].dataset.from);
    to.searchParams.set("to", inside.at(-1).dataset.to);
    location.assign(to);
  });
  svg.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}
