export interface BrowserNames {
  browser: string | null
  system: string | null
}

/** What people call their browser and system, by its User-Agent; null for what we do not know. */
export function toBrowser(userAgent: string | null): BrowserNames {
  const said = (userAgent ?? '').slice(0, 512)
  const nameIn = (names: [string, RegExp][]) => names.find(([, mark]) => mark.test(said))?.[0] ?? null
  return { browser: nameIn(browsers), system: nameIn(systems) }
}

/** In this order: most call themselves by others' names too. */
const browsers: [string, RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPiOS|OPT)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['DuckDuckGo', /\b(?:DuckDuckGo|Ddg)\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]

const systems: [string, RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
]
