import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

interface Answer {
  response: Pick<ServerResponse, 'statusCode' | 'headersSent'>
  requestId: string
  language?: string | null
}

const kept = globalThis as typeof globalThis & { greenlightAnswers?: AsyncLocalStorage<Answer> }

function answers(): AsyncLocalStorage<Answer> {
  kept.greenlightAnswers ??= new AsyncLocalStorage()
  return kept.greenlightAnswers
}

export function withCurrentRequest<Result>(
  response: Answer['response'],
  requestId: string,
  answer: () => Result,
): Result {
  return answers().run({ response, requestId }, answer)
}

export function currentRequestId(): string | undefined {
  return answers().getStore()?.requestId
}

/** Sets 404 and still renders; `notFound()` needs JavaScript. */
export function setNotFound(): void {
  const response = answers().getStore()?.response
  if (response !== undefined && !response.headersSent) response.statusCode = 404
}

export function notedLanguage(): string | null | undefined {
  return answers().getStore()?.language
}

export function noteLanguage(language: string | null): void {
  const answer = answers().getStore()
  if (answer !== undefined) answer.language = language
}
