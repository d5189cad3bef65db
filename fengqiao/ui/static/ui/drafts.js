/* What is typed and not yet taken is kept in this browser, for the person who typed it and the form it stands in.

   A draft is sealed under a key that only her own pages bear, and goes when the server says that it has taken the form,
   not at the press. Passwords, files and hidden fields are never in it. */
(function () {
  "use strict";
  var PLACE = "fengqiao.draft.", FORMER = "fengqiao-draft-", DAYS = 30, PAUSE = 300;
  var KINDS = /^(text|search|textarea|number|tel|email|url|date|select-one|select-multiple|radio|checkbox)$/;
  var OWN = /^(csrfmiddlewaretoken|once|form_of|waited|as_written|id|seen.*|stands|version|shown)$/;
  var cipher = window.fengqiaoCipher, desk = null, key = null, store = null;
  try { store = window.localStorage; } catch (e) { store = null; }

  function names() {
    var found = [];
    for (var n = 0; n < store.length; n++) { found.push(store.key(n)); }
    return found;
  }

  /* The drafts of earlier versions bore no name of a person: they go at the first page that is opened. */
  function forgetOld() {
    var since = Date.now() - DAYS * 24 * 3600 * 1000;
    names().forEach(function (name) {
      var old = name.indexOf(FORMER) === 0;
      if (name.indexOf(PLACE) === 0) { old = !(parseInt(store.getItem(name), 10) > since); }
      if (old) { store.removeItem(name); }
    });
  }

  function read(name) {
    try { return JSON.parse(cipher.open(key, store.getItem(name).split("|")[1])); } catch (e) { return null; }
  }
  function write(name, draft) {
    try { store.setItem(name, draft.at + "|" + cipher.seal(key, JSON.stringify(draft))); } catch (e) { /* full, or private */ }
  }

  /* A form is known by where it is sent and by what its hidden fields say of it, not by what changes at each showing. */
  function placeOf(form, taken) {
    var said = new URL(form.getAttribute("action") || window.location.href, window.location.href).pathname;
    form.querySelectorAll("input[type=hidden]").forEach(function (one) {
      if (!OWN.test(one.name) && !/-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(one.name) && !/-row$/.test(one.name)) { said += "&" + one.name + "=" + one.value; }
    });
    taken[said] = (taken[said] || 0) + 1;
    var one = 5381, other = 52711, text = said + "#" + taken[said];
    for (var n = 0; n < text.length; n++) { one = (one * 33) ^ text.charCodeAt(n); other = (other * 31) ^ text.charCodeAt(n); }
    return PLACE + desk.getAttribute("data-by").slice(0, 16) + "." + (one >>> 0).toString(16) + (other >>> 0).toString(16);
  }

  function controls(form) {
    var found = {};
    Array.prototype.forEach.call(form.elements, function (one) {
      var fixed = one.readOnly && !/^select/.test(one.type);
      if (one.name && !OWN.test(one.name) && KINDS.test(one.type) && !fixed) { (found[one.name] = found[one.name] || []).push(one); }
    });
    return found;
  }

  /* What stands in the controls of one name, as it would be sent; or what stood there when the page was made. */
  function held(ones, made) {
    var values = [];
    ones.forEach(function (one) {
      if (/^select/.test(one.type)) {
        var options = Array.prototype.slice.call(one.options);
        var chosen = options.filter(function (o) { return made ? o.defaultSelected : o.selected; });
        if (made && !chosen.length && one.type === "select-one" && options.length) { chosen = [options[0]]; }
        chosen.forEach(function (o) { values.push(o.value); });
      } else if (/^(radio|checkbox)$/.test(one.type)) {
        if (made ? one.defaultChecked : one.checked) { values.push(one.value); }
      } else { values.push(made ? one.defaultValue : one.value); }
    });
    return values;
  }

  function put(ones, values) {
    ones.forEach(function (one, n) {
      if (/^select/.test(one.type)) {
        Array.prototype.forEach.call(one.options, function (o) { o.selected = values.indexOf(o.value) >= 0; });
      } else if (/^(radio|checkbox)$/.test(one.type)) { one.checked = values.indexOf(one.value) >= 0; } else { one.value = values[n] || ""; }
      for (var around = one.closest("details"); around; around = around.parentNode.closest("details")) { around.open = true; }
    });
    return same(held(ones), values);
  }
  function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }
  function labelOf(ones, name) {
    var group = ones && ones[0].closest("fieldset"), label = ones && ones[0].labels && ones[0].labels[0];
    if (group && /^(radio|checkbox)$/.test(ones[0].type)) { label = group.querySelector("legend"); }
    return label ? label.textContent.trim() : name;
  }
  function clock(at) {
    var day = new Date(at), now = new Date(), two = function (n) { return ("0" + n).slice(-2); };
    var hours = two(day.getHours()) + ":" + two(day.getMinutes());
    return day.toDateString() === now.toDateString() ? hours : (day.getMonth() + 1) + "月" + day.getDate() + "日 " + hours;
  }

  /* One form: `base` is what its fields held before anything was typed. */
  function Kept(form, name) {
    this.form = form; this.name = name; this.base = {}; this.later = 0;
    var ones = controls(form), self = this;
    Object.keys(ones).forEach(function (one) { self.base[one] = held(ones[one], true); });
  }
  Kept.prototype.save = function (sent) {
    window.clearTimeout(this.later); this.later = 0;
    var ones = controls(this.form), fields = {}, any = false, self = this;
    Object.keys(ones).forEach(function (one) {
      var now = held(ones[one]), was = self.base[one] || held(ones[one], true);
      if (!same(now, was)) { fields[one] = { now: now, was: was }; any = true; }
    });
    if (any) { write(this.name, { at: Date.now(), fields: fields, sent: sent || "" }); } else if (!sent) { store.removeItem(this.name); }
  };
  Kept.prototype.soon = function () {
    var self = this;
    window.clearTimeout(this.later);
    this.later = window.setTimeout(function () { self.save(); }, PAUSE);
  };
  /* What was found goes back where the page still says what it said then; what somebody changed since, or what has no
     field here, is told beside and overwrites nothing. */
  Kept.prototype.restore = function (draft) {
    var ones = controls(this.form), beside = [], self = this, any = false;
    Object.keys(draft.fields).forEach(function (one) {
      var field = draft.fields[one], there = ones[one];
      if (there && same(field.now, held(there))) { any = true; return; }
      if (there && same(field.was, self.base[one]) && put(there, field.now)) { any = true; return; }
      var said = field.now.filter(Boolean).join("、");
      if (there && !same(held(there), held(there, true))) { put(there, self.base[one]); }
      if (said) { beside.push(labelOf(there, one) + "：" + said); }
    });
    if (any || beside.length) { this.tell(draft, beside); } else { store.removeItem(this.name); }
  };
  Kept.prototype.tell = function (draft, beside) {
    var told = document.createElement("div"), line = document.createElement("p"), drop = document.createElement("button");
    var self = this;
    told.className = "banner banner--info found-again"; told.setAttribute("role", "status");
    line.textContent = "找回了 " + clock(draft.at) + " 没交的内容";
    drop.type = "button"; drop.className = "button button--quiet"; drop.textContent = "放弃";
    drop.addEventListener("click", function () {
      var ones = controls(self.form);
      Object.keys(ones).forEach(function (one) { put(ones[one], held(ones[one], true)); });
      store.removeItem(self.name); told.remove();
    });
    told.appendChild(line); told.appendChild(drop);
    if (beside.length) {
      var list = document.createElement("ul"), why = document.createElement("p");
      why.textContent = "下面这些没有放回去：这一处后来改过，或者这一页没有这一格。要用请抄进去：";
      beside.forEach(function (one) { var item = document.createElement("li"); item.textContent = one; list.appendChild(item); });
      told.appendChild(why); told.appendChild(list);
    }
    this.form.insertBefore(told, this.form.firstChild);
    this.told = told;
  };
  Kept.prototype.watch = function () {
    var self = this, form = this.form;
    ["input", "change"].forEach(function (kind) { form.addEventListener(kind, function () { self.soon(); }); });
    form.addEventListener("submit", function (event) {
      if (!event.defaultPrevented) { self.save((form.elements.once || {}).value); }
    });
    window.addEventListener("pagehide", function () { if (self.later) { self.save(); } });
    document.addEventListener("visibilitychange", function () { if (self.later) { self.save(); } });
  };
  /* A page that answers a press shows what was sent: that is no beginning. What the fields held before is in the draft. */
  Kept.prototype.goOn = function (draft) {
    var self = this;
    Object.keys(draft.fields).forEach(function (one) { if (one in self.base) { self.base[one] = draft.fields[one].was; } });
    this.save();
  };

  function begin(forms) {
    forms.forEach(function (one) {
      var draft = read(one.name);
      if (draft && desk.hasAttribute("data-posted")) { one.goOn(draft); } else if (draft) { one.restore(draft); }
      one.watch();
    });
    document.documentElement.setAttribute("data-drafts", "ready");
  }

  /* A press whose answer is known to the server alone: what it took is forgotten here. */
  function settled(then) {
    var mine = PLACE + desk.getAttribute("data-by").slice(0, 16) + ".", sent = {};
    names().forEach(function (name) {
      var draft = name.indexOf(mine) === 0 ? read(name) : null;
      if (draft && draft.sent) { sent[draft.sent] = name; }
    });
    var keys = Object.keys(sent).slice(0, 40);
    if (!keys.length) { then(); return; }
    fetch(desk.getAttribute("data-taken") + "?key=" + keys.map(encodeURIComponent).join("&key="), { credentials: "same-origin" })
      .then(function (answer) { return answer.json(); })
      .then(function (told) { told.taken.forEach(function (one) { if (sent[one]) { store.removeItem(sent[one]); } }); })
      .catch(function () { /* not reached: they stay */ })
      .then(then);
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!store) { return; }
    try { forgetOld(); } catch (e) { return; }
    desk = document.querySelector("meta[name=fengqiao-desk]");
    if (!desk || !desk.getAttribute("data-by")) { return; }
    key = cipher.fromHex(desk.getAttribute("data-key"));
    var taken = {}, forms = [];
    document.querySelectorAll("main form[method=post], aside form[method=post]").forEach(function (form) {
      if (form.hasAttribute("data-unkept") || form.querySelector("input[type=password]")) { return; }
      if (Object.keys(controls(form)).length) { forms.push(new Kept(form, placeOf(form, taken))); }
    });
    settled(function () { begin(forms); });
  });
})();
