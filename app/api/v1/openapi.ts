import { statuses } from './codes'
import { elsewhere, headers, problemsOf, schemas } from './openapi-parts'
import { commonProblems, type Operation, operations } from './operations'

/** OpenAPI 3.1, made from the shapes that check requests. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greenlight',
      version: '1',
      description:
        'Charge clients for coaches, and check who can be paid. Every failure is a problem of RFC 9457, including requests ' +
        `that match no address or method below: ${elsewhere.map((name) => `${statuses[name]} (${name})`).join(', ')}.`,
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Your Greenlight operator. Quote the X-Request-Id of the answer.' },
    },
    servers: [{ url: '/api/v1', description: 'The server of this document.' }],
    security: [{ key: [] }],
    tags: [
      { name: 'charges', description: 'Charge clients for coaches, and follow each payment.' },
      { name: 'coaches', description: 'Check who can be paid, and list changes.' },
    ],
    paths: paths(),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key that an admin created.' } },
      schemas: schemas(),
      headers,
    },
  }
}

function paths() {
  const paths: Record<string, Record<string, object>> = {}
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    const { method, path, scope, description, success, problems, ...rest } = operation
    const { status, ...works } = success
    paths[path] = {
      ...paths[path],
      [method]: {
        operationId,
        ...rest,
        description: `${description} Needs the scope ${scope}.`,
        responses: { [status]: works, ...problemsOf([...commonProblems, ...problems]) },
      },
    }
  }
  return paths
}
