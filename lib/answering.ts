import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

interface Answer {
  response: Pick<ServerResponse, 'statusCode' | 'headersSent'>
  requestId: string
}

const kept = globalThis as typeof globalThis & { greenlightAnswers?: AsyncLocalStorage<Answer> }

/** Next bundles pages apart from who starts it, so it is kept on globalThis. */
function answers(): AsyncLocalStorage<Answer> {
  kept.greenlightAnswers ??= new AsyncLocalStorage()
  return kept.greenlightAnswers
}

/** Whatever `answer` begins may say what is answered, in ways Next has none for, and to which request. */
export function answering<Result>(response: Answer['response'], requestId: string, answer: () => Result): Result {
  return answers().run({ response, requestId }, answer)
}

/** The id of the request being answered, which stands in the answer's header too; undefined outside of one. */
export function requestIdOfAnswer(): string | undefined {
  return answers().getStore()?.requestId
}

/**
 * Says 404, and has the page made all the same. Next's `notFound()` sends an empty one, which only JavaScript fills:
 * https://github.com/vercel/next.js/issues/62228
 */
export function sayNotFound(): void {
  const response = answers().getStore()?.response
  if (response !== undefined && !response.headersSent) response.statusCode = 404
}
