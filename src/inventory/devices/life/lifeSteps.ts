/**
 * The life of a device: which step may follow which state, and what state it leads to.
 * @module
 */
import { Failure } from '../../../core/failure.ts'
import { type DeviceStatus, deviceStatusLabels } from '../../device.ts'

/** Steps that come with a record of their own; all other changes of state are made in the device's form. */
export const lifeSteps = [
  'lend',
  'take_back',
  'send_to_repair',
  'end_repair',
  'report_loss',
  'find_again',
  'retire',
  'withdraw_retirement',
] as const
export type LifeStep = (typeof lifeSteps)[number]

export const lifeStepLabels: Record<LifeStep, string> = {
  lend: 'Verleihen',
  take_back: 'Rücknahme',
  send_to_repair: 'Zur Reparatur geben',
  end_repair: 'Reparatur beenden',
  report_loss: 'Verlust melden',
  find_again: 'Wiedergefunden',
  retire: 'Aussondern',
  withdraw_retirement: 'Aussonderung zurücknehmen',
}

/** A state of a list need not have its record: `isLent` and `isInRepair` tell of open ones. */
export type LifeState = {
  readonly status: DeviceStatus
  readonly isLent: boolean
  readonly isInRepair: boolean
}

/** What the device is ready for once it is back. */
export const restingStatuses = ['in_use', 'in_stock'] as const
export type RestingStatus = (typeof restingStatuses)[number]

/** States that a list may state without their record. */
export type UnrecordedStatus = 'on_loan' | 'in_repair'

/** The state whose record is missing, if it is: a list said so, and nobody wrote down since when and with whom. */
export function unrecordedState({
  status,
  isLent,
  isInRepair,
}: LifeState): UnrecordedStatus | undefined {
  if (status === 'on_loan' && !isLent) return 'on_loan'
  return status === 'in_repair' && !isInRepair ? 'in_repair' : undefined
}

/** What the step is called: the missing record of a state is added, not begun. */
export function labelOfStep(state: LifeState, step: LifeStep): string {
  const unrecorded = unrecordedState(state)
  if (unrecorded === 'on_loan' && step === 'lend') return 'Leihe nachtragen'
  if (unrecorded === 'in_repair' && step === 'send_to_repair') return 'Reparatur nachtragen'
  return lifeStepLabels[step]
}

/** The steps that may follow, in the order in which they are offered. */
export function followingSteps(state: LifeState): LifeStep[] {
  return lifeSteps.filter((step) => mayFollow[step](state))
}

/** Throws `conflict` with what has to come before. */
export function ensureStep(state: LifeState, step: LifeStep): void {
  if (mayFollow[step](state)) return
  throw new Failure('conflict', speakObstacle(state, step))
}

/** What a device is again when it is found: what it was when it got lost, if that still runs. */
export function statusWhenFound(
  { isLent, isInRepair }: Omit<LifeState, 'status'>,
  otherwise: RestingStatus,
): DeviceStatus {
  if (isInRepair) return 'in_repair'
  return isLent ? 'on_loan' : otherwise
}

/**
 * Why a change of state may not be made without its record; undefined when it may. A device that stands in a list
 * for the first time brings its state along.
 */
export function guardedChange(before: DeviceStatus, after: DeviceStatus): string | undefined {
  const concerned = [before, after].find((status) => guarded.includes(status))
  if (before === after || concerned === undefined) return undefined
  return `Der Zustand „${deviceStatusLabels[concerned]}“ hat einen eigenen Vorgang mit Nachweis. Bitte nutzen Sie ihn auf der Seite des Geräts.`
}

const guarded: readonly DeviceStatus[] = ['on_loan', 'in_repair', 'lost', 'retired']

const atRest = ({ status }: LifeState) => restingStatuses.some((each) => each === status)
const isGone = ({ status }: LifeState) => status === 'lost' || status === 'retired'

/** Who comes from a list as lent or in repair may get the record that is missing. */
const mayFollow: Record<LifeStep, (state: LifeState) => boolean> = {
  lend: (state) =>
    !state.isLent && !state.isInRepair && (atRest(state) || state.status === 'on_loan'),
  take_back: (state) => !isGone(state) && (state.isLent || state.status === 'on_loan'),
  send_to_repair: (state) =>
    !state.isLent && !state.isInRepair && (atRest(state) || state.status === 'in_repair'),
  end_repair: (state) => !isGone(state) && (state.isInRepair || state.status === 'in_repair'),
  report_loss: (state) => !isGone(state) && state.status !== 'ordered',
  find_again: ({ status }) => status === 'lost',
  retire: (state) =>
    state.status === 'lost' ||
    state.status === 'in_repair' ||
    (atRest(state) && !state.isLent && !state.isInRepair),
  withdraw_retirement: ({ status }) => status === 'retired',
}

function speakObstacle({ status, isLent, isInRepair }: LifeState, step: LifeStep): string {
  const what = `„${lifeStepLabels[step]}“ ist jetzt nicht möglich`
  if (status === 'retired') return `${what}: Das Gerät ist ausgesondert.`
  if (status === 'lost') return `${what}: Das Gerät ist als verloren gemeldet.`
  if (status === 'ordered') return `${what}: Das Gerät ist bestellt und noch nicht da.`
  if (isLent || status === 'on_loan') {
    return `${what}: Das Gerät ist verliehen. Bitte nehmen Sie es zuerst zurück.`
  }
  if (isInRepair || status === 'in_repair') {
    return `${what}: Das Gerät ist in Reparatur. Bitte beenden Sie sie zuerst.`
  }
  return `${what}: Das Gerät ist ${deviceStatusLabels[status]}.`
}
