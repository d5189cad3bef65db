/* Progressive only: every page works without it. No inline code anywhere; the page's policy forbids it. */
(function () {
  "use strict";
  var root = document.documentElement;
  function remembered(key) { try { return window.localStorage.getItem("fengqiao-" + key); } catch (e) { return null; } }
  function remember(key, value) { try { if (value) { window.localStorage.setItem("fengqiao-" + key, value); } else { window.localStorage.removeItem("fengqiao-" + key); } } catch (e) { /* private window */ } }

  ["theme", "size", "density"].forEach(function (key) {
    var value = remembered(key);
    if (value) { root.setAttribute("data-" + key, value); }
  });

  function switches() {
    document.querySelectorAll("[data-switch]").forEach(function (control) {
      var key = control.getAttribute("data-switch");
      control.value = remembered(key) || "";
      control.addEventListener("change", function () {
        remember(key, control.value);
        if (control.value) { root.setAttribute("data-" + key, control.value); } else { root.removeAttribute("data-" + key); }
      });
    });
  }

  /* What would fill a phone's screen before the page begins stands folded there. */
  function folds() {
    if (!window.matchMedia("(max-width: 600px)").matches) { return; }
    document.querySelectorAll("details[data-fold]").forEach(function (one) { one.open = false; });
  }

  function keys() {
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      var slash = event.key === "/" && !typing;
      var k = event.key === "k" && (event.ctrlKey || event.metaKey);
      var search = document.getElementById("top-search");
      if ((slash || k) && search) { event.preventDefault(); search.focus(); search.select(); }
    });
  }

  /* A lost connection or a closed tab keeps what was typed; a form that was taken forgets it. */
  function drafts() {
    document.querySelectorAll("form[data-keep]").forEach(function (form) {
      var key = "draft-" + form.getAttribute("data-keep");
      var kept = null;
      try { kept = JSON.parse(remembered(key) || "null"); } catch (e) { kept = null; }
      var untouched = !document.querySelector(".error-summary");
      if (kept && untouched) {
        Object.keys(kept).forEach(function (name) {
          var control = form.elements[name];
          if (control && control.type !== "hidden" && "value" in control && !control.value) { control.value = kept[name]; }
        });
      }
      form.addEventListener("input", function () {
        var typed = {};
        Array.prototype.forEach.call(form.elements, function (control) {
          if (control.name && /^(text|search|textarea|number)$/.test(control.type) && control.value) { typed[control.name] = control.value; }
        });
        remember(key, JSON.stringify(typed));
      });
      form.addEventListener("submit", function () { window.setTimeout(function () { if (navigator.onLine !== false) { remember(key, ""); } }, 0); });
    });
  }

  function onceOnly() {
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if (form.method !== "post") { return; }
      if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
      form.setAttribute("data-sent", "1");
      form.querySelectorAll("button[type=submit]").forEach(function (button) { button.setAttribute("aria-busy", "true"); });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form[data-sent]").forEach(function (form) {
        form.removeAttribute("data-sent");
        form.querySelectorAll("[aria-busy]").forEach(function (button) { button.removeAttribute("aria-busy"); });
      });
    });
  }

  /* A row of a list opens where its title leads; what is pressed in the row itself is left alone. */
  function rows() {
    document.querySelectorAll("table[data-rows] tbody tr").forEach(function (row) {
      var link = row.querySelector("a[href]");
      if (!link) { return; }
      row.addEventListener("click", function (event) {
        var own = event.target.closest("a, button, input, label, select");
        var marked = window.getSelection && String(window.getSelection());
        if (own || marked || event.defaultPrevented) { return; }
        if (event.ctrlKey || event.metaKey) { window.open(link.href, "_blank"); } else { window.location = link.href; }
      });
    });
  }

  /* The button appears only where it can work; without it the text is selected and copied by hand. */
  function copies() {
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      var source = document.getElementById(button.getAttribute("data-copy"));
      if (!source) { return; }
      button.hidden = false;
      button.addEventListener("click", function () {
        source.focus(); source.select();
        var done = function () { button.textContent = "已复制"; };
        var byHand = function () { if (document.execCommand("copy")) { done(); } };
        if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(source.value).then(done, byHand); } else { byHand(); }
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    switches(); folds(); keys(); drafts(); onceOnly(); copies(); rows();
    var summary = document.querySelector(".error-summary");
    if (summary) { summary.focus(); }
  });
})();
