/** What can be said after a form was sent, with the card that says it. */
const cardOf = {
  reminders: 'page',
  name: 'name',
  language: 'language',
  zone: 'zone',
  'email-asked': 'email',
  email: 'email',
  'email-withdrawn': 'email',
  session: 'sessions',
  sessions: 'sessions',
} as const

export type Saving = keyof typeof cardOf
type Place = (typeof cardOf)[Saving]

/** The page, at what it says: `at` is another each time, so that the second of two equal answers is an answer too. */
export function whereSaid(said: Saving, now = new Date()): string {
  return `/account?said=${said}&at=${now.getTime().toString(36)}#saved`
}

/** @returns what the card in this place says */
export function savedIn(
  { said, at }: { said?: unknown; at?: unknown },
  say: (said: Saving) => string,
): (place: Place) => { text: string; at: string } | null {
  return (place) =>
    isSaving(said) && cardOf[said] === place ? { text: say(said), at: typeof at === 'string' ? at : '' } : null
}

function isSaving(said: unknown): said is Saving {
  return typeof said === 'string' && Object.hasOwn(cardOf, said)
}
