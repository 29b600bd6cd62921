import { backup, restore } from './backups.ts'
import { catalogImport } from './catalogImport.ts'
import type { Command } from './command.ts'
import { demo } from './demo/demo.ts'
import { domainAdd } from './domainAdd.ts'
import { exportCommand } from './export.ts'
import { importChecklistCommand } from './importChecklist.ts'
import {
  importApplicationsCommand,
  importDevicesCommand,
  importProvidersCommand,
  importRoomsCommand,
  importWibaCommand,
} from './imports.ts'
import { init } from './init.ts'
import { merge } from './merge.ts'
import { model } from './model.ts'
import { modelAnswer, modelDecide } from './modelDecisions.ts'
import { packageCommand } from './package.ts'
import { plan } from './plan.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { serve } from './serve.ts'
import { snapshot, snapshotList } from './snapshots.ts'
import { status } from './status.ts'
import { userAdd, userList, userReset } from './users.ts'
import { verify } from './verify.ts'

/** Every command, in the order of the work. */
export const commands: readonly Command[] = [
  demo,
  init,
  domainAdd,
  importDevicesCommand,
  importApplicationsCommand,
  importRoomsCommand,
  importProvidersCommand,
  importWibaCommand,
  importChecklistCommand,
  catalogImport,
  model,
  modelAnswer,
  modelDecide,
  status,
  plan,
  exportCommand,
  report,
  snapshot,
  snapshotList,
  packageCommand,
  merge,
  remind,
  serve,
  userAdd,
  userList,
  userReset,
  backup,
  restore,
  verify,
]
