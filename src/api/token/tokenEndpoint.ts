import { z } from 'zod'
import { tokenScopes } from '../../access/tokenScope.ts'
import { defineEndpoint } from '../endpoint.ts'
import { shown } from '../fields.ts'

export const getTokenEndpoint = defineEndpoint({
  method: 'get',
  path: '/token',
  id: 'getToken',
  tag: 'Der Schlüssel',
  summary: 'Was der eigene Schlüssel darf',
  description: 'Zum Ausprobieren, und um rechtzeitig vor dem Ablauf einen neuen auszustellen.',
  scope: null,
  answers: {
    200: {
      description: 'Der Schlüssel, mit dem gefragt wird',
      schema: z.strictObject({
        name: shown.text('Name'),
        organisation: shown.text('Organisation'),
        informationDomains: z.array(z.string()).meta({ description: 'Kürzel, die er deckt' }),
        scopes: z.array(z.enum(tokenScopes)),
        expiresOn: z.string().meta({ description: 'Letzter Tag', format: 'date' }),
      }),
    },
  },
})
