import type { Browser, BrowserContext, ConsoleMessage } from '@playwright/test'

/** What went wrong in the pages of one test: console errors, breaches of the content policy, uncaught exceptions. */
export interface BrowserErrors {
  /** Watches every page of every context from now on. */
  watch(browser: Browser): void
  /** Closes the contexts that are still open; returns all errors since the last time. */
  takeAll(): Promise<string[]>
}

export function recordBrowserErrors(): BrowserErrors {
  const contexts = new Set<BrowserContext>()
  let errors: { text: string; url: string }[] = []
  let failedDocuments = new Set<string>()

  function watchContext(context: BrowserContext): void {
    contexts.add(context)
    context.on('close', () => contexts.delete(context))
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push({ text: message.text(), url: urlOf(message) })
    })
    context.on('weberror', (error) => errors.push({ text: String(error.error()), url: error.page()?.url() ?? '' }))
    context.on('response', (response) => {
      if (response.status() >= 400 && response.request().isNavigationRequest()) failedDocuments.add(response.url())
    })
  }

  return {
    watch(browser) {
      for (const context of browser.contexts()) watchContext(context)
      browser.on('context', watchContext)
    },
    async takeAll() {
      for (const context of contexts) await context.close()
      const found = errors.filter(({ text, url }) => !(isAboutStatus(text) && failedDocuments.has(url)))
      errors = []
      failedDocuments = new Set()
      return found.map(({ text, url }) => `${text} (${url})`)
    },
  }
}

/** The browser also logs the status of the page that the test opened, and a test sees that page. */
const isAboutStatus = (text: string) => text.startsWith('Failed to load resource: the server responded with a status')

const urlOf = (message: ConsoleMessage) => message.location().url || (message.page()?.url() ?? '')
