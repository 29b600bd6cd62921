import type { Columns } from '../columns.ts'
import { defineAssessment } from './assessment.ts'
import { defineAudit } from './audit.ts'
import { defineAudits } from './audits.ts'
import { defineChainHeadMails } from './chainHeadMails.ts'
import { defineDeviceChanges } from './deviceChanges.ts'
import { defineDeviceFiles } from './deviceFiles.ts'
import { defineDeviceLife } from './deviceLife.ts'
import { defineDirectories } from './directories.ts'
import { defineEvidence } from './evidence.ts'
import { defineFunding } from './funding.ts'
import { defineInventory } from './inventory.ts'
import { defineLogins } from './logins.ts'
import { defineMilestones } from './milestones.ts'
import { defineModelling } from './modelling.ts'
import { defineOfficialTexts } from './officialTexts.ts'
import { defineOperatingSystems } from './operatingSystems.ts'
import { defineOrganisations } from './organisations.ts'
import { defineReminders } from './reminders.ts'
import { defineReturns } from './returns.ts'
import { defineSavedFilters } from './savedFilters.ts'
import { defineSnapshots } from './snapshots.ts'
import { defineStocktaking } from './stocktaking.ts'
import { defineTokens } from './tokens.ts'
import { defineUploads } from './uploads.ts'

/** All tables, made of one engine's columns. */
export function defineTables(c: Columns) {
  const organisations = defineOrganisations(c)
  const logins = defineLogins(c, organisations)
  const tokens = defineTokens(c, organisations)
  const directories = defineDirectories(c, organisations)
  const inventory = defineInventory(c, organisations)
  const deviceChanges = defineDeviceChanges(c, organisations)
  const deviceLife = defineDeviceLife(c, organisations, inventory)
  const funding = defineFunding(c, organisations)
  const stocktaking = defineStocktaking(c, organisations, inventory)
  const modelling = defineModelling(c, organisations, inventory)
  const assessment = defineAssessment(c, organisations, inventory)
  const milestones = defineMilestones(c, organisations, assessment)
  const deviceFiles = defineDeviceFiles(c, organisations, inventory, milestones)
  const audit = defineAudit(c, organisations)
  const uploads = defineUploads(c, organisations)
  const snapshots = defineSnapshots(c, organisations, milestones)
  return {
    ...organisations,
    ...logins,
    ...tokens,
    ...directories,
    ...inventory,
    ...deviceChanges,
    ...defineSavedFilters(c, organisations),
    ...deviceLife,
    ...funding,
    ...stocktaking,
    ...defineOperatingSystems(c, organisations),
    ...modelling,
    ...assessment,
    ...milestones,
    ...deviceFiles,
    ...audit,
    ...uploads,
    ...defineReminders(c, organisations),
    ...defineOfficialTexts(c, organisations),
    ...snapshots,
    ...defineAudits(c, organisations, assessment, snapshots),
    ...defineChainHeadMails(c, organisations),
    ...defineEvidence(c, organisations, assessment, milestones),
    ...defineReturns(c, organisations, inventory),
  }
}

/** The tables as queries see them, in PostgreSQL's types for both engines. */
export type Tables = ReturnType<typeof defineTables>
