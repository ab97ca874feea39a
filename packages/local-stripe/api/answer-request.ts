import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from '../accounts/account'
import { type Context, contextOf } from '../context'
import { ApiError, lockTimeout, rateLimited, refusal, serverError } from '../errors'
import { holdsLiveKey, maskedKeyIn, type Platform, platformIn } from '../platform-key'
import { findOperation } from '../schema/openapi'
import { actingAccount } from './acting-account'
import { expanded, requireExpandable } from './expand'
import type { Fault } from './faults/fault'
import type { Faults } from './faults/faults'
import { type Answer, type Attempt, claimKey, fingerprintOf, keepAnswer, releaseKey } from './idempotency'
import { findRoute, type Route } from './operations'
import { type Params, readParams, validParams } from './params'
import type { ApiRequest } from './request'
import { authenticateRequest, requireReadable } from './request'
import { accountIn, type LoggedRequest, type RequestLog, recordable, recordableHeaders } from './request-log'

/** One request and its response, for checks. */
export interface Exchange {
  method: string
  path: string
  params: Params
  answer: Answer
}

export interface Outcome {
  exchange: Exchange
  end: 'answer' | 'timeout' | 'cut'
  /** The request whose stored response was replayed. */
  replayOf: string | null
}

/** Handles one request from raw bytes to response. */
export async function answerRequest(
  shared: Context,
  log: RequestLog,
  faults: Faults,
  received: ApiRequest,
): Promise<Outcome> {
  const began = performance.now()
  const { id, method, path, header } = received
  const text = holdsLiveKey(received.text) ? '' : received.text
  const params = readParams(text)
  const platformKey = maskedKeyIn(header('authorization'))
  const platform = platformIn(header('authorization'))
  const context = platform === null ? shared : contextOf(shared, platform)
  const key = received.header('idempotency-key') ?? null
  const body = recordable(text)
  const logged: LoggedRequest = {
    id,
    platform,
    at: context.clock.now(),
    method,
    path,
    params: body === text ? params : readParams(body),
    body,
    headers: recordableHeaders(header, platformKey),
    idempotency_key: key,
    account: accountIn(path, header('stripe-account')),
    status: null,
    duration: null,
  }
  log.add(logged)
  const taken = await faults.take({ platform, method, path }, () =>
    [platformKey, method, findOperation(method, path)?.path ?? path].join(' '),
  )
  if (taken !== null && taken.delay > 0) await wait(taken.delay, undefined, { ref: false })
  const fault = taken?.fault ?? null
  let replayOf: string | null = null
  let answer: Answer
  if (fault?.when === 'before' && !fault.stored) answer = toAnswer(failure(fault))
  else {
    try {
      const result = await perform(context, received, params, key, fault)
      answer = result.answer
      replayOf = result.replayOf
    } catch (error) {
      answer = toAnswer(error)
    }
    if (fault !== null && isAnswer(fault) && fault.when === 'after') answer = toAnswer(failure(fault))
  }
  const end = fault === null || isAnswer(fault) ? 'answer' : breakOf(fault)
  if (end === 'answer') logged.status = answer.status
  logged.duration = Math.round(performance.now() - began)
  return { exchange: { method, path, params, answer }, end, replayOf }
}

async function perform(context: Context, received: ApiRequest, raw: Params, key: string | null, fault: Fault | null) {
  const { id, method, path, header } = received
  const platform = authenticateRequest(received)
  const route = findRoute(method, path)
  requireReadable(received)
  const account = await actingAccount(context.db, platform, header('stripe-account'), route.operation)
  const { expand = [], ...params } = validParams(method, path, raw)
  const paths = requireExpandable(method, path, expand as string[])
  const cause = { requestId: id, idempotencyKey: key }
  const call = { context, platform, account, params, cause, route, paths }
  if (key === null || method !== 'POST') return { answer: await run(call, null, fault), replayOf: null }
  if (key.length < 1 || key.length > 255) throw refusal('key of the wrong length', { length: key.length })

  const fingerprint = fingerprintOf(method, path, raw)
  const attempt = { platform: platform.id, key, path, fingerprint, requestId: id }
  const claim = await claimKey(context.db, attempt, context.clock.now())
  if (claim.kind === 'replay') return { answer: claim.answer, replayOf: claim.requestId }
  return { answer: await run(call, attempt, fault), replayOf: null }
}

interface Running {
  context: Context
  platform: Platform
  account: Account | null
  params: Params
  cause: { requestId: string; idempotencyKey: string | null }
  route: Route
  /** Paths in the response to expand. */
  paths: string[][]
}

/**
 * The change, its events and the key's response commit together. A thrown refusal changes nothing and is stored
 * separately.
 */
async function run(call: Running, attempt: Attempt | null, fault: Fault | null): Promise<Answer> {
  const { context, route, paths, ...given } = call
  try {
    if (fault?.when === 'before') throw failure(fault)
    return await context.db.transaction(async (tx) => {
      const body = await route.operation.run({ context, tx, ids: route.ids, ...given })
      const answer =
        body instanceof ApiError
          ? toAnswer(body)
          : { status: 200, body: await expanded(tx, given.platform, body, paths) }
      const stored = fault?.when === 'after' && fault.stored ? toAnswer(failure(fault)) : answer
      if (attempt) await keepAnswer(tx, attempt, stored)
      return answer
    })
  } catch (error) {
    if (attempt && isKept(error)) await keepAnswer(context.db, attempt, toAnswer(error))
    else if (attempt) await releaseKey(context.db, attempt)
    throw error
  }
}

/** A request that fails validation may reuse its key, docs.stripe.com/api/idempotent_requests. */
function isKept(error: unknown): error is ApiError {
  return error instanceof ApiError && !error.isValidation
}

function isAnswer({ kind }: Fault): boolean {
  return kind === 'status' || kind === 'rate'
}

function breakOf({ kind }: Fault): 'timeout' | 'cut' {
  return kind === 'cut' ? 'cut' : 'timeout'
}

function failure({ status, code, message }: Fault): ApiError {
  const told = message ?? 'An error was arranged for this request.'
  if (status >= 500) return serverError(status, told, code)
  if (message === undefined && code === 'lock_timeout') return lockTimeout()
  if (message === undefined && status === 429) return rateLimited('endpoint-rate')
  return new ApiError(status, told, { code })
}

function toAnswer(error: unknown): Answer {
  if (error instanceof ApiError) return { status: error.status, body: error.body, headers: error.headers }
  console.error(error)
  return toAnswer(serverError(500, failed))
}

const failed = 'The local Stripe failed; its output says why.'

/** True for a 500 that is our bug, not an arranged fault. */
export function ownFailure({ body }: Answer): boolean {
  return (body as { error?: { message?: string } }).error?.message === failed
}
