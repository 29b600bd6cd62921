import { resolve } from 'node:path'
import type { Store } from '../../db/store.ts'
import type { Config } from '../config.ts'
import type { Day } from '../core/day.ts'
import {
  backupFolderName,
  type RotationReport,
  rotateBackups,
} from '../platform/backups/backupFolder.ts'
import { inspectFile } from './inspectStore.ts'

/** Where the backups lie that the program makes by itself. */
export function backupFolderOf({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return resolve(dataFolder, backupFolderName)
}

/** The backup of the day, checked, and old ones thinned out. Throws `invalid` on PostgreSQL. */
export async function backUpToday(
  store: Store,
  config: Pick<Config, 'dataFolder' | 'keptBackups'>,
  today: Day,
): Promise<RotationReport> {
  return rotateBackups({
    folder: backupFolderOf(config),
    today,
    keeping: config.keptBackups,
    async write(file) {
      await store.backup(file)
      return (await inspectFile(file)).problems
    },
  })
}
