import { ibanFor, usesIban } from './iban'

/** A bank account that takes payouts, docs.stripe.com/connect/testing; most countries' IBANs are made up. */
export function testBank(country: string): Record<string, string> {
  if (usesIban(country)) return { external_account: ibanFor(country) }
  return {
    external_account: numbers[country] ?? '000123456789',
    'external_account.routing_number': routing[country] ?? '110000000',
  }
}

const numbers: Record<string, string> = {
  AU: '000123456',
  GB: '00012345',
  JP: '0001234',
  MX: '000000001234567897',
  NZ: '1100000000000010',
}

const routing: Record<string, string> = {
  AU: '110000',
  CA: '11000-000',
  GB: '108800',
  IN: 'HDFC0004051',
  JP: '1100000',
  US: '110000000',
}
