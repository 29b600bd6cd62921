/** „Firefox auf Windows“: what people recognise their own sessions by. */
export function browserName(userAgent: string): string {
  const browser = nameIn(userAgent, browsers)
  const system = nameIn(userAgent, systems)
  if (!browser) return system ? `Browser auf ${system}` : 'unbekannter Browser'
  return system ? `${browser} auf ${system}` : browser
}

/** The first that matches: Edge calls itself Chrome, and Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

function nameIn(text: string, list: readonly (readonly [RegExp, string])[]): string | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1]
}
