/**
 * Makes the files of the synthetic city: `npx tsx samples/generate.ts [FOLDER]`, by default this folder.
 * The files are committed; run it after a change of samples/city and commit what it wrote.
 * @module
 */
import { fileURLToPath } from 'node:url'
import { cityFiles, writeCity } from './city/writeCity.ts'

const folder = process.argv[2] ?? fileURLToPath(new URL('./', import.meta.url))
writeCity(folder)
console.log(`${cityFiles.length} Dateien geschrieben nach ${folder}`)
