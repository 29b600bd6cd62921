/** Lists of others become inventory and answers: one transaction a file, repeatable without effect. @module */
import { readWiba } from '../../catalog/wiba.ts'
import { type Db, inTurns } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { insertImportRun, listImportMappings, saveImportMapping } from '../../db/queries/imports.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import { type Actor, actorIdOf } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow, type Subject } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { storeSupportSuggestions } from '../assessment/suggestions/storeSupportSuggestions.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { storeProgress } from '../milestones/actions.ts'
import { answerQuestions } from '../wiba/actions.ts'
import type { ImportKind } from './importKind.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  ApplicationImportPlan,
  DeviceImportPlan,
  ImportPlan,
  ProviderImportPlan,
  RoomImportPlan,
  WibaImportPlan,
} from './importPlan.ts'
import { planApplicationImport } from './planApplicationImport.ts'
import { planDeviceSteps } from './planDeviceImport.ts'
import { planProviderImport } from './planProviderImport.ts'
import { planRoomImport } from './planRoomImport.ts'
import { planWibaImport } from './planWibaImport.ts'
import { storeApplications } from './storeApplications.ts'
import { readExistingDevices, readExistingSites, storeDevices } from './storeDevices.ts'
import { readExistingProviders, storeProviders } from './storeProviders.ts'
import { readExistingRooms, storeRooms } from './storeRooms.ts'
import type { Table } from './table.ts'

/** `strict` refuses the whole file when a row is refused; `dryRun` only plans. */
export type ImportInput = {
  readonly domain: InformationDomain
  readonly tables: readonly Table[]
  readonly file: { readonly name: string; readonly sha256: string }
  readonly mapping?: ImportMapping | undefined
  readonly dryRun: boolean
  readonly strict: boolean
  /** Sees the plan before anything is stored, within the transaction, and may throw. */
  readonly confirm?: ((plan: ImportPlan<unknown>) => Promise<void>) | undefined
  /** Hears how many devices are stored so far. */
  readonly tell?: ((done: number) => void) | undefined
  /** Ends the transaction, also where there was nothing to store. */
  readonly finish?:
    | ((db: Db, plan: ImportPlan<unknown>, ids: StoredImport) => Promise<void>)
    | undefined
}

/** What an import is found by afterwards; null where it stored nothing, or nothing that can be undone at once. */
export type StoredImport = { readonly runId: string | null; readonly changeSetId: string | null }

/**
 * Throws `not_found` for an unknown information domain, `invalid` for a list that cannot be read without
 * doubt, or, when strict, with a refused row.
 */
export function importDevices(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
): Promise<DeviceImportPlan> {
  return runImport(deps, actor, input, 'devices', {
    plan: async (db, remembered) =>
      inTurns(
        planDeviceSteps({
          ...input,
          domain: input.domain.code,
          existing: await readExistingDevices(db),
          existingSites: await readExistingSites(db),
          remembered,
        }),
      ),
    store: async (db, plan) => {
      const changeSetId = await storeDevices(deps, actor, db, input.domain, plan, input.tell)
      await storeSupportSuggestions(db, deps, actor, input.domain.id)
      return changeSetId
    },
  })
}

/** As `importDevices`, for specialist applications. */
export function importApplications(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
): Promise<ApplicationImportPlan> {
  return runImport(deps, actor, input, 'applications', {
    plan: async (db, remembered) =>
      planApplicationImport({
        ...input,
        existing: await listApplications(db, input.domain.id),
        remembered,
      }),
    store: (db, plan) => storeApplications(deps, actor, db, input.domain, plan),
  })
}

/** As `importDevices`, for rooms. Sites and rooms belong to the organisation, whatever information domain is given. */
export function importRooms(deps: Deps, actor: Actor, input: ImportInput): Promise<RoomImportPlan> {
  return runImport(deps, actor, input, 'rooms', {
    plan: async (db, remembered) =>
      planRoomImport({ ...input, existingSites: await readExistingRooms(db), remembered }),
    store: (db, plan) => storeRooms(deps, actor, db, plan),
  })
}

/** As `importDevices`, for providers, which become target objects of the information domain. */
export function importProviders(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
): Promise<ProviderImportPlan> {
  return runImport(deps, actor, input, 'providers', {
    plan: async (db, remembered) =>
      planProviderImport({
        ...input,
        existing: await readExistingProviders(db, input.domain),
        remembered,
      }),
    store: (db, plan) => storeProviders(deps, actor, db, input.domain, plan),
  })
}

