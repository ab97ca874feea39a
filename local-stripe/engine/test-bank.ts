import { ibanFor, usesIban } from './iban'

/** A bank account that takes payouts, docs.stripe.com/connect/testing; the IBANs of most countries are made up. */
export function testBank(country: string): Record<string, string> {
  if (usesIban(country)) return { external_account: ibanFor(country) }
  return {
    external_account: country === 'GB' ? '00012345' : '000123456789',
    'external_account.routing_number': routing[country] ?? '110000000',
  }
}

const routing: Record<string, string> = { AU: '110000', CA: '11000-000', GB: '108800', US: '110000000' }
