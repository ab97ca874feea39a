import { type Started, testKey } from '../start'
import type { Scene } from './case'

/** Opens one account for each way of being refused, and as many webhook endpoints as there may be. */
export async function openScene(local: Started): Promise<Scene> {
  const post = async (path: string, form: string, key = testKey, idempotencyKey = '') => {
    const authorization = `Bearer ${key}`
    const headers = { authorization, ...(idempotencyKey && { 'idempotency-key': idempotencyKey }) }
    const response = await fetch(local.url() + path, { method: 'POST', headers, body: new URLSearchParams(form) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as { id: string }
  }
  const both = 'capabilities[card_payments][requested]=true&capabilities[transfers][requested]=true'
  const open = async (country: string, key?: string) =>
    (await post('/v1/accounts', `type=express&country=${country}&${both}`, key)).id
  const lay = (id: string, facts: object) => local.control('POST', `/accounts/${id}/facts`, facts)

  const scene: Scene = {
    fresh: await open('US'),
    linked: await open('US'),
    withdrawn: await open('US'),
    foreign: await open('US', 'sk_test_anotherplatform'),
    ready: await open('US'),
    afar: await open('AU'),
    rejected: await open('US'),
  }
  const back = 'refresh_url=http://127.0.0.1/&return_url=http://127.0.0.1/'
  await post('/v1/account_links', `account=${scene.linked}&type=account_onboarding&${back}`)
  await lay(scene.withdrawn, { access: 'withdrawn' })
  for (const id of [scene.ready, scene.afar]) await lay(id, { capabilities: { transfers: 'active' } })
  const reject = { method: 'POST', body: new URLSearchParams({ act: 'reject' }) }
  await fetch(`${local.url()}/control/accounts/${scene.rejected}`, reject)
  for (let count = 0; count < 16; count += 1) {
    await post('/v1/webhook_endpoints', 'url=http://127.0.0.1:9/&enabled_events[0]=payout.paid')
  }
  await post('/v1/accounts', 'type=express', testKey, 'used')
  return scene
}
