import { defineEndpoint } from '../endpoint.ts'
import { deviceReport, reportAnswer } from './reportSchema.ts'

export const reportDeviceEndpoint = defineEndpoint({
  method: 'post',
  path: '/device-reports',
  id: 'reportDevice',
  tag: 'Geräte melden sich',
  summary: 'Ein Gerät meldet sich selbst',
  description:
    'Das Gerät wird an der Seriennummer erkannt, ohne sie an der MAC-Adresse, und sonst neu angelegt. Betriebssystem, dessen Version, Hostname und MAC-Adresse werden übernommen; Hersteller, Modell und Seriennummer nur, wo sie fehlen. Alles andere (Inventarnummer, Standort, Raum, Status …) bleibt, wie es ist. Wer am Gerät angemeldet ist, wird nicht gemeldet.',
  scope: 'device-reports:write',
  body: deviceReport,
  example: {
    hostname: 'GSN-NB-017',
    serial: '5CG1234XYZ',
    manufacturer: 'HP',
    model: 'ProBook 450 G10',
    kind: 'notebook',
    os: 'Windows 11 Pro',
    osVersion: '24H2 (26100.4061)',
    macs: ['0C:37:96:12:34:56'],
  },
  answers: {
    200: { description: 'Das Gerät ist bekannt', schema: reportAnswer },
    201: { description: 'Das Gerät ist neu angelegt', schema: reportAnswer },
  },
})
