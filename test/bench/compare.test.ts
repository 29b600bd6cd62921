import { expect, it } from 'vitest'
import { compare, median, type Trial } from '../../bench/compare.ts'

it.each([
  [[3, 1, 2], 2, 'the middle of an odd number'],
  [[4, 1, 3, 2], 2.5, 'the mean of the two in the middle of an even number'],
  [[7], 7, 'the only value'],
  [[], Number.NaN, 'nothing of nothing'],
])('the median of %j is %d: %s', (values, expected) => {
  expect(median(values)).toBe(expected)
})

it('subject and floor take turns, and each begins every other round', async () => {
  const order: string[] = []
  const trial = (name: string): Trial => {
    return async (time) => {
      await time(async () => order.push(name))
    }
  }

  await compare(3, trial('subject'), trial('floor'))

  expect(order.join(' ')).toBe('subject floor floor subject subject floor')
})

it('only what the stopwatch is given counts', async () => {
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
  const slowToPrepare: Trial = async (time) => {
    await pause(60)
    await time(() => pause(2))
  }
  const slow: Trial = async (time) => {
    await time(() => pause(60))
  }

  const { ratio } = await compare(1, slow, slowToPrepare)

  expect(ratio).toBeGreaterThan(1)
})
