/** Devices of a target object that get no updates any more, and the suggestions that follow for its checks. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { checkStatusLabels } from '../check.ts'
import { checkPath, rowIdOf } from '../list/checkAddress.ts'
import { suggestedStatusOf } from '../suggestions/checkSuggestion.ts'
import { speakSupport, speakSystems } from '../suggestions/supportConcern.ts'
import type { ObjectSupport } from './readObjectSupport.ts'

type Props = {
  code: string
  domainCode: string
  support: ObjectSupport
  /** Whether lists of devices and the check are open to the person who looks. */
  seesDevices: boolean
  seesCheck: boolean
}

export function UnsupportedDevices({ code, domainCode, support, seesDevices, seesCheck }: Props) {
  const { concern, isWhole, requirements } = support
  if (concern.unsupported === 0) return null
  const list = addressOf('/geraete', {
    verbund: domainCode,
    zielobjekt: isWhole ? undefined : code,
    nur: 'ohne-support',
  })
  return (
    <section class="remark" aria-labelledby="ohne-updates">
      <h2 id="ohne-updates">{speakSupport(concern)}</h2>
      <p>
        {isWhole ? 'Im ganzen Informationsverbund: ' : null}
        {speakSystems(concern)}.{' '}
        {seesDevices ? <a href={list}>Geräte ohne Support ansehen</a> : null}
      </p>
      {seesCheck && requirements.length > 0 ? (
        <>
          <p>Prüfen Sie, ob das noch erfüllt ist:</p>
          <ul>
            {requirements.map((one) => (
              <Requirement code={code} domainCode={domainCode} requirement={one} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

type RequirementProps = Pick<Props, 'code' | 'domainCode'> & {
  requirement: ObjectSupport['requirements'][number]
}

/** What waits leads to its row in the check, where it is decided; anything else to the requirement itself. */
function Requirement({ code, domainCode, requirement: { id, suggestion } }: RequirementProps) {
  const name = { code, requirement: id }
  const isWaiting = suggestion?.state === 'open'
  const row = addressOf(pathOf('/check/zielobjekte', code), {
    verbund: domainCode,
    nur: 'vorschlag',
    stufe: 'alle',
  })
  const href = isWaiting
    ? `${row}#${rowIdOf(name)}`
    : addressOf(checkPath(name), { verbund: domainCode })
  return (
    <li>
      <a href={href}>{id}</a> {readCatalog().requirementById(id).title}
      {suggestion ? (
        <span class={isWaiting ? 'soon' : 'muted'}> – {speakState(suggestion)}</span>
      ) : null}
    </li>
  )
}

function speakState(
  suggestion: NonNullable<RequirementProps['requirement']['suggestion']>,
): string {
  const { state, decidedBy, decidedAt } = suggestion
  const proposed = `Vorschlag „${checkStatusLabels[suggestedStatusOf(suggestion)]}“`
  if (state === 'open' || decidedAt === null) return `${proposed} wartet auf Ihre Entscheidung`
  const verb = state === 'accepted' ? 'übernommen' : 'abgelehnt'
  return `${proposed} ${verb} von ${decidedBy} am ${germanDay(dayOf(decidedAt))}`
}
