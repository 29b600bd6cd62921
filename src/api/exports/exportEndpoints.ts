import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { domainCode, shown } from '../fields.ts'

const tag = 'Arbeitsmappen'

export const exportQuery = z.strictObject({ informationDomain: domainCode.optional() })

export const listExportsEndpoint = defineEndpoint({
  method: 'get',
  path: '/exports',
  id: 'listExports',
  tag,
  summary: 'Arbeitsmappen auflisten',
  scope: 'exports:read',
  answers: {
    200: {
      description: 'Was der Schlüssel herunterladen kann',
      schema: z.strictObject({
        items: z.array(
          z.strictObject({
            name: shown.text('Name, wie er in der Adresse steht'),
            title: shown.text('Titel'),
            text: shown.text('Was darin steht'),
          }),
        ),
      }),
    },
  },
})

export const downloadExportEndpoint = defineEndpoint({
  method: 'get',
  path: '/exports/{name}',
  id: 'downloadExport',
  tag,
  summary: 'Eine Arbeitsmappe herunterladen',
  description:
    'Als XLSX, von einem unveränderten Stand der Daten. Wer wann was mitnahm, steht im Zugriffsprotokoll; das Änderungsprotokoll (audit) gibt es hier nicht.',
  scope: 'exports:read',
  params: { name: 'Name der Arbeitsmappe, z. B. a4' },
  query: exportQuery,
  answers: {
    200: {
      description: 'Die Arbeitsmappe; `X-Content-SHA256` nennt ihre Prüfsumme',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  },
})
