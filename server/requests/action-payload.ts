/**
 * Whether Next can read which action a form calls and with what. It answers 500 to what it cannot, so what browsers
 * never send is refused before: https://github.com/facebook/react/blob/main/packages/react-client/src/ReactFlightReplyClient.js
 *
 * @param action the id a script calls the action by; a form that was sent without JavaScript names it in its fields
 * @param file the one field that may hold a file; null: none
 */
export function isReadableAction(
  form: FormData,
  action: string | string[] | undefined,
  file: string | null = null,
): boolean {
  for (const [name, value] of form) {
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0'))) return false
    // A script sends it as `_1_file`.
    if (typeof value !== 'string' && (file === null || name.replace(/^_[0-9a-f]{1,4}_/, '') !== file)) return false
  }
  if (action !== undefined)
    return takesArguments(parse(textOf(form, '0')), Number.parseInt(String(action).slice(0, 2), 16))
  return [...form.keys()].filter((name) => name.startsWith(named)).every((name) => isNamed(form, name))
}

const named = '$ACTION_REF_'

/**
 * Bits of an action's id for its first two arguments:
 * https://github.com/vercel/next.js/blob/canary/packages/next/src/shared/lib/server-reference-info.ts
 */
const takesFirst = 0x40
const takesSecond = 0x20

function takesArguments(given: unknown, takes: number): boolean {
  if (!Array.isArray(given) || given.length > 2 || !isPlain(given)) return false
  if (takes & takesSecond) return isForm(given[1])
  return !(takes & takesFirst) || isForm(given[0]) || isObject(given[0]) || given[0] === '$undefined'
}

/** `$ACTION_1:0` holds the action's id and names the field of its previous state. */
function isNamed(form: FormData, name: string): boolean {
  const field = (number: string) => textOf(form, `$ACTION_${name.slice(named.length)}:${number}`)
  const reference = parse(field('0'))
  if (!isObject(reference) || typeof reference.id !== 'string') return false
  if (reference.bound === null) return true
  const bound = /^\$@([0-9a-f]{1,4})$/.exec(String(reference.bound))?.[1]
  const before = bound === undefined ? undefined : parse(field(bound))
  return Array.isArray(before) && before.length === 1 && isObject(before[0]) && isPlain(before)
}

const isForm = (value: unknown) => typeof value === 'string' && /^\$K[0-9a-f]{1,4}$/.test(value)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Refers to nothing that could be missing. React escapes a leading dollar with a second one. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || /^\$(\$|undefined$)/.test(value) || isForm(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < 10 && Object.values(value).every((part) => isPlain(part, depth + 1))
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
