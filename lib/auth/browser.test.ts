import { expect, test } from 'vitest'
import { toBrowser } from './browser'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Firefox', 'Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'],
  ['Chrome', 'macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/128.0.0.0 Safari/537.36`],
  ['Edge', 'Windows', `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0`],
  ['Opera', 'Linux', `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/127.0.0.0 Safari/537.36 OPR/113.0.0.0`],
  ['Safari', 'macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/17.6 Safari/605.1.15`],
  ['Safari', 'iPhone', `Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) ${apple} Version/17.6 Safari/604.1`],
  ['Chrome', 'iPad', `Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) ${apple} CriOS/128.0.0 Safari/604.1`],
  ['Firefox', 'iPhone', `Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) ${apple} FxiOS/130.0 Safari/605.1.15`],
  [
    'Samsung Internet',
    'Android',
    `Mozilla/5.0 (Linux; Android 14) ${webkit} SamsungBrowser/26.0 Chrome/122.0 Safari/537`,
  ],
  ['Chrome', 'ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/128.0.0.0 Safari/537.36`],
  [null, 'Windows', 'Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko'],
  [null, null, 'curl/8.5.0'],
  [null, null, ''],
  [null, null, null],
  [null, null, `${'x'.repeat(600)} Firefox/130.0 Windows`],
])('calls a browser %s, on %s', (browser, system, userAgent) => {
  expect(toBrowser(userAgent)).toEqual({ browser, system })
})
