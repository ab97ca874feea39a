import type { ErrorObject } from 'ajv'
import qs from 'qs'
import { type ApiError, refusal, unrecognized } from '../errors'
import { checkParams } from '../schema/check'

export type Params = Record<string, unknown>

/** Reads a form body or query as the SDK encodes it: `a[b]=1`, `list[0]=x`. */
export function readParams(text: string): Params {
  return qs.parse(text, { depth: 10, arrayLimit: 1000, parameterLimit: 10_000, allowDots: false }) as Params
}

/** Params with their types. Refuses the first one that does not fit, in Stripe's words. */
export function validParams(method: string, path: string, params: Params): Params {
  const valid = structuredClone(params)
  const found = checkParams(method, path, valid)
  if (found === null) throw unrecognized(method, path)
  const errors = found.filter((error) => !saysNothing(error)).sort((a, b) => depth(b) - depth(a))
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties').map(nameOf)
  if (unknown.length > 1) throw refusal('unknown parameters', { param: unknown[0] ?? '', params: unknown.join(', ') })
  const worst = weightOrder.flatMap((keyword) => errors.filter((error) => error.keyword === keyword))[0] ?? found[0]
  if (worst) throw refusalOf(worst)
  refuseLooseIntegers(params, valid, [])
  refuseMetadata(valid.metadata)
  return valid
}

/** Stripe reports an unknown name first, then a missing one, then a wrong value. */
const weightOrder = ['additionalProperties', 'required', 'minLength', 'enum', 'type', 'maxLength']

/** For a value that may also be empty, report only the other allowed shape. */
function saysNothing({ keyword, parentSchema }: ErrorObject): boolean {
  return keyword === 'anyOf' || parentSchema?.enum?.[0] === ''
}

/** For a value with several allowed shapes, report the one that matched furthest. */
function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length
}

function nameOf({ instancePath, params }: ErrorObject): string {
  const missing: string[] = [params.additionalProperty ?? params.missingProperty ?? []].flat()
  return spelled([...instancePath.split('/').slice(1), ...missing])
}

function refusalOf(error: ErrorObject): ApiError {
  const { keyword, params, data, parentSchema } = error
  const param = nameOf(error)
  if (keyword === 'additionalProperties') return refusal('unknown parameter', { param })
  if (keyword === 'required') return refusal('missing parameter', { param })
  if (data === '') return refusal('empty value', { param })
  if (keyword === 'maxLength') return refusal('too long', { param, value: shortened(data), most: params.limit })
  if (keyword === 'enum' && typeof data === 'string') {
    const choices = (params.allowedValues as unknown[]).filter((value) => value !== null && value !== '')
    return refusal('bad choice', { param, choices: told(choices) })
  }
  return wrongType([params.type ?? parentSchema?.type].flat()[0], param, data)
}

function wrongType(type: string, param: string, data: unknown): ApiError {
  const value = typeof data === 'string' ? data : JSON.stringify(data)
  if (type === 'integer' || type === 'number') return refusal('bad integer', { param, value })
  if (type === 'boolean') return refusal('bad boolean', { param, value })
  if (type === 'array') return refusal('bad array', { param })
  if (type === 'object') return refusal('bad object', { param })
  return refusal('bad string', { param, value })
}

/** `1e3` and `0x10` are numbers to JavaScript but not integers to Stripe. */
function refuseLooseIntegers(raw: unknown, valid: unknown, at: string[]): void {
  if (typeof valid === 'number' && typeof raw === 'string' && Number.isInteger(valid) && !/^-?\d+$/.test(raw)) {
    throw refusal('bad integer', { param: spelled(at), value: raw })
  }
  if (typeof valid !== 'object' || valid === null) return
  for (const [name, part] of Object.entries(valid)) refuseLooseIntegers((raw as Params)[name], part, [...at, name])
}

function told(choices: unknown[]): string {
  if (choices.length < 3) return choices.join(' or ')
  return `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`
}

function shortened(value: unknown): string {
  const text = String(value)
  return `${text.slice(0, 4)}...${text.slice(-4)}`
}

function spelled([first = '', ...rest]: string[]): string {
  return first + rest.map((part) => `[${part}]`).join('')
}

/** 50 keys of 40 characters, values of 500, docs.stripe.com/metadata. */
function refuseMetadata(metadata: unknown): void {
  if (typeof metadata !== 'object' || metadata === null) return
  const entries = Object.entries(metadata)
  if (entries.length > 50) throw refusal('too much metadata', { count: entries.length })
  for (const [key, value] of entries) {
    if (key.length > 40) throw refusal('metadata key too long', { length: key.length, value: key })
    if (value.length > 500) throw refusal('metadata too long', { length: value.length, value })
  }
}
