import { z } from 'zod'
import { operatingStatuses } from '../../inventory/targetObject.ts'
import { defineEndpoint } from '../endpoint.ts'
import { domainCode, line, pageOfItems, pageQuery, shown } from '../fields.ts'

const tag = 'Zielobjekte'

export const targetObjectAnswer = z
  .strictObject({
    id: z.string(),
    version: shown.version,
    informationDomain: shown.text('Kürzel des Informationsverbunds'),
    code: shown.text('Kürzel, z. B. C002'),
    name: shown.text('Bezeichnung'),
    kinds: z.array(z.string()).meta({ description: 'Arten, nach denen modelliert wird' }),
    count: z.int().meta({ description: 'Wie viele gleiche Dinge die Gruppe zählt' }),
    description: shown.text('Beschreibung'),
    platform: shown.text('Plattform'),
    location: shown.text('Aufstellungsort'),
    users: shown.text('Benutzende'),
    operatingStatus: z.enum(operatingStatuses),
    responsible: shown.textOrNull('Ansprechpartner'),
  })
  .meta({ id: 'TargetObject' })

export const listTargetObjectsEndpoint = defineEndpoint({
  method: 'get',
  path: '/target-objects',
  id: 'listTargetObjects',
  tag,
  summary: 'Zielobjekte auflisten',
  scope: 'target-objects:read',
  query: z.strictObject({
    ...pageQuery,
    informationDomain: domainCode.optional(),
    code: line(20, 'Genau dieses Kürzel').optional(),
  }),
  answers: {
    200: { description: 'Eine Seite der Liste', schema: pageOfItems(targetObjectAnswer) },
  },
})

export const getTargetObjectEndpoint = defineEndpoint({
  method: 'get',
  path: '/target-objects/{id}',
  id: 'getTargetObject',
  tag,
  summary: 'Ein Zielobjekt lesen',
  scope: 'target-objects:read',
  params: { id: 'Kennung des Zielobjekts, wie sie die Liste nennt' },
  version: 'given',
  answers: { 200: { description: 'Das Zielobjekt', schema: targetObjectAnswer } },
})
