// Runs before the first paint, so that a dark page never flashes white. Same key and values as web/platform/scheme.ts.
;(function () {
  var kept = null
  try {
    kept = localStorage.getItem('clientele-scheme')
  } catch {
    /* storage may be switched off */
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
