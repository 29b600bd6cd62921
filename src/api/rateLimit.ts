/**
 * How many requests a token may send: a bucket that fills steadily, so that a pause is repaid and no minute is special.
 * Each process counts for itself.
 * @module
 */
import type { Instant } from '../core/day.ts'

export type RateLimit = { readonly requests: number; readonly seconds: number }

/** What is left after this request; `wait` is the time in seconds until one more is allowed, 0 when it is now. */
export type Allowance = {
  readonly isAllowed: boolean
  readonly left: number
  readonly wait: number
}

export type Limiter = { readonly take: (key: string, now: Instant) => Allowance }

type Bucket = { tokens: number; at: number }

/** Full buckets are forgotten when there are so many. */
const keptBuckets = 10_000

export function createLimiter({ requests, seconds }: RateLimit): Limiter {
  const perSecond = requests / seconds
  const buckets = new Map<string, Bucket>()
  const filled = ({ tokens, at }: Bucket, now: number) =>
    Math.min(requests, tokens + (Math.max(0, now - at) / 1000) * perSecond)
  return {
    take(key, instant) {
      const now = Date.parse(instant)
      const before = filled(buckets.get(key) ?? { tokens: requests, at: now }, now)
      const isAllowed = before >= 1
      const tokens = isAllowed ? before - 1 : before
      if (buckets.size >= keptBuckets) {
        for (const [each, bucket] of buckets) {
          if (filled(bucket, now) >= requests) buckets.delete(each)
        }
      }
      buckets.set(key, { tokens, at: now })
      const wait = tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond)
      return { isAllowed, left: Math.floor(tokens), wait }
    },
  }
}
