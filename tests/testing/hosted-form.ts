/** Walks Stripe's hosted form as a coach without scripts, and returns the names of all questions that stood empty. */
export async function questionsAsked(link: string): Promise<string[]> {
  const { origin } = new URL(link)
  const asked = new Set<string>()
  let address = await follow(link, origin)
  for (let step = 0; step < mostSteps && address?.endsWith('/review') === false; step += 1) {
    for (const { name, value } of questionsOn(await textOf(address))) if (value === '') asked.add(name)
    const filled = questionsOn(await textOf(`${address}?fill=1`)).map(({ name, value }): [string, string] => [
      name,
      value,
    ])
    const body = new URLSearchParams([...filled, ['then', 'next']])
    address = await follow(address, origin, { method: 'POST', body })
  }
  if (address?.endsWith('/review') !== true) throw new Error(`the form has no end: ${address}`)
  return [...asked].toSorted()
}

const mostSteps = 15

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text()
}

/** The address where the form goes on; null after leaving it. */
async function follow(address: string, origin: string, request: RequestInit = {}): Promise<string | null> {
  const answer = await fetch(address, { ...request, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) return address
  const next = new URL(location, address)
  return next.origin === origin ? follow(next.href, origin) : null
}

interface Question {
  name: string
  value: string
}

/** Each question once: several choices share a name, and the chosen one is its value. */
function questionsOn(page: string): Question[] {
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => {
    const isChoice = /type="(radio|checkbox)"/.test(tag)
    return { name: attribute(tag, 'name'), value: isChoice && !/\schecked/.test(tag) ? '' : attribute(tag, 'value') }
  })
  const areas = [...page.matchAll(/(<textarea\b[^>]*>)([^<]*)</g)].map(([, tag = '', value = '']) => ({
    name: attribute(tag, 'name'),
    value,
  }))
  const selects = [...page.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)].map(([, tag = '', options = '']) => ({
    name: attribute(tag, 'name'),
    value: /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
  }))
  const values = new Map<string, string>()
  for (const { name, value } of [...inputs, ...areas, ...selects]) values.set(name, values.get(name) || value)
  return [...values].map(([name, value]) => ({ name, value }))
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
