import { describe, expect, it } from 'vitest'
import { reminderKinds } from '../../src/reminders/reminderKind.ts'
import { usualSettings } from '../../src/reminders/reminderSettings.ts'
import { reminderSettingsForm, settingsFields } from '../../src/reminders/settings/settingsForm.ts'

const usual = settingsFields({ ...usualSettings, isEnabled: true }, 3)

describe('the form of the settings', () => {
  it('takes what it showed, and keeps nothing that is as usual', () => {
    const { ownsSchoolHolidays: _, ...settings } = { ...usualSettings, isEnabled: true }

    expect(reminderSettingsForm.parse(usual)).toEqual({ version: 3, settings })
    expect(reminderKinds.every((kind) => usual[`lead_${kind}`] === '30, 14, 7, 1, 0')).toBe(true)
  })

  it.each([
    ['30, 14, 7, 1, 0', undefined],
    ['0 1;7 , 14,30,', undefined],
    ['7,7, 60', [60, 7]],
    ['365', [365]],
    ['', []],
  ])('reads the lead times „%s“', (text, leadDays) => {
    const { settings } = reminderSettingsForm.parse({ ...usual, lead_loan: text })

    expect(settings.leadDays.loan).toEqual(leadDays)
  })

  it.each([
    ['lead_loan', '366', 'Möglich sind 0 bis 365 Tage vor dem Termin.'],
    ['lead_loan', '-1', 'Bitte geben Sie ganze Zahlen mit Komma getrennt an'],
    ['lead_loan', '7,5 Tage', 'Bitte geben Sie ganze Zahlen mit Komma getrennt an'],
    ['lead_loan', '1,2,3,4,5,6,7,8,9,10,11', 'Höchstens 10 Vorlaufzeiten.'],
    ['at', '02:00', 'Zwischen 2 und 3 Uhr werden die Uhren umgestellt.'],
    ['at', '2:59', 'Zwischen 2 und 3 Uhr werden die Uhren umgestellt.'],
    ['at', '24:00', 'Bitte geben Sie eine Uhrzeit wie 06:30 an.'],
    ['at', 'früh', 'Bitte geben Sie eine Uhrzeit wie 06:30 an.'],
    ['officerAfterDays', '0', 'Möglich sind 1 bis 365 Tage.'],
    ['managementAfterDays', '366', 'Möglich sind 1 bis 365 Tage.'],
    ['managementAfterDays', '6', 'Die Leitung wird frühestens zugleich mit der ISB informiert.'],
    ['isEnabled', 'vielleicht', 'Bitte wählen Sie, ob erinnert wird.'],
    ['version', '', undefined],
    ['version', 'x', 'Bitte laden Sie die Seite neu'],
  ])('says of %s „%s“: %s', (field, value, message) => {
    const { error } = reminderSettingsForm.safeParse({ ...usual, [field]: value })

    if (message === undefined) expect(error).toBeUndefined()
    else {
      expect(error?.issues.map((issue) => issue.path[0])).toEqual([field])
      expect(error?.issues[0]?.message).toContain(message)
    }
  })

  it.each([
    ['01:59', '01:59'],
    ['03:00', '03:00'],
    ['6:30', '06:30'],
    ['6.30', '06:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
  ])('takes the time „%s“', (text, at) => {
    expect(reminderSettingsForm.parse({ ...usual, at: text }).settings.at).toBe(at)
  })
})
