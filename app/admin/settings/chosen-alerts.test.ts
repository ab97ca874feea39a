import { expect, test } from 'vitest'
import { alertKinds, usualTimings } from '@/lib/payouts/vocabulary/alert'
import { toChosenAlerts } from './chosen-alerts'

const whole = () => Object.entries(usualTimings) as [string, string | File][]

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('reads one answer for each kind', () => {
  expect(toChosenAlerts(formOf(whole()))).toEqual(usualTimings)
})

test('takes no settings that are made up by hand', () => {
  for (const kind of alertKinds) {
    const others = whole().filter(([name]) => name !== kind)
    expect(toChosenAlerts(formOf(others)), 'missing').toBeNull()
    for (const odd of ['', 'hourly', 'AT-ONCE', 'none ', '__proto__', new File(['none'], 'none')])
      expect(toChosenAlerts(formOf([...others, [kind, odd]])), String(odd)).toBeNull()
    expect(toChosenAlerts(formOf([...whole(), [kind, 'none']])), 'twice').toBeNull()
  }
  expect(toChosenAlerts(formOf([...whole(), ['__proto__', 'none'], ['everything', 'none']]))).toEqual(usualTimings)
})
