/** What the access log says of an inspection, and how it is read from there again. @module */

/** What the engine finds wrong with its file, and the audit trail of the organisation link by link. */
export type Inspection = {
  readonly database: readonly string[]
  readonly chain: {
    readonly events: number
    readonly problems: readonly { readonly sequence: number; readonly problem: string }[]
  }
}

const about = 'Datenbank und Änderungsprotokoll'

/** „Datenbank und Änderungsprotokoll: in Ordnung, 812 Einträge“, or how many flaws and the first of them. */
export function inspectionSubject(inspection: Inspection): string {
  const [first, ...others] = inspectionProblems(inspection)
  if (first === undefined) return `${about}: in Ordnung, ${inspection.chain.events} Einträge`
  const count = others.length === 0 ? '1 Mangel' : `${others.length + 1} Mängel`
  return `${about}: ${count}. ${first}`.slice(0, 500)
}

export function isSound(subject: string): boolean {
  return !/: \d+ M[aä]ng/.test(subject)
}

export function inspectionProblems({ database, chain }: Inspection): string[] {
  return [
    ...database,
    ...chain.problems.map(({ sequence, problem }) => `Eintrag ${sequence}: ${problem}`),
  ]
}
