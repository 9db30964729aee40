// The slider of versions shows what it points at at once.
import { replace } from "./swap.js";

export function slide(document) {
  for (const form of document.querySelectorAll("form[data-slider]")) {
    form.querySelector("button").hidden = true;
    form.querySelector("input[type=range]").addEventListener("change", () => {
      replace(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`, "shown");
    });
  }
}
