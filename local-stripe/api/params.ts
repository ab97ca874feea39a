import type { ErrorObject } from 'ajv'
import qs from 'qs'
import { ApiError, unrecognized } from '../errors'
import { checkParams } from '../schema/check'

export type Params = Record<string, unknown>

/** Reads a form body or a query as the SDK writes it: `a[b]=1`, `list[0]=x`. */
export function readParams(text: string): Params {
  return qs.parse(text, { depth: 10, arrayLimit: 1000, parameterLimit: 10_000, allowDots: false }) as Params
}

/** The params with their types, or a refusal in Stripe's words naming the first that does not fit. */
export function validParams(method: string, path: string, params: Params): Params {
  const valid = structuredClone(params)
  const errors = checkParams(method, path, valid)
  if (errors === null) throw unrecognized(method, path)
  const worst = weightOrder.flatMap((keyword) => errors.filter((error) => error.keyword === keyword))[0] ?? errors[0]
  if (worst) throw refusal(worst)
  return valid
}

/** An unknown name outweighs a missing one, and either a wrong value. */
const weightOrder = ['additionalProperties', 'required', 'enum', 'type']

function refusal({ keyword, instancePath, params, data }: ErrorObject): ApiError {
  const at = instancePath.split('/').slice(1)
  switch (keyword) {
    case 'additionalProperties': {
      const param = spelled([...at, params.additionalProperty])
      return new ApiError(400, `Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
    }
    case 'required': {
      const param = spelled([...at, params.missingProperty])
      return new ApiError(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param })
    }
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).filter((value) => value !== null)
      return new ApiError(400, `Invalid ${spelled(at)}: must be one of ${allowed.join(', ')}`, { param: spelled(at) })
    }
    case 'type':
      if (params.type === 'integer') {
        return new ApiError(400, `Invalid integer: ${data}`, { code: 'parameter_invalid_integer', param: spelled(at) })
      }
      return new ApiError(400, `Invalid ${params.type}: ${data}`, { param: spelled(at) })
    default:
      return new ApiError(400, `Invalid value for ${spelled(at)}.`, { param: spelled(at) })
  }
}

function spelled([first = '', ...rest]: string[]): string {
  return first + rest.map((part) => `[${part}]`).join('')
}
