import { z } from 'zod'
import { requirementLevels } from '../../../catalog/requirementLevel.ts'
import { checkStatuses, dispensableReasons } from '../../assessment/check.ts'
import { defineEndpoint } from '../endpoint.ts'
import { domainCode, line, pageOfItems, pageQuery, shown } from '../fields.ts'

const tag = 'Grundschutz-Check'

export const checkAnswer = z
  .strictObject({
    version: shown.version,
    informationDomain: shown.text('Kürzel des Informationsverbunds'),
    targetObjectId: z.string(),
    targetObject: shown.text('Kürzel des Zielobjekts'),
    module: shown.text('Baustein, z. B. SYS.2.1'),
    requirement: shown.text('Anforderung, z. B. SYS.2.1.A1'),
    title: shown.text('Titel der Anforderung'),
    level: z.enum(requirementLevels),
    isAtProvider: z.boolean().meta({ description: 'Ein Dienstleister setzt den Baustein um' }),
    status: z.enum(checkStatuses),
    dispensableBecause: z.enum(dispensableReasons).nullable(),
    explanation: shown.text('Beschreibung oder Begründung'),
    responsible: shown.textOrNull('Ansprechpartner'),
    dueOn: shown.dayOrNull('Umsetzung bis'),
    surveyedOn: shown.dayOrNull('Tag der Erhebung'),
    checkedAt: shown.instantOrNull('Wann geprüft wurde'),
  })
  .meta({ id: 'Check' })

export const listChecksEndpoint = defineEndpoint({
  method: 'get',
  path: '/checks',
  id: 'listChecks',
  tag,
  summary: 'Ergebnisse auflisten',
  description:
    'Jede Anforderung an jedem Zielobjekt, für das ihr Baustein modelliert ist, auch unbearbeitete (`open`, Fassung 0). Ein Informationsverbund auf einmal.',
  scope: 'checks:read',
  query: z.strictObject({
    ...pageQuery,
    informationDomain: domainCode.optional(),
    targetObject: line(20, 'Kürzel des Zielobjekts').optional(),
    module: line(20, 'Baustein').optional(),
    level: z.enum(requirementLevels).optional(),
    status: z.enum(checkStatuses).optional(),
  }),
  answers: { 200: { description: 'Eine Seite der Liste', schema: pageOfItems(checkAnswer) } },
})

export const getCheckEndpoint = defineEndpoint({
  method: 'get',
  path: '/checks/{targetObjectId}/{requirement}',
  id: 'getCheck',
  tag,
  summary: 'Ein Ergebnis lesen',
  scope: 'checks:read',
  params: {
    targetObjectId: 'Kennung des Zielobjekts',
    requirement: 'Kennung der Anforderung, z. B. SYS.2.1.A1',
  },
  version: 'given',
  answers: { 200: { description: 'Das Ergebnis', schema: checkAnswer } },
})