/** As `importDevices`, for the answers in the sheet of BSI's WiBA tool. */
export function importWiba(deps: Deps, actor: Actor, input: ImportInput): Promise<WibaImportPlan> {
  return runImport(deps, actor, input, 'wiba', {
    plan: async (db, remembered) => {
      const answers = await listWibaAnswers(db, input.domain.id)
      return planWibaImport({
        ...input,
        questions: readWiba().checklists.flatMap((checklist) =>
          checklist.questions.map(({ id, officialNumber }) => ({
            id,
            checklist: checklist.name,
            number: officialNumber,
          })),
        ),
        existing: answers.map((answer) => ({
          ...answer,
          id: answer.question,
          questionId: answer.question,
        })),
        remembered,
      })
    },
    store: async (_, plan) => {
      const versions = new Map(
        plan.changed.map(({ after, version }) => [after.questionId, version]),
      )
      const records = [...plan.new, ...plan.changed.map(({ after }) => after)]
      await answerQuestions(
        deps,
        actor,
        input.domain.id,
        records.map(({ questionId, answer, note }) => ({
          question: questionId,
          answer,
          note,
          version: versions.get(questionId) ?? 0,
        })),
      )
      await storeProgress(deps, actor.organisationId)
    },
  })
}

type Steps<Plan> = {
  plan: (db: Db, remembered: readonly RememberedMapping[]) => Promise<Plan>
  /** Gives the id of the change set, where there is one. */
  store: (db: Db, plan: Plan) => Promise<unknown>
}

/** Plans and stores in one transaction, so that nobody changes the inventory in between. */
async function runImport<Plan extends ImportPlan<unknown>>(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
  kind: ImportKind,
  steps: Steps<Plan>,
): Promise<Plan> {
  const subject: Subject = kind === 'wiba' ? 'wiba' : 'inventory'
  allow(actor, 'write', subject)
  const planned = async (db: Db): Promise<Plan> => {
    await readInformationDomain(db, actor, input.domain.id)
    return ensureStrict(input, await steps.plan(db, await readMappings(db, kind)))
  }
  if (input.dryRun) return deps.store.read(actor.organisationId, planned)
  return deps.store.write(actor.organisationId, async (db) => {
    const plan = await planned(db)
    await input.confirm?.(plan)
    if (input.mapping) await rememberMapping(deps, db, kind, plan, input.mapping)
    if (plan.new.length + plan.changed.length === 0) {
      await input.finish?.(db, plan, { runId: null, changeSetId: null })
      return plan
    }
    const stored = await steps.store(db, plan)
    const runId = await noteRun(deps, actor, db, input, kind, plan)
    const changeSetId = typeof stored === 'string' ? stored : null
    await input.finish?.(db, plan, { runId, changeSetId })
    return plan
  })
}

function ensureStrict<Plan extends ImportPlan<unknown>>({ strict }: ImportInput, plan: Plan): Plan {
  if (!strict || plan.refused.length === 0) return plan
  const lines = plan.refused.map(
    ({ sheet, row, column, reason }) =>
      `${[sheet, `Zeile ${row}`, column].filter(Boolean).join(', ')}: ${reason}`,
  )
  throw new Failure(
    'invalid',
    `Die Liste wurde nicht übernommen (--strict), weil ${lines.length === 1 ? '1 Zeile fehlerhaft ist' : `${lines.length} Zeilen fehlerhaft sind`}:\n${lines.join('\n')}`,
  )
}

async function readMappings(db: Db, kind: ImportKind): Promise<RememberedMapping[]> {
  return (await listImportMappings(db, kind)).map(({ headerFingerprint, mapping }) => ({
    headerFingerprint,
    mapping,
  }))
}

async function rememberMapping(
  deps: Deps,
  db: Db,
  kind: ImportKind,
  { sheets }: ImportPlan<unknown>,
  mapping: ImportMapping,
): Promise<void> {
  for (const { headerFingerprint } of sheets) {
    await saveImportMapping(db, { kind, headerFingerprint, mapping, rememberedAt: deps.now() })
  }
}

async function noteRun(
  deps: Deps,
  actor: Actor,
  db: Db,
  { domain, file }: ImportInput,
  kind: ImportKind,
  plan: ImportPlan<unknown>,
): Promise<string> {
  const run = {
    id: deps.newId(),
    informationDomainId: domain.id,
    kind,
    file: file.name,
    fileSha256: file.sha256,
    created: plan.new.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
    at: deps.now(),
    actorId: actorIdOf(actor),
  }
  await insertImportRun(db, run)
  recordEvent(db, eventBy(deps, actor, 'list_imported', run.id, { after: run }))
  return run.id
}
