/** Reads the log of a test run and prints its counts as the one line that CI's last line is read for. */
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const log = stripVTControlCharacters(readFileSync(process.argv[2] ?? '', 'utf8'))
const line = log.match(/^\s*Tests\s+(.*)$/m)?.[1] ?? ''
const count = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
process.exit(count('passed') > 0 && count('failed') === 0 ? 0 : 1)
