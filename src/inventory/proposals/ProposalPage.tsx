/** One new group: what stands behind it; accepted otherwise than proposed, or refused. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf } from '../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { kindWords } from '../kindWords.ts'
import type { TargetObjectProposal } from '../targetObjectProposal.ts'

const base = '/zielobjekte/vorschlaege'

export function ProposalPage({
  domain,
  proposal,
  handMade,
  acceptance,
  refusal,
  csrfToken,
  mayWrite,
}: {
  domain: InformationDomain
  proposal: TargetObjectProposal
  /** Target objects that the members could be put into. */
  handMade: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  acceptance: FormState
  refusal: FormState
  csrfToken: string
  mayWrite: boolean
}) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading title={proposal.name} detail="Vorschlag" lead={proposal.reason} />
      <Facts proposal={proposal} />
      {mayWrite ? (
        <div class="columns">
          <section aria-labelledby="uebernehmen">
            <h2 id="uebernehmen">Übernehmen</h2>
            <Form
              action={addressOf(`${base}/einzelannahmen`, query)}
              csrfToken={csrfToken}
              problems={acceptance.problems}
            >
              <Hidden values={{ gruppe: proposal.groupKey }} />
              <TextField state={acceptance} name="name" label="Name" maxlength={200} />
              <TextField
                state={acceptance}
                name="count"
                label="Anzahl"
                hint="Eine andere Anzahl bleibt stehen, auch wenn der Bestand sich ändert."
                inputmode="numeric"
                size={6}
              />
              {handMade.length > 0 ? (
                <SelectField
                  state={acceptance}
                  name="intoId"
                  label="Als neues Zielobjekt, oder in ein bestehendes"
                  none="neues Zielobjekt"
                  options={handMade.map(({ id, code, name }) => ({
                    value: id,
                    label: `in ${code} ${name}`,
                  }))}
                  isOptional
                />
              ) : null}
              <FormActions save="Übernehmen" back={addressOf(base, query)} />
            </Form>
          </section>
          <section aria-labelledby="ablehnen">
            <h2 id="ablehnen">Ablehnen</h2>
            <Form
              action={addressOf(`${base}/ablehnungen`, query)}
              csrfToken={csrfToken}
              problems={refusal.problems}
            >
              <Hidden values={{ gruppe: proposal.groupKey }} />
              <TextArea
                state={refusal}
                name="reason"
                label="Warum wollen Sie diese Gruppe nicht?"
                hint="Was dazugehört, steht dann mit diesem Grund in der Restliste. Sie können die Ablehnung zurücknehmen."
              />
              <FormActions save="Ablehnen" />
            </Form>
          </section>
        </div>
      ) : null}
    </>
  )
}

function Facts({ proposal }: { proposal: TargetObjectProposal }) {
  const { kinds, count, platform, location, users, description, hints } = proposal
  const rows = [
    ['Art', kindWords(kinds)],
    ['Anzahl', String(count)],
    ['Plattform', platform],
    ['Aufstellungsort', location],
    ['Benutzende', users],
    ['Beschreibung', description],
  ].filter(([, value]) => value)
  return (
    <>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {hints.map((hint) => (
        <p class="soon">{hint}</p>
      ))}
    </>
  )
}
