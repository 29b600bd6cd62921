import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { packageRoot } from '../../src/core/packageRoot.ts'

export const verifierName = 'pruefe.mjs'

/** The stand-alone verifier as it is handed out, with the hash by which people know that it is this one. */
export function readVerifier(): { fileName: string; data: Buffer; sha256: string } {
  const data = readFileSync(new URL(`reports/package/${verifierName}`, packageRoot))
  return {
    fileName: verifierName,
    data,
    sha256: createHash('sha256').update(data).digest('hex'),
  }
}
