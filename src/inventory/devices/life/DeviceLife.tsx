/** What happened to a device, and what may follow: a part of its page. @module */
import type { Child } from 'hono/jsx'
import { type Day, germanDay } from '../../../core/day.ts'
import { speakEuro } from '../../../core/euro.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import { DueText } from '../../../web/DayText.tsx'
import { LinkButton } from '../../../web/Heading.tsx'
import { concernsOfficer, type DeviceLoss, dataRiskLabels } from '../ends/loss.ts'
import { type DeviceRetirement, destinationLabels, wipingMethodLabels } from '../ends/retirement.ts'
import type { DeviceLoan } from '../loans/loan.ts'
import type { DeviceRepair } from '../repairs/repair.ts'
import {
  followingSteps,
  type LifeStep,
  labelOfStep,
  type UnrecordedStatus,
  unrecordedState,
} from './lifeSteps.ts'
import type { DeviceLifeRecord } from './readDeviceLife.ts'

type Props = {
  life: DeviceLifeRecord
  /** Code of the information domain, for the links. */
  domainCode: string
  today: Day
  /** Who may change devices sees who has them, and what may follow. */
  mayWrite: boolean
}

const stepPaths: Record<LifeStep, string> = {
  lend: 'leihe',
  take_back: 'rueckgabe',
  send_to_repair: 'reparatur',
  end_repair: 'reparatur/ende',
  report_loss: 'verlust',
  find_again: 'verlust/wiederfund',
  retire: 'aussonderung',
  withdraw_retirement: 'aussonderung/ruecknahme',
}

export function DeviceLife(props: Props) {
  const { life, mayWrite } = props
  const { loans, repairs, losses, retirements } = life
  const entries = [...loans, ...repairs, ...losses, ...retirements]
  const unrecorded = unrecordedState(life.state)
  if (entries.length === 0 && unrecorded === undefined && !mayWrite) return null
  return (
    <section aria-labelledby="lebenslauf">
      <h2 id="lebenslauf">Leihe, Reparatur, Verbleib</h2>
      <LossAdvice loss={life.openLoss} />
      {unrecorded === undefined ? null : <p class="soon">{unrecordedWords[unrecorded]}</p>}
      {entries.length === 0 && unrecorded === undefined ? (
        <p class="muted">Noch nichts vermerkt.</p>
      ) : null}
      <Records title="Aussonderung" records={retirements.map(retirementLine)} />
      <Records title="Verlust" records={losses.map(lossLine)} />
      <Records title="Leihen" records={loans.map((loan) => loanLine(loan, props))} />
      <Records title="Reparaturen" records={repairs.map(repairLine)} />
      {mayWrite ? <Steps {...props} /> : null}
    </section>
  )
}

function Steps({ life, domainCode }: Props) {
  const device = pathOf('/geraete', life.device.id)
  return (
    <div class="actions">
      {followingSteps(life.state).map((step) => (
        <LinkButton href={addressOf(`${device}/${stepPaths[step]}`, { verbund: domainCode })}>
          {labelOfStep(life.state, step)}
        </LinkButton>
      ))}
    </div>
  )
}

/** A list brings a state along without saying since when, or who has the device. */
const unrecordedWords: Record<UnrecordedStatus, string> = {
  on_loan:
    'Im Bestand steht „verliehen“, aber nicht, an wen und bis wann: Es gibt keinen Leihvorgang. Erst wenn die Leihe nachgetragen ist, erinnert die Liste der Leihgaben an die Rückgabe.',
  in_repair:
    'Im Bestand steht „in Reparatur“, aber nicht, seit wann, wo und weshalb: Es gibt keinen Reparaturvorgang.',
}

function LossAdvice({ loss }: { loss: DeviceLoss | undefined }) {
  if (!loss || !concernsOfficer(loss.dataRisk)) return null
  return (
    <p class="late">
      Daten in Gefahr: {dataRiskLabels[loss.dataRisk]}. Die ISB muss das sofort wissen. Sind
      personenbezogene Daten betroffen, beurteilt der Datenschutz die Meldung an die Aufsicht binnen
      72 Stunden (Art. 33 DSGVO).
    </p>
  )
}

