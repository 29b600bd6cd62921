import type { Visit } from '../access/sessions/readVisit.ts'
import type { Day } from '../core/day.ts'
import type { Deps } from '../deps.ts'
import type { Machine } from '../platform/machine.ts'
import type { Site } from './site.ts'

/**
 * What every request knows. `visit` is there behind the login; `deps` then has the clock of its organisation, which
 * stands still in the sample city. `notice` was left by the redirect that led here and is said once.
 */
export type WebEnv = {
  Variables: {
    requestId: string
    deps: Deps
    today: Day
    visit: Visit
    notice: string | undefined
    site: Site
    machine: Machine
    assetUrl: (name: string) => string
    /** Set by a page that scans codes; its headers then allow the camera. */
    usesCamera: boolean | undefined
    /** Set by a page that shows a mail in a frame, and by the mail in it. */
    mailFrame: 'around' | 'inside' | undefined
  }
}
