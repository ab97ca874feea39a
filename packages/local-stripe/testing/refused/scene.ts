import Stripe from 'stripe'
import { byCard } from '../by-card'
import { type Started, testKey } from '../start'
import type { Scene } from './case'

/** Opens one account for each refusal, and the maximum number of webhook endpoints. */
export async function openScene(local: Started): Promise<Scene> {
  const post = async (path: string, form: string, key = testKey, idempotencyKey = '') => {
    const authorization = `Bearer ${key}`
    const headers = { authorization, ...(idempotencyKey && { 'idempotency-key': idempotencyKey }) }
    const response = await fetch(local.url() + path, { method: 'POST', headers, body: new URLSearchParams(form) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as { id: string; latest_charge: string }
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
    banked: await open('US'),
    offInstant: await open('GB'),
    automatic: '',
    byHand: '',
    ...nothingPaid,
  }
  const back = 'refresh_url=http://127.0.0.1/&return_url=http://127.0.0.1/'
  await post('/v1/account_links', `account=${scene.linked}&type=account_onboarding&${back}`)
  await lay(scene.withdrawn, { access: 'withdrawn' })
  for (const id of [scene.ready, scene.afar]) await lay(id, { capabilities: { transfers: 'active' } })
  const reject = { method: 'POST', body: new URLSearchParams({ act: 'reject' }) }
  await fetch(`${local.url()}/control/accounts/${scene.rejected}`, reject)
  for (let count = 0; count < 16; count += 1) {
    await post('/v1/webhook_endpoints', 'url=http://127.0.0.1:9/&enabled_events[0]=application_fee.refunded')
  }
  await post('/v1/accounts', 'type=express', testKey, 'used')
  const paid = await paidScene(local, post, scene.ready)
  return { ...scene, ...paid, ...(await paidOutScene(local, scene)) }
}

const nothingPaid = {
  unpaid: '',
  alone: '',
  paid: '',
  charge: '',
  canceled: '',
  refunded: '',
  disputed: '',
  plain: '',
  sent: '',
  takenBack: '',
  lost: '',
  asked: '',
  held: '',
}

type Post = (path: string, form: string) => Promise<{ id: string; latest_charge: string }>

/** Makes one payment for each refusal. */
async function paidScene(local: Started, post: Post, destination: string): Promise<typeof nothingPaid> {
  const charge = `amount=1000&currency=usd&${atOnce}`
  const to = `transfer_data[destination]=${destination}`
  const unpaid = await post('/v1/payment_intents', `amount=1000&currency=usd&${noRedirects}&${to}`)
  const alone = await post('/v1/payment_intents', 'amount=1000&currency=usd')
  const paid = await post('/v1/payment_intents', `${charge}&${to}`)
  const refunded = await post('/v1/payment_intents', charge)
  await post('/v1/refunds', `payment_intent=${refunded.id}`)
  const disputed = await post('/v1/payment_intents', charge)
  const { id: lost } = await local.control<{ id: string }>('POST', `/payments/${disputed.id}/dispute`, {})
  await post(`/v1/disputes/${lost}/close`, '')
  const { id: inquired } = await post('/v1/payment_intents', charge)
  const path = `/payments/${inquired}/dispute`
  const { id: asked } = await local.control<{ id: string }>('POST', path, { inquiry: true })
  const plain = await post('/v1/payment_intents', charge)
  const from = `amount=100&currency=usd&destination=${destination}&source_transaction=${plain.latest_charge}`
  const sent = await post('/v1/transfers', from)
  const takenBack = await post('/v1/transfers', from)
  await post(`/v1/transfers/${takenBack.id}/reversals`, '')
  const canceled = await post('/v1/payment_intents', `${charge}&capture_method=manual`)
  await post(`/v1/payment_intents/${canceled.id}/cancel`, '')
  const held = await post('/v1/payment_intents', `${charge}&${to}&capture_method=manual`)
  return {
    unpaid: unpaid.id,
    alone: alone.id,
    paid: paid.id,
    charge: paid.latest_charge,
    canceled: canceled.id,
    refunded: refunded.latest_charge,
    disputed: disputed.latest_charge,
    plain: plain.latest_charge,
    sent: sent.id,
    takenBack: takenBack.id,
    lost,
    asked,
    held: held.id,
  }
}

const noRedirects = 'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never'
const atOnce = `confirm=true&payment_method=pm_card_visa&${noRedirects}`

/** An automatic payout and one by hand, of money that came from a charge. */
async function paidOutScene(local: Started, { banked, offInstant }: Scene) {
  for (const id of [banked, offInstant]) await local.control('POST', `/accounts/${id}/acts`, { act: 'ready' })
  const stripe = new Stripe(testKey, local.sdk())
  const as = { stripeAccount: banked }
  const taken = { amount: 9000, currency: 'usd', capture_method: 'automatic', ...byCard } as const
  await stripe.paymentIntents.create({ ...taken, transfer_data: { destination: banked, amount: 100 } })
  const byHand = await stripe.payouts.create({ amount: 40, currency: 'usd', method: 'instant' }, as)
  await stripe.transfers.create({ amount: 70, currency: 'usd', destination: banked })
  const automatic = await local.control<{ id: string }>('POST', `/accounts/${banked}/pay-out`)
  return { byHand: byHand.id, automatic: automatic.id }
}
