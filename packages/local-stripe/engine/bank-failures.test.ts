import { expect, test } from 'vitest'
import { failureOfBank } from './bank-failures'

test.for([
  ['no_account', '000111111116', '11111116', '111111116', 'DE62370400440532013001'],
  ['account_closed', '000111111113', '11111113', '111111113', 'DE89370400440532013002', 'DE62370400440532013002'],
  ['insufficient_funds', '000222222227', '22222227', '222222227', 'DE89370400440532013003'],
  ['debit_not_authorized', '000333333335', '33333335', 'DE62370400440532013004'],
  ['invalid_currency', '000444444440', '44444440', 'DE89370400440532013005'],
  [null, '000123456789', '000888888883', '000999999991', 'DE89370400440532013000', '1', ''],
] as const)('answers a payout with %s by the test number', ([code, ...numbers]) => {
  for (const number of numbers) expect(failureOfBank(number), number).toBe(code)
})
