// A model card: the kernel sends it as HTML, every text in it escaped there.
function render({ model, el }) {
  el.classList.add("jp-RenderedHTMLCommon"); // JupyterLab's own looks for tables; nothing on our pages
  el.innerHTML = model.get("html");
}

export default { render };
