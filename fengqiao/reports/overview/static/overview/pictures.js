/* A picture as PNG: the browser draws the same SVG with its own fonts, twice as large. Without script the
   SVG and the workbook remain. */
(function () {
  "use strict";
  function save(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  function draw(text, name) {
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      var margin = 24;
      canvas.width = 2 * image.width + 2 * margin;
      canvas.height = 2 * image.height + 2 * margin;
      var pen = canvas.getContext("2d");
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, margin, margin, 2 * image.width, 2 * image.height);
      canvas.toBlob(function (blob) { save(blob, name); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-png]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        fetch(button.getAttribute("data-png"), { credentials: "same-origin" })
          .then(function (answer) { return answer.text(); })
          .then(function (text) { draw(text, button.getAttribute("data-name")); });
      });
    });
  });
})();
