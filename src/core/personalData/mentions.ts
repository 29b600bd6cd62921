/** Whether a text names somebody: the name as a whole, not as a part of a longer word. */
export function mentions(text: string, name: string): boolean {
  if (name === '' || !text.includes(name)) return false
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text)
}
