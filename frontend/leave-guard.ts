/*
 * The browser's own question before a page is closed or left for another address: asked while a guarded form holds what is not saved. The
 * server marks such a form (data-dirty); what was typed and not yet sent to it is noticed here.
 */
const typing = new WeakSet<Element>();

const formOf = (event: Event) => (event.target instanceof Element ? event.target.closest("[data-guard]") : null);

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (form) {
    typing.add(form);
  }
});

document.addEventListener("change", (event) => {
  const form = formOf(event);
  if (form) {
    typing.delete(form);
  }
});

window.addEventListener("beforeunload", (event) => {
  for (const form of document.querySelectorAll("[data-guard]")) {
    if (form.hasAttribute("data-dirty") || typing.has(form)) {
      event.preventDefault();
      return;
    }
  }
});