function Records({ title, records }: { title: string; records: readonly Child[] }) {
  if (records.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain-list">
        {records.map((record) => (
          <li>{record}</li>
        ))}
      </ul>
    </>
  )
}

function loanLine(loan: DeviceLoan, { life, domainCode, today, mayWrite }: Props) {
  const path = `${pathOf('/geraete', life.device.id)}/leihen/${loan.id}`
  const query = { verbund: domainCode }
  const who = [loan.borrower, loan.borrowerUnit, loan.borrowerContact].filter(Boolean).join(', ')
  return (
    <>
      {germanDay(loan.lentOn)} bis{' '}
      {loan.returnedOn ? germanDay(loan.returnedOn) : germanDay(loan.dueOn)}
      {mayWrite ? `: ${loan.erasedAt ? 'Angaben zur Person gelöscht' : who}` : ''}
      {loan.returnedOn === null ? (
        <>
          {', zurück '}
          <DueText day={loan.dueOn} today={today} />
        </>
      ) : null}
      {loan.missing || loan.conditionIn ? (
        <small>
          {[loan.missing ? `Es fehlt: ${loan.missing}.` : '', loan.conditionIn]
            .filter(Boolean)
            .join(' ')}
        </small>
      ) : null}
      {mayWrite && loan.erasedAt === null ? (
        <small>
          <a href={addressOf(`${path}/uebergabe.pdf`, query)}>
            Übergabeprotokoll<span class="kern-sr-only"> vom {germanDay(loan.lentOn)}</span> (PDF)
          </a>
          {loan.returnedOn ? (
            <>
              {' · '}
              <a href={addressOf(`${path}/rueckgabe.pdf`, query)}>
                Rückgabeprotokoll
                <span class="kern-sr-only"> vom {germanDay(loan.returnedOn)}</span> (PDF)
              </a>
            </>
          ) : null}
        </small>
      ) : null}
    </>
  )
}

function repairLine(repair: DeviceRepair) {
  const cost = repair.costCents ? speakEuro(repair.costCents) : ''
  return (
    <>
      {germanDay(repair.sentOn)} bis {repair.endedOn ? germanDay(repair.endedOn) : 'heute'}:{' '}
      {repair.defect}
      <small>
        {[
          repair.company,
          repair.isWarranty ? 'Garantiefall' : '',
          repair.result ? `Ergebnis: ${repair.result}` : '',
          cost ? `Kosten: ${cost}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  )
}

function lossLine(loss: DeviceLoss) {
  return (
    <>
      {germanDay(loss.noticedOn)}
      {loss.place ? `, ${loss.place}` : ''}: {loss.circumstances}
      <small>
        {[
          loss.foundOn ? `Wieder da seit dem ${germanDay(loss.foundOn)}` : '',
          `Polizei: ${loss.policeReport || 'nicht angezeigt'}`,
          `Versicherung: ${loss.insuranceReport || 'nicht gemeldet'}`,
          `Daten in Gefahr: ${dataRiskLabels[loss.dataRisk]}`,
          loss.dataRiskNote,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  )
}

function retirementLine(retirement: DeviceRetirement) {
  const wiped = retirement.wipedOn
    ? ` am ${germanDay(retirement.wipedOn)} durch ${retirement.wipedBy}`
    : ''
  return (
    <>
      {germanDay(retirement.retiredOn)}: {destinationLabels[retirement.destination]}
      {retirement.recipient ? `, ${retirement.recipient}` : ''}
      <small>
        {[
          `Daten: ${wipingMethodLabels[retirement.wipingMethod]}${wiped}`,
          retirement.wipingProof ? `Nachweis: ${retirement.wipingProof}` : '',
          retirement.boundReason ? `Trotz Zweckbindung: ${retirement.boundReason}` : '',
          retirement.withdrawnAt ? `Zurückgenommen: ${retirement.withdrawnBecause}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  )
}
