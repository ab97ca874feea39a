import type { Page } from '@playwright/test'

/**
 * What a browser complains of from now on: in its console, where breaches of the content security policy stand too,
 * for want of an answer, and what it asks for before anybody does. A page that is meant to answer with an error may.
 */
export function onTrouble(page: Page, meant?: { address: string; status: number }): string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    // Said again below, where the address and the status are known.
    const isAboutAnAnswer = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isAboutAnAnswer) trouble.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch'] !== undefined) trouble.push(`asked for too early: ${request.url()}`)
  })
  // What the page itself gave up, for a newer question or because the answer was 304, is no trouble.
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') trouble.push(`no answer: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    const isMeant = response.url() === meant?.address && response.status() === meant.status
    if (response.status() >= 400 && !isMeant) trouble.push(`${response.status()}: ${response.url()}`)
  })
  return trouble
}
