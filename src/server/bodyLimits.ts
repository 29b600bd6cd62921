import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { showMessage } from '../web/showMessage.tsx'
import type { WebEnv } from '../web/visit.ts'

/** Of a form without files, and of one with: 25 MB of file and its fields around. */
const formBytes = 1_000_000
const uploadBytes = 26_000_000

/** Refuses what is larger with 413, before it is held in memory. */
export const limitBodies: MiddlewareHandler<WebEnv> = async (c, next) => {
  const isUpload = c.req.header('Content-Type')?.startsWith('multipart/form-data') ?? false
  return (isUpload ? limitUploads : limitForms)(c, next)
}

const limitForms = limitTo(formBytes)
const limitUploads = limitTo(uploadBytes)

function limitTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      showMessage(
        c,
        413,
        `Das ist zu groß: Erlaubt sind höchstens ${Math.floor(maxSize / 1_000_000)} MB.`,
      ),
  })
}
