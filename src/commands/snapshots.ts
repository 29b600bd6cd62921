/** `snapshot` and `snapshot list`. @module */
import { listSnapshots } from '../../db/queries/snapshots.ts'
import { germanDay } from '../core/day.ts'
import { takeSnapshot } from '../snapshots/actions.ts'
import { speakSnapshot } from '../snapshots/snapshot.ts'
import { snapshotForm } from '../snapshots/snapshotForm.ts'
import {
  type Command,
  domainOption,
  isSet,
  positional,
  requiredOption,
  textOption,
} from './command.ts'
import { parsed } from './parsed.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace, domainOf } from './workplace.ts'

export const snapshot: Command = {
  name: 'snapshot',
  positionals: ['NAME'],
  summary: 'hält einen Informationsverbund fest, wie er heute ist (Stand zum Stichtag)',
  options: {
    domain: domainOption,
    note: { type: 'string', value: 'TEXT', text: 'Anlass' },
  },
  hasJson: true,
  async run(call) {
    const form = parsed(snapshotForm, {
      name: positional(call, 0),
      note: textOption(call, 'note') ?? '',
    })
    const taken = await atWorkplace(call, async (workplace) => {
      const { id } = await domainOf(workplace, requiredOption(call, 'domain'))
      return whileWaiting(call.io, 'Stand festhalten', () =>
        takeSnapshot(workplace.deps, workplace.actor, id, form),
      )
    })
    call.io.out(
      isSet(call, 'json')
        ? JSON.stringify(taken, null, 2)
        : `${speakSnapshot(taken)} ist festgehalten: ${taken.rowCount} Einträge, Prüfsumme ${taken.contentSha256}`,
    )
    return 0
  },
}

export const snapshotList: Command = {
  name: 'snapshot list',
  positionals: [],
  summary: 'zeigt die Stände zum Stichtag',
  options: { domain: domainOption },
  hasJson: true,
  async run(call) {
    const snapshots = await atWorkplace(call, async (workplace) => {
      const { id } = await domainOf(workplace, requiredOption(call, 'domain'))
      return workplace.deps.store.read(workplace.actor.organisationId, (db) =>
        listSnapshots(db, id),
      )
    })
    if (isSet(call, 'json')) call.io.out(JSON.stringify(snapshots, null, 2))
    else if (snapshots.length === 0) call.io.out('Es ist noch kein Stand festgehalten.')
    for (const each of isSet(call, 'json') ? [] : snapshots) {
      call.io.out(
        `${String(each.number).padStart(4)}  ${germanDay(each.takenOn)}  ${each.name}  (Ereignis ${each.chainSequence}, ${each.takenBy})`,
      )
    }
    return 0
  },
}
