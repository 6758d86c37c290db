// Sets the colour scheme before the first paint. A file of its own because the page's policy allows no inline script.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('gyre.theme');
  } catch {
    // Storage may be off; the system's choice is used then.
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
