/** Every page of the application with things of the sample city, and who looks at it. */
import { listChangeSets } from '../../db/queries/deviceChanges.ts'
import { listDevices, listRooms } from '../../db/queries/devices.ts'
import { listDocuments } from '../../db/queries/documents.ts'
import { listEvidenceFiles } from '../../db/queries/evidenceFiles.ts'
import {
  findInformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { listMembers, listPersons } from '../../db/queries/organisations.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { systemActor } from '../../src/access/actor.ts'
import { createDeps } from '../../src/commands/workplace.ts'
import { createApplication } from '../../src/inventory/applications/actions.ts'
import { createProgramme } from '../../src/inventory/funding/actions.ts'
import { startRound } from '../../src/inventory/stocktaking/actions.ts'
import {
  application,
  type Belongings,
  letAudit,
  openSecretAddress,
  programme,
  remind,
} from '../access/belongings.ts'
import { roleWith } from '../access/outcomes.ts'
import { letAsk, letReturn } from '../access/returnBelongings.ts'
import { foundLifeDevices } from '../inventory/devices/lifeDevices.ts'
import type { Demo, PersonRole } from '../support/demoBrowser.ts'
import { addressIn, browserCases, type RouteCase, routeCases } from '../web/routeCases.ts'

export type PageCase = readonly [route: string, role: PersonRole | 'visitor', one: RouteCase]

/** Of the pages for anybody these are the ones that a visitor sees at once. */
export const pageCases: readonly PageCase[] = [
  ['GET /anmelden', 'visitor', { may: 'anybody' }],
  ['GET /fragen/:address', 'visitor', routeCases['GET /fragen/:address'] as RouteCase],
  ['GET /api/docs', 'visitor', { may: 'anybody' }],
  ...browserCases
    .filter(([route, { may, isFile }]) => route.startsWith('GET ') && may !== 'anybody' && !isFile)
    .map(([route, one]): PageCase => [route, roleOf(one), one]),
]

export type PageIn = (page: PageCase) => string

/** The address of each page in the sample city. */
export async function pagesOf(demo: Demo): Promise<PageIn> {
  const belongings = await belongingsOf(demo)
  return ([route, , one]) => addressIn(belongings, route, one)
}

function roleOf({ may }: RouteCase): PersonRole {
  if (typeof may === 'string') return 'officer'
  return roleWith(may)[0] ?? 'officer'
}

/** What pages are asked for with; what only forms name is left out. */
async function belongingsOf({ store, organisationId }: Demo): Promise<Belongings> {
  const deps = createDeps(store, null)
  const actor = systemActor(organisationId, 'Test')
  return store.write(organisationId, async (db) => {
    const domain = await findInformationDomain(db, 'KERN')
    const other = (await listInformationDomains(db)).find(({ code }) => code !== 'KERN')
    if (!domain || !other) throw new Error('the sample city has no information domains')
    const proposed = { ...application, name: 'Fundtierkartei' }
    const applicationId = await createApplication(deps, actor, domain.id, proposed)
    const objects = await listTargetObjects(db, domain.id)
    const [measure] = await listMeasures(db, domain.id)
    const [document] = await listDocuments(db, domain.id)
    const [evidence] = await listEvidenceFiles(db, domain.id)
    const [person] = await listPersons(db)
    const [member] = await listMembers(db)
    const [room] = await listRooms(db)
    const place = { siteId: room?.siteId ?? '', name: 'Sommerferien' }
    const roundId = await startRound(deps, actor, domain.id, place)
    const [device] = await listDevices(db, domain.id)
    const [changeSet] = await listChangeSets(db, domain.id, 1)
    const life = await foundLifeDevices({ deps, actor, kern: domain })
    const programmeId = await createProgramme(deps, actor, domain.id, programme)
    const idOf = (code: string) => objects.find((object) => object.code === code)?.id ?? ''
    const clients = { targetObjectId: idOf('C001'), code: 'C001' }
    const asked = { ...{ deps, actor }, informationDomainId: domain.id, ...clients }
    return {
      organisationId,
      deps,
      actor,
      domain,
      otherDomainId: other.id,
      objectId: idOf('C001'),
      otherObjectId: idOf('A001'),
      providerId: idOf('D001'),
      documentId: document?.id ?? '',
      evidenceFileId: evidence?.id ?? '',
      measureId: measure?.id ?? '',
      personId: person?.id ?? '',
      roomId: room?.id ?? '',
      roundId,
      ...(await letAudit(createDeps(store, '2025-05-22'), actor, domain.id)),
      siteId: place.siteId,
      deviceId: device?.id ?? '',
      changeSetId: changeSet?.id ?? '',
      ...(await letReturn(asked)),
      ...(await letAsk(asked)),
      ...life,
      programmeId,
      secretAddress: await openSecretAddress(deps, organisationId, member?.userId ?? ''),
      // On a Sunday, on which nobody has a digest yet.
      ...(await remind(deps, actor, member?.userId ?? '', '2025-05-18')),
      applicationId,
      userId: member?.userId ?? '',
      email: member?.email ?? '',
      file: '',
    } as Belongings
  })
}
