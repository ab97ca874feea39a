import { testAnswers } from '../../engine/test-answers'
import type { Field } from './field'

/** Test data that passes every check. */
export function testDataFor({ name, type, choices = [], isOptional }: Field, country: string): string {
  const known: Record<string, string> = {
    'person.phone_code': '000000',
    'external_account.account_holder_name': 'Jenny Rosen',
    ...testAnswers(country),
  }
  const alike = known[name] ?? known[name.replace(/^\w+\./, 'person.')]
  if (alike) return alike
  if (isOptional) return ''
  if (type === 'choice' || type === 'select' || type === 'document') return choices[0]?.[0] ?? ''
  return byType[type] ?? 'Test answer'
}

const byType: Partial<Record<Field['type'], string>> = {
  area: 'An answer for tests.',
  consent: 'true',
  date: '1901-01-01',
  email: 'coach@example.com',
  tel: '0000000000',
}
