// Runs first on a chapter page that Voila serves, before Voila's frontend. Four things:
// 1. Voila's frontend waits for the end of the page before it starts. The page ends when all cells
//    have run; so we start it at once and it gets ready while the kernel does.
// 2. It must not look for outputs before they are there: its first question about the kernel waits.
// 3. Outputs arrive at the end of the page and move into their slots (place), in any order.
// 4. The kernel is freed when the page goes. Voila does that on "beforeunload", which phones do not
//    send and which a mere download does; we do it on "pagehide".
"use strict";
const course = (() => {
  const { kernelId, baseUrl } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  let ran;
  const cellsRan = new Promise((resolve) => { ran = resolve; });

  const listen = window.addEventListener;
  window.addEventListener = (type, listener, ...rest) => {
    if (type === "load" && document.readyState !== "complete") setTimeout(listener);
    else if (type !== "beforeunload") listen.call(window, type, listener, ...rest);
  };

  const fetchNow = window.fetch;
  window.fetch = async (request, ...rest) => {
    if (String(request.url ?? request).includes(`api/kernels/${kernelId}`)) await cellsRan;
    return fetchNow(request, ...rest);
  };

  listen.call(window, "pagehide", () => {
    const form = new FormData();
    form.append("_xsrf", document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  });
  // Back from the browser's memory: the kernel is gone, so start anew.
  listen.call(window, "pageshow", (event) => { if (event.persisted) location.reload(); });

  window.voila_heartbeat = () => {};

  return {
    place(index) {
      const slot = document.getElementById(`slot-${index}`);
      const made = document.getElementById(`made-${index}`).childNodes;
      slot.lastElementChild.append(...made);
      slot.dataset.ran = "";
    },
    finish() {
      ran();
      document.documentElement.dataset.ran = "";
      dispatchEvent(new Event("bone-course:ran"));
    },
  };
})();
