import type { Context as Request } from 'hono'
import { html } from 'hono/html'
import { page, pageHeaders } from './page'

/** An unknown link or visit has no address to return to. */
export function answerGone(c: Request) {
  const content = html`<h1>This link does not work</h1>
    <p>It was never made, or belongs to another database. Go back to where you came from and ask for a new one.</p>`
  return c.html(page('This link does not work', content), 404, pageHeaders())
}

/** The body exceeded any form's limit and was not read. */
export function answerTooLarge(c: Request) {
  const content = html`<h1>That was too much at once</h1>
    <p>The files are larger than 10 MB, so nothing of this step was kept. Choose smaller ones.</p>
    <p><a href="${c.req.path}">Back to the step</a></p>`
  return c.html(page('That was too much at once', content), 413, pageHeaders())
}
