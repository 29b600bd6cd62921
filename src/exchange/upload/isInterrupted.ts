import type { Instant } from '../../core/day.ts'
import type { UploadState } from './importUpload.ts'

/** A process that shares the database and was ended never lets go. */
const longestJobMinutes = 30

const working: readonly UploadState[] = ['reading', 'planning', 'storing']

type InterruptibleUpload = {
  readonly id: string
  readonly state: UploadState
  readonly claimedBy: string | null
  readonly claimedAt: Instant | null
  readonly uploadedAt: Instant
}

/** `isShared`: other processes may work on the same rows. */
export type Workshop = {
  readonly jobs: { readonly owner: string; progressOf(name: string): unknown }
  readonly isShared: boolean
  readonly now: Instant
}

/** Whether nobody is at work any more on what should be worked on: the server was stopped. */
export function isInterrupted(
  { jobs, isShared, now }: Workshop,
  upload: InterruptibleUpload,
): boolean {
  if (!working.includes(upload.state) || jobs.progressOf(upload.id)) return false
  if (upload.claimedBy === jobs.owner || !isShared) return true
  const age = Date.parse(now) - Date.parse(upload.claimedAt ?? upload.uploadedAt)
  return age > longestJobMinutes * 60_000
}

/** The parts of the program's means that tell. */
export function workshopOf({
  jobs,
  store,
  serverTime,
}: {
  jobs: Workshop['jobs']
  store: { readonly dialect: 'sqlite' | 'postgres' }
  serverTime: () => Instant
}): Workshop {
  return { jobs, isShared: store.dialect === 'postgres', now: serverTime() }
}
