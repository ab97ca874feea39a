/** A coach on the hosted pages without JavaScript: follows redirects and submits forms as a browser does. */
export interface Coach {
  /** The current address; null after leaving the hosted pages. */
  at: string
  /** The current page. */
  html: string
  status: number
  open(address: string): Promise<void>
  /** Fills the form with test data, then with `answers`, and submits it. */
  answer(answers?: Record<string, string>, then?: 'next' | 'later'): Promise<void>
  /** Submits the form exactly as given. */
  send(form: Record<string, string | Blob>, then?: 'next' | 'later'): Promise<void>
  /** Answers step after step with test data until this step appears. */
  goTo(step: string): Promise<void>
  /** Answers every step with test data and `answers`, and submits. */
  finish(answers?: Record<string, string>): Promise<void>
}

/** @param home the local Stripe's address; everything else is away */
export function newCoach(home: string): Coach {
  const coach: Coach = {
    at: '',
    html: '',
    status: 0,
    open: (address) => go(coach, home, address, {}),
    async answer(answers = {}, then = 'next') {
      const page = await (await fetch(`${coach.at.split('?')[0]}?fill=1`)).text()
      const form = new URLSearchParams({ ...filled(page), ...onlyAsked(page, answers), then })
      await go(coach, home, coach.at.split('?')[0] ?? '', { method: 'POST', body: form })
    },
    async send(form, then = 'next') {
      const body = new FormData()
      body.set('then', then)
      for (const [name, value] of Object.entries(form)) body.set(name, value)
      await go(coach, home, coach.at.split('?')[0] ?? '', { method: 'POST', body })
    },
    async goTo(step) {
      for (let tries = 0; tries < 12 && !coach.at.endsWith(`/${step}`); tries += 1) await coach.answer()
    },
    async finish(answers = {}) {
      for (let step = 0; step < 12 && coach.at.startsWith(home); step += 1) await coach.answer(answers)
      if (coach.at.startsWith(home)) throw new Error(`the coach is stuck at ${coach.at}: ${coach.html}`)
    },
  }
  return coach
}

async function go(coach: Coach, home: string, address: string, request: RequestInit): Promise<void> {
  const response = await fetch(address, { ...request, redirect: 'manual' })
  const location = response.headers.get('location')
  if (location !== null) {
    const next = new URL(location, address).toString()
    if (next.startsWith(home)) return go(coach, home, next, {})
    Object.assign(coach, { at: next, html: '', status: response.status })
    return
  }
  Object.assign(coach, { at: address, html: await response.text(), status: response.status })
}

function filled(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const sent = inputs
    .filter((input) => isSent(input))
    .map((input) => [attribute(input, 'name'), attribute(input, 'value')])
  const areas = [...page.matchAll(/(<textarea[^>]*>)([^<]*)</g)].map(([, area = '', value]) => [
    attribute(area, 'name'),
    value,
  ])
  const selects = [...page.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)].map(([, select = '', options = '']) => [
    attribute(select, 'name'),
    /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
  ])
  return Object.fromEntries([...sent, ...areas, ...selects])
}

function isSent(input: string): boolean {
  if (input.includes('type="file"')) return false
  return !/type="(radio|checkbox)"/.test(input) || /\schecked/.test(input)
}

function onlyAsked(page: string, answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => page.includes(`name="${name}"`)))
}

function attribute(input: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? ''
}
