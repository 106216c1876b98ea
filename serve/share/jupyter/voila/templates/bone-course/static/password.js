// The page that asks for the password. It works without this file; here are two comforts.
"use strict";
{
  const field = document.getElementById("password");
  const button = document.getElementById("show-password");
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
    field.focus();
  });
  field.form.addEventListener("submit", () => { field.type = "password"; }); // so that browsers offer to keep it
  field.form.action = location.href; // with the numbers of a link, which stand behind its "#"
}
