import type { Context as Request } from 'hono'
import { html } from 'hono/html'
import { page, pageHeaders } from './page'

/** The body exceeded any form's limit and was not read. */
export function answerTooLarge(c: Request) {
  const content = html`<h1>That was too much at once</h1>
    <p>The files are larger than 10 MB, so nothing of this step was kept. Choose smaller ones.</p>
    <p><a href="${c.req.path}">Back to the step</a></p>`
  return c.html(page('That was too much at once', content), 413, pageHeaders())
}
