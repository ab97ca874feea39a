import { isIban, usesIban } from '../../engine/iban'
import { isTestIban } from '../../engine/verification/verify-bank-account'
import { bankFormat, type NumberFormat } from './bank-formats'
import { type Field, text } from './field'

/** Bank questions in order; the account number comes last. */
export function bankFields(country: string): Field[] {
  const holder = text('external_account.account_holder_name', 'Account holder', {
    autocomplete: 'name',
    hint: 'As your bank has it.',
    maxLength: 200,
  })
  if (usesIban(country)) return [holder, iban]
  const { bank, account } = bankFormat(country)
  const routing = bank ? [numberField('external_account.routing_number', bank)] : []
  return [holder, ...routing, numberField('external_account', account)]
}

const iban = text('external_account', 'IBAN', {
  hint: 'In tests: DE89370400440532013000 can receive payouts.',
  clean: withoutSpaces,
  problem: (value) =>
    isIban(value) || isTestIban(value)
      ? null
      : 'That is not a valid IBAN. Compare it with your bank card or statement.',
})

function numberField(name: string, { label, hint, pattern, problem, isRight }: NumberFormat): Field {
  const isFine = (value: string) => pattern.test(value) && (isRight?.(value) ?? true)
  return text(name, label, {
    hint,
    isNumeric: pattern.source.startsWith('^\\d'),
    clean: name === 'external_account' ? withoutSpaces : withoutSigns(pattern),
    problem: (value) => (isFine(value) ? null : problem),
  })
}

function withoutSpaces(value: string): string {
  return value.replace(/[\s-]/g, '').toUpperCase()
}

/** Keeps a bank's number as its country writes it: dashes stay only where the pattern has them. */
function withoutSigns({ source }: RegExp): (value: string) => string {
  return (value) => (source.includes('-') ? value.replace(/\s/g, '').toUpperCase() : withoutSpaces(value))
}
