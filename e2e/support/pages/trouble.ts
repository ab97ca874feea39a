import type { Page } from '@playwright/test'

/**
 * Collects a browser's complaints: console messages, which include CSP breaches, failed requests, and requests made
 * before any user action. One expected error answer may be given.
 */
export function onTrouble(page: Page, meant?: { address: string; status: number }): string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    // Reported again below, with address and status.
    const isAboutAnAnswer = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isAboutAnAnswer) trouble.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch'] !== undefined) trouble.push(`asked for too early: ${request.url()}`)
  })
  // Requests the page itself canceled, or that got 304, are fine.
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
