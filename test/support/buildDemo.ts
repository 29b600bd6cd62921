import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../../src/core/packageRoot.ts'

/** The sample city in `data` below the folder, built by a process of its own as people call it. */
export async function buildDemo(folder: string): Promise<void> {
  const words = ['demo', '--no-serve', '--data', join(folder, 'data'), '--out', join(folder, 'out')]
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...words], {
    cwd: fileURLToPath(packageRoot),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the sample city was not set up:\n${said}`)
}
