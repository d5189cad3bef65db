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

  function onceOnly() {
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if ((form.getAttribute("method") || "").toLowerCase() !== "post") { return; } /* a field may be named method */
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

  /* A day is typed in a box of text, which takes every way of writing one. Where the browser can open its calendar, a
     button beside the box (or Alt+↓ in it) does; what is picked there is written into the box. */
  function calendars() {
    if (!window.HTMLInputElement || !HTMLInputElement.prototype.showPicker) { return; }
    document.querySelectorAll("input[data-day]").forEach(function (box) {
      var calendar = document.createElement("input");
      if ((calendar.type = "date") !== calendar.type) { return; }
      calendar.tabIndex = -1; calendar.className = "day__calendar"; calendar.setAttribute("aria-hidden", "true");
      var button = document.createElement("button");
      button.type = "button"; button.tabIndex = -1; button.className = "day__open"; button.title = "打开日历";
      button.setAttribute("aria-label", "打开日历");
      var around = document.createElement("span");
      around.className = "day";
      box.parentNode.insertBefore(around, box);
      around.appendChild(box); around.appendChild(calendar); around.appendChild(button);
      function open() {
        var said = /^\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})\s*[日号]?\s*$/.exec(box.value);
        calendar.value = said ? said[1] + "-" + ("0" + said[2]).slice(-2) + "-" + ("0" + said[3]).slice(-2) : "";
        try { calendar.showPicker(); } catch (e) { box.focus(); }
      }
      button.addEventListener("click", open);
      box.addEventListener("keydown", function (event) { if (event.altKey && event.key === "ArrowDown") { event.preventDefault(); open(); } });
      calendar.addEventListener("change", function () {
        if (!calendar.value) { return; }
        box.value = calendar.value;
        ["input", "change"].forEach(function (kind) { box.dispatchEvent(new Event(kind, { bubbles: true })); });
        box.focus();
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    switches(); folds(); keys(); onceOnly(); copies(); rows(); calendars();
    var summary = document.querySelector(".error-summary");
    if (summary) { summary.focus(); }
  });
})();
