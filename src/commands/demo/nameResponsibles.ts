import { isTargetKind } from '../../../catalog/targetKind.ts'
import { listApplications } from '../../../db/queries/applications.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { changeTargetObject } from '../../inventory/targetObjects/actions.ts'
import { type City, targetObjectsOf } from './city.ts'

/** Which of the city's people speaks for the applications of a department. */
const personOfDepartment: Readonly<Record<string, string>> = {
  'Amt für Schulen, Sport und Kultur': 'SCHULVERWALTUNG',
  Bauhof: 'BAUHOF',
  EDV: 'EDV',
  Gebäudemanagement: 'GEBAEUDE',
  Hauptamt: 'HAUPTAMT',
  Ordnungsamt: 'ORDNUNGSAMT',
}

/** Each department's applications get their person, who then sees them as their own. */
export async function nameResponsibles(city: City, domain: InformationDomain): Promise<void> {
  const { deps, organisationId } = city
  const objects = await targetObjectsOf(city, domain)
  const applications = await deps.store.read(organisationId, (db) =>
    listApplications(db, domain.id),
  )
  for (const { department, targetObjectId } of applications) {
    const person = city.people.get(personOfDepartment[department] ?? '')
    const object = objects.find(({ id }) => id === targetObjectId)
    if (!person || !object) continue
    await changeTargetObject(deps, city.actorOf('ISB'), object.id, object.version, {
      ...object,
      kinds: object.kinds.filter(isTargetKind),
      responsibleId: person.id,
      newPerson: '',
    })
  }
}
