import { z } from 'zod'
import { areas, milestoneStates, progressKinds } from '../../milestones/milestone.ts'
import { defineEndpoint } from '../endpoint.ts'
import { pageOfItems, pageQuery, shown } from '../fields.ts'

const tag = 'Meilensteine'

export const milestoneAnswer = z
  .strictObject({
    version: shown.version,
    code: shown.text('Kürzel, z. B. WIBA'),
    title: shown.text('Bezeichnung'),
    area: z.enum(areas),
    informationDomains: z.array(z.string()).meta({ description: 'Kürzel; leer für die Stadt' }),
    originalDueOn: shown.dayOrNull('Ursprünglicher Termin; er bleibt für immer'),
    dueOn: shown.dayOrNull('Geltender Termin; null bei fortlaufenden'),
    reviewDueOn: shown.dayOrNull('Nächste Überprüfung, nur bei fortlaufenden'),
    extensions: z.int().meta({ description: 'Wie oft verlängert wurde' }),
    state: z.enum(milestoneStates),
    reachedOn: shown.dayOrNull('Erreicht am'),
    progress: z.enum(progressKinds).meta({ description: 'Woraus der Stand folgt' }),
    done: z.int(),
    total: z.int(),
    timing: shown.text('Der Termin in Worten'),
    progressText: shown.text('Der Stand in Worten'),
  })
  .meta({ id: 'Milestone' })

export const listMilestonesEndpoint = defineEndpoint({
  method: 'get',
  path: '/milestones',
  id: 'listMilestones',
  tag,
  summary: 'Meilensteine auflisten',
  scope: 'milestones:read',
  query: z.strictObject({ ...pageQuery, state: z.enum(milestoneStates).optional() }),
  answers: { 200: { description: 'Eine Seite der Liste', schema: pageOfItems(milestoneAnswer) } },
})

export const getMilestoneEndpoint = defineEndpoint({
  method: 'get',
  path: '/milestones/{code}',
  id: 'getMilestone',
  tag,
  summary: 'Einen Meilenstein lesen',
  scope: 'milestones:read',
  params: { code: 'Kürzel des Meilensteins' },
  answers: { 200: { description: 'Der Meilenstein', schema: milestoneAnswer } },
})
