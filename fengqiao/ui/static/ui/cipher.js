/* ChaCha20 (RFC 8439), for drafts in the browser's store: the next one at this computer reads nothing there. The
   browser's own ciphers are no way: over plain http, which a private network has, a page is not given them. */
(function () {
  "use strict";
  function turn(state, a, b, c, d) {
    function mix(x, y, z, by) {
      state[x] = (state[x] + state[y]) | 0;
      var word = state[z] ^ state[x];
      state[z] = (word << by) | (word >>> (32 - by));
    }
    mix(a, b, d, 16); mix(c, d, b, 12); mix(a, b, d, 8); mix(c, d, b, 7);
  }
  function word(bytes, at) { return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24); }

  function block(key, counter, nonce) {
    var begun = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574], n;
    for (n = 0; n < 32; n += 4) { begun.push(word(key, n)); }
    begun.push(counter | 0);
    for (n = 0; n < 12; n += 4) { begun.push(word(nonce, n)); }
    var state = Int32Array.from(begun);
    for (n = 0; n < 10; n++) {
      turn(state, 0, 4, 8, 12); turn(state, 1, 5, 9, 13); turn(state, 2, 6, 10, 14); turn(state, 3, 7, 11, 15);
      turn(state, 0, 5, 10, 15); turn(state, 1, 6, 11, 12); turn(state, 2, 7, 8, 13); turn(state, 3, 4, 9, 14);
    }
    var out = new Uint8Array(64);
    for (n = 0; n < 16; n++) {
      var sum = (state[n] + begun[n]) | 0;
      out[4 * n] = sum; out[4 * n + 1] = sum >>> 8; out[4 * n + 2] = sum >>> 16; out[4 * n + 3] = sum >>> 24;
    }
    return out;
  }

  /* The same both ways: bytes under a key of 32 and a nonce of 12. */
  function crypt(key, nonce, bytes, counter) {
    var out = new Uint8Array(bytes.length), stream = null;
    for (var n = 0; n < bytes.length; n++) {
      if (n % 64 === 0) { stream = block(key, counter + n / 64, nonce); }
      out[n] = bytes[n] ^ stream[n % 64];
    }
    return out;
  }

  function fromHex(text) { return Uint8Array.from(text.match(/../g) || [], function (two) { return parseInt(two, 16); }); }
  function toText(bytes) {
    var held = "";
    for (var n = 0; n < bytes.length; n += 8192) { held += String.fromCharCode.apply(null, bytes.subarray(n, n + 8192)); }
    return window.btoa(held);
  }
  function fromText(text) { return Uint8Array.from(window.atob(text), function (sign) { return sign.charCodeAt(0); }); }

  window.fengqiaoCipher = {
    crypt: crypt,
    fromHex: fromHex,
    seal: function (key, text) {
      var nonce = window.crypto.getRandomValues(new Uint8Array(12));
      return toText(nonce) + "." + toText(crypt(key, nonce, new TextEncoder().encode(text), 1));
    },
    open: function (key, sealed) {
      var parts = sealed.split(".");
      return new TextDecoder("utf-8", { fatal: true }).decode(crypt(key, fromText(parts[0]), fromText(parts[1]), 1));
    }
  };
})();
