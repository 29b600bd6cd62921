import { describe, expect, it } from 'vitest'
import { checkForm, riskForm } from '../../src/assessment/checkForm.ts'

const sent = {
  status: 'no',
  dispensableBecause: '',
  explanation: ' Es fehlt ein Konzept. ',
  responsibleId: '',
  dueOn: '2025-06-30',
  surveyedOn: '',
  interviewed: 'Herr Netz',
  providerProof: '',
  providerProofUntil: '',
  version: '3',
}

describe('the form of a check', () => {
  it('trims text and reads empty fields as nothing', () => {
    expect(checkForm.parse(sent)).toEqual({
      ...sent,
      dispensableBecause: null,
      explanation: 'Es fehlt ein Konzept.',
      responsibleId: null,
      surveyedOn: null,
      providerProofUntil: null,
      version: 3,
    })
  })

  it('needs only status and version', () => {
    expect(checkForm.parse({ status: 'yes', version: 0 })).toMatchObject({
      status: 'yes',
      dispensableBecause: null,
      explanation: '',
      dueOn: null,
      version: 0,
    })
  })

  it('takes an explanation of 4000 characters', () => {
    const explanation = 'x'.repeat(4000)

    expect(checkForm.parse({ ...sent, explanation }).explanation).toBe(explanation)
  })

  it.each([
    ['an unknown status', { status: 'fertig' }, 'Bitte wählen Sie einen Status.'],
    ['no status', { status: undefined }, 'Bitte wählen Sie einen Status.'],
    ['an unknown kind', { dispensableBecause: 'x' }, 'Bitte wählen Sie eine der Begründungen.'],
    ['4001 characters', { explanation: 'x'.repeat(4001) }, 'Höchstens 4000 Zeichen.'],
    [
      'U+0000',
      { interviewed: 'Herr\u0000Netz' },
      'Der Text enthält ein unzulässiges Zeichen (NUL).',
    ],
    [
      'a day that does not exist',
      { dueOn: '2025-06-31' },
      'Diesen Tag gibt es nicht. Bitte schreiben Sie ihn wie 31.12.2025.',
    ],
    [
      'no version',
      { version: undefined },
      'Bitte laden Sie die Seite neu, der Stand des Formulars fehlt.',
    ],
    [
      'a broken version',
      { version: '1.5' },
      'Bitte laden Sie die Seite neu, der Stand des Formulars fehlt.',
    ],
  ])('refuses %s in German', (_sentence, change, message) => {
    const issues = checkForm.safeParse({ ...sent, ...change }).error?.issues

    expect(issues?.map((issue) => issue.message)).toEqual([message])
  })

  it('does not let a risk be accepted on the side', () => {
    const parsed = checkForm.parse({ ...sent, riskAcceptedBy: 'ich', riskReason: 'egal' })

    expect(Object.keys(parsed)).not.toContain('riskAcceptedBy')
    expect(Object.keys(parsed)).not.toContain('riskReason')
  })
})

describe('the form of a risk', () => {
  it('holds the reason and the version', () => {
    expect(riskForm.parse({ riskReason: ' zu teuer ', version: '2' })).toEqual({
      riskReason: 'zu teuer',
      version: 2,
    })
  })
})
