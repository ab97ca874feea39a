import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

type Answer = Pick<ServerResponse, 'statusCode' | 'headersSent'>

const kept = globalThis as typeof globalThis & { greenlightAnswers?: AsyncLocalStorage<Answer> }

/** Next bundles pages apart from who starts it, so it is kept on globalThis. */
function answers(): AsyncLocalStorage<Answer> {
  kept.greenlightAnswers ??= new AsyncLocalStorage()
  return kept.greenlightAnswers
}

/** Whatever `answer` begins may say what is answered, in ways Next has none for. */
export function answering<Result>(response: Answer, answer: () => Result): Result {
  return answers().run(response, answer)
}

/**
 * Says 404, and has the page made all the same. Next's `notFound()` sends an empty one, which only JavaScript fills:
 * https://github.com/vercel/next.js/issues/62228
 */
export function sayNotFound(): void {
  const response = answers().getStore()
  if (response !== undefined && !response.headersSent) response.statusCode = 404
}
