/* Who is signed in, asked before every press: a page outlives its session. Where it is over, or another came in at this
   computer, the person of the page comes in again on the page itself, and the press goes through with all it holds. */
(function () {
  "use strict";
  var SOON = 600, OFTEN = 600 * 1000, PATIENCE = 15000;
  var desk = null, until = 0, renewed = 0, warning = null;

  function mine() { return desk.getAttribute("data-by"); }
  function asked(address, more) {
    var stop = new AbortController(), timer = window.setTimeout(function () { stop.abort(); }, PATIENCE);
    var how = Object.assign({ credentials: "same-origin", signal: stop.signal, headers: {} }, more);
    return fetch(address, how).then(function (answer) { window.clearTimeout(timer); return answer; });
  }
  /* Asked and answered within the press: a press that may go on is the browser's own, as if nobody had asked. Null
     where nobody answers. */
  function state() {
    var ask = new XMLHttpRequest();
    try {
      ask.open("GET", desk.getAttribute("data-session") + "?form_of=" + encodeURIComponent(mine()), false);
      ask.send();
      return ask.status === 200 ? JSON.parse(ask.responseText) : null;
    } catch (e) { return null; }
  }
  function posted(address, token, fields) {
    var body = new URLSearchParams();
    Object.keys(fields).forEach(function (one) { body.append(one, fields[one]); });
    return asked(address, { method: "POST", body: body, headers: { "X-CSRFToken": token } });
  }
  function heard(told) {
    if (told.by !== mine()) { return; }
    until = Date.now() + told.left * 1000;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(function (one) { one.value = told.token; });
    try { window.localStorage.setItem("fengqiao.until", mine() + "|" + until); } catch (e) { /* private window */ }
    if (until - Date.now() > SOON * 1000 && warning) { warning.remove(); warning = null; }
  }
  function element(kind, said, more) {
    var made = document.createElement(kind);
    if (said) { made.textContent = said; }
    Object.keys(more || {}).forEach(function (name) { made.setAttribute(name, more[name]); });
    return made;
  }

  /* The press. A field may be named `method`: the attribute is asked, not the property. */
  function isPost(form) { return (form.getAttribute("method") || "").toLowerCase() === "post"; }
  function press(form, button) {
    form.setAttribute("data-checked", "1");
    try { if (button) { form.requestSubmit(button); } else { form.requestSubmit(); } } finally { form.removeAttribute("data-checked"); }
  }
  function notReached(form) {
    var told = element("p", "", { "class": "banner banner--bad not-reached", role: "alert" });
    told.textContent = "现在连不上，没有交出去。填的内容还在这一页，请过一会儿再按。";
    form.appendChild(told);
  }
  function checked(event) {
    var form = event.target, button = event.submitter || null;
    if (!isPost(form) || form.hasAttribute("data-checked") || !form.closest("main, aside")) { return; }
    var old = form.querySelector(".not-reached"), told = state();
    if (old) { old.remove(); }
    if (told && told.by === mine()) { heard(told); return; }
    event.preventDefault(); event.stopImmediatePropagation();
    if (told) { signIn(told, function () { press(form, button); }); } else { notReached(form); }
  }

  /* Coming in again. */
  function field(id, label, kind, complete) {
    var around = element("div", "", { "class": "field" });
    around.appendChild(element("label", label, { "for": id }));
    around.appendChild(element("input", "", { id: id, type: kind, autocomplete: complete, required: "" }));
    return around;
  }
  function signIn(told, then) {
    var dialog = element("dialog", "", { "class": "sign-in", "aria-labelledby": "sign-in-title" }), form = element("form", "");
    var name = field("sign-in-name", "登录名", "text", "username"), word = field("sign-in-word", "密码", "password", "current-password");
    var wrong = element("p", "", { "class": "field__error", role: "alert" }), actions = element("p", "", { "class": "form-actions" });
    var enter = element("button", "登录", { "class": "button button--primary", type: "submit" });
    var later = element("button", "先不登录", { "class": "button button--quiet", type: "button" });
    var who = desk.getAttribute("data-name");
    dialog.appendChild(element("h2", "请再登录一次", { id: "sign-in-title" }));
    dialog.appendChild(element("p", (told.by ? "这台电脑上现在登录的是别人。" : "登录已经过期。") + "填的内容都在，" + who + "登录以后接着交。"));
    form.setAttribute("novalidate", "");
    if (told.demo) { enter.textContent = "以" + who + "的身份继续"; } else { form.appendChild(name); form.appendChild(word); }
    actions.appendChild(enter); actions.appendChild(later);
    form.appendChild(wrong); form.appendChild(actions); dialog.appendChild(form);
    function close() { dialog.close(); dialog.remove(); }
    later.addEventListener("click", close);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var given = { form_of: mine() };
      if (told.demo) { given.demo = "1"; } else { given.username = name.lastChild.value; given.password = word.lastChild.value; }
      enter.setAttribute("aria-busy", "true");
      posted(desk.getAttribute("data-enter"), told.token, given).then(function (answer) {
        return answer.json().then(function (said) { return answer.ok ? said : Promise.reject(said.said); }, function () {
          return Promise.reject(answer.status === 429 ? "试得太勤了，请过一分钟再试。" : "");
        });
      }).then(function (said) { heard(said); close(); then(); }, function (said) {
        enter.removeAttribute("aria-busy");
        wrong.textContent = typeof said === "string" && said ? said : "现在连不上，请过一会儿再试。";
        if (!told.demo) { word.lastChild.value = ""; word.lastChild.focus(); }
      });
    });
    document.body.appendChild(dialog);
    dialog.showModal();
  }

  /* Work renews the session; ten minutes before its end a sentence says so. */
  function renew() {
    renewed = Date.now();
    var token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) { posted(desk.getAttribute("data-session"), token.value, {}).then(function (a) { return a.json(); }).then(heard, function () { /* asked again at the press */ }); }
  }
  function worked() { if (Date.now() - renewed > OFTEN) { renew(); } }
  function look() {
    try {
      var said = (window.localStorage.getItem("fengqiao.until") || "").split("|");
      if (said[0] === mine() && Number(said[1]) > until) { until = Number(said[1]); }
    } catch (e) { /* private window */ }
    var left = until - Date.now();
    if (left > SOON * 1000 && warning) { warning.remove(); warning = null; }
    if (left <= SOON * 1000 && left > 0 && !warning) { warn(); }
    if (left <= 0 && warning) { warning.firstChild.textContent = "登录已经过期。填的内容还在，交的时候会请您再登录一次。"; }
  }
  function warn() {
    warning = element("div", "", { "class": "banner banner--warn ending", role: "status" });
    warning.appendChild(element("p", "再过十分钟登录就要过期。填的内容不会丢；接着办请按“继续工作”。"));
    var on = element("button", "继续工作", { "class": "button", type: "button" });
    on.addEventListener("click", renew);
    warning.appendChild(on);
    var main = document.querySelector("main");
    main.insertBefore(warning, main.firstChild);
  }

  document.addEventListener("DOMContentLoaded", function () {
    desk = document.querySelector("meta[name=fengqiao-desk]");
    if (!desk || !desk.getAttribute("data-by")) { return; }
    var left = Number(desk.getAttribute("data-left")), full = Number(desk.getAttribute("data-full"));
    until = Date.now() + left * 1000;
    renewed = Date.now() - (full - left) * 1000;
    document.addEventListener("submit", checked, true);
    ["input", "change"].forEach(function (kind) { document.addEventListener(kind, worked); });
    if (full - left > OFTEN / 1000) { renew(); }
    look();
    window.setInterval(look, 15000);
  });
})();
