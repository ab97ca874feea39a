import { notBuilt } from '../api/refusals/refusal'
import type { Json } from './openapi'

/**
 * Adds attributes that real responses carry and the SDK's types lack (public test logs of Express), and this server's
 * own error code.
 */
export function withMissingInSdk(resources: Record<string, Json>): Record<string, Json> {
  const { account = {}, api_errors: errors = {} } = resources
  const { code, ...others } = errors.properties as { code: Json & { enum: string[] } }
  return {
    ...resources,
    account: { ...account, properties: { ...(account.properties as Json), ...ofAccounts } },
    api_errors: { ...errors, properties: { ...others, code: { ...code, enum: [...code.enum, notBuilt] } } },
  }
}

const ofAccounts = {
  login_links: {
    type: 'object',
    required: ['object', 'data', 'has_more', 'url'],
    properties: {
      object: { type: 'string', enum: ['list'] },
      data: { type: 'array', items: { $ref: '#/components/schemas/login_link' } },
      has_more: { type: 'boolean' },
      total_count: { type: 'integer' },
      url: { type: 'string' },
    },
  },
}
