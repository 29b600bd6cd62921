/** What the access log says of an inspection, and how it is read from there again. @module */

/** What the engine finds wrong with its file, the audit trail of the organisation link by link, and its rows against it. */
export type Inspection = {
  readonly database: readonly string[]
  readonly chain: {
    readonly events: number
    readonly problems: readonly { readonly sequence: number; readonly problem: string }[]
  }
  readonly rows: {
    readonly rows: number
    readonly unclear: number
    readonly problems: readonly string[]
    readonly furtherProblems: number
  }
}

const about = 'Datenbank und Änderungsprotokoll'

/** „Datenbank und Änderungsprotokoll: in Ordnung, 812 Einträge“, or how many flaws and the first of them. */
export function inspectionSubject(inspection: Inspection): string {
  const [first, ...listed] = inspectionProblems(inspection)
  const others = listed.length + inspection.rows.furtherProblems
  if (first === undefined) return `${about}: in Ordnung, ${inspection.chain.events} Einträge`
  const count = others === 0 ? '1 Mangel' : `${others + 1} Mängel`
  return `${about}: ${count}. ${first}`.slice(0, 500)
}

export function isSound(subject: string): boolean {
  return !/: \d+ M[aä]ng/.test(subject)
}

export function inspectionProblems({ database, chain, rows }: Inspection): string[] {
  return [
    ...database,
    ...chain.problems.map(({ sequence, problem }) => `Eintrag ${sequence}: ${problem}`),
    ...rows.problems,
  ]
}
