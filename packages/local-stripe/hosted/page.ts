import { html } from 'hono/html'

export type Markup = ReturnType<typeof html>

/** The frame of the hosted pages. They must never pass for Stripe's own. */
export function page(title: string, content: Markup, { wide = false } = {}): Markup {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Local Stripe</title>
    <link rel="stylesheet" href="/style.css">
    ${wide ? html`<link rel="stylesheet" href="/control.css">` : ''}
  </head>
  <body>
    <header class="banner"><p><strong>Local Stripe:</strong> test data only</p></header>
    <main class="${wide ? 'wide' : 'narrow'}">${content}</main>
  </body>
</html>`
}

/**
 * Headers for a page: nothing from elsewhere, and forms may lead back here and to `targets` only.
 * @param targets addresses a form's answer may redirect to
 */
export function pageHeaders(targets: (string | null)[] = []): Record<string, string> {
  const origins = targets.flatMap((target) => (target === null ? [] : [new URL(target).origin]))
  const formAction = ["'self'", ...new Set(origins)].join(' ')
  return {
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    // Page addresses hold secrets and must not reach other sites. With no-referrer, browsers would also hide that a
    // form comes from our own page.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
}
