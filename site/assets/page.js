// Theme and keys. Pages work without it.
(function () {
  "use strict";
  var root = document.documentElement, key = "ibid-theme";
  function stored() { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  if (stored()) root.dataset.theme = stored();
  addEventListener("DOMContentLoaded", function () {
    var item = document.createElement("li"), button = document.createElement("button");
    function label() { button.textContent = dark() ? "Light" : "Dark"; button.title = "Change to " + (dark() ? "light" : "dark") + " colours"; }
    button.type = "button";
    button.className = "theme";
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem(key, root.dataset.theme); } catch (e) { /* not kept */ }
      label();
    });
    label();
    item.append(button);
    var menu = document.querySelector(".menu ul");
    if (menu) menu.append(item);
    var on = document.querySelector(".rail .on");
    if (on) on.parentNode.scrollLeft = on.offsetLeft - on.parentNode.offsetLeft - 40;
  });
  addEventListener("keydown", function (e) {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    var q = document.getElementById("q"), link = document.querySelector('.menu a[href$="search.html"]');
    if (q) { e.preventDefault(); q.focus(); } else if (link) { e.preventDefault(); location.href = link.href; }
  });
})();
