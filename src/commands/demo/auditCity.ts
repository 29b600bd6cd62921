/**
 * An audit of the synthetic city: a snapshot of its core administration, the access of the audit team, and what it
 * found so far. It comes after the founding, whose events stand in the audit trail only when all of it is stored.
 */
import { listDocuments } from '../../../db/queries/documents.ts'
import { findInformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import type { Actor } from '../../access/actor.ts'
import type { Role } from '../../access/role.ts'
import { grantAccess } from '../../audits/actions.ts'
import type { FindingStatement } from '../../audits/finding.ts'
import { enterFinding, linkMeasure } from '../../audits/findings/actions.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import { isUnfinished } from '../../measures/measure.ts'
import { takeSnapshot } from '../../snapshots/actions.ts'

const auditDays = 39

export async function auditCity(deps: Deps, organisationId: string, today: Day): Promise<void> {
  const { domain, officer, auditor, measure, document, isAudited } = await readCast(
    deps,
    organisationId,
  )
  if (!domain || !officer || !auditor || isAudited) return
  const snapshot = await takeSnapshot(deps, officer, domain.id, {
    name: 'Voraudit zum Testat',
    note: 'Für das Auditteam, vor dem Antrag auf das Testat.',
  })
  const accessId = await grantAccess(deps, officer, domain.id, {
    userId: auditor.userId ?? '',
    snapshotId: snapshot.id,
    fromOn: today,
    untilOn: addDays(today, auditDays),
    purpose: 'Voraudit nach der Basis-Absicherung',
  })
  const nothing = { targetObjectCode: '', module: '', requirement: '', documentTitle: '' }
  const enter = (
    finding: Pick<FindingStatement, 'kind' | 'title' | 'text'> & Partial<FindingStatement>,
  ) =>
    enterFinding(
      deps,
      auditor,
      { accessId },
      { ...nothing, ...finding, foundOn: today, dueOn: null },
    )
  const planned = await enter({
    kind: 'minor',
    title: 'Basis-Anforderungen ohne Termin',
    text: 'Mehrere Basis-Anforderungen mit „nein“ oder „teilweise“ nennen weder eine zuständige Person noch einen Termin. Sie gehören vollständig in den Realisierungsplan.',
  })
  if (measure) await linkMeasure(deps, officer, planned, { measureId: measure.id, version: 1 })
  await enter({
    ...{ kind: 'major', title: 'IT-Notfallkonzept nicht freigegeben' },
    text: 'Das IT-Notfallkonzept liegt als Entwurf vor und ist von der Leitung nicht freigegeben. Im Notfall gilt damit keine verbindliche Regelung.',
    ...(document ? { documentTitle: document.title } : {}),
  })
  await enter({
    kind: 'recommendation',
    title: 'Befragte Personen durchgängig nennen',
    text: 'In der Erhebung ist nicht überall vermerkt, wer befragt wurde. Für spätere Prüfungen empfiehlt sich die Angabe bei jeder Antwort.',
  })
}

async function readCast(deps: Deps, organisationId: string) {
  return deps.store.read(organisationId, async (db) => {
    const domain = await findInformationDomain(db, 'KERN')
    const members = await listMembers(db)
    const actorWith = (role: Role): Actor | undefined => {
      const member = members.find((each) => each.role === role)
      return (
        member && {
          organisationId,
          userId: member.userId,
          name: member.name,
          roles: [role],
          informationDomainIds: 'all',
        }
      )
    }
    return {
      domain,
      officer: actorWith('officer'),
      auditor: actorWith('auditor'),
      isAudited: domain !== undefined && (await listSnapshots(db, domain.id)).length > 0,
      measure: domain && (await listMeasures(db, domain.id)).find(isUnfinished),
      document:
        domain &&
        (await listDocuments(db, domain.id)).find(({ kind }) => kind === 'emergency_concept'),
    }
  })
}
