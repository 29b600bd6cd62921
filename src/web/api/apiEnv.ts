import type { ApiVisit } from '../../access/tokens/readApiVisit.ts'
import type { WebEnv } from '../visit.ts'

/**
 * What a request of another program knows. There is no `visit`: sessions open pages and tokens open the programming
 * interface, never the other way round.
 */
export type ApiEnv = {
  Variables: Omit<WebEnv['Variables'], 'visit' | 'notice'> & { readonly api: ApiVisit }
}
