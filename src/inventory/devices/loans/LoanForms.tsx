/** The forms that lend a device and take it back. @module */
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  TextArea,
  TextField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import { restingOptions } from '../life/lifeFields.ts'
import { unrecordedState } from '../life/lifeSteps.ts'
import type { LifePage } from '../life/readLifePage.ts'

type Props = {
  page: LifePage
  state: FormState
  csrfToken: string
}

export function LendPage({
  page,
  state,
  csrfToken,
  retentionDays,
}: Props & { retentionDays: number }) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  return (
    <>
      <Heading
        title={
          unrecordedState(life.state) === 'on_loan'
            ? `Leihe von ${name} nachtragen`
            : `${name} verleihen`
        }
        detail={product}
        lead="Danach gibt es das Übergabeprotokoll als PDF zum Unterschreiben."
      />
      <Form
        action={addressOf(`${device}/leihe`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <TextField
          state={state}
          name="borrower"
          label="Wer leiht das Gerät?"
          hint={`Nur was nötig ist. Diese Angaben werden ${retentionDays} Tage nach der Rückgabe gelöscht.`}
          maxlength={120}
        />
        <TextField
          state={state}
          name="borrowerUnit"
          label="Klasse oder Amt"
          maxlength={120}
          isOptional
        />
        <TextField
          state={state}
          name="borrowerContact"
          label="Kontakt"
          hint="Telefon oder E-Mail, bei Minderjährigen der Sorgeberechtigten"
          maxlength={160}
          isOptional
        />
        <DayField state={state} name="lentOn" label="Ausgegeben am" />
        <DayField state={state} name="dueOn" label="Zurück bis" />
        <TextArea
          state={state}
          name="accessories"
          label="Zubehör"
          hint="Je Zeile ein Teil, z. B. Netzteil, Tasche, Stift"
          maxlength={300}
          isOptional
        />
        <TextArea
          state={state}
          name="conditionOut"
          label="Zustand bei der Ausgabe"
          maxlength={300}
          isOptional
        />
        <FormActions save="Verleihen" back={addressOf(device, query)} />
      </Form>
    </>
  )
}

export function ReturnPage({ page, state, csrfToken }: Props) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  const loan = life.openLoan
  return (
    <>
      <Heading
        title={`${name} zurücknehmen`}
        detail={product}
        lead={
          loan
            ? `Verliehen an ${[loan.borrower, loan.borrowerUnit].filter(Boolean).join(', ')}.`
            : 'Das Gerät steht als verliehen in einer Liste, ohne Angabe an wen.'
        }
      />
      <Form
        action={addressOf(`${device}/rueckgabe`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        {loan?.accessories || loan?.conditionOut ? (
          <dl class="facts">
            {loan.accessories ? (
              <>
                <dt>Mitgegeben</dt>
                <dd class="lines">{loan.accessories}</dd>
              </>
            ) : null}
            {loan.conditionOut ? (
              <>
                <dt>Zustand damals</dt>
                <dd class="lines">{loan.conditionOut}</dd>
              </>
            ) : null}
          </dl>
        ) : null}
        <DayField state={state} name="returnedOn" label="Zurück am" />
        <TextArea
          state={state}
          name="missing"
          label="Was fehlt vom Zubehör?"
          maxlength={300}
          isOptional
        />
        <TextArea
          state={state}
          name="conditionIn"
          label="Zustand bei der Rückgabe"
          hint="Ohne Namen: Dieser Text bleibt beim Gerät."
          maxlength={300}
          isOptional
        />
        <RadioField
          state={state}
          name="status"
          label="Danach ist das Gerät"
          options={restingOptions}
        />
        <FormActions save="Zurücknehmen" back={addressOf(device, query)} />
      </Form>
    </>
  )
}
