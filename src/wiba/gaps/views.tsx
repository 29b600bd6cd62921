/** What the Kommunalprofil asks and WiBA does not touch. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { groupedBy } from '../../inventory/order.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading } from '../../web/Heading.tsx'
import type { RequirementState } from '../readRequirementStates.ts'

type GapsPageProps = {
  domainCode: string
  gaps: readonly RequirementState[]
  /** Basis requirements of the profile, all of them. */
  asked: number
  profileStatus: string
}

export function GapsPage({ domainCode, gaps, asked, profileStatus }: GapsPageProps) {
  const met = gaps.filter(({ met: done, total }) => total > 0 && done === total).length
  return (
    <>
      <p class="crumb">
        <a href={addressOf('/wiba', { verbund: domainCode })}>WiBA</a>
      </p>
      <Heading
        title={`${gaps.length} von ${asked} Basis-Anforderungen des Profils berührt WiBA nicht`}
        lead={`${met} davon sind überall erfüllt. Gezählt wird im Kommunalprofil (${profileStatus}). Auch was WiBA berührt, deckt sie meist nur zum Teil ab.`}
      />
      {[...groupedBy(gaps, ({ moduleId }) => moduleId)].map(([moduleId, ofModule]) => (
        <GapsOfModule domainCode={domainCode} moduleId={moduleId} gaps={ofModule} />
      ))}
    </>
  )
}

function GapsOfModule({
  domainCode,
  moduleId,
  gaps,
}: {
  domainCode: string
  moduleId: string
  gaps: readonly RequirementState[]
}) {
  const { title } = readCatalog().moduleById(moduleId)
  const isModelled = gaps.some(({ total }) => total > 0)
  const address = addressOf(pathOf('/check/bausteine', moduleId), { verbund: domainCode })
  return (
    <table class="cards gaps">
      <caption>
        {isModelled ? <a href={address}>{moduleId}</a> : moduleId} {title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Anforderung</th>
          <th scope="col">Stand im Check</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr>
            <th scope="row">
              {gap.id} {gap.title}
            </th>
            <td data-label="Stand im Check">{stateText(gap)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateText({ met, total }: RequirementState) {
  if (total === 0) return <span class="muted">Baustein nicht modelliert</span>
  if (met < total) return total === 1 ? 'noch nicht erfüllt' : `${met} von ${total} erfüllt`
  return <span class="good">{total === 1 ? 'erfüllt' : `an ${total} Zielobjekten erfüllt`}</span>
}
